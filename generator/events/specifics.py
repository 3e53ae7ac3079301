"""What tells two events of one kind apart: the names and figures of an article, those of its opening above all.

Two fires of one day are told in the same words; the street, the owner and the dead are not. Names are the actors by
their ids, so that spellings do not matter, and every other run of words with capitals: districts, ships, laws, without
marks, as papers in other languages write them.
"""

from __future__ import annotations

import itertools
import re
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
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BREAK = re.compile(r"[.:!?…\"“”'‘’(\-–]")
_FIGURE = re.compile(r"(?<![\w/.,:-])\d{1,12}(?:[.,]\d{1,9}){0,3}(?:-\d{1,3})?(?![\w/:]|[.,-]\d)")
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
    figures: tuple[set[str], set[str]] = set(), set()
    for block, end in zip(blocks, ends, strict=True):
        length = block.span.end - block.span.start
        before = 0 if block.part == "title" else end - length
        if before > _READ:
            break
        head = block.span.end if block.part == "title" else block.span.start + max(0, _HEAD - before)
        for name, start, label in _names(text, block.span, appearances):
            names.setdefault(name, _listed(label, shares))
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


def _names(text: str, block: Span, appearances: Sequence[Appearance]) -> Iterator[tuple[str, int, str]]:
    """Each name, where it stands, and how it is written, small: actors by ids, other names by pairs of words."""
    inside = [one for one in appearances if one.span in block]
    for one in inside:
        yield f"@{one.key}", one.span.start, lower(text[one.span.start : one.span.end])
    covered = {place for one in inside for place in range(one.span.start, one.span.end)}
    for run in _runs(text, block, covered):
        words = [lower(word.group()) for word in run]
        terms = words if len(words) == 1 else [" ".join(pair) for pair in itertools.pairwise(words)]
        for term in terms:
            yield fold(term), run[0].start(), term


def _runs(text: str, block: Span, covered: Set[int]) -> Iterator[list[re.Match[str]]]:
    """Neighbouring words with capitals that are no actor's name; not the one that only opens a sentence."""
    run: list[re.Match[str]] = []
    opens = True
    if _is_shouted(text[block.start : block.end]):
        return
    end = block.start
    for word in _WORD.finditer(text, block.start, block.end):
        between = text[end : word.start()]
        first = end == block.start or _BREAK.search(between) is not None
        if run and (between.strip() or not _is_name(word, covered)):
            if len(run) > 1 or not opens:
                yield run
            run = []
        if _is_name(word, covered):
            opens = first if not run else opens
            run.append(word)
        end = word.end()
    if len(run) > 1 or (run and not opens):
        yield run


def _is_shouted(line: str) -> bool:
    return 2 * sum(map(str.isupper, line)) > sum(map(str.isalpha, line))


def _is_name(word: re.Match[str], covered: Set[int]) -> bool:
    return word.group()[0].isupper() and word.start() not in covered


def _figures(text: str, block: Span) -> Iterator[tuple[str, int]]:
    """The figures that are no part of a date or a time of day."""
    for figure in _FIGURE.finditer(text, block.start, block.end):
        if not _YEAR.fullmatch(figure.group()) and not _CLOCK.search(
            lower(text[max(0, figure.start() - 8) : figure.start()])
        ):
            yield figure.group(), figure.start()
