"""The names of organisations that their head word tells: 'Công ty TNHH Hà Nội IEC', 'Sở Xây dựng Hải Phòng'.

A head word opens the name; it goes on over large words, over what organisations are for ('giao thông vận tải'),
over places and numbers, and ends before a verb, a title or a person.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.actors.forms import Forms, follow, is_vietnamese
from generator.actors.lexicon import Lexicon
from generator.actors.runs import capital_run, locality_end
from generator.actors.words import Words

_CLOSE = frozenset((" ", "-", "&", " & "))
_DASHES = frozenset((" - ", " – ", "–", "- ", " -"))
_ABBREVIATED = frozenset((".", ". "))
_SHORT_SMALL = frozenset(
    (
        "cục",
        "đảng",
        "clb",
        "đt",
        "ubnd",
        "tand",
        "hđnd",
        "bv",
        "cty",
        "nxb",
        "htx",
        "đsq",
        "u23",
        "u22",
        "u21",
        "u19",
        "u17",
        "vksnd",
        "vks",
        "quỹ",
        "đh",
    )
)
"""Head words of one syllable that may be written small; the others are ordinary words then."""
_NUMBERED = frozenset(("khu", "đoàn", "đội", "vùng", "số", "phòng", "sát", "trạm", "phường", "quận", "viện", "trường"))
_MOST_WORDS = 18


class _Head(NamedTuple):
    """The head word of an organisation."""

    first: int
    end: int
    firm: bool
    """Whether it needs a name of its own after it, and a country will not do ('công ty Mỹ')."""
    large: bool
    name: str


def find_organisation(words: Words, at: int, end: int, firm: bool, lexicon: Lexicon) -> int:
    """The end of the organisation whose head word stands from `at` to `end`; 0 where there is none."""
    head = _Head(at, end, firm, words.large[at], " ".join(words.keys[at:end]))
    if not _may_open(words, head, lexicon):
        return 0
    stop, proper = _reach(words, head, lexicon)
    if stop == end:
        whole = head.name in lexicon.forms.alone or any(words.large[at + 1 : end])
        return stop if head.large and whole else 0
    if not proper and (firm or not (head.large and end - at > 1 and not words.opens(at))):
        return 0
    vague = (firm or head.name in lexicon.forms.prefixes) and not head.large
    return 0 if vague and _is_just_a_place(words, end, stop, lexicon) else stop


def _may_open(words: Words, head: _Head, lexicon: Lexicon) -> bool:
    """Whether the head word can open a name here: 'các công ty' and 'cơ quan Công an' open none."""
    forms = lexicon.forms
    if not head.large:
        if head.first > 0 and words.keys[head.first - 1] in forms.plural:
            return False
        if head.end - head.first == 1 and head.name not in _SHORT_SMALL:
            return False
    if not head.large and head.name == "tổ chức" and _is_deed(words, head.end):
        return False
    if head.name == "vụ" and follow(forms.complements, words.keys, head.end) == head.end:
        return False  # an affair, and no department
    adds_nothing = head.name in forms.prefixes and not (head.large and head.name == "văn phòng")
    return not (adds_nothing and _is_head(words, head.end, lexicon))


def _is_deed(words: Words, index: int) -> bool:
    """'tổ chức Hội nghị' is to hold one; an organisation that is so called has a foreign name or letters."""
    if index >= len(words.keys) or not words.large[index]:
        return True
    return is_vietnamese(words.keys[index])


def _after_level(words: Words, index: int, level: int, lexicon: Lexicon) -> int:
    """The end of the place that a level names, or of the purpose; of the level itself before a person."""
    if _is_purpose(words, level, lexicon.forms):
        return follow(lexicon.forms.complements, words.keys, level)
    whole, entries = lexicon.longest(words.keys, index)
    if whole > level and any(entry.kind == "place" for entry in entries):
        return whole  # 'thành phố Hồ Chí Minh'
    _, entries = lexicon.longest(words.keys, level)
    plain = " ".join(words.keys[index:level]) in lexicon.forms.plain_levels
    if plain and _opens_person(words, level, lexicon.forms) and not any(entry.kind == "place" for entry in entries):
        return level
    return locality_end(words, level, lexicon)


def _is_purpose(words: Words, index: int, forms: Forms) -> bool:
    """'Khối Doanh nghiệp' is no place called Doanh."""
    stop = follow(forms.complements, words.keys, index)
    return stop - index > 1 and not words.large[index + 1]


def _is_head(words: Words, index: int, lexicon: Lexicon) -> bool:
    if index >= len(words.keys) or words.gap(index) != " ":
        return False
    _, entries = lexicon.longest(words.keys, index)
    return any(entry.kind in ("state", "firm") for entry in entries)


def _is_just_a_place(words: Words, index: int, stop: int, lexicon: Lexicon) -> bool:
    if words.keys[index] in lexicon.forms.levels:
        return True
    known, entries = lexicon.longest(words.keys, index)
    return known >= stop and any(entry.kind == "place" for entry in entries)


def _reach(words: Words, head: _Head, lexicon: Lexicon) -> tuple[int, bool]:
    """How far the name goes, and whether something of it after the head is written large."""
    keys, total = words.keys, len(words.keys)
    end, index, proper = head.end, head.end, False
    while index < total and index - head.first < _MOST_WORDS:
        if not _is_joined(words, head, index, lexicon):
            break
        stop = _step(words, head, index, index > end, proper, lexicon)
        if stop <= index:
            if not _goes_on(words, head, index, lexicon):
                break
            index += 1
            continue
        located = index > head.end and not head.firm and _ends_with_a_place(words, index, stop, lexicon)
        proper = proper or any(words.large[index:stop]) or any(keys[at][0].isdigit() for at in range(index, stop))
        end = index = stop
        if located:
            break  # what is written large after the place is somebody: 'Thượng viện Campuchia | Samdech …'
    return end, proper


def _ends_with_a_place(words: Words, index: int, stop: int, lexicon: Lexicon) -> bool:
    known, entries = lexicon.longest(words.keys, index)
    return known == stop and any(entry.kind == "place" for entry in entries)


def _is_joined(words: Words, head: _Head, index: int, lexicon: Lexicon) -> bool:
    """Whether what stands before the word at `index` lets a name go on."""
    gap, forms = words.gap(index), lexicon.forms
    if gap in _CLOSE:
        return True
    if gap in _DASHES:
        return words.large[index] and follow(forms.complements, words.keys, index) > index
    if gap in _ABBREVIATED:
        return words.keys[index - 1] in forms.levels and words.ends[index - 1] - words.starts[index - 1] < 3
    return gap == ", " and words.keys[head.first] in forms.listing and _over_comma(words, index, lexicon)


def _step(words: Words, head: _Head, index: int, joined: bool, proper: bool, lexicon: Lexicon) -> int:
    """The end of the next part of the name, from `index`; `index` itself where the name is over."""
    keys, forms, key = words.keys, lexicon.forms, words.keys[index]
    level = follow(forms.levels, keys, index)
    if level > index and level < len(keys) and words.gap(level) in (" ", ".", ". "):
        if keys[level][0].isdigit():
            return level + 1
        if words.large[level]:
            return _after_level(words, index, level, lexicon)
    if words.large[index]:
        return _large_step(words, head, index, lexicon)
    if key[0].isdigit():
        return index + 1 if keys[index - 1] in _NUMBERED and len(key) < 5 else index
    stop = follow(forms.complements, keys, index)
    if proper and not joined and " ".join(keys[index:stop]) in forms.deeds:
        return index
    return stop


def _large_step(words: Words, head: _Head, index: int, lexicon: Lexicon) -> int:
    end, entries = lexicon.longest(words.keys, index)
    kinds = {entry.kind for entry in entries}
    inside = index > head.end or not head.firm or _is_known(lexicon, words, head)
    complement = follow(lexicon.forms.complements, words.keys, index)
    if inside and not complement > index:
        titled = "title" in kinds and (end - index > 1 or not is_vietnamese(words.keys[index]))
        if titled or "person" in kinds or ("place" not in kinds and _opens_person(words, index, lexicon.forms)):
            return index
    if inside and kinds & {"state", "firm"} and words.gap(index) == " " and complement <= end:
        return find_organisation(words, index, end, False, lexicon) or end
    if "place" in kinds or "organisation" in kinds:
        return max(end, complement)
    if kinds & {"honorific", "title"} and not inside and end - index > 1:
        return index
    return complement if complement > index else _compound(words, head, index, lexicon.forms)


def _compound(words: Words, head: _Head, index: int, forms: Forms) -> int:
    """A word of two syllables has its first written large: 'Trung tâm Giáo dục Thiên nhiên'; else one syllable."""
    second, keys = index + 1, words.keys
    if second >= len(keys) or words.large[second] or words.gap(second) != " " or keys[second] in forms.breakers:
        return second
    alone = index == head.end or not words.large[index - 1]
    syllables = is_vietnamese(keys[index]) and is_vietnamese(keys[second])
    more = second + 1 >= len(keys) or words.large[second + 1] or words.gap(second + 1) != " "
    inside = head.large and alone and syllables and more and keys[second] not in forms.joins
    return second + 1 if inside and follow(forms.said, keys, second) == second else second


def _is_known(lexicon: Lexicon, words: Words, head: _Head) -> bool:
    """'Ngân hàng Nhà nước' is a head and an organisation: nobody's name belongs to it."""
    end, entries = lexicon.longest(words.keys, head.first)
    return end == head.end and any(entry.kind == "organisation" for entry in entries)


