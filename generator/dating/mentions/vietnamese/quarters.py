"""Quarters, halves and other parts of a year: 'quý III/2024', '6 tháng đầu năm', 'nửa cuối năm ngoái'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dating.mentions.mention import Direction, Mention, Shift
from generator.dating.mentions.vietnamese.tail import NOTHING, read_tail
from generator.dating.mentions.vietnamese.words import NUMBER, YEAR, number_of, year_of
from generator.model import FuzzyDate, Span

_QUARTERS = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "đầu": 1,
    "cuối": 4,
}
_OF_YEAR = rf"(?:(?: ?/ ?|-|,? (?:của )?(?:năm )?| đầu năm | cuối năm ){YEAR})?"
_QUARTER = re.compile(rf"quý (?P<q>iv|iii|ii|i|[1-4]|một|hai|ba|tư|bốn|đầu|cuối)(?!\w){_OF_YEAR}")
_SIDES = {
    "trước": -1,
    "vừa qua": -1,
    "vừa rồi": -1,
    "này": 0,
    "nay": 0,
    "hiện tại": 0,
    "tới": 1,
    "sau": 1,
    "tiếp theo": 1,
    "tiếp": 1,
    "kế tiếp": 1,
}
_QUARTER_NEAR = re.compile(rf"quý (?P<side>{'|'.join(sorted(_SIDES, key=len, reverse=True))})(?!\w)")
_SOME_MONTHS = re.compile(rf" tháng (?P<which>đầu|cuối)(?: tiên| cùng)?(?: của)? năm(?! tuổi)(?: {YEAR})?")
_MONTHS_IN = re.compile(rf" tháng (?:của )?năm {YEAR}")
_HALF = re.compile(rf"nửa (?P<which>đầu|cuối|sau)(?: của)? năm(?: {YEAR})?")
_COUNT = re.compile(rf"(?<!\w){NUMBER}\Z")


def find_quarters(text: str) -> Iterator[Mention]:
    """Parts of a year that are longer than a month."""
    if "quý " in text:
        yield from _quarters(text)
    if "nửa " in text:
        for match in _HALF.finditer(text):
            first, last = (1, 6) if match["which"] == "đầu" else (7, 12)
            yield _part(text, match.start(), match, first, last)
    if "tháng đầu" not in text and "tháng cuối" not in text and "tháng năm " not in text and "của năm" not in text:
        return
    for match in (*_SOME_MONTHS.finditer(text), *_MONTHS_IN.finditer(text)):
        count = _COUNT.search(text[max(0, match.start() - 12) : match.start()])
        months = number_of(count["n"]) if count else 0
        if count is not None and 1 < months < 12:
            from_end = match.groupdict().get("which") == "cuối"
            first, last = (13 - months, 12) if from_end else (1, months)
            yield _part(text, match.start() - len(count["n"]), match, first, last)


def _quarters(text: str) -> Iterator[Mention]:
    for match in _QUARTER.finditer(text):
        number = _QUARTERS[match["q"]]
        if match["q"] not in ("đầu", "cuối") or match["y"] or "năm" in text[match.end() : match.end() + 5]:
            yield _part(text, match.start(), match, 3 * number - 2, 3 * number)
    for match in _QUARTER_NEAR.finditer(text):
        amount = _SIDES[match["side"]]
        direction: Direction = "past" if amount < 0 else "future" if amount > 0 else ""
        yield Mention(Span(match.start(), match.end()), "relative", shift=Shift(amount, "quarter"), direction=direction)


def _part(text: str, start: int, match: re.Match[str], first: int, last: int) -> Mention:
    """The months from `first` to `last` of the year that the words give."""
    year = year_of(match["y"])
    date = FuzzyDate(year, first, None, FuzzyDate(year, last))
    tail = read_tail(text, match.end()) if year is None else NOTHING
    if year is None and match.group().endswith(" năm"):
        tail = read_tail(text, match.end() - len(" năm"))
        tail = tail if tail.shift or tail.follows else NOTHING
        end = max(match.end(), match.end() - len(" năm") + tail.length)
        return Mention(Span(start, end), "quarter", date, tail.shift, direction=tail.direction, follows=tail.follows)
    span = Span(start, match.end() + tail.length)
    return Mention(span, "quarter", date, tail.shift, direction=tail.direction, follows=tail.follows)
