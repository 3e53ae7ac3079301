"""Titles and forms of address before names: 'Tổng thống | Litva | Gitanas Nauseda', 'NATO | Secretary General | …'.

A title looks to its right for the name that it belongs to, over what it is of and over small words that say more of
it ('giám đốc sáng tạo'), and in English to its left for what it is of. Titles are so an open grammar: a head word
that the knowledge holds, then anything that is no verb, preposition or new name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from generator.actors.forms import Forms, is_vietnamese
from generator.actors.lexicon import Lexicon
from generator.actors.pieces import ASIDE, ORGANISATION, RUN, Piece
from generator.actors.words import Words
from generator.model import Standing

_JOIN = re.compile(r"[ ]|-|[ ]?[-–][ ]|[ ]?\([^()\n]{1,40}\)[ ]|[ ]\(|\)[ ]|,[ ]|[ ]?[\"“][ ]?|\.[ ]?|:[ ]")
"""What may stand between a title, what it is of, and the name."""
_QUOTES = frozenset("\"“”'‘’")
_ABBREVIATED = 4
"""A full stop belongs to a title of so many letters at most: 'TS. Nguyễn'."""
_MOST_BETWEEN = 7
"""How many pieces a title looks at for its name."""
_MOST_SMALL = 4
"""How many small words may say more of a title."""


class Title(NamedTuple):
    """What stands before a name."""

    title: str
    """Empty for a form of address."""
    of: str
    standing: Standing
    first: int
    """The index of the word with which it begins."""


def find_titles(words: Words, pieces: Sequence[Piece], lexicon: Lexicon) -> Mapping[int, Title]:
    """The index of each piece that is a titled person's name → the title. The first title of several wins."""
    titled: dict[int, Title] = {}
    for index, piece in enumerate(pieces):
        if piece.entries and piece.entry("title", "honorific") is not None:
            found = _name_after(words, pieces, index, lexicon.forms)
            if found is not None and found[0] not in titled:
                titled[found[0]] = found[1]
    return titled


def _name_after(words: Words, pieces: Sequence[Piece], at: int, forms: Forms) -> tuple[int, Title] | None:
    """The index of the piece that is the name, and the title that stands at `at`."""
    title = pieces[at].entry("title")
    standing, first = _standing_before(words, pieces, at)
    of, after = "", pieces[at]
    for index in range(at + 1, min(at + 1 + _MOST_BETWEEN, len(pieces))):
        piece = pieces[index]
        gap = words.text[words.ends[after.end - 1] : words.starts[piece.first]]
        if not _joins(words, after, piece, gap, title is not None, forms):
            return None
        owner = piece.entry("place", "organisation")
        if piece.form == RUN or piece.entry("person") or piece.bearers:
            if piece.form == RUN and _is_letters(words, piece):
                after = piece
                continue
            if piece.form == RUN and not _may_be_named(words, piece, gap, forms):
                return None
            found = of or _of_before(words, pieces, at)
            return index, Title(title.value if title else "", found, standing, first)
        if owner is not None:
            of = of or owner.value
        elif piece.entry("standing-after") is not None:
            standing = "elect"
        elif (
            piece.form not in (ORGANISATION, ASIDE) and piece.entry("title", "filler", "honorific", "standing") is None
        ):
            return None
        after = piece
    return None


def _joins(words: Words, before: Piece, piece: Piece, gap: str, titled: bool, forms: Forms) -> bool:
    if piece.first == before.end:
        if gap.startswith(".") and words.ends[before.end - 1] - words.starts[before.end - 1] > _ABBREVIATED:
            return False
        return _JOIN.fullmatch(gap) is not None
    if piece.first - before.end > _MOST_SMALL or not titled or any(mark in gap for mark in ',.:;()\n"“”!?…'):
        return False
    return not any(words.keys[index] in forms.breakers for index in range(before.end, piece.first))


def _may_be_named(words: Words, piece: Piece, gap: str, forms: Forms) -> bool:
    """Whether an unknown name can bear the title before it; after a comma or a bracket it must look like a person."""
    keys = words.keys[piece.first : piece.end]
    if gap[-1:] in _QUOTES and words.gap_after(piece.end)[:1] in _QUOTES:
        return False  # 'ca sĩ "Hello"': a song
    if piece.end < len(words.keys) and words.keys[piece.end] == "như":
        return False  # 'các diễn viên Hollywood như'
    if len(keys) > 1 and (keys[-1] in forms.closings or _is_district(words, piece, forms)):
        return False
    if len(keys) == 1 and words.keys[piece.first - 1] in forms.founding and not is_vietnamese(keys[0]):
        return False  # 'nhà sáng lập Twitter'
    if not any(mark in gap for mark in ",:()"):
        return True
    return keys[0] in forms.given or (keys[0] in forms.vietnamese and len(keys) > 1 and all(map(is_vietnamese, keys)))


def _is_district(words: Words, piece: Piece, forms: Forms) -> bool:
    """'Chủ tịch UBND huyện Lục Yên': two words behind a level of places, where people have mostly three."""
    keys = words.keys[piece.first : piece.end]
    return len(keys) == 2 and words.keys[piece.first - 1] in forms.plain_levels and all(map(is_vietnamese, keys))


def _is_letters(words: Words, piece: Piece) -> bool:
    """'Giám đốc R&D Thomas Weber', 'Chủ tịch HĐQT': letters say more of a title."""
    name = words.written(piece.first, piece.end)
    return name.isupper() and " " not in name and len(name) > 1


def _standing_before(words: Words, pieces: Sequence[Piece], at: int) -> tuple[Standing, int]:
    """What 'tân' or 'cựu' before a title says of it, and where these words begin."""
    if at > 0 and pieces[at - 1].end == pieces[at].first and words.gap(pieces[at].first) in (" ", "-"):
        entry = pieces[at - 1].entry("standing")
        if entry is not None:
            return cast(Standing, entry.value), pieces[at - 1].first
    return "holds", pieces[at].first


def _of_before(words: Words, pieces: Sequence[Piece], at: int) -> str:
    """English puts it first: 'NATO Secretary General', 'Ukrainian President', 'US President-elect'."""
    if at > 0 and pieces[at - 1].end == pieces[at].first and words.gap(pieces[at].first) == " ":
        entry = pieces[at - 1].entry("place", "organisation")
        return entry.value if entry else ""
    return ""
