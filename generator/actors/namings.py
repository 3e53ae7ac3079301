"""Whom an article names, all places of one actor brought together: what is known of it without its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.model import ActorKind, Appearance, Article, Naming, Span
from generator.text import fold

KINDS: Sequence[ActorKind] = ("person", "organisation", "place")
"""In the order in which they are shown."""
_PLACE_AT_LEAST = 2
"""A place is an actor of an article that names it so often, or in its title, lead or a caption."""


def name_all(article: Article, appearances: Iterable[Appearance]) -> tuple[Naming, ...]:
    """The actors of an article: people first, then organisations, then places; of each kind the weightiest first."""
    together: dict[tuple[ActorKind, str], list[Appearance]] = {}
    for appearance in appearances:
        together.setdefault((appearance.kind, appearance.key), []).append(appearance)
    opening = {block.span for block in article.blocks if block.part in ("title", "lead", "caption")}
    weights = {key: sum(_weight(place.span, opening) for place in places) for key, places in together.items()}
    first = {key: places[0].span.start for key, places in together.items()}
    ordered = sorted(together, key=lambda key: (KINDS.index(key[0]), -weights[key], first[key], key[1]))
    return tuple(
        _naming(article, together[key], matters=key[0] != "place" or weights[key] >= _PLACE_AT_LEAST) for key in ordered
    )


def _weight(place: Span, opening: Iterable[Span]) -> int:
    return _PLACE_AT_LEAST if any(place in block for block in opening) else 1


def _naming(article: Article, places: Sequence[Appearance], *, matters: bool) -> Naming:
    first = places[0]
    written = Counter(_written(article, place.span.start, place.span.end) for place in places)
    titles = Counter((_title_said(article, place), place.of) for place in places if place.title)
    return Naming(
        first.key,
        first.kind,
        all(place.known for place in places),
        matters,
        tuple(written.items()),
        tuple((title, of, count) for (title, of), count in titles.items()),
    )


def _written(article: Article, start: int, end: int) -> str:
    return " ".join(article.text.normal[start:end].split())


def _title_said(article: Article, appearance: Appearance) -> str:
    """A title with what the article says of it before it: 'cựu Bộ trưởng', 'tân Tổng thư ký'."""
    if appearance.standing == "holds" or appearance.title_span is None:
        return appearance.title
    said = _written(article, appearance.title_span.start, appearance.span.start)
    at = fold(said).find(fold(appearance.title))
    standing = said[:at].strip(" -") if at > 0 else ""
    return f"{standing} {appearance.title}" if standing else appearance.title
