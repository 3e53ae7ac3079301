"""What each article of an event tells, sentence by sentence: what summaries, copies and differences are read from."""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator.model import Appearance, Block, Passage, Report, Span
from generator.reading.headline import without_dateline
from generator.reading.lines import plain_words
from generator.text import lower, sentence_ranges, words_in

_WHOLE = re.compile(r"[.!?][\"'”’»)\]]*(?:/\.)?$|[\"”»]$")
_BROKEN = re.compile(r"(?:\.{2,}|…)[\"'”’»)\]]*$")
_LISTED = re.compile(r"[^:]{1,30}: ?(?![\"“])(?:[^,;]{1,60}[,;]){3}")
"""'Tiền đạo: A (B), C (D), …': a list."""
_FEWEST_WORDS = 6
_OPENING = 6
"""So many paragraphs are the opening of an article: enough for what is said of one alone."""
_DIGITS = frozenset("0123456789")
_ENDING = 8
"""So many characters at its end tell whether a sentence is whole."""

Pair = tuple[str, str]
"""Two words that follow one another; of a figure by itself the second is empty."""


class Sentence(NamedTuple):
    """A sentence of an article's running text."""

    span: Span
    number: int
    """How many sentences of the article stand before it."""
    paragraph: int
    """How many paragraphs stand before its own; 0 is the lead."""
    text: str
    """Its plain words."""
    words: tuple[str, ...]
    """Lower case, without punctuation."""
    figures: frozenset[str]
    """The words that begin with a digit."""
    pairs: frozenset[Pair]
    """Its pairs of words that follow one another, and its figures: what two sentences are compared by."""
    is_whole: bool
    """Whether it can stand by itself: long enough, closed, not broken off, and not within a quotation."""


@dataclass(frozen=True)
class Account:
    """One article of an event with its sentences."""

    report: Report
    sentences: tuple[Sentence, ...]

    @property
    def language(self) -> str:
        """The article's."""
        return self.report.article.language

    @cached_property
    def title_words(self) -> tuple[str, ...]:
        """Of the headline, lower case."""
        return tuple(words_in(lower(self.report.article.title)))

    @cached_property
    def pairs(self) -> frozenset[Pair]:
        """All pairs of words that its sentences hold, and its figures."""
        return frozenset().union(*(sentence.pairs for sentence in self.sentences))

    @cached_property
    def small(self) -> str:
        """The article's text in small letters."""
        return lower(self.report.article.text.normal)

    @cached_property
    def _named_at(self) -> list[int]:
        return [appearance.span.start for appearance in self.report.appearances]

    def named_in(self, span: Span) -> list[Appearance]:
        """Those that stand wholly within a part of the text, in order."""
        first, beyond = (bisect.bisect_left(self._named_at, place) for place in (span.start, span.end))
        return [one for one in self.report.appearances[first:beyond] if one.span.end <= span.end]

    def passage(self, sentence: Sentence) -> Passage:
        """Where a sentence of it stands."""
        return Passage(self.report.id, sentence.span)


def make_account(report: Report, outlets: re.Pattern[str], *, opening: bool = False) -> Account:
    """An article's running text, or the `opening` of it, cut into sentences without titles, headings and captions.

    `outlets` are the names that may stand before the first word of its lead.
    """
    sentences: list[Sentence] = []
    paragraphs = [block for block in report.article.kept if block.part in ("lead", "body")]
    for paragraph, block in enumerate(paragraphs[:_OPENING] if opening else paragraphs):
        quoted = False
        for start, end in _ranges(report.article.text.normal, block, outlets):
            text = plain_words(report.article.text.normal[start:end])
            sentences.append(_sentence(Span(start, end), len(sentences), paragraph, text, quoted=quoted))
            quoted = _leaves_open(text, quoted)
    return Account(report, tuple(sentences))


def _sentence(span: Span, number: int, paragraph: int, text: str, *, quoted: bool) -> Sentence:
    words = tuple(words_in(lower(text)))
    figures = frozenset([word for word in words if word[0] in _DIGITS])
    pairs = frozenset((*itertools.pairwise(words), *zip(figures, itertools.repeat(""), strict=False)))
    return Sentence(span, number, paragraph, text, words, figures, pairs, not quoted and _is_whole(text, len(words)))


def _is_whole(text: str, words: int) -> bool:
    """Whether it closes as a sentence does, with every quotation and bracket that it opens."""
    end = text[-_ENDING:]
    return (
        words >= _FEWEST_WORDS
        and (text[-1] in ".!?" or _WHOLE.search(end) is not None)
        and not (("…" in end or ".." in end) and _BROKEN.search(end))
        and text.count('"') % 2 == 0
        and text.count("“") == text.count("”")
        and text.count("(") == text.count(")")
        and not (":" in text and _LISTED.match(text))
    )


def _leaves_open(text: str, quoted: bool) -> bool:
    """Whether a quotation is open after a sentence, when one was or was not before it."""
    if text.count('"') % 2 == 1:
        quoted = not quoted
    opened, closed = text.rfind("“"), text.rfind("”")
    return opened > closed if opened != closed else quoted


def _ranges(text: str, block: Block, outlets: re.Pattern[str]) -> list[tuple[int, int]]:
    """The sentences of a paragraph; the dateline before the first is left out, as are list marks and white space."""
    line = text[block.span.start : block.span.end]
    start = block.span.start + (len(line) - len(without_dateline(line)) if block.part == "lead" else 0)
    outlet = outlets.match(text, start, block.span.end) if block.part == "lead" else None
    start = outlet.end() if outlet is not None else start
    found = sentence_ranges(text, start, block.span.end)
    return [(s, s + len(text[s:e].rstrip(" \t|"))) for s, e in found]


Told = Mapping[str, Counter[Pair]]
"""Language → pair of words → how many of the accounts in that language hold it."""


def count_pairs(accounts: Iterable[Account]) -> Told:
    """In how many of the accounts each pair of words stands, by their language."""
    told: dict[str, Counter[Pair]] = {}
    for account in accounts:
        told.setdefault(account.language, Counter()).update(account.pairs)
    return told


def in_language(accounts: Sequence[Account], language: str) -> Sequence[Account]:
    """Those in a language; all where none is."""
    return [account for account in accounts if account.language == language] or accounts
