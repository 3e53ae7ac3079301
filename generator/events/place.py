"""Where an event happened, as finely as its articles say."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from generator.events.accounts import Account
from generator.events.telling import Telling
from generator.model import ActorId, Appearance, Block, Span
from generator.text import lower

_REACH = 60
"""So many characters before a name are looked at for the word that leads to it."""
_SAID = {"title": 2.0, "lead": 2.0, "body": 1.0, "caption": 0.8, "heading": 0.3}
_LATER = 0.75
"""What each further paragraph takes off the weight of what it says."""
_SECOND = 0.9
"""What each further place of a paragraph has of the weight of the first."""
_PARAGRAPHS = 5
_LED, _LED_BY_WORDS, _LED_OVER_COMMA = 1.0, 0.8, 0.5
"""What a place weighs right after a word such as 'tại', after some words more ('tại cảng cá …'), and behind a comma
('tại làng …, huyện …')."""
_BARE, _BARE_CITY = 0.15, 0.35
"""What a country, and a city or region, weighs by itself: of a country it seldom says where."""
_LEAST = 0.6
_FINER = 0.3
"""A city is the place rather than its country when it weighs so much of what the country does."""


def find_place(
    accounts: Sequence[Account], telling: Telling, within: Mapping[str, str], known: frozenset[ActorId]
) -> ActorId | None:
    """The place that most articles lead to ('tại Paris'); None where none weighs enough.

    `within` says of a city or region its country; `known` are the actors that have a page.
    """
    total: dict[str, float] = defaultdict(float)
    for account in accounts:
        for place, weight in _weigh(account, telling, within).items():
            total[place] += weight / len(accounts)
    said = {place: weight for place, weight in total.items() if ActorId(place) in known}
    if not said:
        return None
    united = {
        place: weight + sum(w for p, w in said.items() if within.get(p) == place) for place, weight in said.items()
    }
    best = max(united, key=lambda place: (united[place], place))
    finer = [p for p, w in said.items() if within.get(p) == best and w >= _FINER * said[best] and w >= _LEAST / 2]
    if finer:
        best = max(finer, key=lambda place: (said[place], place))
    return ActorId(best) if united[best] >= _LEAST else None


def _inside(country: str, said: Mapping[str, float], within: Mapping[str, str]) -> float:
    """What the cities and regions of a country weigh."""
    return sum(weight for place, weight in said.items() if within.get(place) == country)


def _weigh(account: Account, telling: Telling, within: Mapping[str, str]) -> Mapping[str, float]:
    """What speaks for each place in one article; each counts with its best mention and a little for others."""
    article = account.report.article
    text = lower(article.text.normal)
    at = telling.at.get(article.language)
    paragraphs = _paragraphs(article.kept)
    titles = [a.title_span for a in account.report.appearances if a.kind == "person" and a.title_span is not None]
    weights: dict[str, list[float]] = defaultdict(list)
    seen: Counter[Span] = Counter()
    head = max((block.span.end for block, _ in paragraphs), default=0)
    for appearance in account.report.appearances:
        if appearance.span.start >= head:
            break
        where = next(((block, n) for block, n in paragraphs if appearance.span in block.span), None)
        if appearance.kind != "place" or where is None or any(appearance.span in title for title in titles):
            continue
        block, number = where
        before = text[max(block.span.start, appearance.span.start - _REACH) : appearance.span.start]
        led = at.search(before) if at is not None else None
        told = _SAID[block.part] * _LATER**number * _directness(led, appearance.key in within)
        weights[appearance.key].append(told * _SECOND ** min(seen[block.span], 3))
        seen[block.span] += 1
    for field in article.fields:
        if field.origin == "dateline" and field.span is not None:
            for key in _named_in(account.report.appearances, field.span):
                weights[key].append(_SAID["lead"])
    return {place: max(said) + 0.2 * min(sum(said) - max(said), 2.0) for place, said in weights.items()}


def _directness(led: re.Match[str] | None, is_city: bool) -> float:
    if led is None:
        return _BARE_CITY if is_city else _BARE
    return _LED_OVER_COMMA if "," in led["between"] else _LED_BY_WORDS if led["between"].strip(" (") else _LED


def _paragraphs(blocks: Sequence[Block]) -> list[tuple[Block, int]]:
    """The blocks at the head of an article, each with how many paragraphs stand before it."""
    kept: list[tuple[Block, int]] = []
    count = 0
    for block in blocks:
        if count < _PARAGRAPHS and block.part != "cut":
            kept.append((block, count))
        count += block.part in ("lead", "body")
    return kept


def _named_in(appearances: Sequence[Appearance], span: Span) -> list[str]:
    return [a.key for a in appearances if a.kind == "place" and a.span in span]
