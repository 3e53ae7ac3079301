"""RSS and Atom, by feedparser: each entry an article."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from generator.issues import fault
from generator.reading.draft import File, Read
from generator.reading.forms.json_export import gather


def read_feed(file: File) -> Read:
    """The entries of a feed, with the feed's name as their outlet."""
    import feedparser

    try:
        # a stream, since feedparser would take bytes for the name of a file; no look-ups of relative addresses
        feed = feedparser.parse(io.BytesIO(file.data), sanitize_html=False, resolve_relative_uris=False)
        entries = list(_entries(feed))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError, OverflowError) as error:
        return [], [fault(file.path, 1, "broken-feed", cause=type(error).__name__)]
    if not entries:
        return [], [fault(file.path, 1, "no-feed")]
    return gather(file, entries)


def _entries(feed: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """feedparser gives no lines, so each entry stands at the first."""
    about = feed.get("feed", {})
    for entry in feed.get("entries", []):
        contents = [str(one.get("value", "")) for one in entry.get("content", [])]
        yield (
            1,
            {
                "title": entry.get("title", ""),
                "published": entry.get("published") or entry.get("updated", ""),
                "author": entry.get("author", ""),
                "source": (entry.get("source") or {}).get("title", "") or about.get("title", ""),
                "url": entry.get("link", ""),
                "language": (entry.get("title_detail") or {}).get("language") or about.get("language", ""),
                "text": max([*contents, entry.get("summary", "")], key=len),
            },
        )
