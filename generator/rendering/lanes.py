"""The still picture of Explore: a lane for each of those who appear most, with a mark for each of their events."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from generator.model import Actor, Event, FuzzyDate
from generator.rendering.addresses import actor_page
from generator.rendering.lookups import Lookups
from generator.rendering.shapes import Lane, Link, TickView

_LANES = 12
_TICKS = 8


def show_lanes(here: str, look: Lookups) -> tuple[tuple[Lane, ...], tuple[TickView, ...]]:
    """The lanes of the people and organisations with most events, but no outlets (places where there are none)."""
    if not look.placed:
        return (), ()
    first, last = look.placed[0].date.first_day, max(_last_day(event) for event in look.placed)
    assert first is not None
    start, end = datetime.date(first.year, 1, 1), datetime.date(last.year, 12, 31)
    length = max((end - start).days, 1)
    lanes = []
    for actor in _chosen(look.timeline.actors, look):
        events = [event for event in look.events_of[actor.id] if event.date.year is not None]
        marks = {_mark(event, start, length) for event in events}
        link = Link(actor.name, look.link(here, actor_page(actor.id)), look.counted("event_count", len(events)))
        lanes.append(Lane(link, tuple(sorted(marks))))
    return tuple(lanes), _ticks(start, end, length)


def _chosen(actors: Sequence[Actor], look: Lookups) -> list[Actor]:
    acting = [actor for actor in actors if actor.kind != "place" and not look.is_outlet[actor.id]] or list(actors)
    counted = [(sum(event.date.year is not None for event in look.events_of.get(a.id, ())), a) for a in acting]
    often = sorted((pair for pair in counted if pair[0]), key=lambda pair: (-pair[0], pair[1].id))
    return [actor for _, actor in often[:_LANES]]


def _mark(event: Event, start: datetime.date, length: int) -> tuple[float, float, bool]:
    first, last = event.date.first_day, _last_day(event)
    assert first is not None
    width = (last - first).days / length * 100
    return round((first - start).days / length * 100, 2), round(width, 2), _is_exact(event.date)


def _is_exact(date: FuzzyDate) -> bool:
    """Whether the day is known, or the first and the last of several."""
    return date.day is not None and (date.until is None or date.until.day is not None)


def _last_day(event: Event) -> datetime.date:
    last = event.date.last_day
    assert last is not None
    return last


def _ticks(start: datetime.date, end: datetime.date, length: int) -> tuple[TickView, ...]:
    years = end.year - start.year + 1
    step = -(-years // _TICKS)
    return tuple(
        TickView(round((datetime.date(year, 1, 1) - start).days / length * 100, 2), str(year))
        for year in range(start.year, end.year + 1, step)
    )
