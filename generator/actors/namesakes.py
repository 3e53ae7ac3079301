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
from functools import cached_property, partial
from typing import Any

from generator.actors.traits import Realms, Traits, traits_of
from generator.knowledge import Knowledge
from generator.late import late
from generator.model import ActorId, ActorsOf, Appearance, ArticleId, Phrase, Report, phrase
from generator.recall import Recall, Wanted, digest
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
        known = {
            "id": report.id,
            "article": report.article,
            "namings": tuple(replace(one, key=names.get(one.key, one.key)) for one in report.namings),
            "dates": report.dates,
            "formerly": report.formerly,
        }
        return late(Report, partial(_renamed, report, names), known)

    def rename_actors(self, actors_of: ActorsOf) -> ActorsOf:
        """The actors of each article with its namesakes under their own ids."""
        own = {
            article: tuple(ActorId(names.get(actor, actor)) for actor in actors_of[article])
            for article, names in self.names.items()
        }
        return {**actors_of, **own}


def _renamed(report: Report, names: Mapping[str, str]) -> Mapping[str, Any]:
    """What is late in a report, with its namesakes under their own ids."""
    return {
        "appearances": tuple(replace(a, key=names[a.key]) if a.key in names else a for a in report.appearances),
        "quotations": tuple(
            replace(q, speaker=ActorId(names[q.speaker])) if q.speaker in names else q for q in report.quotations
        ),
    }


def part_namesakes(
    groups: Sequence[Group],
    actors_of: ActorsOf,
    knowledge: Knowledge,
    recall: Recall,
    made_from: Mapping[ArticleId, str],
) -> Parted:
    """Who among the people that the knowledge and the user do not know bears a name that others bear too.

    `made_from` says what each report was made from; the bearers of a name of whom nothing else is said now than before
    are taken from `recall`.
    """
    return _Register(groups, actors_of, knowledge).part(recall, made_from)


@dataclass(frozen=True, slots=True)
class _Borne:
    """Who bears one name, the first in the news first."""

    reason: str
    """Why they are several."""
    years: tuple[str, ...]
    """For each of them the year of the first event."""
    articles: tuple[tuple[ArticleId, ...], ...]
    """And those that name them."""


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
    def events(self) -> Mapping[str, Mapping[int, Sequence[Report]]]:
        """Id → event → its articles that have the name."""
        found: dict[str, dict[int, list[Report]]] = defaultdict(lambda: defaultdict(list))
        for event, group in enumerate(self.groups):
            for report in group:
                for naming in report.namings:
                    if naming.kind == "person" and not naming.known:
                        found[naming.key][event].append(report)
        return found

    def part(self, recall: Recall, made_from: Mapping[ArticleId, str]) -> Parted:
        names: dict[ArticleId, dict[str, str]] = defaultdict(dict)
        why: dict[str, Phrase] = {}
        taken = {*self.events, *self.knowledge.named}
        shared = sorted(key for key, events in self.events.items() if len(events) > 1)
        wanted = [Wanted(f"name:{key}", self._rests_on(key, made_from), partial(self._borne, key)) for key in shared]
        for key, borne in zip(shared, recall.values(_Borne, wanted), strict=True):
            for own, articles in zip(_ids(key, borne.years, taken), borne.articles, strict=True):
                if len(borne.years) > 1:
                    why[own] = phrase(f"apart.{borne.reason}")
                for article in articles if own != key else ():
                    names[article][key] = own
        return Parted(names, why)

    def _rests_on(self, key: str, made_from: Mapping[ArticleId, str]) -> str:
        """The digest of all that tells the bearers of a name apart."""
        told = [[made_from.get(report.id, "") for report in reports] for reports in self.events[key].values()]
        weak = [
            [naming.key for naming in report.namings if naming.key in self.weak]
            for reports in self.events[key].values()
            for report in reports
        ]
        return digest(repr(told), repr(weak))

    def _borne(self, key: str) -> _Borne:
        bearers, reason = self._bearers(key)
        events = self.events[key]
        named = (tuple(report.id for event in bearer.events for report in events[event]) for bearer in bearers)
        return _Borne(reason, tuple(bearer.year for bearer in bearers), tuple(named))

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
        leaders: dict[int, int] = {event: event for event in self.events[key]}

        def leader(event: int) -> int:
            while leaders[event] != event:
                leaders[event] = event = leaders[leaders[event]]
            return event

        holder: dict[str, int] = {}
        traits: dict[int, Traits] = {}
        for event in self.events[key]:
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
        since = min(_since(report) for event in events for report in self.events[key][event])
        return _Bearer(tuple(events), since, said, since[0][:4] if since[0] != _NEVER else "")

    def _traits(self, key: str, event: int) -> Traits:
        said = Traits()
        for report in self.events[key][event]:
            said = said.and_of(traits_of(report, _places(report, key), self.realms, self.knowledge))
        return said

    def _ties(self, key: str, event: int, traits: Traits) -> Iterator[str]:
        """What makes two events speak of one person, where both have it."""
        for report in self.events[key][event]:
            people = {naming.key for naming in report.namings if naming.kind == "person"} - self.weak - {key}
            yield from (f"with {other}" for other in people if other not in self.knowledge.held)
            places = _places(report, key)
            yield from (f"title {fold(place.title)} {place.of}" for place in places if place.title and place.of)
        yield from (f"born {year}" for year in traits.born)
        if "stage" in traits.realms:
            yield "stage"

    @cached_property
    def weak(self) -> frozenset[str]:
        """The ids of names that tell little: one word, or a letter for the last one."""
        strong: set[str] = set()
        for report in (report for group in self.groups for report in group):
            for naming in report.namings:
                if naming.key not in strong and not all(map(_tells_little, naming.written)):
                    strong.add(naming.key)
        return frozenset(self.events) - strong


def _places(report: Report, key: str) -> list[Appearance]:
    """Where an article has a name of somebody unknown."""
    return [a for a in report.appearances if a.key == key and a.kind == "person" and not a.known]


def _tells_little(written: tuple[str, int]) -> bool:
    words = written[0].split()
    return len(words) == 1 or len(words[-1].strip(".")) == 1


def _since(report: Report) -> tuple[str, ArticleId]:
    day = report.dates.happened.date.first_day or report.dates.published.date.first_day
    return (day.isoformat() if day is not None else _NEVER), report.id


def _ids(key: str, years: Iterable[str], taken: set[str]) -> Iterator[str]:
    """The id of each bearer, by the year of the first event; none that another actor has."""
    for number, year in enumerate(years):
        own = base = f"{key}-{year}" if year else key
        if number == 0:
            yield key
            continue
        count = 2
        while own in taken or own == key:
            own, count = f"{base}-{count}", count + 1
        taken.add(own)
        yield own
