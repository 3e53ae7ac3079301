"""How a timeline is sorted for its pages: by outlet, by the days of the year, by who is found by the search."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from generator.model import Actor, ActorId, Event, FuzzyDate, Timeline
from generator.text import sort_key

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_MOST = 1000
"""So many actors are found by the search themselves, those in most events. Others are found by their events: every
document counts in what a first search loads."""
_KINDS = ("person", "organisation", "place")
_WHOLE = 10
"""What ran for at most so many days stands on each of them."""


def gather(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """The values of each key, in their order."""
    lists: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        lists[key].append(value)
    return {key: tuple(values) for key, values in lists.items()}


def by_outlet(timeline: Timeline) -> Iterator[tuple[str, Event]]:
    """Each event with the name of each outlet that reports it."""
    names = {report.id: report.article.source.name for report in timeline.reports}
    for event in timeline.events:
        for name in dict.fromkeys(names[article] for article in event.articles):
            if name:
                yield name, event


def rank_outlets(events_from: Mapping[str, Sequence[Event]], articles_from: Mapping[str, int]) -> list[str]:
    """The outlets, those with most articles first."""
    return sorted(events_from, key=lambda name: (-articles_from[name], name))


def by_kind(actors: Iterable[Actor]) -> list[Actor]:
    """People, organisations, places; each by their names, as Vietnamese is sorted."""
    return sorted(actors, key=lambda actor: (_KINDS.index(actor.kind), sort_key(actor.name), actor.id))


def beside(ordered: Sequence[K]) -> dict[K, tuple[K | None, K | None]]:
    """What stands before and after each value."""
    around = [None, *ordered, None]
    return {value: (around[number], around[number + 2]) for number, value in enumerate(ordered)}


def on_days(events: Iterable[Event]) -> dict[int, tuple[tuple[int, Event], ...]]:
    """Month → the events that happened on its days in any year, or ran over them, by the day, then as they stand."""
    gathered = gather((day.month, (day.day, event)) for event in events for day in _days_of(event.date))
    return {month: tuple(sorted(days, key=lambda entry: entry[0])) for month, days in gathered.items()}


def _days_of(date: FuzzyDate) -> list[datetime.date]:
    """The days of a date that is known to the day; of what ran for longer, the first and the last."""
    first, last, until = date.first_day, date.last_day, date.until
    if first is None or last is None or date.day is None or (until is not None and until.day is None):
        return []
    length = (last - first).days + 1
    days = range(length) if length <= _WHOLE else (0, length - 1)
    return [first + datetime.timedelta(days=number) for number in days]


def found_by_themselves(events_of: Mapping[ActorId, Sequence[Event]]) -> tuple[ActorId, ...]:
    """The actors whom the search finds by themselves, those in most events first."""
    ranked = sorted(events_of, key=lambda actor: (-len(events_of[actor]), actor))
    return tuple(ranked[:_MOST])
