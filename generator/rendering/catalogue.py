"""A timeline sorted by everything that pages ask for: by id, by actor, by outlet, by year and month."""

from __future__ import annotations

import bisect
import datetime
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.contract import addresses_before
from generator.model import Actor, ActorId, ArticleId, Event, EventId, FuzzyDate, Mentioned, Report, Timeline
from generator.rendering.paging import Paging
from generator.rendering.slugs import Slugs
from generator.timeline import is_placed

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

Month = tuple[int, int]
"""Year and month; month 0 for what is known to the year only."""
_OFTEN, _MOST = 2, 1000
"""Actors whom the search finds by themselves are in at least so many events, and at most so many, those in most events.
Others are found by their events: every document counts in what a first search loads."""
_WHOLE = 10
"""What ran for at most so many days stands on each of them."""
_NEIGHBOURS = 2
"""So many events of the same actors are shown before an event, and after it."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One timeline and the ways into it."""

    timeline: Timeline
    placed: tuple[Event, ...]
    """The events that stand on the timeline, in order."""
    reports: Mapping[ArticleId, Report]
    actors: Mapping[ActorId, Actor]
    events: Mapping[EventId, Event]
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
    often: tuple[ActorId, ...]
    """The actors whom the search finds by themselves, those in most events first."""
    paging: Paging
    positions: Mapping[EventId, int]
    """Where an event stands among `placed`."""

    @classmethod
    def of(cls, timeline: Timeline) -> Catalogue:
        """The catalogue of a timeline."""
        reports = {report.id: report for report in timeline.reports}
        placed = tuple(event for event in timeline.events if is_placed(event))
        events_from: list[tuple[str, Event]] = []
        for event in timeline.events:
            names = dict.fromkeys(reports[article].article.source.name for article in event.articles)
            events_from += [(name, event) for name in names if name]
        from_outlets = _gathered(events_from)
        events_of = _gathered((actor, event) for event in timeline.events for actor in event.actors)
        on_days = _gathered((day.month, (day.day, event)) for event in placed for day in _days_of(event.date))
        return cls(
            timeline=timeline,
            placed=placed,
            reports=reports,
            actors={actor.id: actor for actor in timeline.actors},
            events={event.id: event for event in timeline.events},
            events_of=events_of,
            events_from=from_outlets,
            articles_from=Counter(report.article.source.name for report in timeline.reports),
            slugs=Slugs.of(from_outlets).by_name,
            in_year=_gathered((event.date.year or 0, event) for event in placed),
            in_month=_gathered(((event.date.year or 0, event.date.month or 0), event) for event in placed),
            on_days={month: tuple(sorted(days, key=lambda entry: entry[0])) for month, days in on_days.items()},
            mentions_in=_gathered((m.date.year or 0, m) for m in timeline.mentions if m.event is None),
            formerly=addresses_before(timeline),
            often=_often(events_of),
            paging=Paging.of(placed),
            positions={event.id: index for index, event in enumerate(placed)},
        )

    def around(self, event: Event) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
        """The nearest events before and after that share a person (or, without people, an actor): up to two each."""
        at = self.positions.get(event.id)
        if at is None:
            return (), ()
        people = [actor for actor in event.actors if self.actors[actor].kind == "person"]
        before: set[int] = set()
        after: set[int] = set()
        for actor in people or event.actors:
            events = self.events_of[actor]
            index = bisect.bisect_left(events, at, key=self._position)
            before.update(map(self._position, events[max(0, index - _NEIGHBOURS) : index]))
            after.update(map(self._position, events[index + 1 : index + 1 + _NEIGHBOURS]))
        return self._at(sorted(before, reverse=True)), self._at(sorted(after))

    def _position(self, event: Event) -> int:
        return self.positions.get(event.id, len(self.placed))

    def _at(self, positions: Sequence[int]) -> tuple[Event, ...]:
        return tuple(self.placed[i] for i in positions[:_NEIGHBOURS] if i < len(self.placed))


def _days_of(date: FuzzyDate) -> list[datetime.date]:
    """The days of a date that is known to the day; of what ran for longer, the first and the last."""
    first, last, until = date.first_day, date.last_day, date.until
    if first is None or last is None or date.day is None or (until is not None and until.day is None):
        return []
    length = (last - first).days + 1
    days = range(length) if length <= _WHOLE else (0, length - 1)
    return [first + datetime.timedelta(days=number) for number in days]


def _often(events_of: Mapping[ActorId, Sequence[Event]]) -> tuple[ActorId, ...]:
    ranked = sorted(events_of, key=lambda actor: (-len(events_of[actor]), actor))
    return tuple(actor for actor in ranked[:_MOST] if len(events_of[actor]) >= _OFTEN)


def _gathered(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """The values of each key, in their order."""
    lists: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        lists[key].append(value)
    return {key: tuple(values) for key, values in lists.items()}
