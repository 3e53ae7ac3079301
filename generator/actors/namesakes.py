"""Namesakes: one name, in articles of several events, that may be several people.

Within an event one name is one person. Of several events a full name is one person unless what they say of it cannot
be one's (`traits`) and no unknown or private person is with it in both; a name that tells little ('Maria',
'Nguyễn Văn B.') is one person only where something ties the events. The first keeps the plain id, each other one has
the year of its first event behind it, so that what is added later gives none of them another address.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.actors.traits import Realms, Traits, traits_of
from generator.knowledge import Knowledge
from generator.model import ActorId, ActorsOf, Appearance, ArticleId, Phrase, Report, phrase
from generator.text import fold

Group = tuple[Report, ...]
_NEVER = "9999-99-99"


@dataclass(frozen=True, slots=True)
class Parted:
    """The ids by which namesakes go, where it is not the slug of their name, and why they are kept apart."""

    names: Mapping[ArticleId, Mapping[str, str]]
    """Article → the id that its appearances have → the id of the person."""
    why: Mapping[str, Phrase]
    """Id → why this person is not the other ones of the name."""

    def rename(self, report: Report) -> Report:
        """The report with its namesakes under their own ids."""
        names = self.names.get(report.id)
        if names is None:
            return report
        return replace(
            report,
            appearances=tuple(replace(a, key=names[a.key]) if a.key in names else a for a in report.appearances),
            quotations=tuple(
                replace(q, speaker=ActorId(names[q.speaker])) if q.speaker in names else q for q in report.quotations
            ),
        )

    def rename_actors(self, actors_of: ActorsOf) -> ActorsOf:
        """The actors of each article with its namesakes under their own ids."""
        own = {
            article: tuple(ActorId(names.get(actor, actor)) for actor in actors_of[article])
            for article, names in self.names.items()
        }
        return {**actors_of, **own}


def part_namesakes(groups: Sequence[Group], actors_of: ActorsOf, knowledge: Knowledge) -> Parted:
    """Who among the people that the knowledge and the user do not know bears a name that others bear too."""
    return _Register(groups, actors_of, knowledge).part()


@dataclass(frozen=True, slots=True)
class _Bearer:
    """Who bears a name in one event, or in several that are tied."""

    events: tuple[int, ...]
    since: tuple[str, ArticleId]
    """The first day and the first article, for an order."""
    traits: Traits
    year: str


@dataclass(frozen=True)
class _Register:
    """Every unknown person's name, with the events that have it."""

    groups: Sequence[Group]
    actors_of: ActorsOf
    knowledge: Knowledge

    @cached_property
    def realms(self) -> Realms:
        return Realms.of(self.knowledge)

    @cached_property
    def places(self) -> Mapping[str, Mapping[int, Sequence[tuple[Report, list[Appearance]]]]]:
        """Id → event → its articles with the places where they have the name."""
        found: dict[str, dict[int, list[tuple[Report, list[Appearance]]]]] = defaultdict(lambda: defaultdict(list))
        for event, group in enumerate(self.groups):
            for report in group:
                own: dict[str, list[Appearance]] = {}
                for appearance in report.appearances:
                    if appearance.kind == "person" and not appearance.known:
                        own.setdefault(appearance.key, []).append(appearance)
                for key, places in own.items():
                    found[key][event].append((report, places))
        return found

    def part(self) -> Parted:
        names: dict[ArticleId, dict[str, str]] = defaultdict(dict)
        why: dict[str, Phrase] = {}
        taken = {*self.places, *self.knowledge.named}
        for key in sorted(key for key, events in self.places.items() if len(events) > 1):
            bearers, reason = self._bearers(key)
            for bearer, own in zip(bearers, _ids(key, bearers, taken), strict=True):
                if len(bearers) > 1:
                    why[own] = phrase(f"apart.{reason}")
                for report in (r for event in bearer.events for r, _ in self.places[key][event] if own != key):
                    names[report.id][key] = own
        return Parted(names, why)

    def _bearers(self, key: str) -> tuple[list[_Bearer], str]:
        """The people who bear a name, the first in the news first; and why they are several."""
        tied = sorted(self._tied(key), key=lambda bearer: bearer.since)
        if key in self.weak:
            return tied, "weak"
        people: list[_Bearer] = []
        reason = ""
        for bearer in tied:
            against = [bearer.traits.contradicts(other.traits) for other in people]
            if all(against):
                people.append(bearer)
                reason = next(iter(against), reason)
            else:
                at = against.index("")
                people[at] = replace(
                    people[at], events=people[at].events + bearer.events, traits=people[at].traits.and_of(bearer.traits)
                )
        return people, reason

    def _tied(self, key: str) -> Iterator[_Bearer]:
        """The events of a name, those together that something ties."""
        leaders: dict[int, int] = {event: event for event in self.places[key]}

        def leader(event: int) -> int:
            while leaders[event] != event:
                leaders[event] = event = leaders[leaders[event]]
            return event

        holder: dict[str, int] = {}
        traits: dict[int, Traits] = {}
        for event in self.places[key]:
            traits[event] = self._traits(key, event)
            for tie in self._ties(key, event, traits[event]):
                leaders[leader(event)] = leader(holder.setdefault(tie, event))
        together: dict[int, list[int]] = defaultdict(list)
        for event in leaders:
            together[leader(event)].append(event)
        for events in together.values():
            yield self._bearer(key, events, traits)

    def _bearer(self, key: str, events: Sequence[int], traits: Mapping[int, Traits]) -> _Bearer:
        said = Traits()
        for event in events:
            said = said.and_of(traits[event])
        since = min(_since(report) for event in events for report, _ in self.places[key][event])
        return _Bearer(tuple(events), since, said, since[0][:4] if since[0] != _NEVER else "")

    def _traits(self, key: str, event: int) -> Traits:
        said = Traits()
        for report, places in self.places[key][event]:
            said = said.and_of(traits_of(report, places, self.realms, self.knowledge))
        return said

    def _ties(self, key: str, event: int, traits: Traits) -> Iterator[str]:
        """What makes two events speak of one person, where both have it."""
        for report, places in self.places[key][event]:
            people = {a.key for a in report.appearances if a.kind == "person"} - self.weak - {key}
            yield from (f"with {other}" for other in people if other not in self.knowledge.held)
            yield from (f"title {fold(place.title)} {place.of}" for place in places if place.title and place.of)
        yield from (f"born {year}" for year in traits.born)
        if "stage" in traits.realms:
            yield "stage"

    @cached_property
    def weak(self) -> frozenset[str]:
        """The ids of names that tell little: one word, or a letter for the last one."""
        return frozenset(
            key
            for key, events in self.places.items()
            if all(_tells_little(report, place) for told in events.values() for report, at in told for place in at)
        )


def _tells_little(report: Report, place: Appearance) -> bool:
    words = report.article.text.normal[place.span.start : place.span.end].split()
    return len(words) == 1 or len(words[-1].strip(".")) == 1


def _since(report: Report) -> tuple[str, ArticleId]:
    day = report.dates.happened.date.first_day or report.dates.published.date.first_day
    return (day.isoformat() if day is not None else _NEVER), report.id


def _ids(key: str, bearers: Iterable[_Bearer], taken: set[str]) -> Iterator[str]:
    """The id of each bearer; none that another actor has."""
    for number, bearer in enumerate(bearers):
        own = base = f"{key}-{bearer.year}" if bearer.year else key
        if number == 0:
            yield key
            continue
        count = 2
        while own in taken or own == key:
            own, count = f"{base}-{count}", count + 1
        taken.add(own)
        yield own
