"""Every page of the site: its path in `site_src/`, its template, and what the template is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.model import ActorId, EventId
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
from generator.rendering.cards import link_actor, link_event, show_years
from generator.rendering.days import count_days, show_days
from generator.rendering.events import show_event
from generator.rendering.home import month_pages, show_home, show_month_page, show_year
from generator.rendering.lanes import show_lanes
from generator.rendering.lookups import Lookups
from generator.rendering.paging import WHOLE
from generator.rendering.quotations import quotations_of_actor
from generator.rendering.shapes import Link
from generator.rendering.sorting import by_kind
from generator.rendering.sources import show_source, show_sources
from generator.rendering.structured import (
    describe_actor_page,
    describe_event_page,
    describe_site,
)
from generator.rendering.undated import show_undated


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is still to be rendered."""

    path: str
    template: str
    values: Callable[[Lookups], Mapping[str, Any]]
    """Gives the template its values; what it looks up is noted, so it must look up everything itself."""


def make_pages(look: Lookups) -> Iterator[Page]:
    """Every page, those of the navigation first. What counts the whole site stands on few of them."""
    yield Page(HOME, "timeline.md.j2", _home_values)
    yield Page(EXPLORE, "explore.md.j2", _explore_values)
    yield Page(ACTORS, "actors.md.j2", _actors_values)
    yield Page(SOURCES, "sources.md.j2", _sources_values)
    yield Page(UNDATED, "undated.md.j2", lambda look: {"articles": show_undated(UNDATED, look)})
    yield Page(ABOUT, "about.md.j2", lambda look: {"counts": count_all(look)})
    yield from _time_pages(look)
    yield from _day_pages()
    for event in look.timeline.events:
        yield Page(event_page(event.id), "event.md.j2", partial(_event_values, event.id))
    for actor in look.timeline.actors:
        yield Page(actor_page(actor.id), "actor.md.j2", partial(_actor_values, actor.id))
    for name, slug in sorted(look.slugs.items()):
        yield Page(source_page(slug), "source.md.j2", partial(_source_values, name))


def _home_values(look: Lookups) -> Mapping[str, Any]:
    home = {"strip": show_strip(look.placed, HOME, look), "span": _span(look), "structured": describe_site(look)}
    return {**show_home(look), **home, "counts": count_all(look)}


def _explore_values(look: Lookups) -> Mapping[str, Any]:
    lanes, ticks = show_lanes(EXPLORE, look)
    return {"lanes": lanes, "ticks": ticks}


def _sources_values(look: Lookups) -> Mapping[str, Any]:
    return {"sources": show_sources(SOURCES, look), "unnamed": look.articles_from.get("", 0)}


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
        yield Page(here, "year.md.j2", partial(show_year, year, here))
    for year, month, here in month_pages(look.paging):
        yield Page(here, "month.md.j2", partial(show_month_page, year, month, here))


def _day_pages() -> Iterator[Page]:
    yield Page(DAYS, "days.md.j2", _days_values)
    for month in range(1, 13):
        yield Page(days_page(month), "days_month.md.j2", partial(_days_of_month, month))


def _days_values(look: Lookups) -> Mapping[str, Any]:
    months = [
        (month, Link(look.wording.month(month), look.link(DAYS, days_page(month)), str(count)))
        for month in range(1, 13)
        if (count := count_days(month, look))
    ]
    return {"months": months}


def _days_of_month(month: int, look: Lookups) -> Mapping[str, Any]:
    here = days_page(month)
    days = show_days(month, here, look)
    around = [
        Link(look.wording.month(other), look.link(here, days_page(other)))
        for other in ((month - 2) % 12 + 1, month % 12 + 1)
    ]
    return {"title": look.wording.month(month), "days": days, "earlier": around[0], "later": around[1]}


def _event_values(name: EventId, look: Lookups) -> Mapping[str, Any]:
    here, event = event_page(name), look.events[name]
    return {**show_event(event, here, look), "structured": describe_event_page(event, here, look)}


def _actors_values(look: Lookups) -> Mapping[str, Any]:
    return {"actors": [show_actor(actor, ACTORS, look) for actor in by_kind(look.timeline.actors)]}


def _actor_values(name: ActorId, look: Lookups) -> Mapping[str, Any]:
    here, actor = actor_page(name), look.actors[name]
    events = look.events_of.get(name, ())
    before, after = look.beside_actor[name]
    placed = [event for event in events if event.date.year is not None]
    return {
        "actor": show_actor(actor, here, look),
        "strip": show_strip(placed, here, look),
        "company": show_company(actor, here, look),
        "quotations": quotations_of_actor(actor, here, look),
        "years": show_years(placed, here, look),
        "brief": len(placed) > WHOLE,
        "undated": tuple(link_event(event, here, look) for event in events if event.date.year is None),
        "earlier": _link_actor(before, here, look),
        "later": _link_actor(after, here, look),
        "feed": look.link(here, actor_feed(name, ATOM)),
        "structured": describe_actor_page(actor, here, look),
    }


def _link_actor(actor: ActorId | None, here: str, look: Lookups) -> Link | None:
    return None if actor is None else link_actor(actor, here, look)


def _source_values(name: str, look: Lookups) -> Mapping[str, Any]:
    here, events = source_page(look.slugs[name]), look.events_from[name]
    before, after = look.beside_outlet[name]
    placed = [event for event in events if event.date.year is not None]
    return {
        "source": show_source(name, here, look),
        "years": show_years(placed, here, look),
        "brief": len(placed) > WHOLE,
        "undated": tuple(link_event(event, here, look) for event in events if event.date.year is None),
        "earlier": _link_outlet(before, here, look),
        "later": _link_outlet(after, here, look),
    }


def _link_outlet(name: str | None, here: str, look: Lookups) -> Link | None:
    return None if name is None else Link(name, look.link(here, source_page(look.slugs[name])))
