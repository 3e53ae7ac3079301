"""Years and what is longer: 'năm 2022', 'năm học 2023-2024', 'giai đoạn 2021-2025', 'thập niên 90', 'thế kỷ XIX'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dating.mentions.mention import Mention
from generator.model import FuzzyDate, Span

_YEAR = re.compile(r"năm (?P<y>1[0-9]\d\d|20\d\d|21\d\d)(?![\d%])(?! (?:người|tấn|đồng|usd|m2|hộ|ha)(?!\w))")
_TO = re.compile(r" ?(?:-|–|đến(?: năm)?|tới(?: năm)?) ?(?P<last>(?:19|20)\d\d)(?![\d/.-])")
_DECADES = tuple(
    re.compile(rf"{word} (?P<d>(?:1[89]|20)\d0|[2-9]0)(?!\d)(?:(?: của)? thế kỷ (?P<c>trước|20|xx|21|xxi)(?!\w))?")
    for word in ("thập niên", "thập kỷ", "thập kỉ", "những năm")
)
_CENTURY = re.compile(r"thế kỷ (?:thứ )?(?P<c>\d{1,2}|[ivx]{1,5})(?!\w)")
_ROMAN = {"i": 1, "v": 5, "x": 10}


def find_years(text: str) -> Iterator[Mention]:
    """Years, spans of years, decades and centuries."""
    for match in _YEAR.finditer(text):
        year, last = int(match["y"]), _TO.match(text, match.end())
        if last is not None and year < int(last["last"]):
            yield years_from_to(match.start(), last.end(), year, int(last["last"]))
        else:
            yield Mention(Span(match.start(), match.end()), "year", FuzzyDate(year))
    if "thập" in text or "những năm" in text:
        yield from _decades(text)
    if "thế kỷ" in text:
        yield from _centuries(text)


def _decades(text: str) -> Iterator[Mention]:
    for pattern in _DECADES:
        for match in pattern.finditer(text):
            decade = int(match["d"])
            if decade < 100:
                decade += 2000 if match["c"] in ("21", "xxi") else 1900
            yield years_from_to(match.start(), match.end(), decade, decade + 9)


def _centuries(text: str) -> Iterator[Mention]:
    for match in _CENTURY.finditer(text):
        century = int(match["c"]) if match["c"].isdigit() else _roman(match["c"])
        if 1 <= century <= 22:
            yield years_from_to(match.start(), match.end(), 100 * century - 99, 100 * century)


def years_from_to(start: int, end: int, first: int, last: int) -> Mention:
    """The mention of the years from one to another."""
    return Mention(Span(start, end), "year", FuzzyDate(first, until=FuzzyDate(last)))


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(-one if one < next_one else one for one, next_one in zip(values, [*values[1:], 0], strict=True))
