"""What only one source of an event tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from generator.events.accounts import Account, Pair, Sentence, Told
from generator.events.telling import Telling
from generator.model import Passage
from generator.text import lower

_MOST_EACH = 2
"""So many sentences are shown of each source."""
_LENGTH = (50, 320)
_NEW = 0.72
"""The share of a sentence's pairs of words that no other source may hold."""
_WORTH = 1.0
_FIGURE = re.compile(r"(?<![^\W_])\d[^\W_]*")
"""A word that begins with a digit."""


def find_only(sources: Sequence[Account], told: Told, telling: Telling) -> tuple[Passage, ...]:
    """The sentences with a name or a figure that no other source gives, most telling first chosen; in order.

    `sources` are the accounts of an event without copies, `told` their pairs of words. Articles in other languages
    are compared by names and figures alone, since their words differ anyway.
    """
    if len(sources) < 2:
        return ()
    named = Counter(key for source in sources for key in {a.key for a in source.report.appearances})
    figures = Counter(f for source in sources for f in frozenset().union(*(s.figures for s in source.sentences)))
    told_once = {
        language: frozenset(pair for pair, count in pairs.items() if count == 1) for language, pairs in told.items()
    }
    found: list[Passage] = []
    for source in sources:
        mine = _alone(source, named, figures)
        worth = [(_worth(source, told_once[source.language], alone, telling), alone.sentence) for alone in mine]
        best = sorted((pair for pair in worth if pair[0] >= _WORTH), key=lambda pair: (-pair[0], pair[1].number))
        chosen = sorted((sentence for _, sentence in best[:_MOST_EACH]), key=lambda sentence: sentence.number)
        found += [source.passage(sentence) for sentence in chosen]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Alone:
    """A sentence with names or figures that its source alone gives, and how many."""

    sentence: Sentence
    names: int
    figures: int
    names_anybody: bool


def _alone(source: Account, named: Mapping[str, int], figures: Mapping[str, int]) -> Iterator[_Alone]:
    """The sentences of a source that give something of their own and can be shown."""
    for sentence in source.sentences:
        if not _LENGTH[0] <= len(sentence.text) <= _LENGTH[1] or sentence.text[:1] in "-–—(" or not sentence.is_whole:
            continue
        mine = {a.key for a in source.named_in(sentence.span) if a.kind != "place"}
        names = sum(named[key] == 1 for key in mine)
        own_figures = sum(figures[figure] == 1 for figure in sentence.figures - _of_the_day(source, sentence))
        if names or own_figures:
            yield _Alone(sentence, names, own_figures, bool(mine))


def _of_the_day(source: Account, sentence: Sentence) -> frozenset[str]:
    """The figures by which a sentence says the event's own day, which all sources tell, each in its way."""
    text = source.report.article.text.normal
    spans = (one.span for one in source.report.dates.happened.evidence if one.span and one.span in sentence.span)
    return frozenset(figure for span in spans for figure in _FIGURE.findall(lower(text[span.start : span.end])))


def _worth(source: Account, told_once: Set[Pair], alone: _Alone, telling: Telling) -> float:
    """How much a sentence tells that nobody else does: names weigh most, then figures, then wording; 0 for nothing."""
    sentence = alone.sentence
    new = len(sentence.pairs & told_once) / len(sentence.pairs)
    lowered = lower(sentence.text)
    if new < _NEW or telling.no_happening.search(lowered):
        return 0.0
    own = 1.0 * alone.names + 0.6 * min(alone.figures, 2) + 0.4 * alone.names_anybody
    return own + new - 0.5 - 0.3 * telling.leans(source.language, lowered)
