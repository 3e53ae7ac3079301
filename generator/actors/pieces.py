"""A text as pieces: runs of words that are a title, a name, a place, or only written with capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.actors.lexicon import WORD, Entry, Lexicon
from generator.model import Span
from generator.text import lower

_NAME_GAP = re.compile(r"[ ]|-")
_MOST_NAME_WORDS = 5
_MOST_VIETNAMESE_WORDS = 4
_PARTICLES = frozenset({"al", "bin", "de", "van", "von", "der", "den", "du", "da", "el", "ibn"})
"""Small words inside foreign names."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that may mean something."""

    span: Span
    entries: tuple[Entry, ...]
    """What the knowledge says it may be; empty for a run of capitalised words that it does not know."""
    vietnamese_name: bool = False
    """Whether an unknown run opens with a Vietnamese family name and so is a person's."""

    def entry(self, *kinds: str) -> Entry | None:
        """The first meaning of one of these kinds."""
        return next((entry for entry in self.entries if entry.kind in kinds), None)

    @property
    def bearers(self) -> tuple[str, ...]:
        """The people who may be meant by a short name."""
        return tuple(sorted({entry.value for entry in self.entries if entry.kind == "short"}))


def find_pieces(text: str, span: Span, lexicon: Lexicon) -> Iterator[Piece]:
    """The pieces of `text[span]`, in order; none overlaps another."""
    words = list(WORD.finditer(text, span.start, span.end))
    keys = [lower(word.group()) for word in words]
    index = 0
    while index < len(words):
        length, piece = _piece_at(text, span, words, keys, index, lexicon)
        if piece is not None:
            yield piece
        index += length


def names_inside(text: str, piece: Piece, lexicon: Lexicon) -> Iterator[Piece]:
    """The organisation or place that a title ends with: 'người phát ngôn Lầu Năm Góc'."""
    words = list(WORD.finditer(text, piece.span.start, piece.span.end))
    keys = [lower(word.group()) for word in words]
    for at in range(1, len(words)):
        length, entries = lexicon.longest(keys, at)
        named = tuple(entry for entry in entries if entry.kind in ("organisation", "place"))
        if named and at + length == len(words) and words[at].group()[0].isupper():
            yield Piece(_span(words, at, length), named)
            return


def _piece_at(
    text: str, span: Span, words: Sequence[re.Match[str]], keys: Sequence[str], at: int, lexicon: Lexicon
) -> tuple[int, Piece | None]:
    """How many words the piece at `at` has, and the piece; one word and None where there is none."""
    capital = words[at].group()[0].isupper()
    length, entries = lexicon.longest(keys, at)
    entries = tuple(entry for entry in entries if capital or not entry.capital)
    run = _capitalised_run(text, words, at) if capital else 0
    if run > length and words[at].group() in lexicon.family_names and not _names_a_thing(entries, length):
        run = min(run, _MOST_VIETNAMESE_WORDS)
        of_place = at > 0 and keys[at - 1] in lexicon.of_places
        return run, Piece(_span(words, at, run), (), vietnamese_name=run > 1 and not of_place)
    if run > length and entries and all(entry.kind == "short" for entry in entries):
        entries = ()  # 'Perry Kitchen' is nobody's short name
    opens = _opens_sentence(text, words[at].start(), span.start)
    if entries and not _is_ordinary_word(words, at, length, entries, opens, lexicon):
        return length, Piece(_span(words, at, length), entries)
    if run > 1 and opens and _is_known(lexicon, keys, at + 1):
        return 1, None  # the first word of a sentence has its capital from there: 'Nhưng Zelensky'
    if run > 1 or (run and not opens):
        run = _up_to_known(lexicon, keys, at, run)
        return run, Piece(_span(words, at, run), ())
    return 1, None


def _span(words: Sequence[re.Match[str]], at: int, length: int) -> Span:
    return Span(words[at].start(), words[at + length - 1].end())


def _names_a_thing(entries: Sequence[Entry], length: int) -> bool:
    return length > 1 and any(entry.kind in ("person", "organisation", "place") for entry in entries)


def _is_ordinary_word(
    words: Sequence[re.Match[str]], at: int, length: int, entries: Sequence[Entry], opens: bool, lexicon: Lexicon
) -> bool:
    """'Anh nói' is 'he said', not England: a country whose name is a form of address, before a small letter."""
    if length > 1 or not opens or not any(entry.kind == "place" for entry in entries):
        return False
    follows = at + 1 < len(words) and words[at + 1].group()[0].islower()
    return follows and lower(words[at].group()) in lexicon.addresses


def _capitalised_run(text: str, words: Sequence[re.Match[str]], at: int) -> int:
    """How many words from `at` on are written as one name: capitals, parts after a hyphen, small particles."""
    run = last = 1
    while at + run < len(words) and run < _MOST_NAME_WORDS:
        gap = text[words[at + run - 1].end() : words[at + run].start()]
        capital = words[at + run].group()[0].isupper()
        initial = gap == ". " and words[at + run - 1].end() - words[at + run - 1].start() == 1
        if not (_NAME_GAP.fullmatch(gap) or initial) or not (
            capital or gap == "-" or words[at + run].group() in _PARTICLES
        ):
            break
        run += 1
        last = run if capital or gap == "-" else last
    return last


def _is_known(lexicon: Lexicon, keys: Sequence[str], at: int) -> bool:
    _, entries = lexicon.longest(keys, at)
    return any(entry.kind in ("person", "short", "organisation", "place") for entry in entries)


def _up_to_known(lexicon: Lexicon, keys: Sequence[str], at: int, run: int) -> int:
    """A run of capitals ends where something known begins: 'Sabrina Singh | Lầu Năm Góc'."""
    for offset in range(1, run):
        length, entries = lexicon.longest(keys, at + offset)
        if length > 1 and any(entry.kind in ("person", "organisation", "place", "title") for entry in entries):
            return offset
    return run


def _opens_sentence(text: str, start: int, floor: int) -> bool:
    before = text[max(floor, start - 3) : start].rstrip(" \"“'‘(")
    return start == floor or not before or before[-1] in ".!?…:;\n"
