"""The page of one event: who is in it, what one source alone tells, what came before and after."""

from __future__ import annotations

from typing import Any

from generator.model import Event, Passage
from generator.rendering.addresses import HOME, event_card
from generator.rendering.articles import name_source, plain_text, show_article
from generator.rendering.cards import link_actor, show_card
from generator.rendering.dates import show_finding
from generator.rendering.lookups import Lookups
from generator.rendering.quotations import quotations_of_event
from generator.rendering.shapes import CastView, EventCard, Link, OnlyView


def show_event(event: Event, here: str, look: Lookups) -> dict[str, Any]:
    """Everything that the template of an event's page is given."""
    copies = {copy.article: copy for copy in event.copies}
    best = look.surest(event)
    before, after = _same_actors(event, here, look)
    site_url = look.config.site_url
    return {
        "event": show_card(event, here, look),
        "finding": show_finding(best.dates.happened, look.wording),
        "published": show_finding(_first_printed(event, look).dates.published, look.wording),
        "articles": [show_article(report, look, copies.get(report.id)) for report in look.reports_of(event)],
        "sources": event.sources,
        "cast": _cast(event, here, look),
        "only": _only(event, look),
        "quotations": quotations_of_event(event, here, look),
        "near": [
            Link(look.events[miss.event].title, look.link(here, f"events/{miss.event}.md"), look.wording.say(miss.why))
            for miss in event.near
        ],
        "why": [look.wording.say(phrase) for phrase in event.why],
        "month": _month_link(event, here, look),
        "before": before,
        "after": after,
        "card": look.addresses.whole(site_url, event_card(event.id)) if site_url else "",
    }


def _first_printed(event: Event, look: Lookups) -> Any:
    """The article that was printed first, as far as is known."""
    reports = look.reports_of(event)
    return min(reports, key=lambda r: (r.dates.published.date.edtf or "9999", r.dates.published.moment, r.id))


def _cast(event: Event, here: str, look: Lookups) -> tuple[CastView, ...]:
    """The actors by what they do; all together where that is not known. An actor who acts and speaks stands once."""
    roles = (("acts", event.acts), ("speaks", event.speaks), ("named", event.named))
    if not any(actors for _, actors in roles):
        roles = (("all", event.actors), ("speaks", ()), ("named", ()))
    seen = {event.place}
    cast = []
    for role, actors in roles:
        links = []
        for actor in actors:
            if actor not in seen:
                links.append(link_actor(actor, here, look))
                seen.add(actor)
        if links:
            cast.append(CastView(role, tuple(links)))
    return tuple(cast)


def _only(event: Event, look: Lookups) -> tuple[OnlyView, ...]:
    by_article: dict[str, list[Passage]] = {}
    for passage in event.only:
        by_article.setdefault(passage.article, []).append(passage)
    views = []
    for passages in by_article.values():
        report = look.reports[passages[0].article]
        sentences = tuple(plain_text(report.article, passage.span) for passage in passages)
        views.append(OnlyView(Link(name_source(report, look.wording), f"#{report.id}"), sentences))
    return tuple(views)


def _month_link(event: Event, here: str, look: Lookups) -> Link:
    """Where the event stands on the timeline."""
    year = event.date.year
    if year is None:
        return Link(look.wording("page.timeline"), look.link(here, HOME))
    place = look.paging.place(year, event.date.month or 0)
    return Link(look.wording("page.timeline"), look.link(here, place))


def _same_actors(event: Event, here: str, look: Lookups) -> tuple[tuple[EventCard, ...], tuple[EventCard, ...]]:
    """The nearest events before and after that share a person (or, without people, an actor): up to two each."""
    earlier, later = look.around(event)
    return (
        tuple(show_card(other, here, look) for other in earlier),
        tuple(show_card(other, here, look) for other in later),
    )
