"""The YAML of this folder → `Knowledge`; README.md says how it is written, and what does not fit it is refused."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from generator.knowledge.entries import (
    Happening,
    Knowledge,
    Named,
    Office,
    Outlet,
    Term,
    Usage,
    War,
    person_id,
)
from generator.model import ActorKind, FuzzyDate, is_real


class KnowledgeError(Exception):
    """A file of knowledge is not written as its README says; the message names file and entry."""


def read_knowledge(folder: Path) -> Knowledge:
    """Everything under `folder`, in the order of the files' names. Raises `KnowledgeError`."""
    offices, people = _load_offices(folder)
    happenings, wars = _load_happenings(folder)
    outlets_file, horizon_file = folder / "outlets.yml", folder / "horizon.yml"
    with _naming(outlets_file):
        outlets = tuple(_outlet(entry) for entry in load_yaml(outlets_file)["entries"])
    with _naming(horizon_file):
        horizon = load_yaml(horizon_file)
        earliest, latest = int(horizon["earliest"]), int(horizon["latest"])
    words = {path.stem: load_yaml(path) for path in sorted((folder / "language").glob("*.yml"))}
    named, usages = _load_named(folder, people), _load_usages(folder)
    with _naming(folder / "language" / "well_known.yml"):
        _add_well_known(named, outlets, words.get("well_known", {}))
    return Knowledge(named, offices, happenings, wars, outlets, usages, earliest, latest, words)


def _add_well_known(named: dict[str, Named], outlets: Iterable[Outlet], well_known: Mapping[str, Any]) -> None:
    """Outlets, and organisations of which nothing but the names is known; to such as other files have, more names.

    Letters alone do not make one of two: they stand for many.
    """
    lines = [(outlet.name, *outlet.also) for outlet in outlets]
    lines += [_strings(names) for part, groups in well_known.items() if part != "source" for names in groups]
    organisations = [entry for entry in named.values() if entry.kind == "organisation"]
    spelled = {name: entry.id for entry in organisations for name in (*entry.spellings, *entry.short)}
    for names in lines:
        own = next(
            (spelled[name] for name in names if name in spelled and (name == names[0] or not name.isupper())), ""
        )
        more = tuple(name for name in names if name not in spelled)
        if own:
            named[own] = replace(named[own], also=(*named[own].also, *more))
        else:
            own = person_id(names[0])
            own = f"{own}-organisation" if own in named else own
            named[own] = Named(own, "organisation", {"": names[0]}, tuple(name for name in more if name != names[0]))
        spelled.update(dict.fromkeys(more, own))


def _load_named(folder: Path, people: Mapping[str, Mapping[str, Any]]) -> dict[str, Named]:
    named: dict[str, Named] = {}
    known = {name: dict(details) for name, details in people.items()}
    for path in (folder / "places.yml", folder / "organisations.yml", *sorted((folder / "names").glob("*.yml"))):
        with _naming(path):
            data = load_yaml(path)
            for entry in data["entries"] if path.parent == folder else data.get("entries") or ():
                _add(named, _named(entry), path)
            for name, details in (data.get("people") or {}).items():
                known[name] = _united(known.get(name, {}), details, name, path)
    for name, details in known.items():
        _add(named, _person(name, details), folder / "offices")
    return named


def _load_offices(folder: Path) -> tuple[tuple[Office, ...], dict[str, dict[str, Any]]]:
    offices: list[Office] = []
    people: dict[str, dict[str, Any]] = {}
    for path in sorted((folder / "offices").glob("*.yml")):
        with _naming(path):
            data = load_yaml(path)
            offices.extend(_office(entry, data["of"]) for entry in data["offices"])
            for name, details in (data.get("people") or {}).items():
                people[name] = _united(people.get(name, {}), details or {}, name, path)
    return tuple(offices), people


def _load_usages(folder: Path) -> tuple[Usage, ...]:
    usages: list[Usage] = []
    for path in sorted((folder / "usages").glob("*.yml")):
        with _naming(path):
            usages.extend(_usage(entry) for entry in load_yaml(path)["usages"])
    return tuple(usages)


def _load_happenings(folder: Path) -> tuple[tuple[Happening, ...], tuple[War, ...]]:
    happenings: list[Happening] = []
    wars: list[War] = []
    for path in sorted((folder / "happenings").glob("*.yml")):
        with _naming(path):
            data = load_yaml(path)
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


def load_yaml(path: Path) -> Any:
    """What a file of YAML holds, in NFC. Raises `KnowledgeError`."""
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
        start=_day_or_none(entry.get("from")),
        end=_day_or_none(entry.get("to")),
    )


def _person(name: str, details: Mapping[str, Any]) -> Named:
    return Named(
        id=person_id(name),
        kind="person",
        names={"": name},
        also=_strings(details.get("also")),
        short=_strings(details.get("short")),
        wikidata=details.get("wikidata", ""),
        start=_day_or_none(details.get("born")),
        end=_day_or_none(details.get("died")),
    )


def _office(entry: Mapping[str, Any], of: str) -> Office:
    terms = tuple(_term(holder) for holder in entry["holders"])
    shared = bool(entry.get("shared", False))
    return Office(entry["id"], entry.get("of", of), _by_language(entry["titles"]), terms, shared)


def _term(holder: Mapping[str, Any]) -> Term:
    return Term(person_id(holder["person"]), _day(holder["from"]), _day_or_none(holder.get("to")))


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
    return War(
        id=entry["id"],
        names=_by_language(entry["names"]),
        start=_day(entry["from"]),
        end=_day_or_none(entry.get("to")),
        sides=_strings(entry.get("sides")),
    )


def _usage(entry: Mapping[str, Any]) -> Usage:
    return Usage(entry["id"], _by_language(entry["names"]), _day(entry["from"]), _day_or_none(entry.get("to")))


def _outlet(entry: Mapping[str, Any]) -> Outlet:
    also, domains = _strings(entry.get("also")), _strings(entry.get("domains"))
    return Outlet(entry["name"], also, domains, bool(entry.get("agency", False)))


def _by_language(names: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {str(language): _strings(values) for language, values in names.items()}


def _strings(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)


def _day_or_none(value: object) -> FuzzyDate | None:
    return None if value is None else _day(value)


def _day(value: object) -> FuzzyDate:
    if isinstance(value, datetime.date):
        return FuzzyDate.of(value)
    parts = [int(part) for part in str(value).split("-")]
    year, month, day = (*parts, None, None)[:3]
    if len(parts) > 3 or not is_real(year, month, day):
        raise ValueError(f"not a date: {value!r}")
    return FuzzyDate(year, month, day)
