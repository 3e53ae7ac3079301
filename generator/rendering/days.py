"""The days of the year with what happened on each in any year; the page picks today's when it is read."""

from __future__ import annotations

from itertools import groupby

from generator.model import FuzzyDate
from generator.rendering.addresses import event_page
from generator.rendering.lookups import Lookups
from generator.rendering.shapes import DayView, Link


def count_days(month: int, look: Lookups) -> int:
    """How many events stand on the days of a month."""
    return len({event.id for _, event in look.on_days.get(month, ())})


def show_days(month: int, here: str, look: Lookups) -> tuple[DayView, ...]:
    """The days of a month on which anything happened."""
    grouped = groupby(look.on_days.get(month, ()), key=lambda entry: entry[0])
    return tuple(
        DayView(
            f"d-{month:02d}-{day:02d}",
            look.wording.capital(look.wording.day_of_year(FuzzyDate(None, month, day))),
            day,
            look.wording.month(month),
            tuple(
                Link(event.title, look.link(here, event_page(event.id)), str(event.date.year)) for _, event in entries
            ),
        )
        for day, entries in grouped
    )
