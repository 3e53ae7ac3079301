"""The Vietnamese grammar of dates, over a text in lower case.

A day and a month count only beside a word that makes them a date ('ngày 3/10', 'tối 1/10', 'hôm qua (3/10)'),
since '3/10 điểm', '2/3 số ghế' and '24/7' are none. Patterns begin with a digit or a fixed word, so that one
pass over the text costs microseconds and no text can make them backtrack far.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dating.mentions.mention import Direction, Form, Mention, Shift, Unit, without_overlaps
from generator.model import FuzzyDate, Span, is_real

_MONTH_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_NUMBER_WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "vài": 3,
}
_WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "bẩy": 5, "7": 5,
    "chủ nhật": 6, "chúa nhật": 6,
}  # fmt: skip

_MONTH_WORD = "mười hai|mười một|mười|giêng|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|chạp"
_M = rf"(?P<m>0?[1-9]|1[0-2]|{_MONTH_WORD})"
_Y = r"(?P<y>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?:thứ (?P<wd>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7]))|(?P<sunday>chủ nhật|chúa nhật))"

_SLASHED = re.compile(
    rf"(?<![\d/.,-])(?P<d>\d{{1,2}}) ?(?P<sep>[/.-]) ?(?P<m>\d{{1,2}})(?: ?(?P=sep) ?{_Y})?(?!\d|[/,.-]\d|%)"
)
_WORDED = re.compile(rf"(?<![\d/])(?P<d>\d{{1,2}})(?: |/)tháng {_M}(?!\w)(?! lần)(?:(?: ?, ?| năm | |/|-){_Y}(?!\d))?")
_ISO = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_RANGE = re.compile(
    rf"(?<![\d/])(?P<d>\d{{1,2}})(?: ?[/.] ?(?P<m1>\d{{1,2}})(?:[/.](?P<y1>(?:19|20)\d\d))?)?"
    rf" ?(?:-|–|—|đến(?: hết)?(?: ngày)?|tới(?: ngày)?|và(?: ngày)?|,) ?"
    rf"(?P<d2>\d{{1,2}}) ?(?:/|\.| tháng | ?-)(?P<m>\d{{1,2}})(?:(?:/|\.|-| năm ){_Y})?(?![\d/])"
)
_MONTH = re.compile(
    rf"tháng {_M}(?!\w)(?! lần)(?:(?: ?/ ?|-| năm |\.| ?, ?){_Y}(?!\d)"
    r"| (?P<which>năm ngoái|năm trước|năm nay|năm sau|năm tới|tới|sau|vừa qua|vừa rồi|qua|này))?"
)
_MONTH_SLASH = re.compile(rf"(?<![\d/.,-])(?P<m>0?[1-9]|1[0-2])[/.-]{_Y}(?![\d/])")
_YEAR = re.compile(rf"năm {_Y}(?!\d)")
_WEEKDAY_ALONE = re.compile(rf"{_WEEKDAY}(?!\w)(?: tuần (?P<week>này|trước|tới|sau|qua))?")

_DAY_WORDS = {
    "hôm nay": 0, "sáng nay": 0, "trưa nay": 0, "chiều nay": 0, "tối nay": 0, "đêm nay": 0, "bữa nay": 0,
    "hôm qua": -1, "sáng qua": -1, "trưa qua": -1, "chiều qua": -1, "tối qua": -1, "đêm qua": -1, "hôm kia": -2,
    "ngày mai": 1, "sáng mai": 1, "trưa mai": 1, "chiều mai": 1, "tối mai": 1, "hôm mai": 1, "ngày kia": 2,
}  # fmt: skip
_DAY_WORD = re.compile(r"(?:ngày hôm|hôm|sáng|trưa|chiều|tối|đêm|ngày|bữa) (?:hôm )?(?:nay|qua|kia|mai)(?!\w)")
_UNITS: dict[str, Unit] = {"ngày": "day", "tuần": "week", "tháng": "month", "năm": "year"}
_SIDES = {"trước": -1, "ngoái": -1, "này": 0, "nay": 0, "sau": 1, "tới": 1}
_PERIOD = re.compile(r"(?<!\d )(?P<unit>tuần|tháng|năm) (?P<side>trước|ngoái|này|nay|sau|tới)(?!\w)")
_NUMBER_BEFORE = re.compile(r"(?<!\w)(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|vài) \Z")
_AGO = re.compile(
    r"(?:cách đây|cách nay) (?:khoảng |hơn |gần )?"
    r"(?P<n>\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|vài|ít) "
    r"(?P<unit>phút|giờ|tiếng|ngày|tuần|tháng|năm)(?!\w)"
)
_SAME_DAY = re.compile(r"cùng ngày(?!\w)")

_CUE = re.compile(
    r"(?:(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|sớm|mùng|mồng|nay|qua|kia|từ|đến|tới|vào|trước|sau|hồi|và|nhật|rằm)"
    r"|(?:giờ|phút|\dh|h\d\d|:\d\d|\dg|g\d\d)|thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7]))[ ,:]*\(?[ ]*(?:ngày |hôm )? *\Z"
)
_COUNTS = re.compile(
    r" ?(?:%|số|tổng|dân|diện|phiếu|ghế|người|lượng|tuổi|tiếng|giờ|phút|ngày|tháng|năm|lần|điểm|bàn|kg|km|m|ha|tấn"
    r"|triệu|tỷ|tỉ|nghìn|ngàn|đồng|usd|euro|thời gian|quãng|chặng|đoạn|trong số|cử tri|đại biểu|thành viên|nước|độ"
    r"|hộ|vụ|trận)(?!\w)"
)
"""What numbers count or are a part of: '2/3 số ghế', '5-10 tuổi'."""
_EACH = re.compile(r"(?:mỗi|một|nhiều|mấy|vài) ngày \Z")
_DATELINE = re.compile(r"(?:^|\n)[^\n,.;]{2,30}, ?\Z")
_AFTER_DATELINE = re.compile(r" ?(?:\(|[-–—])")
_TIMED = re.compile(
    r"(?:giờ|phút|\dh\d{0,2}|:\d\d|\dg\d{0,2}|lúc|khoảng)[ ,]*(?:\([^)]{1,30}\) ?)?"
    r"(?:(?:ngày|sáng|trưa|chiều|tối|đêm|rạng sáng) ?)*\(?\Z"
)
_WEEKDAY_BEFORE = re.compile(rf"{_WEEKDAY}[ ,]*\(?[ ]*(?:ngày )?\Z")
_TIME_OF_DAY_BEFORE = re.compile(
    r"(?:(?:vào )?(?:khoảng |lúc )?(?:\d{1,2} ?(?:giờ|h|g|:) ?\d{0,2} ?(?:phút)? ?,? )?"
    r"(?:sáng sớm|sáng|trưa|chiều|tối|đêm|khuya|rạng sáng)? ?(?:hôm |ngày |mùng |mồng )?)\Z"
)
_PAST = re.compile(r"hồi (?:đầu |giữa |cuối )?\Z")
_FUTURE_AFTER = re.compile(r" (?:tới|sắp tới)(?!\w)")
_REACH = 40


def find_vietnamese(text: str, _: str) -> tuple[Mention, ...]:
    """The mentions in `text`, which is in lower case."""
    return without_overlaps(
        [
            *_ranges(text),
            *_days(text),
            *_worded_days(text),
            *_iso_days(text),
            *_months(text),
            *_years(text),
            *_relative(text),
            *_weekdays(text),
        ]
    )


def _ranges(text: str) -> Iterator[Mention]:
    for match in _RANGE.finditer(text):
        floor = max(0, match.start() - _REACH)
        sentence = text[floor : match.start()].rsplit(".", maxsplit=1)[-1]
        cued = match["y1"] or _CUE.search(text, floor, match.start()) or "ngày" in sentence
        if not cued or _COUNTS.match(text, match.end()):
            continue
        year, month = _int(match["y"]), int(match["m"])
        start = FuzzyDate(_int(match["y1"]) or year, int(match["m1"] or month), int(match["d"]))
        end = FuzzyDate(year, month, int(match["d2"]))
        if is_real(start.year, start.month, start.day) and is_real(year, end.month, end.day) and _in_order(start, end):
            yield _mention(text, match, "range", FuzzyDate(start.year, start.month, start.day, end))


def _in_order(start: FuzzyDate, end: FuzzyDate) -> bool:
    """Whether an interval runs forward; without years it may run from December into January."""
    if start.year is None or end.year is None:
        return start.month == 12 or (start.month or 0, start.day or 0) < (end.month or 0, end.day or 0)
    return start.edtf < end.edtf


def _days(text: str) -> Iterator[Mention]:
    for match in _SLASHED.finditer(text):
        year, month, day = _int(match["y"]), int(match["m"]), int(match["d"])
        if not is_real(year, month, day) or day == 0:
            continue
        if year is not None or _is_cued(text, match) or _is_dateline(text, match):
            yield _mention(text, match, "day", FuzzyDate(year, month, day))


def _is_cued(text: str, match: re.Match[str]) -> bool:
    """Whether a word before it makes it a day, and none after it a fraction or a count."""
    floor = max(0, match.start() - _REACH)
    if _COUNTS.match(text, match.end()) or _EACH.search(text, floor, match.start()):
        return False
    return _CUE.search(text, floor, match.start()) is not None


def _is_dateline(text: str, match: re.Match[str]) -> bool:
    """'kiev, 3/10 (ttxvn)', or a date alone in brackets at the head of a line."""
    after = _AFTER_DATELINE.match(text, match.end())
    return after is not None and _DATELINE.search(text, max(0, match.start() - _REACH), match.start()) is not None


def _worded_days(text: str) -> Iterator[Mention]:
    for match in _WORDED.finditer(text):
        year, month, day = _int(match["y"]), _month(match["m"]), int(match["d"])
        if day and is_real(year, month, day):
            yield _mention(text, match, "day", FuzzyDate(year, month, day))


def _iso_days(text: str) -> Iterator[Mention]:
    for match in _ISO.finditer(text):
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        if day and is_real(year, month, day):
            yield _mention(text, match, "day", FuzzyDate(year, month, day))


def _months(text: str) -> Iterator[Mention]:
    for match in _MONTH.finditer(text):
        past = _PAST.search(text, max(0, match.start() - 12), match.start()) is not None
        which = match["which"] or ""
        direction: Direction = (
            "past" if past or which in ("vừa qua", "vừa rồi", "qua", "năm ngoái", "năm trước") else ""
        )
        if which in ("tới", "sau", "năm sau", "năm tới") or _FUTURE_AFTER.match(text, match.end()):
            direction = "future"
        yield Mention(
            Span(match.start(), match.end()),
            "month",
            FuzzyDate(_int(match["y"]), _month(match["m"])),
            direction=direction,
        )
    for match in _MONTH_SLASH.finditer(text):
        yield Mention(Span(match.start(), match.end()), "month", FuzzyDate(int(match["y"]), int(match["m"])))


def _years(text: str) -> Iterator[Mention]:
    for match in _YEAR.finditer(text):
        yield Mention(Span(match.start(), match.end()), "year", FuzzyDate(int(match["y"])))


def _relative(text: str) -> Iterator[Mention]:
    for match in _DAY_WORD.finditer(text):
        words = match.group().replace("ngày hôm", "hôm").split()
        amount = _DAY_WORDS.get(f"{words[0]} {words[-1]}")
        if amount is not None:
            yield _shifted(match, Shift(amount, "day"))
    for match in _PERIOD.finditer(text):
        if _NUMBER_BEFORE.search(text, max(0, match.start() - 6), match.start()):
            continue  # 'ba tháng trước' is three months ago
        yield _shifted(match, Shift(_SIDES[match["side"]], _UNITS[match["unit"]]))
    for match in _AGO.finditer(text):
        number = _NUMBER_WORDS.get(match["n"]) or (int(match["n"]) if match["n"].isdigit() else 0)
        unit = _UNITS.get(match["unit"])
        yield _shifted(match, Shift(-number, unit) if unit else Shift(0, "day"))
    for match in _SAME_DAY.finditer(text):
        yield Mention(Span(match.start(), match.end()), "same day")


def _weekdays(text: str) -> Iterator[Mention]:
    for match in _WEEKDAY_ALONE.finditer(text):
        if match["sunday"] or match["week"] or _opens_as_day(text, match.start()):
            week = match["week"]
            direction: Direction = "future" if week in ("tới", "sau") else "past" if week in ("trước", "qua") else ""
            yield Mention(Span(match.start(), match.end()), "weekday", weekday=_weekday(match), direction=direction)


def _opens_as_day(text: str, start: int) -> bool:
    """'sáng thứ hai', 'vào thứ hai' is Monday; 'lần thứ hai' and 'thứ hai, …' at the head of a list is 'second'."""
    return re.search(r"(?:sáng|trưa|chiều|tối|đêm|hôm|vào) $", text[max(0, start - 8) : start]) is not None


def _mention(text: str, match: re.Match[str], form: Form, date: FuzzyDate) -> Mention:
    floor = max(0, match.start() - _REACH)
    weekday = _WEEKDAY_BEFORE.search(text, floor, match.start())
    timed = _TIMED.search(text, floor, match.start()) is not None
    lead_in = _TIME_OF_DAY_BEFORE.search(text, floor, match.start())
    start = weekday.start() if weekday else lead_in.start() if lead_in else match.start()
    start += len(text[start : match.end()]) - len(text[start : match.end()].lstrip(" ,(\n"))
    return Mention(Span(start, match.end()), form, date, weekday=_weekday(weekday) if weekday else None, timed=timed)


def _shifted(match: re.Match[str], shift: Shift) -> Mention:
    direction: Direction = "past" if shift.amount < 0 else "future" if shift.amount > 0 else ""
    return Mention(Span(match.start(), match.end()), "relative", shift=shift, direction=direction)


def _weekday(match: re.Match[str]) -> int:
    return 6 if match["sunday"] else _WEEKDAYS[match["wd"]]


def _month(word: str) -> int:
    return _MONTH_WORDS[word] if word in _MONTH_WORDS else int(word)


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None
