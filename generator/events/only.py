"""What only one source of an event tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.events.accounts import Account, Pair, Sentence
from generator.events.telling import Telling
from generator.model import Passage
from generator.text import lower

_MOST_EACH = 2
"""So many sentences are shown of each source."""
_LENGTH = (50, 320)
_NEW = 0.72
"""The share of a sentence's pairs of words that no other source may hold."""
_WORTH = 1.0


def find_only(sources: Sequence[Account], telling: Telling) -> tuple[Passage, ...]:
    """The sentences with a name or a figure that no other source gives, most telling first chosen; in order.

    `sources` are the accounts of an event without copies. Articles in other languages are compared by names and
    figures alone, since their words differ anyway.
    """
    if len(sources) < 2:
        return ()
    pairs: dict[str, Counter[Pair]] = {}
    for source in sources:
        pairs.setdefault(source.language, Counter()).update(source.pairs)
    named = Counter(key for source in sources for key in {a.key for a in source.report.appearances})
    figures = Counter(f for source in sources for f in frozenset().union(*(s.figures for s in source.sentences)))
    found: list[Passage] = []
    for source in sources:
        worth = [
            (_worth(source, sentence, pairs[source.language], named, figures, telling), sentence)
            for sentence in source.sentences
        ]
        best = sorted((pair for pair in worth if pair[0] >= _WORTH), key=lambda pair: (-pair[0], pair[1].number))
        chosen = sorted((sentence for _, sentence in best[:_MOST_EACH]), key=lambda sentence: sentence.number)
        found += [source.passage(sentence) for sentence in chosen]
    return tuple(found)


def _worth(
    source: Account,
    sentence: Sentence,
    pairs: Mapping[Pair, int],
    named: Mapping[str, int],
    figures: Mapping[str, int],
    telling: Telling,
) -> float:
    """How much a sentence tells that nobody else does: names weigh most, then figures, then wording; 0 for nothing."""
    fits = _LENGTH[0] <= len(sentence.text) <= _LENGTH[1] and sentence.is_whole
    if not fits or sentence.text[:1] in "-–—(":
        return 0.0
    new = sum(pairs[pair] == 1 for pair in sentence.pairs) / len(sentence.pairs)
    if new < _NEW or telling.no_happening.search(lower(sentence.text)):
        return 0.0
    mine = {a.key for a in source.report.appearances if a.span in sentence.span and a.kind != "place"}
    new_names = sum(named[key] == 1 for key in mine)
    new_figures = sum(figures[figure] == 1 for figure in sentence.figures)
    leans = telling.leans(source.language, lower(sentence.text))
    return 1.0 * new_names + 0.6 * min(new_figures, 2) + 0.4 * bool(mine) + new - 0.5 - 0.3 * leans
