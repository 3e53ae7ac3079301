"""Facts that the analysis reasons with, read from the YAML beside this file; README.md says how it is written.

`load_knowledge` refuses what does not fit that page and names the file, since a wrong fact is a bug of ours.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from slugify import slugify

from generator.model import ActorKind, FuzzyDate, is_real
from generator.product import KNOWLEDGE


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
    return slugify(name)


def load_knowledge(folder: Path = KNOWLEDGE) -> Knowledge:
    """Everything under `folder`, in the order of the files' names. Raises `KnowledgeError`."""
    named: dict[str, Named] = {}
    offices: list[Office] = []
    for file in ("places.yml", "organisations.yml"):
        for entry in _load(folder / file)["entries"]:
            _add(named, _named(entry, folder / file), folder / file)
    people: dict[str, dict[str, Any]] = {}
    for path in sorted((folder / "offices").glob("*.yml")):
        data = _load(path)
        offices.extend(_office(entry, data["of"], path) for entry in data["offices"])
        for name, details in (data.get("people") or {}).items():
            people[name] = _united(people.get(name, {}), details or {}, name, path)
    for name, details in people.items():
        _add(named, _person(name, details), folder / "offices")
    happenings: list[Happening] = []
    wars: list[War] = []
    for path in sorted((folder / "happenings").glob("*.yml")):
        data = _load(path)
        happenings.extend(h for series in data.get("series") or () for h in _series(series, path))
        happenings.extend(_happening(entry, path) for entry in data.get("happenings") or ())
        wars.extend(_war(entry, path) for entry in data.get("wars") or ())
    outlets = tuple(_outlet(entry) for entry in _load(folder / "outlets.yml")["entries"])
    words = {path.stem: _load(path) for path in sorted((folder / "language").glob("*.yml"))}
    horizon = _load(folder / "horizon.yml")
    return Knowledge(
        named,
        tuple(offices),
        tuple(happenings),
        tuple(wars),
        outlets,
        horizon["earliest"],
        horizon["latest"],
        words,
    )


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


def _named(entry: Mapping[str, Any], path: Path) -> Named:
    try:
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
    except (KeyError, AttributeError, TypeError) as error:
        raise KnowledgeError(f"{path}: {entry!r}: {error!r}") from error


def _person(name: str, details: Mapping[str, Any]) -> Named:
    return Named(
        id=person_id(name),
        kind="person",
        names={"": name},
        also=_strings(details.get("also")),
        short=_strings(details.get("short")),
        wikidata=details.get("wikidata", ""),
    )


def _office(entry: Mapping[str, Any], of: str, path: Path) -> Office:
    try:
        terms = tuple(_term(holder) for holder in entry["holders"])
        titles = {language: _strings(names) for language, names in entry["titles"].items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"{path}: {entry.get('id')}: {error!r}") from error
    return Office(entry["id"], entry.get("of", of), titles, terms)


def _term(holder: Mapping[str, Any]) -> Term:
    end = holder.get("to")
    return Term(person_id(holder["person"]), _day(holder["from"]), None if end is None else _day(end))


def _series(series: Mapping[str, Any], path: Path) -> Iterable[Happening]:
    for held in series["held"]:
        names = {language: _strings(names) for language, names in (series["names"]).items()}
        for language, more in (held.get("names") or {}).items():
            names[language] = (*names.get(language, ()), *_strings(more))
        yield _happening(
            {**held, "id": f"{series['id']}-{held['from']}", "names": names},
            path,
            series["id"],
            series.get("of", ""),
        )


def _happening(entry: Mapping[str, Any], path: Path, series: str = "", of: str = "") -> Happening:
    try:
        start = _day(entry["from"])
        end = _day(entry.get("to") or entry["from"])
        names = {language: _strings(names) for language, names in entry["names"].items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"{path}: {entry.get('id')}: {error!r}") from error
    return Happening(str(entry["id"]), names, start, end, entry.get("place", ""), series, entry.get("of", of))


def _war(entry: Mapping[str, Any], path: Path) -> War:
    try:
        end = entry.get("to")
        names = {language: _strings(names) for language, names in entry["names"].items()}
        return War(
            entry["id"],
            names,
            _day(entry["from"]),
            None if end is None else _day(end),
            _strings(entry.get("sides")),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"{path}: {entry.get('id')}: {error!r}") from error


def _outlet(entry: Mapping[str, Any]) -> Outlet:
    return Outlet(
        entry["name"],
        _strings(entry.get("also")),
        _strings(entry.get("domains")),
        bool(entry.get("agency", False)),
    )


def _strings(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)


def _day(value: object) -> FuzzyDate:
    if isinstance(value, datetime.date):
        return FuzzyDate.of(value)
    year, month, day = (*map(int, str(value).split("-")), None, None)[:3]
    if not is_real(year, month, day):
        raise ValueError(f"not a date: {value!r}")
    return FuzzyDate(year, month, day)
