"""Days of the lunar calendar: 'mùng 5 tháng Giêng', '10/3 âm lịch', 'rằm tháng Bảy', 'mùng 3 Tết', 'năm Giáp Thìn'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dating.mentions.mention import Mention
from generator.dating.mentions.vietnamese.lead_in import read_lead_in
from generator.dating.mentions.vietnamese.words import MONTH, NUMBER, month_of, number_of
from generator.dating.yearly import CycleYear, LunarDay
from generator.model import Span

_STEMS = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
_BRANCHES = ("tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi")
_SPELLINGS = {"tí": "tý", "mẹo": "mão", "tị": "tỵ", "kỉ": "kỷ", "quí": "quý"}
_CYCLE = rf"(?P<stem>{'|'.join((*_STEMS, 'kỉ', 'quí'))}) (?P<branch>{'|'.join((*_BRANCHES, 'tí', 'mẹo', 'tị'))})(?!\w)"

_LUNAR = re.compile(r"(?P<leap>,? \(?nhuận\)?)?,? ?\(?(?P<word>âm lịch|âl)(?!\w)\)?")
_YEAR = re.compile(
    rf"(?P<leap>,? \(?nhuận\)?)?(?:,? ?\(?âm lịch\)?)?,? (?:năm )?(?:{_CYCLE}|năm (?P<y>(?:19|20)\d\d)(?!\d))"
)
_LEAP = re.compile(r" \(?nhuận\)?")
_FULL_MOON = re.compile(rf"rằm (?:tháng )?{MONTH}(?!\w)")
_WORDED = re.compile(r"(?P<month>tháng (?:giêng|chạp))(?!\w)")
_DAY_BEFORE = re.compile(rf"(?:(?:mùng|mồng|ngày) )*(?<!\w){NUMBER} (?:âm lịch )?\Z")
_TET = re.compile(r" (?P<word>tết)(?!\w)(?! (?:dương|tây|trung thu|đoan|hàn|ông|độc))")
_DAY_OF_TET = re.compile(rf"(?:(?:mùng|mồng|ngày) )*(?<!\w){NUMBER}\Z")
_NAMED_YEAR = tuple(re.compile(rf"{word} {_CYCLE}") for word in ("năm", "tết", "xuân"))


def find_lunar(text: str) -> Iterator[Mention]:
    """Days of the lunar calendar that words tell, and years by their name in the cycle of sixty."""
    if "rằm " in text:
        for match in _FULL_MOON.finditer(text):
            yield lunar_day(text, match.start(), match.end(), month_of(match["m"]), 15)
    if "giêng" in text or "chạp" in text:
        yield from _worded_days(text)
    if " tết" in text:
        yield from _days_of_tet(text)
    for pattern in _NAMED_YEAR:
        for match in pattern.finditer(text):
            place = _place_in_cycle(match)
            if place is not None:
                yield Mention(Span(match.start(), match.end()), "year", yearly=CycleYear(place))


def is_lunar(text: str, end: int) -> bool:
    """Whether 'âm lịch' or 'nhuận' follows a day or a month that ends at `end`."""
    if text[end : end + 1] not in (" ", ",", "("):
        return False
    return _LUNAR.match(text, end) is not None or _LEAP.match(text, end) is not None


def lunar_day(text: str, start: int, end: int, month: int, day: int, years: int = 0) -> Mention:
    """The mention of a lunar day at these words, `years` from the year that follows, or without one."""
    lead = read_lead_in(text, start)
    tail = _YEAR.match(text, end) or _LUNAR.match(text, end) or _LEAP.match(text, end)
    end = tail.end() if tail else end
    groups = tail.groupdict() if tail else {}
    leap = tail is not None and "nhuận" in tail.group()
    place = _place_in_cycle(tail) if tail is not None and groups.get("stem") else None
    cycle = None if place is None else (place + years) % 60
    rule = LunarDay(month, min(max(day, 1), 30), leap, cycle=cycle)
    known = rule.in_year(int(groups["y"]) + years) if groups.get("y") else None
    span = Span(lead.start, end)
    if known is not None:
        return Mention(span, "day", known, timed=lead.timed)
    return Mention(span, "day", weekday=lead.weekday, timed=lead.timed, yearly=rule)


def _worded_days(text: str) -> Iterator[Mention]:
    """'mùng năm tháng giêng': days by words before the two months that only the lunar calendar has."""
    for match in _WORDED.finditer(text):
        before = _DAY_BEFORE.search(text[max(0, match.start() - 24) : match.start()])
        day = number_of(before["n"]) if before else 0
        if before and 1 <= day <= 30 and not re.match(r" năm \d", text[match.end() : match.end() + 6]):
            start = match.start() - len(before.group()) + before.start("n") - before.start()
            yield lunar_day(text, start, match.end(), month_of(match["month"].split()[1]), day)


def _days_of_tet(text: str) -> Iterator[Mention]:
    """'mùng 3 tết' is in the new year, '29 tết' and '30 tết' in the old one."""
    for match in _TET.finditer(text):
        before = _DAY_OF_TET.search(text[max(0, match.start() - 24) : match.start()])
        day = number_of(before["n"]) if before else 0
        if before is None or not ((1 <= day <= 10 and before.group().startswith(("m", "ngày m"))) or 20 <= day <= 30):
            continue
        start = match.start() - len(before.group()) + before.start("n") - before.start()
        yield (
            lunar_day(text, start, match.end(), 1, day)
            if day <= 10
            else lunar_day(text, start, match.end(), 12, day, -1)
        )


def _place_in_cycle(match: re.Match[str]) -> int | None:
    """The place of a year's name in the cycle of sixty, giáp tý 0; None when stem and branch do not go together."""
    stem = _STEMS.index(_SPELLINGS.get(match["stem"], match["stem"]))
    branch = _BRANCHES.index(_SPELLINGS.get(match["branch"], match["branch"]))
    return next((place for place in range(60) if place % 10 == stem and place % 12 == branch), None)
