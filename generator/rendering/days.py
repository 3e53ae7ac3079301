"""The days of the year with what happened on each in any year; the page picks today's when it is read."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.model import Event, FuzzyDate
from generator.rendering.addresses import event_page
from generator.rendering.lookups import Lookups
from generator.rendering.shapes import DayView, Link

Day = tuple[int, int]
_WHOLE = 10
"""What ran for at most so many days stands on each of them."""


def events_by_day(look: Lookups) -> Mapping[Day, Sequence[Event]]:
    """(month, day) → the events that are known to have happened on it, or to have run over it, the earliest first."""
    by_day: dict[Day, list[Event]] = defaultdict(list)
    for event in look.placed:
        for day in _days_of(event.date):
            by_day[day.month, day.day].append(event)
    return by_day


def _days_of(date: FuzzyDate) -> list[datetime.date]:
    """The days of a date that is known to the day; of what ran for longer, the first and the last."""
    first, last, until = date.first_day, date.last_day, date.until
    if first is None or last is None or date.day is None or (until is not None and until.day is None):
        return []
    length = (last - first).days + 1
    days = range(length) if length <= _WHOLE else (0, length - 1)
    return [first + datetime.timedelta(days=number) for number in days]


def show_days(month: int, by_day: Mapping[Day, Sequence[Event]], here: str, look: Lookups) -> tuple[DayView, ...]:
    """The days of a month on which anything happened."""
    days = sorted(day for other, day in by_day if other == month)
    return tuple(
        DayView(
            f"d-{month:02d}-{day:02d}",
            look.wording.capital(look.wording.day_of_year(FuzzyDate(None, month, day))),
            tuple(
                Link(event.title, look.link(here, event_page(event.id)), str(event.date.year))
                for event in by_day[month, day]
            ),
        )
        for day in days
    )
