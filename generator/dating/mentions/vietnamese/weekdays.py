"""Days of the week: 'sáng thứ Hai', 'Chủ nhật tuần trước', 'cuối tuần qua'.

'thứ hai' is Monday and 'second' alike: it is a day with its capital ('thứ Hai'), after a part of the day, or with a
word that says which one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dating.mentions.mention import Direction, Mention, Shift
from generator.dating.mentions.vietnamese.words import WEEKDAYS
from generator.model import Span

_WEEKDAY = re.compile(r"thứ (?P<wd>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])(?!\w)(?! (?:trưởng|hạng)(?!\w))")
_SUNDAYS = (re.compile(r"chủ nhật(?!\w)"), re.compile(r"chúa nhật(?!\w)"))
_WEEK = re.compile(
    r",? (?:của )?(?:tuần (?P<week>này|trước|tới|sau|qua|vừa qua|vừa rồi|rồi)"
    r"|(?P<near>vừa qua|vừa rồi|tuần rồi|tới đây|sắp tới"
    r"|(?:tới|qua|sau|này)(?= ?[.,;:)\n]|\Z| (?:tại|ở|với|sẽ|là))))(?!\w)"
)
_BEFORE = (
    *("sáng", "trưa", "chiều", "tối", "đêm", "khuya", "sớm"),
    *("hôm", "vào", "từ", "đến", "hết", "mỗi", "giờ", "phút"),
)
_ORDINAL_BEFORE = re.compile(
    r"(?:lần|ngày|người|nước|năm|tuần|tháng|vị trí|hạng|hàng|kỳ|khóa|khoá|họp|phiên|hội nghị|đời|thế hệ|cuốn|tập|xếp"
    r"|đứng|về|con|trẻ|vợ|chồng|nhất|đợt|vòng|bàn|quốc gia|trung tâm|điểm|nhiệm kỳ|thành phố|thế giới|việt nam|lớn|cao"
    r"|đông)\Z"
)
_WEEKEND = re.compile(r"cuối tuần(?: (?P<side>qua|trước|rồi|vừa qua|vừa rồi|này|tới|sau))?(?!\w)")
_PAST = ("trước", "qua", "vừa qua", "vừa rồi", "rồi", "tuần rồi")
_FUTURE = ("tới", "sau", "tới đây", "sắp tới")


def find_weekdays(text: str, original: str) -> Iterator[Mention]:
    """Days of the week and weekends; `original` shows which words bear a capital."""
    for match in _WEEKDAY.finditer(text):
        week = _WEEK.match(text, match.end())
        if (week is not None and week["week"]) or _is_day(text, original, match, week is not None):
            yield _mention(match, week, WEEKDAYS[match["wd"]])
    for pattern in _SUNDAYS:
        for match in pattern.finditer(text):
            yield _mention(match, _WEEK.match(text, match.end()), 6)
    if "cuối tuần" in text:
        for match in _WEEKEND.finditer(text):
            side = match["side"] or ""
            amount = -1 if side in _PAST else 1 if side in _FUTURE else 0
            direction: Direction = "past" if amount < 0 else "future" if amount > 0 else ""
            span = Span(match.start(), match.end())
            shift = Shift(amount, "week") if side else None  # 'đông vào dịp cuối tuần' is no weekend of a date
            yield Mention(span, "weekend", shift=shift, direction=direction)


def _is_day(text: str, original: str, match: re.Match[str], near: bool) -> bool:
    before = text[max(0, match.start() - 14) : match.start()].rstrip(" (")
    before = before[before.rfind("\n") + 1 :]
    if before.endswith(_BEFORE):
        return True
    if _ORDINAL_BEFORE.search(before) is not None:
        return False
    capital = (
        original[match.start("wd")].isupper() and not original[match.end() : match.end() + 2].strip()[:1].isupper()
    )
    near = near or text.startswith((" và chủ nhật", ", chủ nhật"), match.end())
    line_end = text[match.end() : match.end() + 1] in ("", "\n")
    return near or capital or (line_end and not before)


def _mention(match: re.Match[str], week: re.Match[str] | None, weekday: int) -> Mention:
    span = Span(match.start(), week.end() if week else match.end())
    which = (week["week"] or week["near"]) if week else ""
    direction: Direction = "past" if which in _PAST else "future" if which in _FUTURE else ""
    amount = -1 if which in _PAST else 1 if which in _FUTURE else 0
    shift = Shift(amount, "week") if week is not None and week["week"] else None
    return Mention(span, "weekday", shift=shift, weekday=weekday, direction=direction)
