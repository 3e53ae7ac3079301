"""Facts that the analysis reasons with, read from the YAML beside this file; README.md says how it is written.

`load_knowledge` refuses what does not fit that page and names the file, since a wrong fact is a bug of ours.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from slugify import slugify

from generator.model import ActorKind, FuzzyDate, is_real
from generator.product import KNOWLEDGE

_LONGEST_ID = 100
"""An id becomes the name of a file."""


class KnowledgeError(Exception):
    """A file of knowledge is not written as its README says; the message names file and entry."""


@dataclass(frozen=True, slots=True)
class Term:
    """A person's time in an office; `end` is None while it runs."""

    person: str
    """The person's id."""
    start: FuzzyDate
    end: FuzzyDate | None


@dataclass(frozen=True, slots=True)
class Office:
    """An office and who held it, in order."""

    id: str
    of: str
    """The place or organisation that it belongs to, by id."""
    titles: Mapping[str, tuple[str, ...]]
    """Language → the titles by which news call it, the usual one first."""
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A person, an organisation or a place, with every name that means it and nothing else."""

    id: str
    kind: ActorKind
    names: Mapping[str, str]
    """Language → name; a person has one name for all."""
    also: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    """Names that mean it only where the article has named it in full, or where nobody else bears them."""
    wikidata: str = ""
    adjectives: tuple[str, ...] = ()
    within: str = ""
    capital: str = ""

    def name(self, language: str) -> str:
        """The name in `language`, or in any."""
        return self.names.get(language) or next(iter(self.names.values()))

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every full name, without the short ones."""
        return tuple(dict.fromkeys((*self.names.values(), *self.also)))


@dataclass(frozen=True, slots=True)
class Happening:
    """Something known to have happened: a summit of a series, or a thing that happened once."""

    id: str
    names: Mapping[str, tuple[str, ...]]
    start: FuzzyDate
    end: FuzzyDate
    place: str = ""
    series: str = ""
    of: str = ""
    scheduled: bool = False
    """Whether it was known beforehand, so that it could be told of before it happened."""


@dataclass(frozen=True, slots=True)
class War:
    """A war or another long time that news counts from."""

    id: str
    names: Mapping[str, tuple[str, ...]]
    start: FuzzyDate
    end: FuzzyDate | None
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who prints news, and where on the web."""

    name: str
    also: tuple[str, ...]
    domains: tuple[str, ...]
    agency: bool


@dataclass(frozen=True)
class Knowledge:
    """Everything that is known, by id or by name."""

    named: Mapping[str, Named]
    """Places, organisations and persons (these by the id of their name), by id."""
    offices: tuple[Office, ...]
    happenings: tuple[Happening, ...]
    wars: tuple[War, ...]
    outlets: tuple[Outlet, ...]
    earliest: int = 2000
    """The first year that an article without a year may be from."""
    latest: int = 2026
    """The last; what is known ends here."""
    words: Mapping[str, Any] = field(default_factory=dict)
    """Word lists of `language/*.yml`, by the file's name: titles, headings of teaser lists, cues."""

    @cached_property
    def held(self) -> Mapping[str, tuple[tuple[Office, Term], ...]]:
        """Person (by id) → the offices held, in order of time."""
        held: dict[str, list[tuple[Office, Term]]] = defaultdict(list)
        for office in self.offices:
            for term in office.terms:
                held[term.person].append((office, term))
        return {
            person: tuple(sorted(terms, key=lambda pair: (pair[1].start.edtf, pair[0].id)))
            for person, terms in held.items()
        }


def person_id(name: str) -> str:
    """The id of a person: the slug of the full name."""
    return slugify(name, max_length=_LONGEST_ID)


def load_knowledge(folder: Path = KNOWLEDGE) -> Knowledge:
    """Everything under `folder`, in the order of the files' names. Raises `KnowledgeError`."""
    offices, people = _load_offices(folder)
    happenings, wars = _load_happenings(folder)
    outlets_file, horizon_file = folder / "outlets.yml", folder / "horizon.yml"
    with _naming(outlets_file):
        outlets = tuple(_outlet(entry) for entry in _load(outlets_file)["entries"])
    with _naming(horizon_file):
        horizon = _load(horizon_file)
        earliest, latest = int(horizon["earliest"]), int(horizon["latest"])
    words = {path.stem: _load(path) for path in sorted((folder / "language").glob("*.yml"))}
    return Knowledge(_load_named(folder, people), offices, happenings, wars, outlets, earliest, latest, words)


def _load_named(folder: Path, people: Mapping[str, Mapping[str, Any]]) -> dict[str, Named]:
    named: dict[str, Named] = {}
    for path in (folder / "places.yml", folder / "organisations.yml"):
        with _naming(path):
            for entry in _load(path)["entries"]:
                _add(named, _named(entry), path)
    for name, details in people.items():
        _add(named, _person(name, details), folder / "offices")
    return named


