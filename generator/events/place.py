"""Where an event happened, as finely as its articles say, and nowhere where they do not say it clearly."""

from __future__ import annotations

import bisect
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from generator.events.accounts import Account
from generator.events.whereabouts import Whereabouts
from generator.model import ActorId, Appearance, Block, FuzzyDate, Span
from generator.reading.headline import without_dateline
from generator.text import sentence_ranges

_REACH = 120
"""So many characters before a name are looked at for what leads to it."""
_SAID = {"title": 1.6, "lead": 2.0, "body": 1.0, "caption": 0.7, "heading": 0.3}
_LATER = 0.75
"""What each further paragraph takes off the weight of what it says."""
_SECOND = 0.9
"""What each further place of a paragraph has of the weight of the first."""
_PARAGRAPHS = 6
_LABEL, _LABEL_COUNTRY = 0.9, 0.5
"""What a place weighs that opens a headline as its label: 'Hà Nội: …'."""
_SEAT = 0.5
"""What the place of an office weighs that acts: 'Công an tỉnh Lạng Sơn'."""
_ASIDE = {"background": 0.25, "planned": 0.5, "quoted": 0.3, "until": 0.3}
"""What is left of a sentence's weight that names a date of something else."""
_OTHER_DAY = 0.4
"""What is left where every date of the sentence is another than the event's."""
_QUOTED = 0.3
"""What is left within a quotation."""
_REPEATED = 0.3
"""How much further mentions of a place add to its best."""
_LEAST = 0.7
_MANY, _LEAST_OF_MANY = 4, 0.55
"""Where so many articles agree, less is enough."""
_SPEAKS = 0.5
"""An article that gives no place so much says nothing of places."""
_CLEAR = 0.75
"""A country is the place where no other weighs more than this share of it."""
_FINER, _CLEARLY_FINER = 0.3, 0.85
"""A city is the place rather than its country when it weighs so much of what the country does, and no other city of
it more than this share of the city."""


def find_place(accounts: Sequence[Account], whereabouts: Whereabouts, known: frozenset[ActorId]) -> ActorId | None:
    """The place to which most articles lead ('tại Paris'); None where none weighs enough, or two weigh as much.

    `known` are the actors that have a page.
    """
    readings = [_Reading(account, whereabouts) for account in accounts]
    inside = {pair for reading in readings for pair in reading.inside()}
    said = _together([reading.weights() for reading in readings], known)
    parts: dict[str, list[float]] = defaultdict(list)
    for place, weight in said.items():
        parts[whereabouts.within.get(place, place)].append(weight)
    countries = {country: max(each) + _REPEATED * (sum(each) - max(each)) for country, each in parts.items()}
    ranked = sorted(countries, key=lambda place: (-countries[place], place))
    least = _LEAST if len(accounts) < _MANY else _LEAST_OF_MANY
    if not ranked or countries[ranked[0]] < least:
        return None
    if len(ranked) > 1 and countries[ranked[1]] > _CLEAR * countries[ranked[0]]:
        return None
    return _as_finely_as_said(ranked[0], said, whereabouts.within, inside)


def _together(of_each: Sequence[Mapping[str, float]], known: frozenset[ActorId]) -> Mapping[str, float]:
    """What each place weighs on average over the articles that say something of places, half of all at least."""
    speaking = sum(max(weights.values(), default=0.0) >= _SPEAKS for weights in of_each)
    heard = max(speaking, len(of_each) / 2) if speaking else len(of_each)
    said: dict[str, float] = defaultdict(float)
    for weights in of_each:
        for place, weight in weights.items():
            if ActorId(place) in known:
                said[place] += weight / heard
    return said


def _as_finely_as_said(
    country: str, said: Mapping[str, float], within: Mapping[str, str], inside: Set[tuple[str, str]]
) -> ActorId | None:
    """The city or region of the country that stands out, else the country, where it is spoken of itself.

    `inside` are pairs of which the first is said to be a part of the second.
    """
    own = said.get(country, 0.0)
    cities = sorted((p for p in said if within.get(p) == country), key=lambda place: (-said[place], place))
    if cities and said[cities[0]] >= max(_FINER * own, _LEAST / 2):
        best = cities[0]
        rivals = [p for p in cities[1:] if (p, best) not in inside and (best, p) not in inside]
        if not rivals or said[rivals[0]] <= _CLEARLY_FINER * said[best]:
            return ActorId(best)
    return ActorId(country) if own >= _LEAST / 2 else None


