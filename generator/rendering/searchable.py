"""What the search knows of each event and actor: small HTML documents for Pagefind, which nobody reads.

They are made apart from the pages, so that a page's text does not hold what only a search needs. Pagefind folds marks
of tone but not đ; so every word is given to it with d, as the query is (assets/javascripts/search.js), and the marks of
tone tell which words are meant. What is shown of a result are the fields that stand beside the words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Set

from generator.model import Actor, ActorId, Event
from generator.rendering.addresses import actor_page, event_page
from generator.rendering.articles import show_article
from generator.rendering.dates import show_short
from generator.rendering.lookups import Lookups

_OFTEN, _MOST = 2, 1000
"""Actors with a document of their own: in at least so many events, and at most so many of them, those in most events.
Others are found by their events: every document counts in what a first search loads."""
_WORD = re.compile(r"\w+")
_BARRED = str.maketrans("đĐ", "dD")


def make_documents(look: Lookups) -> dict[str, str]:
    """Each document by the path that its page has on the site."""
    ranked = sorted(look.timeline.actors, key=lambda actor: (-len(look.events_of.get(actor.id, ())), actor.id))
    often = [actor for actor in ranked[:_MOST] if len(look.events_of.get(actor.id, ())) >= _OFTEN]
    own = {actor.id for actor in often}
    documents = {_file(event_page(event.id), look): _event(event, own, look) for event in look.timeline.events}
    documents.update({_file(actor_page(actor.id), look): _actor(actor) for actor in often})
    return documents


def _file(path: str, look: Lookups) -> str:
    address = look.addresses.of(path)
    return f"{address}index.html" if address.endswith("/") else address


def _event(event: Event, own: Set[ActorId], look: Lookups) -> str:
    """The document of an event; actors without one of their `own` are found here under their other spellings too."""
    articles = [show_article(report, look) for report in look.reports_of(event)]
    actors = [look.actors[actor].name for actor in event.actors]
    outlets = dict.fromkeys(article.outlet for article in articles if article.outlet)
    titles = dict.fromkeys(article.title for article in articles if article.title != event.title)
    texts = ["".join(piece.text for piece in p.pieces) for article in articles for p in article.paragraphs]
    aliases = [alias for actor in event.actors if actor not in own for alias in look.actors[actor].aliases]
    first = event.date.first_day
    return _document(
        [
            _field("meta", "title", event.title),
            _field("meta", "summary", event.summary),
            _field("meta", "date", show_short(event.date, look.wording)),
            *(_field("sort", "date", day.isoformat()) for day in (first,) if day is not None),
            *(_field("filter", "actor", name) for name in actors),
            *(_field("filter", "outlet", name) for name in outlets),
            *(_field("filter", "year", str(year)) for year in (event.date.year,) if year is not None),
            _words("h1", event.title),
            *(_words("h2", title) for title in titles),
            _words("p", " ".join(_each_once([event.summary, *texts, *actors, *aliases, *outlets]))),
        ],
        "event",
    )


def _actor(actor: Actor) -> str:
    parts = [_field("meta", "title", actor.name), _words("h1", actor.name)]
    return _document([*parts, *(_words("h2", alias) for alias in actor.aliases)], "actor")


def _document(parts: Iterable[str], kind: str) -> str:
    head = f'<!doctype html>\n<html><body data-pagefind-body data-pagefind-filter="type:{kind}">'
    return "\n".join([head, *parts, "</body></html>\n"])


def _field(kind: str, name: str, value: str) -> str:
    """Something that is kept with the document beside its words: a `meta` to show, a `filter`, a `sort`."""
    return f'<i data-pagefind-{kind}="{name}[data-value]" data-value="{html.escape(value)}"></i>'


def _words(element: str, text: str) -> str:
    """Words to find; a heading weighs more."""
    return f"<{element}>{html.escape(text.translate(_BARRED))}</{element}>"


def _each_once(texts: Iterable[str]) -> Iterator[str]:
    """The words of the texts, each where it comes first: where else they stand would only make the index larger."""
    return iter(dict.fromkeys(word for text in texts for word in _WORD.findall(text.lower())))
