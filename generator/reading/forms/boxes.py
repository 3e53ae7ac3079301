"""Boxes of other articles in a page: known by their links, whatever their class is called.

A box holds little else than links of a headline's length, or is a headline that leads elsewhere with a short summary.
Between two paragraphs of the article it becomes lines of links, which the rules about clutter take off where the reader
can see it; elsewhere it goes before the text is taken out, so that no box is taken for the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.reading.forms.html_text import writable

_BOXES = frozenset({"div", "section", "aside", "article", "ul", "ol", "li", "dl", "table", "nav", "a"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_IN_CARDS = ("h2", "h3", "h4", "div", "p")
"""What stands in a link that is a card as a whole, and not in a link among words."""
_LINK_WORDS = 6
"""A link of fewer words may be a section, a topic or the writer's name."""
_SUMMARY = 400
"""So many characters at most stand in a card beside its headline."""
_PART_OF_PAGE = 3
"""A card is at most this part of a page's text: a short page may be one article whose headline is a link."""
_PARAGRAPH = 60
_COMMENTS = re.compile(r"(?:^|[\s_-])(?:comments?|binh-?luan|disqus|fb-comments)(?:$|[\s_-])", re.IGNORECASE)
_ADDRESS = 500
_UNREADABLE = re.compile(r"[\[\]()\s]+")


@dataclass(slots=True)
class _Content:
    """What stands within an element, counted in characters."""

    linked: int = 0
    plain: int = 0
    links: int = 0
    """Links of a headline's length."""
    sentence: bool = False
    """Whether a link of words alone closes as a sentence does, as one within a paragraph may."""
    heading_leads: bool = False
    """Whether a heading is a link, or stands in one."""
    first: bool = False
    """Whether the first headline of the page stands in it."""

    def add(self, inner: _Content) -> None:
        self.linked += inner.linked
        self.plain += inner.plain
        self.links += inner.links
        self.sentence |= inner.sentence
        self.heading_leads |= inner.heading_leads
        self.first |= inner.first


def set_boxes_apart(tree: Any) -> set[Any]:
    """Takes the boxes of other articles out of a page, or makes them lines of links. Linear in the size of the page.

    Gives the elements that were taken out, with all that stands in them.
    """
    counted = _count(tree)
    whole = counted[tree].linked + counted[tree].plain
    gone: set[Any] = set()
    for element in list(counted):
        if element.getparent() in gone:
            gone.add(element)
        elif element.tag in _BOXES and _is_box(element, counted[element], whole):
            gone.add(element)
            _replace(element, _lines_of_links(element) if _is_between(element, counted) else ())
    return gone


def is_comments(called: str) -> bool:
    """Whether a class or an id is that of what readers write below an article."""
    return _COMMENTS.search(called) is not None


def _count(tree: Any) -> dict[Any, _Content]:
    """What stands in each element, in the order of the page."""
    from lxml import etree

    counted: dict[Any, _Content] = {}
    headline = next(tree.iter("h1"), None)
    link: Any = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            counted[element] = _Content(first=element is headline)
            leads = element.tag == "a" and not (element.get("href") or "#").startswith("#")
            link = element if leads and link is None else link
            if not isinstance(element.tag, str) or element.tag in ("script", "style"):
                continue
            _add_words(counted[element], element.text, link is not None)
            counted[element].heading_leads = element.tag in _HEADINGS and link is not None
            continue
        if element is link:
            link = None
            _close_link(counted[element], element)
        parent = element.getparent()
        if element is tree or parent is None:
            continue
        if element.tag in _HEADINGS and counted[element].links and not counted[element].plain:
            counted[element].heading_leads = True
        counted[parent].add(counted[element])
        _add_words(counted[parent], element.tail, link is not None)
    return counted


def _add_words(content: _Content, text: str | None, linked: bool) -> None:
    size = len(text.strip()) if text else 0
    if linked:
        content.linked += size
    else:
        content.plain += size


def _close_link(content: _Content, element: Any) -> None:
    words = _words(element)
    content.links += words.count(" ") + 1 >= _LINK_WORDS
    content.sentence |= words.endswith(".") and next(element.iter(*_IN_CARDS), None) is None


def _is_box(element: Any, content: _Content, whole: int) -> bool:
    if content.first or not content.links:
        return is_comments(f"{element.get('class') or ''} {element.get('id') or ''}") and (
            not content.first and (content.linked + content.plain) * 2 < whole
        )
    if not content.sentence and content.linked >= 2 * content.plain:
        return element.tag != "a" or next(element.iter(*_IN_CARDS), None) is not None
    small = (content.linked + content.plain) * _PART_OF_PAGE <= whole
    return content.heading_leads and content.plain <= _SUMMARY and small


def _is_between(element: Any, counted: dict[Any, _Content]) -> bool:
    """Whether paragraphs stand before and after an element, in elements of their own or parted by line breaks alone."""
    before = element.getprevious()
    while before is not None and before.tag == "br" and not (before.tail or "").strip():
        before = before.getprevious()
    above = (element.getparent().text if before is None else before.tail) or ""
    return (len(above.strip()) >= _PARAGRAPH or _is_paragraph(before, counted)) and (
        len((element.tail or "").strip()) >= _PARAGRAPH or _is_paragraph(element.getnext(), counted)
    )


def _is_paragraph(element: Any, counted: dict[Any, _Content]) -> bool:
    return (
        element is not None
        and element in counted
        and counted[element].plain >= _PARAGRAPH
        and counted[element].plain > counted[element].linked
    )


def _lines_of_links(element: Any) -> Iterator[Any]:
    """A paragraph `[headline](address)` for each link of a box; where one link is the box, with its summary."""
    from lxml import etree

    for link in element.iter("a"):
        words = _words(link)
        if words.count(" ") + 1 < _LINK_WORDS:
            continue
        paragraph = etree.Element("p")
        address = _UNREADABLE.sub("", link.get("href") or "")[:_ADDRESS]
        paragraph.text = writable(f"[{_UNREADABLE.sub(' ', words)}]({address})")
        yield paragraph


def _replace(element: Any, lines: Iterator[Any] | tuple[()]) -> None:
    parent, tail = element.getparent(), element.tail
    place = parent.index(element)
    made = list(lines)
    parent.remove(element)
    for number, line in enumerate(made):
        parent.insert(place + number, line)
    if tail and tail.strip():
        from lxml import etree

        rest = etree.Element("span")
        rest.text = writable(tail)
        parent.insert(place + len(made), rest)


def _words(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())
