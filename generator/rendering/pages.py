"""Every page of the site: its path in `site_src/`, its template, and what the template is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model import Actor
from generator.rendering.activity import show_strip
from generator.rendering.actors import show_actor, show_company
from generator.rendering.addresses import (
    ABOUT,
    ACTORS,
    ATOM,
    DAYS,
    EXPLORE,
    HOME,
    SOURCES,
    UNDATED,
    actor_feed,
    actor_page,
    days_page,
    event_page,
    source_page,
    year_page,
)
from generator.rendering.cards import link_event, show_years
from generator.rendering.days import events_by_day, show_days
from generator.rendering.events import show_event
from generator.rendering.home import month_pages, show_home, show_month_page, show_year
from generator.rendering.lanes import show_lanes
from generator.rendering.lookups import Lookups
from generator.rendering.paging import WHOLE
from generator.rendering.quotations import quotations_of_actor
from generator.rendering.shapes import Link
from generator.rendering.sources import count_articles, show_source, show_sources
from generator.rendering.structured import (
    describe_actor_page,
    describe_event_page,
    describe_site,
)
from generator.rendering.undated import show_undated
from generator.text import sort_key


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is still to be rendered."""

    path: str
    template: str
    values: Mapping[str, Any]


def make_pages(look: Lookups) -> Iterator[Page]:
    """Every page, those of the navigation first. What counts the whole site stands on few of them."""
    counts = count_all(look)
    home = {"strip": show_strip(look.placed, HOME, look), "span": _span(look), "structured": describe_site(look)}
    yield Page(HOME, "timeline.md.j2", {**show_home(look), **home, "counts": counts})
    lanes, ticks = show_lanes(EXPLORE, look)
    yield Page(EXPLORE, "explore.md.j2", {"lanes": lanes, "ticks": ticks})
    yield _actors_index(look)
    yield Page(SOURCES, "sources.md.j2", {"sources": show_sources(SOURCES, look), "unnamed": count_articles(look)[""]})
    yield Page(UNDATED, "undated.md.j2", {"articles": show_undated(UNDATED, look)})
    yield Page(ABOUT, "about.md.j2", {"counts": counts})
    yield from _time_pages(look)
    yield from _day_pages(look)
    yield from _event_pages(look)
    yield from _actor_pages(look)
    yield from _source_pages(look)


def count_all(look: Lookups) -> dict[str, int]:
    """How much there is of everything."""
    kinds = Counter(actor.kind for actor in look.timeline.actors)
    return {
        "articles": len(look.timeline.reports),
        "events": len(look.placed),
        "people": kinds["person"],
        "actors": len(look.timeline.actors),
        "undated": sum(report.dates.happened.date.year is None for report in look.timeline.reports),
        "outlets": len(look.events_from),
    }


def _span(look: Lookups) -> tuple[str, str]:
    if not look.placed:
        return "", ""
    first, last = look.placed[0].date, look.placed[-1].date
    return look.wording.date(first, "plain"), look.wording.date(last, "plain")


def _time_pages(look: Lookups) -> Iterator[Page]:
    for year in look.paging.years:
        here = year_page(year)
        yield Page(here, "year.md.j2", show_year(year, here, look))
    for year, month, here in month_pages(look):
        yield Page(here, "month.md.j2", show_month_page(year, month, here, look))


def _day_pages(look: Lookups) -> Iterator[Page]:
    by_day = events_by_day(look)
    months = [
        Link(look.wording.month(month), look.link(DAYS, days_page(month)), str(count))
        for month in range(1, 13)
        if (count := sum(len(events) for (other, _), events in by_day.items() if other == month))
    ]
    yield Page(DAYS, "days.md.j2", {"months": months})
    for month in range(1, 13):
        here = days_page(month)
        days = show_days(month, by_day, here, look)
        around = [
            Link(look.wording.month(other), look.link(here, days_page(other)))
            for other in ((month - 2) % 12 + 1, month % 12 + 1)
        ]
        values = {"title": look.wording.month(month), "days": days, "earlier": around[0], "later": around[1]}
        yield Page(here, "days_month.md.j2", values)


def _event_pages(look: Lookups) -> Iterator[Page]:
    for event in look.timeline.events:
        here = event_page(event.id)
        structured = describe_event_page(event, here, look)
        yield Page(here, "event.md.j2", {**show_event(event, here, look), "structured": structured})


def _actors_index(look: Lookups) -> Page:
    actors = sorted(look.timeline.actors, key=lambda actor: (sort_key(actor.name), actor.id))
    return Page(ACTORS, "actors.md.j2", {"actors": [show_actor(actor, ACTORS, look) for actor in actors]})


def _actor_pages(look: Lookups) -> Iterator[Page]:
    for actor in look.timeline.actors:
        here = actor_page(actor.id)
        yield Page(here, "actor.md.j2", _actor_values(actor, here, look))


def _actor_values(actor: Actor, here: str, look: Lookups) -> dict[str, Any]:
    events = look.events_of.get(actor.id, ())
    placed = [event for event in events if event.date.year is not None]
    return {
        "actor": show_actor(actor, here, look),
        "strip": show_strip(placed, here, look),
        "company": show_company(actor, here, look),
        "quotations": quotations_of_actor(actor, here, look),
        "years": show_years(placed, here, look),
        "brief": len(placed) > WHOLE,
        "undated": tuple(link_event(event, here, look) for event in events if event.date.year is None),
        "feed": look.link(here, actor_feed(actor.id, ATOM)),
        "structured": describe_actor_page(actor, here, look),
    }


def _source_pages(look: Lookups) -> Iterator[Page]:
    articles = count_articles(look)
    for name, events in sorted(look.events_from.items()):
        here = source_page(look.outlets[name])
        placed = [event for event in events if event.date.year is not None]
        values = {
            "source": show_source(name, here, look, articles[name]),
            "years": show_years(placed, here, look),
            "undated": tuple(link_event(event, here, look) for event in events if event.date.year is None),
        }
        yield Page(here, "source.md.j2", values)
