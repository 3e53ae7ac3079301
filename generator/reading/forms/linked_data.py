"""JSON-LD: what a page says of its article in schema.org's words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator.model import Field

_ARTICLES = frozenset(
    {
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "BackgroundNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
    }
)
_TEXTS = (
    ("title", "headline"),
    ("published", "datePublished"),
    ("modified", "dateModified"),
    ("language", "inLanguage"),
)


def linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The nodes of a page that are articles; broken scripts are passed over."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for root in data if isinstance(data, list) else [data]:
            graph = root.get("@graph") if isinstance(root, dict) else None
            nodes = graph if isinstance(graph, list) else [root]
            yield from (node for node in nodes if isinstance(node, dict) and _is_article(node))


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(kind in _ARTICLES for kind in listed if isinstance(kind, str))


def fields_of_linked_data(nodes: Sequence[dict[str, Any]], titles: set[str]) -> Iterator[Field]:
    """The fields of the article that bears one of the page's titles, else of the first: others are related ones."""
    if not nodes:
        return
    node = next((node for node in nodes if str(node.get("headline")).strip() in titles), nodes[0])
    for name, key in _TEXTS:
        if isinstance(node.get(key), str) and node[key].strip():
            yield Field(name, node[key].strip(), "JSON-LD")
    for name, key in (("author", "author"), ("outlet", "publisher")):
        names = [word for word in _names(node.get(key)) if word.strip() and not word.startswith("http")]
        if names:
            yield Field(name, ", ".join(names), "JSON-LD")
    page = node.get("mainEntityOfPage") or node.get("url")
    url = page.get("@id") if isinstance(page, dict) else page
    if isinstance(url, str):
        yield Field("url", url, "JSON-LD")


def article_body(nodes: Sequence[dict[str, Any]]) -> str:
    """The text that the first article carries in its JSON-LD; empty where there is none."""
    body = nodes[0].get("articleBody") if nodes else None
    return body.strip() if isinstance(body, str) else ""


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [value["name"]] if isinstance(value.get("name"), str) else []
    if not isinstance(value, list):
        return []
    return [name for item in value if not isinstance(item, list) for name in _names(item)]