def _opens_person(words: Words, index: int, forms: Forms) -> bool:
    """'Giám đốc Sở Y tế | Nguyễn Khắc Hiền': a family name before one to three more large syllables."""
    if words.keys[index] not in forms.vietnamese:
        return words.keys[index] in forms.given and capital_run(words, index) - index in (2, 3)
    stop = capital_run(words, index)
    return stop - index in (2, 3, 4) and all(map(is_vietnamese, words.keys[index:stop]))


def _goes_on(words: Words, head: _Head, index: int, lexicon: Lexicon) -> bool:
    """Whether a small word ('và', 'về', 'tại') joins more of the same name."""
    forms, keys = lexicon.forms, words.keys
    after = index + 1
    if index == head.end or after >= len(keys) or words.gap(after) != " ":
        return False
    if keys[index] in forms.seats:
        _, entries = lexicon.longest(keys, after)
        return (
            head.large and head.name in forms.seated and words.large[after] and any(e.kind == "place" for e in entries)
        )
    joins = keys[index] in forms.joins if head.large else keys[index] == "và" and words.large[after]
    return joins and _is_part(words, after, lexicon)


def _is_part(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Whether what stands at `index` can be part of a name, and is nothing of its own."""
    end, entries = lexicon.longest(words.keys, index)
    complement = follow(lexicon.forms.complements, words.keys, index)
    if complement > index and (complement > end or not _is_head(words, index, lexicon)):
        return True
    if any(entry.kind not in ("filler", "thing", "locality", "outlet", "short") for entry in entries):
        return False
    return words.large[index] and not _opens_person(words, index, lexicon.forms)


def _over_comma(words: Words, index: int, lexicon: Lexicon) -> bool:
    """'Bộ Văn hóa, Thể thao và Du lịch': a comma is inside a name when 'và' and a further part follow."""
    if not _is_part(words, index, lexicon):
        return False
    for after in range(index + 1, min(index + 5, len(words.keys) - 1)):
        if words.gap(after) != " ":
            return False
        if words.keys[after] == "và":
            return _is_part(words, after + 1, lexicon)
    return False
