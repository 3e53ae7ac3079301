"""By which keys people and programs call what is known of an article: one table for front matter and exports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "resolved_title", "ti", "t1"),
    "published": (
        "published",
        "date",
        "publish_date",
        "publishdate",
        "published_at",
        "publishedat",
        "published_date",
        "publisheddate",
        "date_published",
        "datepublished",
        "publication_date",
        "publicationdate",
        "pubdate",
        "pub_date",
        "published_time",
        "publishedtime",
        "issued",
        "ngày_đăng",
        "ngày",
    ),
    "happened": ("happened", "event_date"),
    "modified": ("modified", "updated", "lastmod", "last_modified_at", "date_modified", "updated_at", "updatedat"),
    "author": ("author", "authors", "byline", "creator", "published_by", "tác_giả"),
    "outlet": (
        "source",
        "outlet",
        "publisher",
        "site",
        "site_name",
        "sitename",
        "publication",
        "publication_title",
        "container_title",
        "domain_name",
        "newspaper",
        "nguồn",
        "báo",
    ),
    "url": (
        "url",
        "link",
        "source_url",
        "canonical",
        "canonical_url",
        "canonicalurl",
        "sourceurl",
        "original",
        "original_url",
        "resolved_url",
        "given_url",
        "external_url",
        "permalink",
        "href",
    ),
    "language": ("lang", "language", "locale"),
}
"""What a field is about → the keys by which it is called, the surest first."""

_NAME_OF = {key: name for name, keys in NAMES.items() for key in keys}
KNOWN = frozenset(_NAME_OF)

_WRITTEN = ("title", "published", "publish_date", "happened", "modified", "author", "source", "language", "publisher")
"""The keys that people type, of which a near miss is told."""
_OTHERS = frozenset({"titles", "sources", "publishers", "authorship", "languages", "resource", "publish"})
"""Near them, and keys of other tools."""


def plain_key(key: object) -> str:
    """A key in small letters, its words parted by low lines."""
    return "_".join(str(key).strip().lower().replace("-", " ").replace("_", " ").split())


def field_of(key: str) -> str:
    """What a known key is about."""
    return _NAME_OF[key]


def near_key(key: str) -> str:
    """The known key that lacks one letter of `key`, has one more or another, or two in the other order; else empty."""
    if key in KNOWN or key in _OTHERS or not 4 <= len(key) <= 13:
        return ""
    return next((known for known in _WRITTEN if _is_slip(key, known)), "")


def _is_slip(key: str, known: str) -> bool:
    """Whether one slip of the hand makes `key` of `known` (Damerau's four kinds)."""
    start = next(
        (place for place, (a, b) in enumerate(zip(key, known, strict=False)) if a != b), min(len(key), len(known))
    )
    left, right = key[start:], known[start:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
    return left[1:] == right or left == right[1:]


def by_authority(metadata: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What is known of an article, as (name, key as written, value), for each name the surest first.

    Values are texts or lists of texts; what is neither is passed over, and never printed, since aliases may explode.
    """
    own = metadata.get("params")  # where Hugo keeps the keys that are the writer's own
    everything = {**own, **metadata} if isinstance(own, dict) else metadata
    by_key = {plain_key(key): (str(key), value) for key, value in everything.items()}
    for name, keys in NAMES.items():
        for known in keys:
            if known not in by_key:
                continue
            key, value = by_key[known]
            listed = value if isinstance(value, list) else [value]
            named = (one.get("name") if isinstance(one, dict) else one for one in listed)
            words = [_without_link_marks(word) for word in named if isinstance(word, str)]
            written = ", ".join(word for word in words if word)
            if written:
                is_address = name == "outlet" and written.startswith(("http://", "https://"))
                yield "url" if is_address else name, key, written


def _without_link_marks(word: str) -> str:
    """A value in one line; a note's name without the brackets of Obsidian's links."""
    plain = " ".join(word.split())
    return plain[2:-2].split("|")[-1] if plain.startswith("[[") and plain.endswith("]]") else plain
