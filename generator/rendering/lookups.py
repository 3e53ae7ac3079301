"""What all views look up: articles, actors and events by their ids, and where each event stands in the order.

Everything that is looked up is noted (`reads.py`), so that what a page was made from is known (`stamps.py`).
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.config import Config
from generator.contract import addresses_before
from generator.events.outlets import called_like
from generator.model import (
    Actor,
    ActorId,
    ActorKind,
    ArticleId,
    Event,
    EventId,
    FuzzyDate,
    Mentioned,
    Report,
    Role,
    Timeline,
)
from generator.rendering.addresses import Addresses
from generator.rendering.paging import Paging
from generator.rendering.reads import WHOLE, Reads, Watched
from generator.rendering.slugs import Slugs
from generator.rendering.sorting import (
    beside,
    by_kind,
    by_outlet,
    found_by_themselves,
    gather,
    on_days,
    rank_outlets,
)
from generator.timeline import is_placed
from generator.wording import Wording

Month = tuple[int, int]
"""Year and month; month 0 for what is known to the year only."""
_NEIGHBOURS = 2
"""So many events of the same actors are shown before an event, and after it."""


@dataclass(frozen=True, slots=True)
class Called:
    """What most pages show of an actor."""

    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What an event's page shows of the one that stands before or after it on the timeline."""

    id: EventId
    title: str
    date: FuzzyDate


