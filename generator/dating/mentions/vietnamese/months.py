"""Months and parts of them: 'tháng 7', 'tháng Bảy năm ngoái', 'từ tháng 7 đến tháng 9', 'trung tuần tháng 3'."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace

from generator.dating.mentions.mention import Mention
from generator.dating.mentions.vietnamese.lunar import is_lunar
from generator.dating.mentions.vietnamese.names import is_name
from generator.dating.mentions.vietnamese.tail import read_tail
from generator.dating.mentions.vietnamese.words import MONTH, YEAR, month_of, year_of
from generator.dating.yearly import LunarDay
from generator.model import FuzzyDate, Span

_MONTH = re.compile(rf"tháng {MONTH}(?!\w)(?! lần)(?:(?: ?/ ?|-|,? năm |\.| ?, ?|/năm ){YEAR})?")
_TO = re.compile(
    r" ?(?:-|–|đến(?: hết)?|tới(?: hết)?|và) ?(?:tháng )?(?P<n>0?[1-9](?!\d)|1[0-2](?!\d))(?!\w)"
    rf"(?:(?:/|-|,? năm ){YEAR})?"
)
_PAST = re.compile(r"hồi (?:đầu |giữa |cuối |những ngày cuối )?\Z")
_THIRD = re.compile(
    r"(?:(?P<first>thượng tuần|mười ngày đầu|10 ngày đầu)|(?P<second>trung tuần)|(?P<third>hạ tuần)"
    r"|(?P<half>nửa đầu)|(?P<rest>nửa cuối|nửa sau)) \Z"
)
_PART = re.compile(r"(?P<which>(?:ngày|tuần) (?:đầu tiên|đầu|cuối cùng|cuối)) (?:của )?\Z")
_DAY_BEFORE = re.compile(r"(?<!\w)\d{1,2}[ /]\Z")
_COUNT_BEFORE = re.compile(r"(?:\d|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) \Z")


def find_months(text: str) -> Iterator[Mention]:
    """Months, pairs of months and parts of months."""
    for match in _MONTH.finditer(text):
        if is_name(text, match.start()) or _is_duration(text, match):
            continue
        before = text[max(0, match.start() - 26) : match.start()]
        before = before[before.rfind("\n") + 1 :]
        if _DAY_BEFORE.search(before) is not None:
            continue  # a day that no calendar has, or the name of a street
        if is_lunar(text, match.end()):
            month = LunarDay(month_of(match["m"]), 1, length=29)
            yield Mention(Span(match.start(), match.end() + len(" âm lịch")), "season", yearly=month)
            continue
        yield (
            _part_of(before, _month(text, match, before))
            if "tuần" in before or "ngày" in before or "nửa" in before
            else _month(text, match, before)
        )


def _is_duration(text: str, match: re.Match[str]) -> bool:
    """'3 tháng 10 ngày' lasts so long."""
    after = text[match.end() : match.end() + 5]
    return after == " ngày" and _COUNT_BEFORE.search(text[max(0, match.start() - 6) : match.start()]) is not None


def _month(text: str, match: re.Match[str], before: str) -> Mention:
    date = FuzzyDate(year_of(match["y"]), month_of(match["m"]))
    end = match.end()
    until = None if match["y"] and "/" not in match.group() else _TO.match(text, end)
    if until is not None and _runs_to(date, until, text):
        last = FuzzyDate(year_of(until["y"]) or date.year, int(until["n"]))
        date = replace(date, year=date.year or last.year, until=last)
        end = until.end()
    span = Span(match.start(), end)
    past = _PAST.search(before) is not None
    if date.year is not None:
        return Mention(span, "month", date, direction="past" if past else "")
    tail = read_tail(text, end)
    span = Span(span.start, end + tail.length)
    return Mention(
        span, "month", date, tail.shift, direction=tail.direction or ("past" if past else ""), follows=tail.follows
    )


def _runs_to(first: FuzzyDate, until: re.Match[str], text: str) -> bool:
    """Whether a month or a figure after a month ends an interval: 'tháng 7-9', not 'tháng 7 và 3 xã'."""
    named = "tháng" in until.group() or until["y"] is not None or until.group().startswith(("-", "–"))
    last = year_of(until["y"]) or first.year
    forward = (
        (first.year or 0, first.month or 0) < (last or 0, int(until["n"]))
        if first.year
        else (first.month or 0) < int(until["n"])
    )
    return named and forward and text[until.end() : until.end() + 1] not in ("/", "%")


def _part_of(before: str, mention: Mention) -> Mention:
    """The part of a month that the words before it name, as days where they are so fine."""
    third, part = _THIRD.search(before), _PART.search(before)
    found = third or part
    if found is None or mention.date.until is not None or mention.date.month is None:
        return mention
    year, month = mention.date.year, mention.date.month
    length = calendar.monthrange(year or 2023, month)[1]
    if third is not None:
        name = third.lastgroup
        first, last = {
            "first": (1, 10),
            "second": (11, 20),
            "third": (21, length),
            "half": (1, 15),
            "rest": (16, length),
        }[name or "first"]
    else:
        assert part is not None
        first, last = _ends_of(part["which"], year, month, length)
    date = FuzzyDate(year, month, first)
    span = Span(mention.span.start - len(found.group()), mention.span.end)
    if first == last:
        return replace(mention, span=span, form="day", date=date)
    return replace(mention, span=span, form="range", date=replace(date, until=FuzzyDate(year, month, last)))


def _ends_of(which: str, year: int | None, month: int, length: int) -> tuple[int, int]:
    """The first and last day of the first (or last) day or week of a month; a week is a whole one from Monday."""
    if which.startswith("ngày"):
        return (1, 1) if "đầu" in which else (length, length)
    if "cuối" in which:
        return length - 6, length
    monday = 1 if year is None else 1 + (-calendar.weekday(year, month, 1)) % 7
    return monday, monday + 6
