"""Outlets and their coverage."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Event, FuzzyDate
from generator.rendering.activity import show_strip
from generator.rendering.addresses import source_page
from generator.rendering.dates import show_short
from generator.rendering.lookups import Lookups
from generator.rendering.shapes import SourceView
from generator.rendering.sorting import rank_outlets
from generator.timeline import date_order


def show_sources(here: str, look: Lookups) -> tuple[SourceView, ...]:
    """All outlets, those with most articles first."""
    names = rank_outlets(look.events_from, look.articles_from)
    return tuple(show_source(name, here, look, look.placed) for name in names)


def show_source(name: str, here: str, look: Lookups, among: Sequence[Event] = ()) -> SourceView:
    """An outlet for the page `here`; its strip is drawn over the time of the events `among` which it stands there."""
    events = look.events_from[name]
    dates = sorted((event.date for event in events if event.date.year is not None), key=date_order)
    return SourceView(
        name,
        look.link(here, source_page(look.slugs[name])),
        look.articles_from[name],
        len(events),
        show_short(_begin(dates[0]), look.wording) if dates else "",
        show_short(_end(dates[-1]), look.wording) if dates else "",
        show_strip(events, here, look, among=among),
    )


def _begin(date: FuzzyDate) -> FuzzyDate:
    """The first of several days, and any other date as it is: a span of spans would be hard to read."""
    return FuzzyDate(date.year, date.month, date.day) if date.until and date.day else date


def _end(date: FuzzyDate) -> FuzzyDate:
    """The last of several days, and any other date as it is."""
    return date.until if date.until and date.until.day else date
