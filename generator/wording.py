"""The words of the interface, in the reader's language, from `templates/strings/<language>.yml`.

A project may override single strings in its own `templates/strings/`. A language lacks no key that another
has (a test holds them to that); a language that the product does not know is shown in English.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar

import yaml

from generator.guarded_yaml import explain_yaml_error, load_yaml
from generator.issues import Issue, fault
from generator.model import FuzzyDate, Phrase, Value
from generator.product import TEMPLATES

T = TypeVar("T")

FALLBACK = "en"
_LEAP_YEAR = 2024
"""Any year that has every day, to write a day without its year."""
_KEPT = 1 << 14
"""So many dates in words are kept, since most stand on many pages: the days of forty years."""


@dataclass(frozen=True, slots=True)
class Wording:
    """All strings of one language, by their dotted key."""

    language: str
    strings: Mapping[str, str]
    kept: dict[tuple[str, FuzzyDate], Any] = field(default_factory=dict, repr=False, compare=False)
    """What was made of dates, of which most stand on many pages; it goes when the wording does."""

    def __call__(self, key: str, /, **values: Value) -> str:
        """The string of that key with its values filled in; dates are written out in the language.

        Raises KeyError for a key that the language does not have: a bug, not a fault of the user's.
        """
        shown = {name: self._show(value) for name, value in values.items()} if values else values
        return self.strings[key].format_map(shown)

    def say(self, phrase: Phrase) -> str:
        """The sentence that a phrase stands for."""
        return self(phrase.key, **dict(phrase.values))

    def tell(self, issue: Issue) -> tuple[str, str]:
        """An issue's message and its hint."""
        values = dict(issue.values)
        return self(f"issues.{issue.code}.message", **values), self(f"issues.{issue.code}.hint", **values)

    def once(self, kind: str, date: FuzzyDate, make: Callable[[FuzzyDate], T]) -> T:
        """What `make` gives for a date, made once for each `kind` of it."""
        kept: T | None = self.kept.get((kind, date))
        if kept is None:
            kept = self.kept[kind, date] = make(date)
        return kept

    def date(self, date: FuzzyDate, style: str = "long") -> str:
        """A date in words, as far as it is known; `style` picks among the patterns under `date`."""
        return self.once(style, date, partial(self._write, style))

    def _write(self, style: str, date: FuzzyDate) -> str:
        if date.year is None and date.month is None:
            return self("date.unknown")
        if date.year is None:
            return self("date.yearless", date=self._without_year(date))
        if date.until is not None:
            start, end = self.date(_without_end(date), style), self.date(date.until, style)
            return self("date.interval", start=start, end=end)
        grain = "year" if date.month is None else "month" if date.day is None else "day"
        return self._format(date, self.strings[f"date.{style}.{grain}"])

    def month(self, month: int) -> str:
        """The name of a month, as a heading."""
        return self.capital(self._without_year(FuzzyDate(None, month)))

    def capital(self, words: str) -> str:
        """Words as they begin a line: the first letter large."""
        return words[:1].upper() + words[1:]

    def day_of_year(self, date: FuzzyDate) -> str:
        """A day without its year, as a heading over all years."""
        return self._without_year(date)

    def _without_year(self, date: FuzzyDate) -> str:
        """The day and month, or the month, of a date whose year is not known; of both ends of an interval."""
        if date.until is not None:
            start, end = self._without_year(_without_end(date)), self._without_year(date.until)
            return self("date.interval", start=start, end=end)
        in_a_year = FuzzyDate(_LEAP_YEAR, date.month, date.day)
        return self._format(in_a_year, self.strings[f"date.without_year.{'month' if date.day is None else 'day'}"])

    def weekday(self, day: datetime.date) -> str:
        """The name of a day's weekday."""
        name = _write(day, "EEEE", self.language)
        return name[:1].upper() + name[1:]

    def moment(self, moment: str) -> str:
        """The time of day of an ISO moment, with its zone where it has one: '14:00 (UTC+7)'; empty for none."""
        if not moment:
            return ""
        time = datetime.datetime.fromisoformat(moment)
        offset = time.utcoffset()
        minutes = round(offset.total_seconds() / 60) if offset is not None else 0
        sign, (hours, rest) = "-" if minutes < 0 else "+", divmod(abs(minutes), 60)
        zone = "" if offset is None else f" (UTC{sign}{hours}{f':{rest:02d}' if rest else ''})"
        return f"{time:%H:%M}{zone}"

    def _format(self, date: FuzzyDate, pattern: str) -> str:
        first = date.first_day
        assert first is not None
        written = _write(first, pattern, self.language)
        return written[:1].upper() + written[1:] if pattern.startswith("EEEE") else written

    def _show(self, value: Value) -> str:
        if isinstance(value, FuzzyDate):
            return self.date(value, "plain")
        return "" if value is None else str(value)


@lru_cache(maxsize=_KEPT)
def _write(day: datetime.date, pattern: str, language: str) -> str:
    """A day by a pattern of CLDR."""
    from babel.dates import format_date

    return format_date(day, pattern, locale=language)


def _without_end(date: FuzzyDate) -> FuzzyDate:
    return FuzzyDate(date.year, date.month, date.day)


def load_wording(language: str) -> Wording:
    """The product's strings of `language`, or the English ones."""
    known = language if (TEMPLATES / "strings" / f"{language}.yml").is_file() else FALLBACK
    return Wording(known, dict(_flatten("", _read(TEMPLATES / "strings" / f"{known}.yml"))))


def override_strings(wording: Wording, folder: Path, language: str) -> tuple[Wording, list[Issue]]:
    """The strings of a project's own `templates/strings/` before the product's, and what is wrong with them.

    A string that asks for a value that it is not given, or that nobody asks for, is left out and reported.
    """
    path, place = folder / f"{language}.yml", f"templates/strings/{language}.yml"
    if not path.is_file():
        return wording, []
    try:
        own = dict(_flatten("", _read(path)))
    except (OSError, UnicodeDecodeError, AttributeError) as error:
        return wording, [fault(place, 0, "cannot-read", cause=str(error))]
    except yaml.YAMLError as error:
        line, cause = explain_yaml_error(error)
        return wording, [fault(place, line, "broken-yaml", cause=cause)]
    issues = [issue for key, string in own.items() for issue in _wrong(key, string, wording, place)]
    wrong = {str(dict(issue.values)["string"]) for issue in issues}
    kept = {key: string for key, string in own.items() if key not in wrong}
    return Wording(wording.language, {**wording.strings, **kept}), issues


def _wrong(key: str, string: str, wording: Wording, place: str) -> list[Issue]:
    if key not in wording.strings:
        return [fault(place, 0, "string-unknown", string=key)]
    given = _places(wording.strings[key]) or set()
    asked = _places(string)
    if asked is None or not asked <= given:
        unknown = "{}" if asked is None else ", ".join(sorted(asked - given))
        return [fault(place, 0, "string-asks", string=key, unknown=unknown, given=", ".join(sorted(given)) or "—")]
    return []


def _places(string: str) -> set[str] | None:
    """The names in braces that a string asks for; None when its braces do not pair."""
    try:
        return {name for _, name, _, _ in Formatter().parse(string) if name is not None}
    except ValueError:
        return None


def _read(path: Path) -> Mapping[str, Any]:
    return load_yaml(path.read_text(encoding="utf-8")) or {}


def _flatten(prefix: str, tree: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _flatten(f"{prefix}{key}.", value)
        else:
            yield f"{prefix}{key}", str(value)
