"""HTML, as a browser or SingleFile saves it."""

from __future__ import annotations

import re

from generator.issues import fault, notice
from generator.reading.decode import decode
from generator.reading.draft import File, Read
from generator.reading.forms.page import read_page

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_BOOKMARK = re.compile(r"<a\s[^<>]*\b(?:time_added|add_date)\s*=", re.IGNORECASE)
"""How Pocket and browsers write what somebody keeps: a list of addresses, each with the time when it was kept."""


def read_html(file: File) -> Read:
    """The article in a saved page."""
    stored, issues = decode(file.data, file.path, stated_charset(file.data))
    if stored is None:
        return [], issues
    kept = [match.start() for match in _BOOKMARK.finditer(stored)]
    page = read_page(stored)
    if page is None and kept:
        line = stored.count("\n", 0, kept[0]) + 1
        return [], [*issues, notice(file.path, line, "entries-without-text", count=len(kept))]
    if page is None:
        return [], [*issues, fault(file.path, 0, "no-article-in-page")]
    return [page.as_draft(file.path, file.digest)], issues


def stated_charset(data: bytes) -> str:
    """The encoding that a page names in its head; empty when it names none."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else ""
