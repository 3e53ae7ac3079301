"""One entry of an export → the draft of an article: whatever the program calls its title, text, date and address."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from typing import Any

from generator.model import Field
from generator.reading.draft import Draft, File
from generator.reading.forms.html_text import looks_like_html, text_of_fragment
from generator.reading.forms.names import by_authority, plain_key
from generator.text import read_text

_TEXTS = (
    "text", "textcontent", "content_text", "plain_text", "fulltext", "full_text", "body", "articlebody", "content",
    "content_html", "html_content", "html", "article", "article_text", "nội_dung", "summary", "description", "excerpt",
    "abstract", "abstract_note", "highlight", "note", "notes", "ab", "n2",
)  # fmt: skip
"""The keys of a text, the whole one before a summary of it."""
_ORIGIN = "export"
_MILLISECONDS = 100_000_000_000
_LATEST = 4_102_444_800
"""The year 2100 in seconds since 1970; larger numbers are no dates."""


def draft_of(record: Mapping[str, Any], file: File, number: int, line: int) -> Draft | None:
    """The article of an entry; None when it has neither a text nor more than a title.

    `number` counts the entries of the file from 1 (0 when it holds one), `line` is where the entry begins.
    """
    flat = {plain_key(key): _plain(value) for key, value in record.items()}
    text, captions = _text_of(flat)
    if not text.strip():
        return None
    fields = tuple(Field(name, value, _ORIGIN, None, line) for name, _, value in by_authority(flat))
    return Draft(file.path, read_text(text), 0, fields, f"{file.digest}#{number}", captions, number, line)


def is_entry(value: object) -> bool:
    """Whether a value of an export looks like an article: an object with a title, or with an address and a text."""
    if not isinstance(value, dict):
        return False
    keys = {plain_key(key) for key in value}
    return bool(keys & {"title", "headline", "resolved_title", "given_title", "ti", "t1"}) or (
        bool(keys & {"url", "link"}) and bool(keys & set(_TEXTS))
    )


def is_page(entry: object) -> bool:
    """Whether an entry has a title and an address of its own, as a page has whose older titles are kept in a list."""
    keys = {plain_key(key) for key in entry} if isinstance(entry, dict) else set()
    return "title" in keys and bool(keys & {"url", "link"})


def has_text(entry: object) -> bool:
    """Whether an entry looks like an article that brings its text."""
    return is_entry(entry) and isinstance(entry, dict) and bool({plain_key(key) for key in entry} & set(_TEXTS))


def _text_of(flat: Mapping[str, Any]) -> tuple[str, frozenset[str]]:
    marked = isinstance(flat.get("content"), str) and looks_like_html(flat["content"])
    for key in _TEXTS:
        if key == "textcontent" and marked:
            continue  # Readability writes its paragraphs one behind the other there, without a space
        value = flat.get(key)
        if isinstance(value, list):
            value = "\n\n".join(word for word in value if isinstance(word, str))
        if isinstance(value, str) and value.strip():
            return text_of_fragment(value) if looks_like_html(value) else (value, frozenset())
    return "", frozenset()


def _plain(value: Any) -> Any:
    """A value as text or a list of texts: names of persons, parts of a date, moments as numbers."""
    if isinstance(value, list):
        return [word for one in value[:1000] if isinstance(word := _plain(one), str)]
    if isinstance(value, dict):
        return _plain_object(value)
    if isinstance(value, bool) or value is None:
        return ""
    return _moment(value) if isinstance(value, int | float) else str(value)


def _plain_object(value: Mapping[str, Any]) -> str:
    """A person ({family, given}, {name}), a date ({date-parts}), or a text ({value}, {literal}, {raw}) of an export."""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return "-".join(str(part).zfill(2) for part in parts[0][:3] if isinstance(part, int | str))
    names = [value[key] for key in ("given", "family") if isinstance(value.get(key), str)]
    if names:
        return " ".join(names)
    for key in ("name", "value", "literal", "raw", "title", "label", "$t", "#text"):
        if isinstance(value.get(key), str):
            return str(value[key])
    listed = [
        one.get("name") for one in list(value.values())[:20] if isinstance(one, dict)
    ]  # Pocket numbers its authors
    return ", ".join(name for name in listed if isinstance(name, str))


def _moment(number: float) -> str:
    """Seconds or milliseconds since 1970 as ISO 8601 in UTC; other numbers as they are."""
    if not math.isfinite(number):
        return ""
    seconds = number / 1000 if number > _MILLISECONDS else number
    if not 100_000_000 < seconds < _LATEST:
        return str(number)
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
