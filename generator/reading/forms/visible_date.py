"""The date that a page shows beside its headline."""

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
