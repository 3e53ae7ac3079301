"""The first page, and the pages of years and months: what each shows in full and what it only leads to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from generator.model import Event, Mentioned
from generator.rendering.activity import show_strip
from generator.rendering.addresses import HOME, month_page, year_page
from generator.rendering.cards import name_month, show_card, show_month, show_years
from generator.rendering.lookups import Lookups
from generator.rendering.paging import LATEST, Paging
from generator.rendering.shapes import Link, MonthView, YearSummary, YearView
from generator.timeline import date_order

_TOP = 3
"""How many events of a month or a year are shown where the others stand on a page of their own."""


def show_home(look: Lookups) -> dict[str, Any]:
    """What the template of the first page is given: everything, or the nearest end of it and the years."""
    events, mentions = look.placed, look.mentions
    if look.paging.whole:
        return {"years": show_years(events, HOME, look, mentions), "others": (), "whole": True}
    newest = look.config.order == "newest"
    shown = events[-LATEST:] if newest else events[:LATEST]
    others = [_year_summary(year, HOME, look) for year in look.paging.years]
    between = [mention for mention in mentions if _is_among(mention, shown, newest=newest)]
    return {
        "years": show_years(shown, HOME, look, between),
        "others": tuple(reversed(others) if newest else others),
        "whole": False,
    }


def _month_of(entry: Event | Mentioned) -> tuple[int, int]:
    return entry.date.year or 0, entry.date.month or 0


def _is_among(mention: Mentioned, shown: Sequence[Event], *, newest: bool) -> bool:
    """Whether something that is only mentioned lies in the months of the events shown, or beyond their open end."""
    first, last = _month_of(shown[0]), _month_of(shown[-1])
    return _month_of(mention) >= first if newest else _month_of(mention) <= last


def show_year(year: int, here: str, look: Lookups) -> dict[str, Any]:
    """What the template of a year's page is given."""
    events = look.in_year.get(year, ())
    before, after = _beside(year, look.paging.years)
    if look.paging.by_month(year):
        shown = YearView(year, "", _months(year, events, here, look), len(events))
    else:
        shown = show_years(events, here, look, look.mentions_in.get(year, ()))[0]
    return {
        "year": shown,
        "strip": show_strip(events, here, look, whole_years=True),
        "earlier": Link(str(before), look.link(here, year_page(before))) if before is not None else None,
        "later": Link(str(after), look.link(here, year_page(after))) if after is not None else None,
    }


def show_month_page(year: int, month: int, here: str, look: Lookups) -> dict[str, Any]:
    """What the template of the page of a month is given."""
    events = look.in_month[year, month]
    months = look.paging.months
    before, after = _beside((year, month), months)
    return {
        "title": name_month(year, month, look),
        "year": Link(str(year), look.link(here, year_page(year))),
        "years": show_years(
            events, here, look, [m for m in look.mentions_in.get(year, ()) if (m.date.month or 0) == month]
        ),
        "count": len(events),
        "earlier": _month_link(before, here, look),
        "later": _month_link(after, here, look),
    }


def month_pages(paging: Paging) -> list[tuple[int, int, str]]:
    """The months that have a page of their own, with its path."""
    months = [month for month in paging.months if paging.by_month(month[0])]
    return [(year, month, month_page(year, month)) for year, month in months]


def _month_link(month: tuple[int, int] | None, here: str, look: Lookups) -> Link | None:
    return None if month is None else Link(name_month(*month, look), look.link(here, look.paging.place(*month)))


def _months(year: int, events: Sequence[Event], here: str, look: Lookups) -> tuple[MonthView, ...]:
    """The months of a full year, each with the events that most sources report; what is only mentioned, where it has
    no page of its month to stand on."""
    grouped: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        grouped[event.date.month or 0].append(event)
    alone: dict[int, list[Mentioned]] = defaultdict(list)
    for mention in look.mentions_in.get(year, ()):
        if (mention.date.month or 0) not in grouped:
            alone[mention.date.month or 0].append(mention)
    months = []
    for month in sorted({*grouped, *alone}):
        members = grouped.get(month, ())
        told = sorted(alone.get(month, ()), key=lambda mention: (date_order(mention.date), mention.id))
        months.append(show_month(year, month, [*most_reported(members, look), *told], here, look, len(members)))
    return tuple(reversed(months)) if look.config.order == "newest" else tuple(months)


def most_reported(events: Sequence[Event], look: Lookups) -> list[Event]:
    """The few events that most sources report, in the order of the configuration; `events` in the order of time."""
    numbers = range(len(events))
    ranked = sorted(numbers, key=lambda n: (-events[n].sources, -len(events[n].articles), n))[:_TOP]
    return [events[number] for number in sorted(ranked, reverse=look.config.order == "newest")]


def _year_summary(year: int, here: str, look: Lookups) -> YearSummary:
    events = look.in_year.get(year, ())
    strip = show_strip(events, here, look, whole_years=True)
    top = tuple(show_card(event, here, look) for event in most_reported(events, look))
    return YearSummary(year, look.link(here, year_page(year)), len(events), strip, top)


def _beside(value: Any, values: Sequence[Any]) -> tuple[Any, Any]:
    """What stands before and after `value` in `values`; None at the ends."""
    at = list(values).index(value)
    return (values[at - 1] if at else None), (values[at + 1] if at + 1 < len(values) else None)
