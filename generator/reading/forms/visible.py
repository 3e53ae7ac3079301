"""The date and the writer that a page shows beside its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

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


def visible_dates(tree: Any) -> Iterator[str]:
    """The dates that a page shows for its article, the surest first: as `<time>`, then as a line of words."""
    for tag in tree.iter("time", "span", "div", "p", "meta"):
        if (tag.get("itemprop") or "").lower() == "datepublished" and not _is_of_others(tag):
            yield tag.get("datetime") or tag.get("content") or " ".join(tag.text_content().split())[:_LINE]
    near = list(_near_headline(tree))
    for tag in near:
        if tag.tag == "time" and tag.get("datetime"):
            yield tag.get("datetime")
    for tag in near:
        words = " ".join((tag.text or "").split())
        if 6 <= len(words) <= _LINE and any(c.isdigit() for c in words):
            for line in lines_of(words, 0):
                yield from (field.value for field in read_header_line(line) if field.name == "published")


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


def _near_headline(tree: Any) -> Iterator[Any]:
    """The elements around the first headline, down to the first paragraph, that are not of other articles."""
    elements = [tag for tag in tree.iter() if isinstance(tag.tag, str)]
    start = next((index for index, tag in enumerate(elements) if tag.tag == "h1"), None)
    if start is None:
        return
    for index in range(max(0, start - _BEFORE), min(len(elements), start + _AFTER)):
        tag = elements[index]
        if index > start and tag.tag in ("p", "div") and len((tag.text or "").strip()) > _PARAGRAPH:
            return
        if tag.tag not in ("script", "style") and not _is_of_others(tag):
            yield tag


def _is_of_others(tag: Any) -> bool:
    node = tag
    while node is not None:
        if node.tag in _OTHERS or _SIDE.search(f"{node.get('class') or ''} {node.get('id') or ''}"):
            return True
        node = node.getparent()
    return False