def _load_offices(folder: Path) -> tuple[tuple[Office, ...], dict[str, dict[str, Any]]]:
    offices: list[Office] = []
    people: dict[str, dict[str, Any]] = {}
    for path in sorted((folder / "offices").glob("*.yml")):
        with _naming(path):
            data = _load(path)
            offices.extend(_office(entry, data["of"]) for entry in data["offices"])
            for name, details in (data.get("people") or {}).items():
                people[name] = _united(people.get(name, {}), details or {}, name, path)
    return tuple(offices), people


def _load_happenings(folder: Path) -> tuple[tuple[Happening, ...], tuple[War, ...]]:
    happenings: list[Happening] = []
    wars: list[War] = []
    for path in sorted((folder / "happenings").glob("*.yml")):
        with _naming(path):
            data = _load(path)
            scheduled = bool(data.get("scheduled", False))
            happenings.extend(h for series in data.get("series") or () for h in _series(series, scheduled))
            happenings.extend(_happening(entry, scheduled) for entry in data.get("happenings") or ())
            wars.extend(_war(entry) for entry in data.get("wars") or ())
    return tuple(happenings), tuple(wars)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Says in which file it is when an entry lacks something or holds something else than it should."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"lacks {error}" if isinstance(error, KeyError) else str(error)
        raise KnowledgeError(f"{path}: {what}; README.md beside it says how it is written") from error


def _load(path: Path) -> Any:
    try:
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
        return yaml.load(text, Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise KnowledgeError(f"{path}: {error}") from error


def _united(one: Mapping[str, Any], other: Mapping[str, Any], name: str, path: Path) -> dict[str, Any]:
    """What two files say of one person: all spellings of both."""
    if one.get("wikidata", other.get("wikidata")) != other.get("wikidata", one.get("wikidata")):
        raise KnowledgeError(f"{path}: {name} is another person in another file (their Wikidata ids differ)")
    lists = {key: [*_strings(one.get(key)), *_strings(other.get(key))] for key in ("also", "short")}
    return {**one, **other, **{key: list(dict.fromkeys(names)) for key, names in lists.items()}}


def _add(named: dict[str, Named], entry: Named, path: Path) -> None:
    if entry.id in named:
        raise KnowledgeError(f"{path}: the id {entry.id} stands twice")
    named[entry.id] = entry


def _named(entry: Mapping[str, Any]) -> Named:
    kind: ActorKind = "organisation" if entry["kind"] == "organisation" else "place"
    return Named(
        id=entry["id"],
        kind=kind,
        names={str(language): str(name) for language, name in entry["names"].items()},
        also=_strings(entry.get("also")),
        short=_strings(entry.get("short")),
        wikidata=entry.get("wikidata", ""),
        adjectives=_strings(entry.get("adjectives")),
        within=entry.get("within", ""),
        capital=entry.get("capital", ""),
    )


def _person(name: str, details: Mapping[str, Any]) -> Named:
    return Named(
        id=person_id(name),
        kind="person",
        names={"": name},
        also=_strings(details.get("also")),
        short=_strings(details.get("short")),
        wikidata=details.get("wikidata", ""),
    )


def _office(entry: Mapping[str, Any], of: str) -> Office:
    terms = tuple(_term(holder) for holder in entry["holders"])
    return Office(entry["id"], entry.get("of", of), _by_language(entry["titles"]), terms)


def _term(holder: Mapping[str, Any]) -> Term:
    end = holder.get("to")
    return Term(person_id(holder["person"]), _day(holder["from"]), None if end is None else _day(end))


def _series(series: Mapping[str, Any], scheduled: bool) -> Iterable[Happening]:
    for held in series["held"]:
        names = dict(_by_language(series["names"]))
        for language, more in (held.get("names") or {}).items():
            names[language] = (*names.get(language, ()), *_strings(more))
        happening = _happening({**held, "id": f"{series['id']}-{held['from']}", "names": names}, scheduled)
        yield replace(happening, series=series["id"], of=series.get("of", ""))


def _happening(entry: Mapping[str, Any], scheduled: bool) -> Happening:
    return Happening(
        id=str(entry["id"]),
        names=_by_language(entry["names"]),
        start=_day(entry["from"]),
        end=_day(entry.get("to") or entry["from"]),
        place=entry.get("place", ""),
        of=entry.get("of", ""),
        scheduled=scheduled,
    )


def _war(entry: Mapping[str, Any]) -> War:
    end = entry.get("to")
    return War(
        id=entry["id"],
        names=_by_language(entry["names"]),
        start=_day(entry["from"]),
        end=None if end is None else _day(end),
        sides=_strings(entry.get("sides")),
    )


def _outlet(entry: Mapping[str, Any]) -> Outlet:
    also, domains = _strings(entry.get("also")), _strings(entry.get("domains"))
    return Outlet(entry["name"], also, domains, bool(entry.get("agency", False)))


def _by_language(names: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {str(language): _strings(values) for language, values in names.items()}


def _strings(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)


def _day(value: object) -> FuzzyDate:
    if isinstance(value, datetime.date):
        return FuzzyDate.of(value)
    parts = [int(part) for part in str(value).split("-")]
    year, month, day = (*parts, None, None)[:3]
    if len(parts) > 3 or not is_real(year, month, day):
        raise ValueError(f"not a date: {value!r}")
    return FuzzyDate(year, month, day)
