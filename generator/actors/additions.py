"""The user's word on actors becomes knowledge: spellings, merged and split pages, kinds, descriptions, links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.actors.wishes import PLACE, Wish
from generator.issues import Issue, fault, notice
from generator.knowledge import Knowledge, Named, Office, person_id
from generator.model import Actor
from generator.text import fold


def add_actors(knowledge: Knowledge, wishes: Sequence[Wish]) -> tuple[Knowledge, list[Issue]]:
    """The knowledge with what the user says of actors, and what does not fit it; the same where nothing is said."""
    if not wishes:
        return knowledge, []
    named = dict(knowledge.named)
    offices, issues = knowledge.offices, []
    for wish in wishes:
        own = _find(wish.name, named) or _new(wish, named)
        others = {name: _find(name, named) for name in wish.merge}
        same = [other for other in others.values() if other is not None and other.id != own.id]
        own = _with_wish(own, wish, same)
        for other in same:
            named.pop(other.id, None)
            offices = tuple(_held_by(office, other.id, own.id) for office in offices)
        for name in wish.split:
            own, apart = _split(own, name, named)
            if apart is None:
                issues.append(fault(PLACE, wish.line, "actor-split", name=name, actor=wish.name))
            else:
                named[apart.id] = apart
        named[own.id] = own
    return replace(knowledge, named=named, offices=offices), issues


def needless_wishes(wishes: Sequence[Wish], actors: Iterable[Actor]) -> list[Issue]:
    """A notice for each entry whose actor no article names."""
    bearing = {fold(name) for actor in actors for name in (actor.name, *actor.aliases)}
    return [
        notice(PLACE, wish.line, "actor-not-named", actor=wish.name)
        for wish in wishes
        if fold(wish.name) not in bearing
    ]


def _find(name: str, named: dict[str, Named]) -> Named | None:
    """The actor who is known by a full name, whatever its letter case and marks, or whose id it is."""
    if name in named:
        return named[name]
    folded = fold(name)
    return next((one for one in named.values() if any(fold(spelling) == folded for spelling in one.spellings)), None)


def _new(wish: Wish, named: dict[str, Named]) -> Named:
    kind = wish.kind or "person"
    own = person_id(wish.name) or kind
    return Named(f"{own}-{kind}" if own in named else own, kind, {"": wish.name})


def _with_wish(own: Named, wish: Wish, same: Sequence[Named]) -> Named:
    joined = (*wish.also, *wish.merge, *(name for other in same for name in other.spellings))
    return replace(
        own,
        kind=wish.kind or own.kind,
        also=tuple(dict.fromkeys((*own.also, *joined))),
        short=tuple(dict.fromkeys((*own.short, *(name for other in same for name in other.short)))),
        wikidata=wish.wikidata or own.wikidata,
        description=wish.description,
        joined=tuple(dict.fromkeys(joined)),
    )


def _split(own: Named, name: str, named: dict[str, Named]) -> tuple[Named, Named | None]:
    """The actor without one of its spellings, and that spelling as an actor of its own."""
    folded = fold(name)
    also = tuple(one for one in own.also if fold(one) != folded)
    short = tuple(one for one in own.short if fold(one) != folded)
    if also == own.also and short == own.short:
        return own, None
    slug = person_id(name) or own.kind
    apart = Named(f"{slug}-{own.kind}" if slug in named else slug, own.kind, {"": name})
    return replace(own, also=also, short=short), apart


def _held_by(office: Office, other: str, own: str) -> Office:
    terms = tuple(replace(term, person=own) if term.person == other else term for term in office.terms)
    return replace(office, terms=terms) if terms != office.terms else office