@dataclass(frozen=True)
class _Reading:
    """The head of one article, read for places."""

    account: Account
    whereabouts: Whereabouts

    def weights(self) -> Mapping[str, float]:
        """What speaks for each place: its best mention, and a little for others."""
        weights: dict[str, list[float]] = defaultdict(list)
        for place, weight in (*self.named(), *self.filed()):
            weights[place].append(weight)
        return {place: max(each) + _REPEATED * min(sum(each) - max(each), 2.0) for place, each in weights.items()}

    def inside(self) -> Iterator[tuple[str, str]]:
        """The pairs of places of which the text makes the first a part of the second."""
        article = self.account.report.article
        places = [a for a in self.account.report.appearances if a.kind == "place"]
        for first, second in itertools.pairwise(places):
            between = article.text.normal[first.span.end : min(second.span.start, first.span.end + _REACH)]
            if first.span.end + _REACH > second.span.start and self.whereabouts.is_inside(between, article.language):
                yield first.key, second.key

    def named(self) -> Iterator[tuple[str, float]]:
        """Each place that is named, or whose office acts, with its weight."""
        article = self.account.report.article
        appearances = self.account.report.appearances
        titles = [a.title_span for a in appearances if a.kind == "person" and a.title_span is not None]
        starts = [a.span.start for a in appearances]
        for block, number in _paragraphs(article.kept):
            seen: Counter[str] = Counter()
            for at in range(bisect.bisect_left(starts, block.span.start), len(appearances)):
                appearance = appearances[at]
                if appearance.span not in block.span:
                    break
                if appearance.kind == "person" or any(appearance.span in title for title in titles):
                    continue
                place, direct = self._leads_to(appearance, block)
                if place:
                    told = _SAID[block.part] * _LATER**number * self._factor(appearance.span)
                    yield place, told * direct * _SECOND ** min(len(seen), 3)
                    seen[place] += 1

    def _leads_to(self, appearance: Appearance, block: Block) -> tuple[str, float]:
        """The place that an appearance speaks for, and how directly."""
        article = self.account.report.article
        text, language = article.text.normal, article.language
        if appearance.kind == "organisation":
            return self.whereabouts.seat(text[appearance.span.start : appearance.span.end], language), _SEAT
        before = text[max(block.span.start, appearance.span.start - _REACH) : appearance.span.start]
        if block.part == "title" and not before.strip(" \"'“") and text[appearance.span.end :][:1] == ":":
            return appearance.key, _LABEL if appearance.key in self.whereabouts.within else _LABEL_COUNTRY
        return appearance.key, self.whereabouts.directness(before, appearance.key, language)

    def filed(self) -> Iterator[tuple[str, float]]:
        """The places of the dateline, in a line of its own or before the lead ('KYIV, 3 October (…) - ')."""
        article = self.account.report.article
        spans = [field.span for field in article.fields if field.origin == "dateline" and field.span is not None]
        for block in article.kept:
            if block.part in ("lead", "body"):
                line = article.text.normal[block.span.start : block.span.end]
                spans.append(Span(block.span.start, block.span.end - len(without_dateline(line))))
                break
        for appearance in self.account.report.appearances:
            if appearance.kind == "place" and any(appearance.span in span for span in spans):
                yield appearance.key, _SAID["lead"]

    def _factor(self, span: Span) -> float:
        """What is left of a mention's weight by the sentence in which it stands."""
        at = bisect.bisect_right(self._sentences, span.start, key=lambda sentence: sentence.start) - 1
        sentence = self._sentences[at] if at >= 0 and span in self._sentences[at] else span
        text = self.account.report.article.text.normal[sentence.start : span.start]
        quoted = text.count('"') % 2 == 1 or text.count("“") > text.count("”")
        return min(self._asides.get(sentence, 1.0), _QUOTED if quoted else 1.0)

    @cached_property
    def _sentences(self) -> list[Span]:
        text = self.account.report.article.text.normal
        blocks = [block.span for block, _ in _paragraphs(self.account.report.article.kept)]
        return [Span(start, end) for block in blocks for start, end in sentence_ranges(text, block.start, block.end)]

    @cached_property
    def _asides(self) -> Mapping[Span, float]:
        """What the dates that a sentence names leave of a weight; sentences that name none are left out."""
        dates = self.account.report.dates
        named = sorted(dates.named, key=lambda dated: (dated.span.start, dated.span.end))
        starts = [dated.span.start for dated in named]
        left: dict[Span, float] = {}
        for sentence in self._sentences:
            first, beyond = bisect.bisect_left(starts, sentence.start), bisect.bisect_left(starts, sentence.end)
            within = [dated for dated in named[first:beyond] if dated.span in sentence]
            if within:
                other_day = not any(_fits(dated.date, dates.happened.date) for dated in within)
                asides = [_ASIDE[dated.told] for dated in within if dated.told in _ASIDE]
                left[sentence] = min([*asides, _OTHER_DAY if other_day else 1.0])
        return left


def _fits(date: FuzzyDate, event: FuzzyDate) -> bool:
    """Whether a date that a sentence names can be the event's."""
    pairs = ((date.year, event.year), (date.month, event.month), (date.day, event.day))
    return all(one is None or other is None or one == other for one, other in pairs) or date.until is not None


def _paragraphs(blocks: Sequence[Block]) -> list[tuple[Block, int]]:
    """The blocks at the head of an article, each with how many paragraphs stand before it."""
    kept: list[tuple[Block, int]] = []
    count = 0
    for block in blocks:
        if count < _PARAGRAPHS and block.part != "cut":
            kept.append((block, count))
        count += block.part in ("lead", "body")
    return kept
