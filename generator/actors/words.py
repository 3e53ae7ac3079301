"""The words of an article: where each begins and ends, in small letters, and whether it is written large."""

from __future__ import annotations

import itertools
import operator
import re
from collections.abc import Iterable
from typing import NamedTuple

from generator.actors.forms import is_vietnamese
from generator.actors.lexicon import WORD
from generator.model import Span
from generator.text import MARKS_BEHIND, lower

_LETTERS = [letter for letter in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))) if letter.isalpha()]
_SMALL, _LARGE = "".join(filter(str.islower, _LETTERS)), "".join(filter(str.isupper, _LETTERS))
_GLUED = re.compile(f"[{_LARGE}](?<=[{_SMALL}].)")
"""A large letter right behind a small one; most lines have none."""
_MARKS = " \"“”'‘’(«[*-–—•|"
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
    floors: set[int]
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


def _cut(word: str) -> int:
    """Where the second of two Vietnamese words begins, one of them with its marks; 0 where it is one word."""
    if not word[:1].isupper() or word[1:].islower() or word.isascii():
        return 0
    cut = next((at for at in range(1, len(word)) if word[at].isupper() and word[at - 1].islower()), 0)
    return cut if cut and is_vietnamese(lower(word[:cut])) and is_vietnamese(lower(word[cut:])) else 0


def read_words(text: str, spans: Iterable[Span]) -> Words:
    """The words of `text` within the spans, which are lines; no name reaches over their ends."""
    words = Words(text, lower(text), [], [], [], [], set())
    for span in spans:
        words.floors.add(len(words.keys))
        glued = _GLUED.search(text, span.start, span.end) is not None
        (_read_glued if glued else _read_line)(words, span)
    words.ends.extend(map(operator.add, words.starts, map(len, words.keys)))
    words.large.extend([text[start].isupper() for start in words.starts])
    return words


def _read_line(words: Words, line: Span) -> None:
    """Adds the words of a line: most stand between two spaces as they are, and are taken many at once."""
    parts = words.small[line.start : line.end].split(" ")
    places = list(map(operator.add, itertools.accumulate(map(len, parts), initial=line.start), itertools.count()))
    taken = 0
    for at in [at for at, part in enumerate(parts) if not part.isalnum()]:
        words.starts.extend(places[taken:at])
        words.keys.extend(parts[taken:at])
        taken = at + 1
        bare = parts[at].rstrip(MARKS_BEHIND)
        if bare.isalnum():
            words.starts.append(places[at])
            words.keys.append(bare)
            continue
        for start, end in map(re.Match.span, WORD.finditer(words.text, places[at], places[at] + len(parts[at]))):
            words.starts.append(start)
            words.keys.append(words.small[start:end])
    words.starts.extend(places[taken : len(parts)])
    words.keys.extend(parts[taken:])


def _read_glued(words: Words, line: Span) -> None:
    """The same for a line in which two words may have lost the space between them.

    'Hồng VânQuản lý' is parted, but not 'VietinBank'.
    """
    for match in WORD.finditer(words.text, line.start, line.end):
        cut = match.start() + _cut(match.group())
        for start, end in ((match.start(), cut), (cut, match.end())):
            if start < end:
                words.starts.append(start)
                words.keys.append(words.small[start:end])