@dataclass(frozen=True, slots=True)
class Lookups:
    """One timeline with its configuration, its wording and everything that is found by an id."""

    reads: Reads
    config: Config
    wording: Wording
    addresses: Addresses
    reports: Mapping[ArticleId, Report]
    actors: Mapping[ActorId, Actor]
    called: Mapping[ActorId, Called]
    spellings: Mapping[ActorId, tuple[str, ...]]
    """The other names of an actor."""
    roles: Mapping[ActorId, tuple[Role, ...]]
    events: Mapping[EventId, Event]
    event_of: Mapping[ArticleId, EventId]
    events_of: Mapping[ActorId, tuple[Event, ...]]
    """The events that an actor is named in, in order, those that cannot be placed too."""
    events_from: Mapping[str, tuple[Event, ...]]
    """The events that an outlet reports."""
    articles_from: Mapping[str, int]
    """How many articles an outlet has; the empty name for those whose outlet is not known."""
    slugs: Mapping[str, str]
    """The addresses of outlets by their names."""
    in_year: Mapping[int, tuple[Event, ...]]
    in_month: Mapping[Month, tuple[Event, ...]]
    """The placed events of a year, and of a month, in order."""
    on_days: Mapping[int, tuple[tuple[int, Event], ...]]
    """Month → the events that happened on its days in any year, or ran over them, by the day, then the earliest."""
    mentions_in: Mapping[int, tuple[Mentioned, ...]]
    """What is only mentioned and no event of the folder, by its year."""
    formerly: Mapping[EventId, tuple[str, ...]]
    """The addresses that an event may have had."""
    beside_actor: Mapping[ActorId, tuple[ActorId | None, ActorId | None]]
    """The actors before and after one in the index."""
    beside_outlet: Mapping[str, tuple[str | None, str | None]]
    """The outlets before and after one in the list of all."""
    leads_to: Mapping[str, EventId]
    """Old address → the event where it stands now."""
    is_outlet: Mapping[ActorId, bool]
    """Whether an organisation prints news, of the folder or elsewhere: it tells, and does not act."""
    is_often: Mapping[ActorId, bool]
    """Whether the search finds an actor by itself."""
    held: Timeline
    held_placed: tuple[Event, ...]
    held_paging: Paging
    positions: Mapping[EventId, int]
    """What the properties below give, with a note; and where an event stands among those that are placed."""
    places: Mapping[ActorId, Sequence[int]]
    """Where the events of an actor stand there, in order; those that are not placed behind all others."""

    @classmethod
    def of(cls, timeline: Timeline, config: Config, wording: Wording) -> Lookups:
        """The look-ups of a timeline."""
        reads, actors = Reads(), timeline.actors
        placed = tuple(event for event in timeline.events if is_placed(event))
        events_of = gather((actor, event) for event in timeline.events for actor in event.actors)
        events_from = gather(by_outlet(timeline))
        outlets = Counter(report.article.source.name for report in timeline.reports)
        years = gather((event.date.year or 0, event) for event in placed)
        months = gather(((event.date.year or 0, event.date.month or 0), event) for event in placed)
        mentions = gather((m.date.year or 0, m) for m in timeline.mentions if m.event is None)
        printing = timeline.outlets | called_like(outlets, actors)
        often = frozenset(found_by_themselves(events_of))
        positions = {event.id: index for index, event in enumerate(placed)}
        return cls(
            reads=reads,
            config=config,
            wording=wording,
            addresses=Addresses(config.directory_urls),
            reports=Watched("report", {report.id: report for report in timeline.reports}, reads),
            actors=Watched("actor", {actor.id: actor for actor in actors}, reads),
            called=Watched("called", {actor.id: Called(actor.name, actor.kind) for actor in actors}, reads),
            spellings=Watched("spellings", {actor.id: actor.aliases for actor in actors}, reads),
            roles=Watched("roles", {actor.id: actor.roles for actor in actors}, reads),
            events=Watched("event", {event.id: event for event in timeline.events}, reads),
            event_of=Watched("event of", timeline.event_of, reads),
            events_of=Watched("events of", events_of, reads),
            events_from=Watched("events from", events_from, reads),
            articles_from=Watched("articles from", outlets, reads),
            slugs=Watched("slug", Slugs.of(events_from).by_name, reads),
            in_year=Watched("year", years, reads),
            in_month=Watched("month", months, reads),
            on_days=Watched("days", on_days(placed), reads),
            mentions_in=Watched("mentions", mentions, reads),
            formerly=Watched("formerly", addresses_before(timeline), reads),
            beside_actor=Watched("beside actor", beside([actor.id for actor in by_kind(actors)]), reads),
            beside_outlet=Watched("beside outlet", beside(rank_outlets(events_from, outlets)), reads),
            leads_to=Watched("leads to", timeline.redirects, reads),
            is_outlet=Watched("outlet", {actor.id: actor.id in printing for actor in actors}, reads),
            is_often=Watched("often", {actor.id: actor.id in often for actor in actors}, reads),
            held=timeline,
            held_placed=placed,
            held_paging=Paging.of(placed, mentions),
            positions=positions,
            places={
                actor: [positions.get(event.id, len(placed)) for event in events] for actor, events in events_of.items()
            },
        )

    @property
    def timeline(self) -> Timeline:
        """Everything."""
        self.reads.note(*WHOLE)
        return self.held

    @property
    def placed(self) -> tuple[Event, ...]:
        """The events that stand on the timeline, in order."""
        self.reads.note(*WHOLE)
        return self.held_placed

    @property
    def mentions(self) -> tuple[Mentioned, ...]:
        """What is only mentioned: those that are no event of the folder."""
        return tuple(mention for mention in self.timeline.mentions if mention.event is None)

    @property
    def paging(self) -> Paging:
        """Which page shows which months."""
        self.reads.note("paging")
        return self.held_paging

    def next_to(self, event: Event) -> tuple[Neighbour | None, Neighbour | None]:
        """The events that stand right before and right after one on the timeline."""
        self.reads.note("next to", event.id)
        at = self.positions.get(event.id)
        if at is None:
            return None, None
        sides = self.held_placed[at - 1 : at] if at else (), self.held_placed[at + 1 : at + 2]
        before, after = (next((Neighbour(e.id, e.title, e.date) for e in side), None) for side in sides)
        return before, after

    def around(self, event: Event) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
        """The nearest events before and after that share a person (or, without people, an actor): up to two each."""
        self.reads.note("around", event.id)
        with self.reads.silent():
            return self._around(event)

    def _around(self, event: Event) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
        at = self.positions.get(event.id)
        if at is None:
            return (), ()
        people = [actor for actor in event.actors if self.called[actor].kind == "person"]
        before: set[int] = set()
        after: set[int] = set()
        for actor in people or event.actors:
            places = self.places[actor]
            index = bisect.bisect_left(places, at)
            before.update(places[max(0, index - _NEIGHBOURS) : index])
            after.update(places[index + 1 : index + 1 + _NEIGHBOURS])
        return self._at(sorted(before, reverse=True)), self._at(sorted(after))

    def _at(self, positions: Sequence[int]) -> tuple[Event, ...]:
        return tuple(self.held_placed[i] for i in positions[:_NEIGHBOURS] if i < len(self.held_placed))

    def link(self, here: str, there: str) -> str:
        """The relative address from one page to another."""
        return self.addresses.link(here, there)

    def reports_of(self, event: Event) -> list[Report]:
        """The articles that report an event; they are part of what is noted with the event."""
        with self.reads.silent():
            return [self.reports[article] for article in event.articles]

    def surest(self, event: Event) -> Report:
        """The article that an event's date rests on: the surest of those with that date."""
        reports = self.reports_of(event)
        agreeing = [report for report in reports if report.dates.happened.date == event.date] or reports
        return max(agreeing, key=lambda r: (r.dates.happened.confidence, r.id))

    def counted(self, key: str, count: int) -> str:
        """'1 sự kiện', '12 sự kiện': the string `page.<key>_one` or `page.<key>`."""
        return self.wording(f"page.{key}_one") if count == 1 else self.wording(f"page.{key}", count=count)
