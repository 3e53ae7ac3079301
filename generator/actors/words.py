"""The words of an article: where each begins and ends, in small letters, and whether it is written large."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from generator.actors.forms import is_vietnamese
from generator.actors.lexicon import WORD
from generator.model import Span
from generator.text import lower

_MARKS = " \"“”'‘’(«[*-–—•|"
_LETTERS = [letter for letter in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))) if letter.isalpha()]
_SMALL, _LARGE = "".join(filter(str.islower, _LETTERS)), "".join(filter(str.isupper, _LETTERS))
_GLUED = re.compile(f"[{_SMALL}][{_LARGE}]")
"""A large letter right behind a small one; most texts have none."""
_ENDS = ".!?…:;\n"


class Words(NamedTuple):
    """The words of the parts of a text that are the article, in order."""

    text: str
    small: str
    """The whole text in small letters."""
    starts: list[int]
    ends: list[int]
    keys: list[str]
    """Each word in small letters."""
    large: list[bool]
    """Whether its first letter is large."""
    floors: frozenset[int]
    """The indexes of the first words of lines."""

    def gap(self, at: int) -> str:
        """What stands between the word at `at` and the one before it."""
        return self.text[self.ends[at - 1] : self.starts[at]] if at not in self.floors else "\n"

    def gap_after(self, end: int) -> str:
        """What stands after the run of words that ends before `end`, up to the next word."""
        return self.gap(end) if end < len(self.keys) else "\n"

    def written(self, first: int, end: int) -> str:
        """The words from `first` up to, not including, `end`, as written, with single spaces."""
        return " ".join(self.text[self.starts[first] : self.ends[end - 1]].split())

    def span(self, first: int, end: int) -> Span:
        """Their place in the text."""
        return Span(self.starts[first], self.ends[end - 1])

    def opens(self, at: int) -> bool:
        """Whether the word opens a sentence, and so would be written large anyway."""
        if at in self.floors:
            return True
        before = self.text[self.ends[at - 1] : self.starts[at]].rstrip(_MARKS)
        return bool(before) and before[-1] in _ENDS


def _parted(text: str, places: list[tuple[int, int]], floors: set[int]) -> tuple[list[tuple[int, int]], set[int]]:
    """The same, two words parted that lost the space between them: 'Hồng VânQuản lý', but not 'VietinBank'."""
    if _GLUED.search(text) is None:
        return places, floors
    glued = {at: cut for at, (start, end) in enumerate(places) if (cut := _cut(text[start:end]))}
    if not glued:
        return places, floors
    parted: list[tuple[int, int]] = []
    moved = set()
    for at, (start, end) in enumerate(places):
        if at in floors:
            moved.add(len(parted))
        cut = glued.get(at, 0)
        parted += [(start, start + cut), (start + cut, end)] if cut else [(start, end)]
    return parted, moved


def _cut(word: str) -> int:
    """Where the second of two Vietnamese words begins, one of them with its marks; 0 where it is one word."""
    if not word[:1].isupper() or word[1:].islower() or word.isascii():
        return 0
    cut = next((at for at in range(1, len(word)) if word[at].isupper() and word[at - 1].islower()), 0)
    return cut if cut and is_vietnamese(lower(word[:cut])) and is_vietnamese(lower(word[cut:])) else 0


def read_words(text: str, spans: Iterable[Span]) -> Words:
    """The words of `text` within the spans, which are lines; no name reaches over their ends."""
    places: list[tuple[int, int]] = []
    floors: set[int] = set()
    for span in spans:
        floors.add(len(places))
        places += map(re.Match.span, WORD.finditer(text, span.start, span.end))
    places, floors = _parted(text, places, floors)
    small = lower(text)
    starts = [start for start, _ in places]
    ends = [end for _, end in places]
    keys = [small[start:end] for start, end in places]
    large = [text[start].isupper() for start in starts]
    return Words(text, small, starts, ends, keys, large, frozenset(floors))
