"""What a page says of itself to machines: JSON-LD in the words of schema.org.

A date goes out twice: as `startDate`, which search engines read, and as EDTF in `temporalCoverage`, which knows what
is uncertain. The latter belongs to creative works, so an event is typed as both (schema.org allows several types).
"""

from __future__ import annotations

import json
from typing import Any

from generator.model import Actor, ActorId, Event, Report
from generator.rendering.addresses import ACTORS, HOME, actor_page
from generator.rendering.lookups import Lookups

_TYPES = {"person": "Person", "organisation": "Organization", "place": "Place"}
_HEADLINE = 110
"""Longer ones are cut off by those who show them."""

Node = dict[str, Any]


def describe_site(look: Lookups) -> str:
    """The first page: the site as a whole."""
    config = look.config
    node: Node = {"@type": "WebSite", "name": config.site_name, "url": _url(HOME, HOME, look)}
    about = config.about or config.site_description
    return _document([node | ({"description": about} if about else {}) | {"inLanguage": look.wording.language}])


def describe_event_page(event: Event, here: str, look: Lookups) -> str:
    """The page of an event: the event, what was printed of it, and the way to it."""
    page = _url(here, here, look)
    node: Node = {
        "@type": ["Event", "CreativeWork"],
        "@id": f"{page}#event",
        "name": event.title,
        "url": page,
        **({"description": event.summary} if event.summary else {}),
        **_dates(event),
        **({"location": _actor(event.place, here, look)} if event.place is not None else {}),
    }
    about = [_actor(actor, here, look) for actor in event.actors if actor != event.place]
    if about:
        node["about"] = about
    articles = [_article(report, f"{page}#event", page, look) for report in look.reports_of(event)]
    trail = _trail([(look.wording("page.timeline"), HOME), (event.title, here)], here, look)
    return _document([node, *articles, trail])


def describe_actor_page(actor: Actor, here: str, look: Lookups) -> str:
    """The page of an actor: who it is, and the way to it."""
    node = _actor(actor.id, here, look)
    if actor.aliases:
        node["alternateName"] = list(actor.aliases)
    if actor.kind == "person" and actor.roles:
        node["jobTitle"] = list(dict.fromkeys(role.title for role in actor.roles))
    if actor.wikidata:
        node["sameAs"] = f"https://www.wikidata.org/wiki/{actor.wikidata}"
    trail = _trail([(look.wording("page.actors_title"), ACTORS), (actor.name, here)], here, look)
    return _document([node, trail])


def _dates(event: Event) -> Node:
    date = event.date
    if date.year is None:
        return {"temporalCoverage": date.edtf} if date.edtf else {}
    start, _, end = date.edtf.partition("/")
    return {"startDate": start, **({"endDate": end} if end else {}), "temporalCoverage": date.edtf}


def _article(report: Report, event: str, page: str, look: Lookups) -> Node:
    article, published = report.article, report.dates.published
    node: Node = {
        "@type": "NewsArticle",
        "@id": f"{page}#{report.id}",
        "headline": article.title[:_HEADLINE],
        "about": {"@id": event},
    }
    if article.language != "und":
        node["inLanguage"] = article.language
    if published.date.precision != "unknown":
        node["datePublished"] = published.moment or published.date.edtf
    if article.author and article.author != article.source.name:
        node["author"] = {"@type": "Person", "name": article.author}
    if article.source.name:
        node["publisher"] = {"@type": "NewsMediaOrganization", "name": article.source.name}
    if article.source.url:
        node["url"] = article.source.url
    return node


def _actor(actor: ActorId, here: str, look: Lookups) -> Node:
    known = look.called[actor]
    url = _url(here, actor_page(actor), look)
    return {"@type": _TYPES[known.kind], "@id": f"{url}#actor", "name": known.name, "url": url}


def _trail(steps: list[tuple[str, str]], here: str, look: Lookups) -> Node:
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": _url(here, path, look)}
        for number, (name, path) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _url(here: str, path: str, look: Lookups) -> str:
    """The whole address; relative to the page where the site has none of its own yet."""
    site_url = look.config.site_url
    return look.addresses.whole(site_url, path) if site_url else look.link(here, path)


def _document(nodes: list[Node]) -> str:
    """The nodes as JSON that no text can break out of: neither `</script>` nor an entity stands in it."""
    text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
