"""The words of the interface, in the reader's language, from `templates/strings/<language>.yml`.

A project may override single strings in its own `templates/strings/`. A language lacks no key that another
has (a test holds them to that); a language that the product does not know is shown in English.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.issues import Issue
from generator.model import FuzzyDate, Phrase, Value
from generator.product import TEMPLATES

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Wording:
    """All strings of one language, by their dotted key."""

    language: str
    strings: Mapping[str, str]

    def __call__(self, key: str, **values: Value) -> str:
        """The string of that key with its values filled in; dates are written out in the language.

        Raises KeyError for a key that the language does not have: a bug, not a fault of the user's.
        """
        shown = {name: self._show(value) for name, value in values.items()}
        return self.strings[key].format_map(shown)

    def say(self, phrase: Phrase) -> str:
        """The sentence that a phrase stands for."""
        return self(phrase.key, **dict(phrase.values))

    def tell(self, issue: Issue) -> tuple[str, str]:
        """An issue's message and its hint."""
        values = dict(issue.values)
        return self(f"issues.{issue.code}.message", **values), self(f"issues.{issue.code}.hint", **values)

    def has(self, key: str) -> bool:
        """Whether the language has that key."""
        return key in self.strings

    def name_of(self, key: str, name: str) -> str:
        """The string `key.name` where there is one, else `name` itself."""
        return self.strings.get(f"{key}.{name}", name)

    def date(self, date: FuzzyDate, style: str = "long") -> str:
        """A date in words, as far as it is known; `style` picks among the patterns under `date`."""
        if date.until is not None:
            return self("date.interval", start=self.date(_without_end(date), style), end=self.date(date.until, style))
        if date.year is None and date.month is None:
            return self("date.unknown")
        if date.year is None:
            return (
                self("date.yearless", day=date.day or "", month=date.month)
                if date.day
                else self("date.yearless_month", month=date.month)
            )
        grain = "year" if date.month is None else "month" if date.day is None else "day"
        return self._format(date, self.strings[f"date.{style}.{grain}"])

    def weekday(self, day: datetime.date) -> str:
        """The name of a day's weekday."""
        from babel.dates import format_date

        name = format_date(day, "EEEE", locale=self.language)
        return name[:1].upper() + name[1:]

    def moment(self, moment: str) -> str:
        """The time of day of an ISO moment, with its zone where it has one: '14:00 (UTC+7)'; empty for none."""
        if not moment:
            return ""
        time = datetime.datetime.fromisoformat(moment)
        offset = time.utcoffset()
        minutes = round(offset.total_seconds() / 60) if offset is not None else 0
        zone = "" if offset is None else f" (UTC{minutes // 60:+d}{f':{minutes % 60:02d}' if minutes % 60 else ''})"
        return f"{time:%H:%M}{zone}"

    def _format(self, date: FuzzyDate, pattern: str) -> str:
        from babel.dates import format_date

        first = date.first_day
        assert first is not None
        written = format_date(first, pattern, locale=self.language)
        return written[:1].upper() + written[1:] if pattern.startswith("EEEE") else written

    def _show(self, value: Value) -> str:
        if isinstance(value, FuzzyDate):
            return self.date(value, "plain")
        return "" if value is None else str(value)


def _without_end(date: FuzzyDate) -> FuzzyDate:
    return FuzzyDate(date.year, date.month, date.day)


def load_wording(language: str, overrides: Path | None = None) -> Wording:
    """The strings of `language`; `overrides` is a project's own `templates/strings/`, if it has one."""
    known = language if (TEMPLATES / "strings" / f"{language}.yml").is_file() else FALLBACK
    strings = dict(_read(TEMPLATES / "strings" / f"{known}.yml"))
    if overrides is not None and (overrides / f"{language}.yml").is_file():
        strings |= dict(_read(overrides / f"{language}.yml"))
    return Wording(known, strings)


def _read(path: Path) -> Iterator[tuple[str, str]]:
    return _flatten("", yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {})


def _flatten(prefix: str, tree: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _flatten(f"{prefix}{key}.", value)
        else:
            yield f"{prefix}{key}", str(value)
