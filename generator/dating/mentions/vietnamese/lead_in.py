"""What stands before a day: the weekday, the clock time, the word that makes two figures a date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.alternatives import alternatives
from generator.dating.mentions.vietnamese.words import WEEKDAY, weekday_of
from generator.knowledge.calendars import word_list

_REACH = 40
_CUE = re.compile(
    r"(?:(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|sớm|mùng|mồng|nay|qua|kia|nhật|rằm)"
    r"|(?:giờ|phút|\dh|h\d\d|:\d\d|\dg|g\d\d)|thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7]))[ ,:]*\(?[ ]*(?:ngày |hôm )? *\Z"
    r"|(?:giao thừa|giêng|chạp|tết|nguyên đán|âm lịch) ?\((?:tức )?(?:ngày )?\Z"
)
_DAY_OF = re.compile(rf"(?<!\w)ngày (?:{alternatives(word_list('day-of'))}) \Z")
"""'ngày bầu cử 23/5'."""
_LIMIT = re.compile(r"(?<!\w)(?:từ|đến|tới|vào|(?<!dẫn )trước|sau|hồi|hạn|hạn chót)[ ,:]*\(?[ ]*\Z")
"""Words that stand before a day, but before scores and shares as well."""
_EACH = re.compile(r"(?:mỗi|một|nhiều|mấy|vài) ngày \Z")
_TIMED = re.compile(
    r"(?:giờ(?: \d{1,2})?|phút|\dh\d{0,2}'?|:\d\d|\dg\d{0,2}|lúc|khoảng)[ ,]*(?:\([^)]{1,30}\) ?)?"
    r"(?:(?:ngày|sáng|trưa|chiều|tối|đêm|rạng sáng) ?)*\(?\Z"
)
_CLOCK = re.compile(r"[0-9][hg:]|giờ|phút|lúc|khoảng")
_WEEKDAY_BEFORE = re.compile(rf"{WEEKDAY}[ ,]*\(?[ ]*(?:ngày |mùng |mồng )*\Z")
_TIME_OF_DAY = re.compile(
    r"(?:(?:vào )?(?:khoảng |lúc )?(?:\d{1,2} ?(?:giờ|h|g|:) ?\d{0,2}'? ?(?:phút)? ?,? )?"
    r"(?:sáng sớm|sáng|trưa|chiều|tối|đêm|khuya|rạng sáng)? ?(?:hôm |ngày |mùng |mồng )*)\Z"
)


@dataclass(frozen=True, slots=True)
class LeadIn:
    """Where the words of a date begin, and what they add to it."""

    start: int
    weekday: int | None
    timed: bool


def read_lead_in(text: str, start: int) -> LeadIn:
    """The words right before a date that begins at `start` and belong to it."""
    before = _before(text, start)
    floor = start - len(before)
    weekday = _WEEKDAY_BEFORE.search(before) if "thứ " in before or " nhật" in before else None
    time = _TIME_OF_DAY.search(before)
    begin = weekday.start() if weekday else time.start() if time else len(before)
    begin += len(before[begin:]) - len(before[begin:].lstrip(" ,("))
    timed = _CLOCK.search(before) is not None and _TIMED.search(before) is not None
    return LeadIn(floor + begin, weekday_of(weekday) if weekday else None, timed)


def is_cued(text: str, start: int) -> bool:
    """Whether a word before two figures makes them a day and a month: 'ngày 3/10', 'tối qua (3/10)', 'từ 3/10'."""
    before = _before(text, start)
    if _CUE.search(before) is not None:
        return _EACH.search(before) is None
    if _DAY_OF.search(before) is not None:
        return True
    return "-" not in text[start : start + 3] and _LIMIT.search(before) is not None


def _before(text: str, start: int) -> str:
    before = text[max(0, start - _REACH) : start]
    return before[before.rfind("\n") + 1 :]
