"""HTML, as a browser or SingleFile saves it: trafilatura takes out the text, JSON-LD and meta tags the rest.

A date is taken only from what speaks of this article: JSON-LD of its kind, `article:published_time`, the like.
Visible dates are left to the header lines of the text, since half of those on a page belong to related links.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.issues import Issue, fault
from generator.model import Field
from generator.reading.decode import decode
from generator.reading.draft import Draft, File
from generator.text import read_text

_META = {
    "title": ("og:title", "twitter:title"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "pubdate",
        "publishdate",
        "date",
        "dc.date.issued",
    ),
    "modified": ("article:modified_time", "og:updated_time"),
    "author": ("author", "article:author"),
    "outlet": ("og:site_name", "application-name"),
    "url": ("og:url",),
}
_ARTICLES = frozenset(
    {
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "BlogPosting",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
    }
)
_LARGEST = 20_000_000


def read_html(file: File) -> tuple[list[Draft], list[Issue]]:
    """The article in a saved page."""
    import trafilatura
    from lxml import etree
    from lxml import html as lxml_html

    if len(file.data) > _LARGEST:
        return [], [fault(file.path, 0, "too-large", megabytes=len(file.data) // 1_000_000)]
    stored, issues = decode(file.data, file.path)
    if stored is None:
        return [], issues
    try:
        page = lxml_html.document_fromstring(stored.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.LxmlError, ValueError, AssertionError):
        return [], [*issues, fault(file.path, 0, "no-article-in-page")]
    fields = tuple(replace(field, value=_whole(field.value)) for field in _fields(page))
    body = trafilatura.extract(stored, output_format="txt", include_comments=False, include_tables=False) or ""
    if not body.strip():
        return [], [*issues, fault(file.path, 0, "no-article-in-page")]
    return [Draft(file.path, read_text(body), 0, fields, file.digest)], issues


def _whole(value: str) -> str:
    """Without the halves of characters that JSON can hold and no file can."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _fields(page: Any) -> Iterator[Field]:
    for node in _linked_data(page):
        yield from _of_linked_data(node)
    meta = {
        (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower(): tag.get("content") or ""
        for tag in page.iter("meta")
    }
    for name, keys in _META.items():
        for key in keys:
            if meta.get(key, "").strip():
                yield Field(name, meta[key].strip(), "page metadata")
    for tag in page.iter("link"):
        if (tag.get("rel") or "").lower() == "canonical" and tag.get("href"):
            yield Field("url", tag.get("href"), "page metadata")
    heading = next((h.text_content().strip() for h in page.iter("h1") if h.text_content().strip()), "")
    if heading:
        yield Field("title", " ".join(heading.split()), "page")
    if page.get("lang"):
        yield Field("language", page.get("lang"), "page")


def _linked_data(page: Any) -> Iterator[dict[str, Any]]:
    for script in page.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            try:
                data = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            roots = data if isinstance(data, list) else [data]
            for root in roots:
                if isinstance(root, dict):
                    graph = root.get("@graph")
                    yield from (
                        node for node in (graph if isinstance(graph, list) else [root]) if isinstance(node, dict)
                    )


def _of_linked_data(node: dict[str, Any]) -> Iterator[Field]:
    kinds = node.get("@type")
    if not _ARTICLES.intersection(
        kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
    ):
        return
    for name, key in (
        ("title", "headline"),
        ("published", "datePublished"),
        ("modified", "dateModified"),
        ("language", "inLanguage"),
    ):
        if isinstance(node.get(key), str) and node[key].strip():
            yield Field(name, node[key].strip(), "JSON-LD")
    for name, key in (("author", "author"), ("outlet", "publisher")):
        names = _names(node.get(key))
        if names:
            yield Field(name, ", ".join(names), "JSON-LD")
    page = node.get("mainEntityOfPage") or node.get("url")
    url = page.get("@id") if isinstance(page, dict) else page
    if isinstance(url, str):
        yield Field("url", url, "JSON-LD")


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [value["name"]] if isinstance(value.get("name"), str) else []
    return [name for item in value for name in _names(item)] if isinstance(value, list) else []
