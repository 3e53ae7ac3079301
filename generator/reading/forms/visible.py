"""The date and the writer that a page shows beside its headline."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from generator.model import Field
from generator.reading.headers import read_header_line
from generator.reading.lines import lines_of

_OTHERS = frozenset({"a", "aside", "nav", "footer", "li", "ul", "ol", "form", "table", "button"})
"""In these stand the dates of other articles, and of nothing."""
_SIDE = re.compile(
    r"related|lien-?quan|sidebar|side-bar|recommend|more-?news|most-?read|doc-?nhieu|cung-?chuyen-?muc|tin-?khac|widget"
    r"|comment|binh-?luan|footer|breaking|trending|box-?tin|list-?news|news-?list",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 25, 60
"""So many elements before and after the headline are looked at."""
_WRITER = re.compile(r"(?:^|\s)(?:author|author[-_]name|byline|byline[-_]name|tac-?gia|writer)(?:\s|$)", re.IGNORECASE)
_BY = re.compile(r"^(?:by|bởi|tác giả|theo)\b\s*:?\s*", re.IGNORECASE)
_NAME, _NAME_WORDS = 40, 6
_LINE = 120
_PARAGRAPH = 220
_CALLED = 20
"""So many dates that are called the article's are looked at."""
_INSIDE = 100
"""So many elements of a box tell what it is."""
_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_PARAGRAPHS = 3
_LEAD = 60
"""So much has a paragraph of an article at least."""
_HEADLINE, _TITLE = 5, 3
"""So many words has a link that is a headline for certain, and one that may be a name as well."""


def visible_dates(tree: Any) -> Iterator[Field]:
    """The dates that a page shows for its article: what is called so, then what stands nearest to the headline."""
    headline = next(tree.iter("h1"), None)
    around = set() if headline is None else {headline, *headline.iterancestors()}
    called = (
        tag
        for tag in tree.iter("time", "span", "div", "p", "meta")
        if (tag.get("itemprop") or "").lower() == "datepublished"
    )
    for tag in itertools.islice(called, _CALLED):
        if not _is_of_others(tag, around):
            value = tag.get("datetime") or tag.get("content") or " ".join(tag.text_content().split())[:_LINE]
            yield Field("published", value, "page")
    for _, tag in sorted(_near_headline(tree, headline, around), key=itemgetter(0)):
        yield from _dates_of(tag)


def _dates_of(tag: Any) -> Iterator[Field]:
    """The date of an element by itself: as `<time>`, or as a line of words."""
    if tag.tag == "time" and tag.get("datetime"):
        yield Field("published", tag.get("datetime"), "page")
        return
    words = " ".join((tag.text or "").split())
    if 6 <= len(words) <= _LINE and any(c.isdigit() for c in words):
        for line in lines_of(words, 0):
            for field in read_header_line(line):
                if field.name in ("published", "modified"):
                    yield Field(field.name, field.value, "page" if field.name == "published" else field.origin)


def visible_authors(tree: Any) -> Iterator[str]:
    """The writers whom a page shows near its headline, in what is called so (`rel="author"`, `class="byline"`)."""
    for tag in tree.iter("a", "span", "div", "p", "address"):
        called = {(tag.get("rel") or "").lower(), (tag.get("itemprop") or "").lower()}
        if "author" not in called and not _WRITER.search(tag.get("class") or ""):
            continue
        words = _BY.sub("", " ".join(tag.text_content().split()))
        is_name = 2 < len(words) <= _NAME and words.count(" ") < _NAME_WORDS and words[:1].isupper()
        if is_name and not any(c.isdigit() for c in words) and not _is_in_list(tag):
            yield words


def _is_in_list(tag: Any) -> bool:
    return any(node.tag in _OTHERS - {"a"} or _SIDE.search(node.get("class") or "") for node in tag.iterancestors())


def _near_headline(tree: Any, headline: Any, around: set[Any]) -> Iterator[tuple[int, Any]]:
    """The elements around the first headline, down to the first paragraph, that are not of other articles, each with
    how far it is from the headline; those outside of the part that holds headline and text are of others too."""
    if headline is None:
        return
    elements = [tag for tag in tree.iter() if isinstance(tag.tag, str)]
    start = elements.index(headline)
    part = _part_with_text(elements[start:], around)
    for index in range(max(0, start - _BEFORE), min(len(elements), start + _AFTER)):
        tag = elements[index]
        if index > start and tag.tag in ("p", "div") and len((tag.text or "").strip()) > _PARAGRAPH:
            return
        within = part is None or part in tag.iterancestors()
        if within and tag.tag not in ("script", "style") and not _is_of_others(tag, around):
            yield abs(index - start), tag


def _part_with_text(elements: Sequence[Any], around: set[Any]) -> Any:
    """The smallest element that holds the headline and the paragraphs after it; None where there are none.

    One paragraph is not enough: the lead may stand in a part of its own with the headline.
    """
    paragraphs = (tag for tag in elements if tag.tag == "p" and len("".join(tag.itertext()).strip()) >= _LEAD)
    last = next(reversed(list(itertools.islice(paragraphs, _PARAGRAPHS))), None)
    return None if last is None else next(node for node in last.iterancestors() if node in around)


def _is_of_others(tag: Any, around: set[Any]) -> bool:
    """Whether an element stands at the side by its name, or in a box of links; `around` holds the headline."""
    outside = (node for node in (tag, *tag.iterancestors()) if node not in around)
    return any(
        node.tag in _OTHERS
        or _SIDE.search(f"{node.get('class') or ''} {node.get('id') or ''}") is not None
        or _leads_elsewhere(node)
        for node in outside
    )


def _leads_elsewhere(box: Any) -> bool:
    """Whether a box holds a headline of another article: one that is a heading, or so many words of a link, or several
    links with a date for each."""
    inside = [tag for tag in itertools.islice(box.iter(), _INSIDE) if isinstance(tag.tag, str)]
    if any(tag.tag in _HEADINGS for tag in inside):
        return True
    links = [tag for tag in inside if tag.tag == "a" and not _is_writer(tag)]
    words = [len(" ".join(itertools.islice(link.itertext(), _INSIDE)).split()) for link in links]
    dates = sum(tag.tag == "time" for tag in inside)
    return any(count >= _HEADLINE for count in words) or 1 < dates <= sum(count >= _TITLE for count in words)


def _is_writer(link: Any) -> bool:
    return (link.get("rel") or "").lower() == "author" or _WRITER.search(link.get("class") or "") is not None
