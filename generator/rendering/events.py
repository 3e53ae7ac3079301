"""The page of one event: who is in it, what one source alone tells, what came before and after."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.model import Event, Passage
from generator.rendering.addresses import HOME, event_card, event_page
from generator.rendering.articles import name_source, plain_text, show_article
from generator.rendering.cards import link_actor, show_card
from generator.rendering.dates import show_short
from generator.rendering.lookups import Lookups, Neighbour
from generator.rendering.prose import Paragraph, plain_words, sentence
from generator.rendering.quotations import quotations_of_event
from generator.rendering.shapes import ArticleView, CastView, EventCard, Link, OnlyView

_OPENING = 2
"""How many paragraphs of an article are open where a page shows several."""
_LONG = 480
"""A first paragraph with more characters than that does not open the page."""


def show_event(event: Event, here: str, look: Lookups) -> dict[str, Any]:
    """Everything that the template of an event's page is given."""
    copies = {copy.article: copy for copy in event.copies}
    articles = [show_article(report, look, copies.get(report.id)) for report in look.reports_of(event)]
    by_id = {article.id: article for article in articles}
    lead, articles = _open_with(articles, event.summary)
    before, after = _same_actors(event, here, look)
    previous, following = look.next_to(event)
    site_url = look.config.site_url
    return {
        "event": show_card(event, here, look),
        "finding": by_id[look.surest(event).id].happened,
        "published": by_id[_first_printed(event, look).id].published,
        "articles": articles,
        "lead": lead,
        "told": plain_words(lead) if lead is not None else "",
        "sources": event.sources,
        "cast": _cast(event, here, look),
        "only": _only(event, look),
        "quotations": quotations_of_event(event, here, look),
        "near": [
            Link(
                look.events[miss.event].title,
                look.link(here, event_page(miss.event)),
                sentence(look.wording.say(miss.why)),
            )
            for miss in event.near
        ],
        "why": [sentence(look.wording.say(phrase)) for phrase in event.why],
        "month": _month_link(event, here, look),
        "before": before,
        "after": after,
        "previous": _link_neighbour(previous, here, look),
        "following": _link_neighbour(following, here, look),
        "card": look.addresses.whole(site_url, event_card(event.id)) if site_url else "",
    }


def _open_with(articles: list[ArticleView], summary: str) -> tuple[Paragraph | None, list[ArticleView]]:
    """What opens the page where it has one article, taken from its text; and the articles as the page shows them.

    Of several articles each shows its opening, and the rest is folded below it.
    """
    if len(articles) > 1:
        return None, [_folded(article) for article in articles]
    said = [paragraph for paragraph in articles[0].paragraphs if paragraph.part in ("lead", "body")]
    words = plain_words(said[0]) if said else ""
    if not said or len(words) > _LONG or (summary and not summary.startswith(words) and not words.startswith(summary)):
        return None, articles
    rest = tuple(paragraph for paragraph in articles[0].paragraphs if paragraph is not said[0])
    return said[0], [replace(articles[0], paragraphs=rest)]


def _folded(article: ArticleView) -> ArticleView:
    """An article cut in two after its opening, unless little would be left."""
    told = [i for i, paragraph in enumerate(article.paragraphs) if paragraph.part in ("lead", "body")]
    if len(told) < _OPENING + 2:
        return article
    end = told[_OPENING - 1] + 1
    return replace(article, paragraphs=article.paragraphs[:end], rest=article.paragraphs[end:])


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


def _link_neighbour(other: Neighbour | None, here: str, look: Lookups) -> Link | None:
    if other is None:
        return None
    return Link(other.title, look.link(here, event_page(other.id)), show_short(other.date, look.wording))
