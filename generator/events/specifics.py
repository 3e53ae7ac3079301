"""What tells two events of one kind apart: the names and figures of an article, those of its opening above all.

Two fires of one day are told in the same words; the street, the owner and the dead are not. Names are the actors by
their ids, so that spellings do not matter, and every other run of words with capitals: districts, ships, laws, without
marks, as papers in other languages write them.
"""

from __future__ import annotations

import bisect
import itertools
import re
import string
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from generator.model import Appearance, Article, Span
from generator.text import fold, lower

_HEAD = 350
"""So many characters of the text are its opening, beside the headline."""
_READ = 4000
"""So many characters of the text are looked through."""
_UNLISTED = 0.01
"""The share of articles that hold a name which the table of common words does not list."""
_LARGE = "".join(letter for letter in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))) if letter.isupper())
_MORE = r"[^\W\d_]*(?:[-'’][^\W\d_]+)*"
_SMALL = string.ascii_lowercase.encode()
_RUN = re.compile(rf"[{_LARGE}](?<![^\W_].){_MORE}(?: [{_LARGE}]{_MORE})*")
"""Neighbouring words with capitals."""
_BREAKS = ".:!?…\"“”'‘’(-–"
"""What the word stands behind that opens a sentence."""
_BEFORE = 3
_FIGURE = re.compile(r"\d(?<![\w/.,:-].)\d{0,11}(?:[.,]\d{1,9}){0,3}(?:-\d{1,3})?(?![\w/:]|[.,-]\d)")
_CLOCK = re.compile(r"(?:\b(?:ngày|tháng|năm|lúc|hôm|quý)\s|\b(?:in|on|at)\s)$")
_LEAD_IN = 8
_YEAR = re.compile(r"(?:19|20)\d\d")

Shares = Mapping[str, float]
"""Word or pair of words → the share of all articles that hold it."""
Names = tuple[tuple[str, float], ...]
"""Names with the share of articles that the language's table gives them, in a total order."""


@dataclass(frozen=True, slots=True)
class Specifics:
    """The names and figures of an article."""

    opening: frozenset[str]
    """The names of its headline and its first lines."""
    names: Names
    """All of them."""
    opening_figures: frozenset[str]
    figures: frozenset[str]


def take_specifics(article: Article, appearances: Sequence[Appearance], shares: Shares) -> Specifics:
    """The specifics of an article; linear in its length."""
    text = article.text.normal
    blocks = [block for block in article.kept if block.part != "caption"]
    ends = itertools.accumulate(0 if b.part == "title" else b.span.end - b.span.start for b in blocks)
    opening: set[str] = set()
    names: dict[str, float] = {}
    folded: dict[str, str] = {}
    figures: tuple[set[str], set[str]] = set(), set()
    ordered = sorted(appearances, key=lambda one: one.span)
    starts = [one.span.start for one in ordered]
    for block, end in zip(blocks, ends, strict=True):
        length = block.span.end - block.span.start
        before = 0 if block.part == "title" else end - length
        if before > _READ:
            break
        head = block.span.end if block.part == "title" else block.span.start + max(0, _HEAD - before)
        inside = ordered[bisect.bisect_left(starts, block.span.start) : bisect.bisect_left(starts, block.span.end)]
        for name, start, label in _names(text, block.span, inside, folded):
            if name not in names:
                names[name] = _listed(label, shares)
            if start < head:
                opening.add(name)
        for figure, start in _figures(text, block.span):
            figures[start < head].add(figure)
    return Specifics(
        frozenset(opening),
        tuple(sorted(names.items())),
        frozenset(figures[True]),
        frozenset(figures[True] | figures[False]),
    )


def _listed(label: str, shares: Shares) -> float:
    words = label.split()
    terms = words if len(words) == 1 else map(" ".join, itertools.pairwise(words))
    return min((shares.get(term, _UNLISTED) for term in terms), default=_UNLISTED)


def _names(
    text: str, block: Span, inside: Sequence[Appearance], folded: dict[str, str]
) -> Iterator[tuple[str, int, str]]:
    """Each name, where it stands, and how it is written, small: actors by ids, other names by pairs of words.

    `folded` keeps the names of the article that were folded before.
    """
    covered: set[int] = set()
    for one in inside:
        covered.update(range(one.span.start, one.span.end))
        yield f"@{one.key}", one.span.start, lower(text[one.span.start : one.span.end])
    if _is_shouted(text[block.start : block.end]):
        return
    for match in _RUN.finditer(text, block.start, block.end):
        before = text[max(block.start, match.start() - _BEFORE) : match.start()].rstrip()
        opens = not before or before[-1] in _BREAKS
        for at, words in _apart(match, covered):
            if len(words) > 1 or not (opens and at == match.start()):
                for term in words if len(words) == 1 else map(" ".join, itertools.pairwise(words)):
                    if term not in folded:
                        folded[term] = fold(term)
                    yield folded[term], at, term


def _apart(run: re.Match[str], covered: Set[int]) -> Iterator[tuple[int, list[str]]]:
    """The words of a run that are no actor's name, small, those side by side together, with their place."""
    at = first = run.start()
    words: list[str] = []
    for word in run.group().split(" "):
        if at in covered:
            if words:
                yield first, words
            words = []
        else:
            first = first if words else at
            words.append(lower(word))
        at += len(word) + 1
    if words:
        yield first, words


def _is_shouted(line: str) -> bool:
    """Whether most of its letters are large."""
    letters = len(line) - line.count(" ")
    if 2 * (letters - _count_small(line)) <= letters:
        return False  # most are small ones of ASCII, which are soon counted
    return not line.islower() and 2 * sum(map(str.isupper, line)) > letters


def _count_small(line: str) -> int:
    plain = line.encode("ascii", "ignore")
    return len(plain) - len(plain.translate(None, _SMALL))


def _figures(text: str, block: Span) -> Iterator[tuple[str, int]]:
    """The figures that are no part of a date or a time of day."""
    for figure in _FIGURE.finditer(text, block.start, block.end):
        if not _YEAR.fullmatch(figure.group()) and not _CLOCK.search(
            lower(text[max(0, figure.start() - 8) : figure.start()])
        ):
            yield figure.group(), figure.start()
