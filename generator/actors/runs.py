"""How far a name reaches that is written large."""

from __future__ import annotations

from generator.actors.forms import Forms, is_vietnamese
from generator.actors.lexicon import Lexicon
from generator.actors.words import Words

_MOST = 6
"""A name has at most so many words."""
_PARTICLES = frozenset(
    {
        "al",
        "bin",
        "bint",
        "ben",
        "de",
        "van",
        "von",
        "der",
        "den",
        "du",
        "da",
        "di",
        "del",
        "della",
        "dos",
        "el",
        "ibn",
        "ter",
        "la",
        "le",
        "of",
    }
)
"""Small words inside foreign names."""
_GRADES = frozenset(
    ("loại", "hạng", "bảng", "nhóm", "lớp", "khối", "vitamin", "gan", "type", "class", "group", "grade")
)
"""Before a letter that is no initial: 'loại A. Báo cáo …'."""
_JOINED = frozenset(("-", "–", "&", " & "))


def capital_run(words: Words, at: int) -> int:
    """The end of the large words from `at` on that are one name: with hyphens, initials and small particles."""
    large, keys, total = words.large, words.keys, len(words.keys)
    end = last = at + 1
    while end < total and end - at < _MOST:
        gap = words.gap(end)
        if gap == " ":
            if large[end]:
                last = end + 1
            elif keys[end] not in _PARTICLES:
                break
        elif gap in _JOINED:
            if not (large[end] or (gap == "-" and _is_syllable(words, at, end))):
                break
            last = end + 1
        elif gap in (".", ". ") and large[end] and len(keys[end - 1]) == 1 and large[end - 1]:
            if end - 1 == at > 0 and keys[at - 1] in _GRADES:
                break
            last = end + 1
        else:
            break
        end += 1
    return last


def _is_syllable(words: Words, at: int, end: int) -> bool:
    """Whether a small word behind a hyphen goes on with a name that is spelt by its sound: 'Ni-ni-xtô'."""
    key = words.keys[end]
    spelt = end - 1 > at and words.gap(end - 1) == "-"
    return (words.large[end - 1] or spelt) and len(key) > 1 and not key.isdigit()


def split_off_person(words: Words, at: int, stop: int, forms: Forms) -> int:
    """Where a Vietnamese person's name begins inside a run: 'Lục Yên | Hoàng Đức Trọng'; `stop` where none does."""
    for index in range(at + 1, stop - 1):
        if (
            words.keys[index] in forms.vietnamese
            and stop - index <= 4
            and stop - index >= (3 if index == at + 1 else 2)
        ):
            return index
    return stop


def locality_end(words: Words, at: int, lexicon: Lexicon) -> int:
    """The end of the name of a place that begins at `at`: 'Buôn Ma Thuột', not the person named after it."""
    known, entries = lexicon.longest(words.keys, at)
    if any(entry.kind == "place" for entry in entries):
        stop = capital_run(words, at)
        if known >= stop or split_off_person(words, known - 1, stop, lexicon.forms) == known:
            return known
    stop = split_off_person(words, at, capital_run(words, at), lexicon.forms)
    if is_vietnamese(words.keys[at]):
        for index in range(at + 1, stop):
            if not is_vietnamese(words.keys[index]):
                return index
    return stop
