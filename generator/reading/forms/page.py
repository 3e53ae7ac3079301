"""A web page → its article: trafilatura takes out the text, JSON-LD, meta tags and the page's head the rest.

A date is taken only from what speaks of this article: JSON-LD of its kind, `article:published_time` and the like, a
`<time>` or a visible line beside the headline. Half of the visible dates of a page belong to related links, so what
stands in lists, links and boxes at the side is never looked at.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.model import Field, LeftOut
from generator.reading.draft import Draft
from generator.reading.forms.boxes import set_boxes_apart
from generator.reading.forms.html_text import captions_of, figures_to_paragraphs, parse_html
from generator.reading.forms.left_out import left_out, shown_lines
from generator.reading.forms.linked_data import article_body, fields_of_linked_data, linked_data
from generator.reading.forms.main_text import is_prose, main_text
from generator.reading.forms.visible import visible_authors, visible_dates
from generator.text import read_text

_META = {
    "title": ("og:title", "twitter:title"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "parsely-pub-date",
        "sailthru.date",
        "date",
        "dc.date.issued",
        "dc.date",
        "dcterms.date",
        "dcterms.issued",
    ),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "lastmod"),
    "author": ("author", "article:author", "dc.creator", "parsely-author"),
    "outlet": ("og:site_name", "application-name", "dc.publisher"),
    "url": ("og:url", "source-url"),
    "language": ("og:locale",),
}
_SAVED_FROM = re.compile(
    r"saved from url=\(\d{1,6}\)\s*(https?://\S{1,2000})|\burl:\s*(https?://\S{1,2000})", re.IGNORECASE
)
_EMBEDDED = re.compile(r"data:[\w/+.-]{0,60};base64,[A-Za-z0-9+/=%\s]{100,}")
_PARTED = re.compile(r"\s*[|–—·»]\s*|\s-\s")
_LONGEST_NAME = 40
_LARGEST = 5_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds."""

    text: str
    fields: tuple[Field, ...]
    captions: frozenset[str]
    is_article: bool
    """Whether the page says itself that it is an article."""
    left_out: tuple[LeftOut, ...]
    """What the page shows and the text lacks."""
    left_out_more: int
    """How many more such lines there are."""

    def as_draft(self, path: str, digest: str, more: Sequence[Field] = (), number: int = 0) -> Draft:
        """The draft of its article, with what the file around the page says of it behind what the page says."""
        return Draft(
            path,
            read_text(self.text),
            0,
            (*self.fields, *more),
            digest,
            self.captions,
            number,
            left_out=self.left_out,
            left_out_more=self.left_out_more,
        )


def read_page(stored: str) -> Page | None:
    """The article in the HTML of a page; None where there is no text in it."""
    stored = unicodedata.normalize("NFC", stored)  # windows-1258 writes a letter and its tone apart
    stored = _EMBEDDED.sub("", stored)  # pictures and fonts, which SingleFile keeps inside the page
    tree = parse_html(stored) if len(stored) <= _LARGEST else None
    if tree is None:
        return None
    nodes = list(linked_data(tree))
    fields = tuple(
        replace(field, value=_whole(field.value)) for field in _fields(tree, nodes, stored) if field.value.strip()
    )
    captions = captions_of(tree)
    meta = _meta(tree)
    is_article = bool(nodes) or meta.get("og:type", "").lower() == "article" or _is_marked(tree)
    figures_to_paragraphs(tree)
    is_list = _is_list_of_links(tree)
    shown = shown_lines(tree)
    boxes = set_boxes_apart(tree)
    text = main_text(tree, article_body(nodes), captions, meta.get("description", ""))
    if is_list and not any(map(is_prose, text.split("\n"))):
        return None  # bookmarks, or the front page of an export
    if not text.strip():
        return None
    rest, more = left_out(shown, boxes, text, (field.value for field in fields))
    return Page(_whole(text), fields, captions, is_article, rest, more)


def _whole(value: str) -> str:
    """Without the halves of characters that JSON can hold and no file can."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _fields(tree: Any, nodes: list[dict[str, Any]], stored: str) -> Iterator[Field]:
    meta = _meta(tree)
    heading = next((words for h in tree.iter("h1") if (words := " ".join(h.text_content().split()))), "")
    stated = meta.get("og:title", "")
    if heading and stated.startswith(heading) and (len(heading) > 20 or _PARTED.match(stated, len(heading))):
        yield Field("title", heading, "page")  # the meta tag has the paper's name behind it
    yield from fields_of_linked_data(nodes, {meta.get("og:title", "").strip(), heading} - {""})
    for name, keys in _META.items():
        for key in keys:
            value = meta.get(key, "").strip()
            if value and not (name == "author" and value.startswith("http")):
                yield Field(name, value, "page metadata")
    for tag in tree.iter("link"):
        if (tag.get("rel") or "").lower() == "canonical" and tag.get("href"):
            yield Field("url", tag.get("href"), "page metadata")
    yield from visible_dates(tree)
    for value in visible_authors(tree):
        yield Field("author", value, "page")
    if heading:
        yield Field("title", heading, "page")
    if tree.get("lang"):
        yield Field("language", tree.get("lang"), "page")
    saved = _SAVED_FROM.search(stored[:4000])
    if saved is not None:
        yield Field("url", (saved[1] or saved[2]).removesuffix("-->"), "page")
    title = next((words for tag in tree.iter("title") if (words := " ".join(tag.text_content().split()))), "")
    if title:
        yield Field("title", title, "page")
        yield from _outlet_behind(title, heading)


def _is_marked(tree: Any) -> bool:
    """Whether one part of the page is marked as an article, and holds the headline."""
    marked = list(itertools.islice(tree.iter("article"), 2))
    return len(marked) == 1 and next(marked[0].iter("h1"), None) is not None


def _is_list_of_links(tree: Any) -> bool:
    linked = sum(len(" ".join(link.itertext())) for link in tree.iter("a"))
    return linked * 2 > len(" ".join(tree.text_content().split()))


def _outlet_behind(title: str, heading: str) -> Iterator[Field]:
    """The paper's name behind the headline in the title of a page: 'Chợ họp lại - Đời sống - Báo Thử'."""
    parts = _PARTED.split(title.removeprefix(heading)) if heading and title.startswith(heading) else []
    if len(parts) > 1 and 1 < len(parts[-1]) <= _LONGEST_NAME:
        yield Field("outlet", parts[-1], "page")


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        if key and (tag.get("content") or "").strip():
            found.setdefault(key, tag.get("content"))
    return found
