"""What all views look up: articles, actors and events by their ids, and where each event stands in the order.

Everything that is looked up is noted (`reads.py`), so that what a page was made from is known (`stamps.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.config import Config
from generator.model import Actor, ActorId, ActorKind, ArticleId, Event, EventId, Mentioned, Report, Role, Timeline
from generator.rendering.addresses import Addresses
from generator.rendering.catalogue import Catalogue, Month
from generator.rendering.paging import Paging
from generator.rendering.reads import WHOLE, Reads, Watched
from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class Called:
    """What most pages show of an actor."""

    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class Lookups:
    """One timeline with its configuration, its wording and everything that is found by an id."""

    catalogue: Catalogue
    """Everything, without notes: for what is no page. Views ask for what follows."""
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
    leads_to: Mapping[str, EventId]
    """Old address → the event where it stands now."""
    is_often: Mapping[ActorId, bool]
    """Whether the search finds an actor by itself."""

    @classmethod
    def of(cls, timeline: Timeline, config: Config, wording: Wording) -> Lookups:
        """The look-ups of a timeline."""
        reads, held = Reads(), Catalogue.of(timeline)
        often = frozenset(held.often)
        return cls(
            catalogue=held,
            reads=reads,
            config=config,
            wording=wording,
            addresses=Addresses(config.directory_urls),
            reports=Watched("report", held.reports, reads),
            actors=Watched("actor", held.actors, reads),
            called=Watched("called", {a.id: Called(a.name, a.kind) for a in timeline.actors}, reads),
            spellings=Watched("spellings", {actor.id: actor.aliases for actor in timeline.actors}, reads),
            roles=Watched("roles", {actor.id: actor.roles for actor in timeline.actors}, reads),
            events=Watched("event", held.events, reads),
            event_of=Watched("event of", timeline.event_of, reads),
            events_of=Watched("events of", held.events_of, reads),
            events_from=Watched("events from", held.events_from, reads),
            articles_from=Watched("articles from", held.articles_from, reads),
            slugs=Watched("slug", held.slugs, reads),
            in_year=Watched("year", held.in_year, reads),
            in_month=Watched("month", held.in_month, reads),
            on_days=Watched("days", held.on_days, reads),
            mentions_in=Watched("mentions", held.mentions_in, reads),
            formerly=Watched("formerly", held.formerly, reads),
            leads_to=Watched("leads to", timeline.redirects, reads),
            is_often=Watched("often", {a.id: a.id in often for a in timeline.actors}, reads),
        )

    @property
    def timeline(self) -> Timeline:
        """Everything."""
        self.reads.note(*WHOLE)
        return self.catalogue.timeline

    @property
    def placed(self) -> tuple[Event, ...]:
        """The events that stand on the timeline, in order."""
        self.reads.note(*WHOLE)
        return self.catalogue.placed

    @property
    def mentions(self) -> tuple[Mentioned, ...]:
        """What is only mentioned: those that are no event of the folder."""
        return tuple(mention for mention in self.timeline.mentions if mention.event is None)

    @property
    def paging(self) -> Paging:
        """Which page shows which months."""
        self.reads.note("paging")
        return self.catalogue.paging

    def around(self, event: Event) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
        """The nearest events before and after that share a person (or, without people, an actor): up to two each."""
        self.reads.note("around", event.id)
        return self.catalogue.around(event)

    def link(self, here: str, there: str) -> str:
        """The relative address from one page to another."""
        return self.addresses.link(here, there)

    def reports_of(self, event: Event) -> list[Report]:
        """The articles that report an event; they are part of what is noted with the event."""
        return [self.catalogue.reports[article] for article in event.articles]

    def surest(self, event: Event) -> Report:
        """The article that an event's date rests on: the surest of those with that date."""
        reports = self.reports_of(event)
        agreeing = [report for report in reports if report.dates.happened.date == event.date] or reports
        return max(agreeing, key=lambda r: (r.dates.happened.confidence, r.id))

    def counted(self, key: str, count: int) -> str:
        """'1 sự kiện', '12 sự kiện': the string `page.<key>_one` or `page.<key>`."""
        return self.wording(f"page.{key}_one") if count == 1 else self.wording(f"page.{key}", count=count)
