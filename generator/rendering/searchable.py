"""What the search knows of each event and actor: small HTML documents for Pagefind, which nobody reads.

They are made apart from the pages, so that a page's text does not hold what only a search needs. Pagefind folds marks
of tone but not đ; so every word is given to it with d, as the query is (assets/javascripts/search.js), and the marks of
tone tell which words are meant. What is shown of a result are the fields that stand beside the words.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from generator.model import ActorId, EventId, FuzzyDate
from generator.rendering.addresses import actor_page, event_page
from generator.rendering.articles import words_shown
from generator.rendering.dates import show_short
from generator.rendering.drafts import Draft
from generator.rendering.lookups import Lookups

_ENOUGH = 50
"""So many events of a year make a part of the index; those of other years are one part together."""
_MANY = 400
"""Of more, each quarter of the year is a part: what a change indexes again stays small, and so does what a browser asks
each part for at first."""
_ACTORS, _OTHERS = "actors", "others"
_STROKE = "~"
"""Stands in the names of documents for the strokes of their pages' paths, which know no such sign."""
_WORD = re.compile(r"\w+")


def make_documents(look: Lookups) -> Iterator[Draft]:
    """Each document, still to be made, by the part of the index that it belongs to and the path of its page.

    What changed is indexed again with its part alone: a year or a quarter of one, or the actors.
    """
    events = look.timeline.events
    sizes = Counter(event.date.year for event in events)
    for event in events:
        part = _part_of(event.date, sizes[event.date.year])
        yield Draft(_file(part, event_page(event.id), look), partial(_event, event.id, look))
    for actor in (actor for actor, often in look.is_often.items() if often):
        yield Draft(_file(_ACTORS, actor_page(actor), look), partial(_actor, actor, look))


def _part_of(date: FuzzyDate, in_year: int) -> str:
    if date.year is None or in_year < _ENOUGH:
        return _OTHERS
    if in_year <= _MANY or date.month is None:
        return str(date.year)
    return f"{date.year}-{(date.month + 2) // 3}"


def _file(part: str, path: str, look: Lookups) -> str:
    """A folder for each part, in which all documents lie: a folder for each of them costs more than it does itself."""
    address = look.addresses.of(path)
    file = f"{address}index.html" if address.endswith("/") else address
    return f"{part}/{file.replace('/', _STROKE)}"


def page_of(document: str) -> str:
    """The path on the site of the page of a document."""
    return document.partition("/")[2].replace(_STROKE, "/")


def _event(name: EventId, look: Lookups) -> str:
    """The document of an event; actors without one of their own are found here under their other spellings too."""
    event = look.events[name]
    articles = [report.article for report in look.reports_of(event)]
    actors = [look.called[actor].name for actor in event.actors]
    outlets = dict.fromkeys(article.source.name for article in articles if article.source.name)
    titles = dict.fromkeys(article.title for article in articles if article.title != event.title)
    texts = [words for article in articles for words in words_shown(article, look.config.text)]
    aliases = [alias for actor in event.actors if not look.is_often[actor] for alias in look.spellings[actor]]
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


def _actor(actor: ActorId, look: Lookups) -> str:
    name = look.called[actor].name
    parts = [_field("meta", "title", name), _words("h1", name)]
    return _document([*parts, *(_words("h2", alias) for alias in look.spellings[actor])], "actor")


def _document(parts: Iterable[str], kind: str) -> str:
    head = f'<!doctype html>\n<html><body data-pagefind-body data-pagefind-filter="type:{kind}">'
    return "\n".join([head, *parts, "</body></html>\n"])


def _field(kind: str, name: str, value: str) -> str:
    """Something that is kept with the document beside its words: a `meta` to show, a `filter`, a `sort`."""
    return f'<i data-pagefind-{kind}="{name}[data-value]" data-value="{html.escape(value)}"></i>'


def _words(element: str, text: str) -> str:
    """Words to find; a heading weighs more."""
    plain = text.replace("đ", "d").replace("Đ", "D")
    return f"<{element}>{html.escape(plain)}</{element}>"


def _each_once(texts: Iterable[str]) -> Iterator[str]:
    """The words of the texts, each where it comes first: where else they stand would only make the index larger."""
    return iter(dict.fromkeys(_WORD.findall("\n".join(texts).lower())))
