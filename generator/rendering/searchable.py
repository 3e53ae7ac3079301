"""What the search knows of each event and actor: small HTML documents for Pagefind, which nobody reads.

They are made apart from the pages, so that a page's text does not hold what only a search needs. Pagefind folds
marks of tone but not đ; words with it stand a second time with d, at a lower weight, so that 'duc' finds Đức.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from generator.model import Actor, Event
from generator.rendering.addresses import actor_page, event_page
from generator.rendering.articles import show_article
from generator.rendering.dates import show_short
from generator.rendering.lookups import Lookups

_WORD = re.compile(r"\w+")
_BESIDE, _TITLE = "0.1", "5"
"""The weights of folded words: of the text, where a word of it weighs 1, and of the title, where it weighs 7."""


def make_documents(look: Lookups) -> dict[str, str]:
    """Each document by the address of the page that it stands for, with `/` at its end or as a file."""
    documents = {_file(event_page(event.id), look): _event(event, look) for event in look.timeline.events}
    documents.update({_file(actor_page(actor.id), look): _actor(actor, look) for actor in look.timeline.actors})
    return documents


def _file(path: str, look: Lookups) -> str:
    address = look.addresses.of(path)
    return f"{address}index.html" if address.endswith("/") else address


def _event(event: Event, look: Lookups) -> str:
    articles = [show_article(report, look) for report in look.reports_of(event)]
    actors = [look.actors[actor].name for actor in event.actors]
    outlets = dict.fromkeys(article.outlet for article in articles if article.outlet)
    titles = dict.fromkeys(article.title for article in articles if article.title != event.title)
    texts = ["".join(piece.text for piece in p.pieces) for article in articles for p in article.paragraphs]
    first = event.date.first_day
    words = [event.summary, *titles, *texts, *actors]
    return _document(
        [
            f'<h1 data-pagefind-meta="title">{html.escape(event.title)}</h1>',
            f'<p data-pagefind-meta="summary">{html.escape(event.summary)}</p>',
            # What has no day comes last in either order.
            f'<p data-pagefind-sort="newest:{first.isoformat() if first else "0000"}"></p>',
            f'<p data-pagefind-sort="oldest:{first.isoformat() if first else "9999"}"></p>',
            f'<p data-pagefind-meta="date">{html.escape(show_short(event.date, look.wording))}</p>',
            *(f'<h2 data-pagefind-weight="2">{html.escape(title)}</h2>' for title in titles),
            *_filters("actor", actors),
            *_filters("outlet", outlets),
            *_filters("year", [str(event.date.year)] if event.date.year is not None else []),
            *(f"<p>{html.escape(text)}</p>" for text in texts),
            *_folded([event.title], _TITLE),
            *_folded(words, _BESIDE),
        ],
        "event",
    )


def _actor(actor: Actor, look: Lookups) -> str:
    return _document(
        [
            f'<h1 data-pagefind-meta="title">{html.escape(actor.name)}</h1>',
            *(f'<p data-pagefind-weight="5">{html.escape(alias)}</p>' for alias in actor.aliases),
            *_folded([actor.name, *actor.aliases], _TITLE),
        ],
        "actor",
    )


def _document(parts: Iterable[str], kind: str) -> str:
    head = f'<!doctype html>\n<html><body data-pagefind-body data-pagefind-filter="type:{kind}">'
    return "\n".join([head, *parts, "</body></html>\n"])


def _filters(name: str, values: Iterable[str]) -> Iterator[str]:
    for value in values:
        yield f'<p data-pagefind-filter="{name}">{html.escape(value)}</p>'


def _folded(texts: Iterable[str], weight: str) -> Iterator[str]:
    """The words with đ, each once, with d in its place."""
    words = {word.replace("đ", "d") for text in texts for word in _WORD.findall(text.lower()) if "đ" in word}
    if words:
        yield f'<p data-pagefind-weight="{weight}">{html.escape(" ".join(sorted(words)))}</p>'
