"""What all views look up: articles, actors and events by their ids, and where each event stands in the order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.config import Config
from generator.model import Actor, ActorId, ArticleId, Event, EventId, Mentioned, Report, Timeline
from generator.rendering.addresses import Addresses
from generator.rendering.paging import Paging
from generator.rendering.slugs import Slugs
from generator.timeline import is_placed
from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class Lookups:
    """One timeline with its configuration, its wording and everything that is found by an id."""

    timeline: Timeline
    config: Config
    wording: Wording
    addresses: Addresses
    paging: Paging
    reports: Mapping[ArticleId, Report]
    actors: Mapping[ActorId, Actor]
    events: Mapping[EventId, Event]
    placed: tuple[Event, ...]
    """The events that stand on the timeline, in order."""
    position: Mapping[EventId, int]
    """Where an event stands among `placed`."""
    events_of: Mapping[ActorId, tuple[Event, ...]]
    """The events that an actor is named in, in order, those that cannot be placed too."""
    positions_of: Mapping[ActorId, tuple[int, ...]]
    """Where the placed ones of them stand among `placed`."""
    events_from: Mapping[str, tuple[Event, ...]]
    """The events that an outlet reports."""
    outlets: Slugs
    mentions: tuple[Mentioned, ...]
    """What is only mentioned: those that are no event of the folder."""

    @classmethod
    def of(cls, timeline: Timeline, config: Config, wording: Wording) -> Lookups:
        """The look-ups of a timeline."""
        reports = {report.id: report for report in timeline.reports}
        placed = tuple(event for event in timeline.events if is_placed(event))
        events_of: dict[ActorId, list[Event]] = defaultdict(list)
        events_from: dict[str, list[Event]] = defaultdict(list)
        for event in timeline.events:
            for actor in event.actors:
                events_of[actor].append(event)
            for outlet in dict.fromkeys(reports[article].article.source.name for article in event.articles):
                if outlet:
                    events_from[outlet].append(event)
        position = {event.id: index for index, event in enumerate(placed)}
        return cls(
            timeline=timeline,
            config=config,
            wording=wording,
            addresses=Addresses(config.directory_urls),
            paging=Paging.of(placed),
            reports=reports,
            actors={actor.id: actor for actor in timeline.actors},
            events={event.id: event for event in timeline.events},
            placed=placed,
            position=position,
            positions_of={
                actor: tuple(position[event.id] for event in events if event.id in position)
                for actor, events in events_of.items()
            },
            events_of={actor: tuple(events) for actor, events in events_of.items()},
            events_from={outlet: tuple(events) for outlet, events in events_from.items()},
            outlets=Slugs.of(events_from),
            mentions=tuple(mention for mention in timeline.mentions if mention.event is None),
        )

    def link(self, here: str, there: str) -> str:
        """The relative address from one page to another."""
        return self.addresses.link(here, there)

    def reports_of(self, event: Event) -> list[Report]:
        """The articles that report an event."""
        return [self.reports[article] for article in event.articles]

    def surest(self, event: Event) -> Report:
        """The article that an event's date rests on: the surest of those with that date."""
        reports = self.reports_of(event)
        agreeing = [report for report in reports if report.dates.happened.date == event.date] or reports
        return max(agreeing, key=lambda r: (r.dates.happened.confidence, r.id))

    def counted(self, key: str, count: int) -> str:
        """'1 sự kiện', '12 sự kiện': the string `page.<key>_one` or `page.<key>`."""
        return self.wording(f"page.{key}_one") if count == 1 else self.wording(f"page.{key}", count=count)
