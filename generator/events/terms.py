"""The words that an article is compared by: its headline, its uncommon words and pairs of words, its numbers.

Coverage of one event shares what is uncommon; how common a word is comes from a table of the language
(`knowledge/language/common-words.yml`), so that what is kept of an article does not depend on its neighbours.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

from generator.events.specifics import Specifics, take_specifics
from generator.knowledge import Knowledge
from generator.late import Late
from generator.model import Appearance, Article
from generator.text import lower, places_of, words_in

UNLISTED = 0.02
"""The share of articles that hold a word which the table does not list: at most so many."""
_OPENING = 4000
"""So many characters of an article are compared."""
_MOST = 160
"""So many words and pairs are kept of an article's text, the most telling ones."""
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d[\d.,]*\d")

Counts = tuple[tuple[str, int], ...]
"""Terms with how often they stand, in a total order."""


@dataclass(frozen=True, slots=True)
class Terms(Late):
    """What an article is compared by."""

    LATE: ClassVar[frozenset[str]] = frozenset({"title", "body", "numbers", "words", "specifics", "language"})

    title: Counts
    body: Counts
    numbers: Counts
    words: frozenset[str]
    """Every word of the headline and the text that is compared, once."""
    specifics: Specifics
    language: str


@dataclass(frozen=True, slots=True)
class CommonWords:
    """How many of all articles of a language hold a word or a pair of words."""

    shares: Mapping[str, Mapping[str, float]]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Self:
        """Read from the table of common words."""
        table = knowledge.words["common-words"]
        return cls(
            {
                language: {
                    word: int(percent) / 100 for percent, words in table[language].items() for word in words.split(", ")
                }
                for language in sorted(set(table) - {"source"})
            }
        )

    def share(self, language: str) -> Mapping[str, float]:
        """The listed words of a language with their shares; none for a language without a table."""
        return self.shares.get(language, {})


def take_terms(article: Article, common: CommonWords, appearances: Sequence[Appearance] = ()) -> Terms:
    """The terms of an article; linear in its length.

    In its text the names of places are no words: articles of one city share them whatever they report, and they are
    compared as actors. In a headline they are the news.
    """
    text = article.text.normal
    places = {lower(text[one.span.start : one.span.end]) for one in appearances if one.kind == "place"}
    kept = (text[b.span.start : b.span.end] for b in article.kept if b.part not in ("title", "caption"))
    opening = lower(" ".join(kept)[:_OPENING])
    title = words_in(lower(article.title))
    words = words_in(_without(places, opening))
    shares = common.share(article.language)
    return Terms(
        _counted(_bag(title)),
        _most_telling(_bag(words), shares),
        _counted(Counter(_NUMBER.findall(opening))),
        frozenset(title).union(words),
        take_specifics(article, appearances, shares),
        article.language,
    )


def _without(names: Iterable[str], text: str) -> str:
    """A text with a space for each of the names: the first one, the longest of those that begin with it, and so on."""
    places = [(place, -len(name)) for name in names for place in places_of(name, text)]
    parts, end = [], 0
    for begin, length in sorted(places):
        if begin >= end:
            parts.append(text[end:begin])
            end = begin - length
    return " ".join([*parts, text[end:]])


def _bag(words: Sequence[str]) -> Counter[str]:
    """Words, and pairs of neighbouring words: most Vietnamese words are of two syllables.

    Figures are none of them: the day stands in every article of a day, and other numbers are compared by themselves.
    """
    figures = {word for word in set(words) if not word.isalpha() and _DIGIT.search(word)}
    terms: list[str] = []
    for is_figure, run in itertools.groupby(words, figures.__contains__):
        if not is_figure:
            plain = list(run)
            terms += plain
            terms += map(" ".join, itertools.pairwise(plain))
    return Counter(terms)


def _counted(bag: Mapping[str, int]) -> Counts:
    return tuple(sorted(bag.items()))


def _most_telling(bag: Mapping[str, int], shares: Mapping[str, float]) -> Counts:
    """Those of the greatest weight; of equals the first."""
    alike: dict[tuple[int, float], list[str]] = defaultdict(list)
    for term, count in bag.items():
        alike[count, shares.get(term, UNLISTED)].append(term)
    weighed: dict[float, list[str]] = defaultdict(list)
    for (count, share), terms in alike.items():
        weighed[weight(count, share)] += terms
    best: list[str] = []
    for greatest in sorted(weighed, reverse=True):
        best += sorted(weighed[greatest])[: _MOST - len(best)]
        if len(best) == _MOST:
            break
    return tuple((term, bag[term]) for term in sorted(best))


def weight(count: int, share: float) -> float:
    """Of a term that stands `count` times in an article, and in that share of all (Salton and Buckley 1988)."""
    return (1 + math.log(count)) * math.log(1 + 1 / share)
