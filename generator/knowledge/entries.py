"""What is known, as values: offices and their terms, names, happenings, wars, outlets, and the words of a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.model import ActorKind, FuzzyDate
from generator.slug import slug

_LONGEST_ID = 100
"""An id becomes the name of a file."""


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
    shared: bool = False
    """Whether several people hold it at once, as deputies do."""


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
    start: FuzzyDate | None = None
    """Since when it is there: a person's birth, an organisation's founding; None where that tells nothing."""
    end: FuzzyDate | None = None
    """Its last day; None while it is there, or where that is not known."""
    description: str = ""
    """What the user says of it; the knowledge says nothing."""
    joined: tuple[str, ...] = ()
    """Those of its spellings that the user added."""

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
class Usage:
    """Words that were in use only for a time: the code of a police department, an examination, a product."""

    id: str
    names: Mapping[str, tuple[str, ...]]
    start: FuzzyDate
    """Since when the thing is there; what is planned may be named before."""
    end: FuzzyDate | None
    """When it was given up; later texts name it as past, if at all."""


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
    usages: tuple[Usage, ...] = ()
    earliest: int = 2000
    """The first year that an article without a year may be from."""
    latest: int = 2026
    """The last; what is known ends here."""
    words: Mapping[str, Any] = field(default_factory=dict)
    """Word lists of `language/*.yml`, by the file's name: titles, headings of teaser lists, cues."""

    __hash__ = object.__hash__
    """That of this one object: what is made of it once is kept by it."""

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
    return slug(name, _LONGEST_ID)
