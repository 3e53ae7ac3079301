"""Days from today or from the day told of last: 'hôm qua', 'sáng mai', 'cùng ngày', 'hôm sau', 'ngày 15 tháng này'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.dating.mentions.mention import Direction, Mention, Shift
from generator.dating.mentions.vietnamese.periods import SIDES, shifted
from generator.dating.mentions.vietnamese.words import NUMBER, VAGUE, number_of
from generator.model import FuzzyDate, Span

_DAYS = {"nay": 0, "qua": -1, "mai": 1, "kia": 2, "kìa": 3}
"""Words for a day → days from today; 'hôm kia' lies as far back as 'ngày kia' ahead."""
_PART = "sáng sớm|sáng|trưa|chiều tối|chiều|tối muộn|tối|đêm khuya|đêm|khuya|rạng sáng"
_BEFORE = {
    "nay": re.compile(rf"(?<!\w)(?:ngày )?(?:(?:{_PART}) (?:hôm|ngày)|hôm|bữa|{_PART})\Z"),
    "qua": re.compile(rf"(?<!\w)(?:ngày )?(?:(?:{_PART}) hôm|hôm|bữa|{_PART})\Z"),
    "mai": re.compile(rf"(?<!\w)(?:ngày |hôm )?(?:(?:{_PART}) (?:ngày|hôm)|hôm|ngày|{_PART})\Z"),
    "kia": re.compile(rf"(?<!\w)(?:ngày )?(?:(?:{_PART}) hôm|hôm|bữa|(?P<ahead>ngày))\Z"),
    "kìa": re.compile(r"(?<!\w)(?:hôm|bữa|(?P<ahead>ngày))\Z"),
}
_WORDS = tuple((word, re.compile(rf"{word}(?!\w)")) for word in _BEFORE)

_SAME = re.compile(r"cùng (?P<unit>ngày|hôm|năm)(?!\w)")
_DAY_BESIDE = re.compile(r"hôm (?P<which>đó|ấy|sau|trước)(?!\w)")
_NUMBER_BEFORE = re.compile(rf"(?<![\w.,/-]){NUMBER} \Z")
_BESIDE = {"đó": 0, "ấy": 0, "sau": 1, "trước": -1}
_DAY_OF_MONTH = tuple(
    re.compile(
        rf"{word} (?P<d>\d{{1,2}})(?: (?:tháng (?P<month>này|nay|trước|sau|tới)|(?P<same>cùng tháng))|"
        r" (?P<near>vừa qua|vừa rồi|sắp tới|tới đây|tới(?= ?[.,;:)\n]|\Z)))(?!\w)"
    )
    for word in ("ngày", "mùng", "mồng")
)


def find_relative(text: str) -> Iterator[Mention]:
    """Words that count from the day of publishing, or from the day told of last."""
    yield from _days(text)
    yield from _told_days(text)
    yield from _days_of_month(text)


def _days(text: str) -> Iterator[Mention]:
    for word, pattern in _WORDS:
        for match in pattern.finditer(text):
            at = match.start() - 1
            before = text[max(0, at - 18) : at] if text[at : at + 1] == " " else ""
            head = _BEFORE[word].search(before[before.rfind("\n") + 1 :])
            if head is None:
                continue
            ahead = word in ("nay", "mai") or head.groupdict().get("ahead")
            amount = _DAYS[word] if ahead or word == "qua" else -_DAYS[word]
            yield shifted(Span(at - len(head.group()), match.end()), Shift(amount, "day"))


def _told_days(text: str) -> Iterator[Mention]:
    for match in _SAME.finditer(text) if "cùng " in text else ():
        span = Span(match.start(), match.end())
        if match["unit"] == "năm":
            yield Mention(span, "year", follows="year")
        else:
            yield Mention(span, "same day", follows="day")
    for match in _DAY_BESIDE.finditer(text) if "hôm " in text else ():
        mention = _day_beside(text, match)
        if mention is not None:
            yield mention


def _day_beside(text: str, match: re.Match[str]) -> Mention | None:
    """'hôm đó', 'ngày hôm sau', 'hai hôm sau', 'hai hôm trước đó'; 'hai hôm trước' counts from today."""
    start = match.start() - 5 * text.endswith("ngày ", 0, match.start())
    amount = _BESIDE[match["which"]]
    count = _NUMBER_BEFORE.search(text[max(0, start - 12) : start]) if amount else None
    number = number_of(count["n"]) if count is not None else 1
    told = text.startswith((" đó", " ấy"), match.end())
    if count is not None:
        start -= len(count.group())
    if count is not None and (not number or count["n"] in VAGUE):
        return None
    if count is not None and amount < 0 and not told:
        return shifted(Span(start, match.end()), Shift(-number, "day"))
    shift = Shift(amount * number, "day") if amount else None
    end = match.end() + (3 if told and amount else 0)
    return Mention(Span(start, end), "same day", shift=shift, follows="day")


def _days_of_month(text: str) -> Iterator[Mention]:
    """'ngày 15 tháng này', 'ngày 20 vừa qua', 'ngày 5 cùng tháng'."""
    for pattern in _DAY_OF_MONTH:
        for match in pattern.finditer(text):
            if not 1 <= int(match["d"]) <= 31:
                continue
            date, span = FuzzyDate(None, None, int(match["d"])), Span(match.start(), match.end())
            if match["same"]:
                yield Mention(span, "day", date, follows="month")
            elif match["month"]:
                yield replace(shifted(span, Shift(SIDES[match["month"]], "month")), form="day", date=date)
            else:
                direction: Direction = "past" if match["near"].startswith("vừa") else "future"
                yield Mention(span, "day", date, Shift(0, "month"), direction=direction)
