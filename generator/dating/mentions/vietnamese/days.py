"""Days in figures: '7/8', '7.8.2019', '2019-08-07', '5-7/8', 'từ 28/8 đến 2/9', '7 tháng 8'.

A day and a month count only beside a word that makes them a date ('ngày 7/8', 'tối 5/8', 'hôm qua (7/8)'),
since '7/8 điểm', '2/3 số ghế' and '24/7' are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.dating.mentions.mention import Form, Mention, Shift
from generator.dating.mentions.vietnamese.lead_in import is_cued, read_lead_in
from generator.dating.mentions.vietnamese.lunar import is_lunar, lunar_day
from generator.dating.mentions.vietnamese.names import counts, is_name
from generator.dating.mentions.vietnamese.tail import read_tail
from generator.dating.mentions.vietnamese.words import MONTH, YEAR, month_of, year_of
from generator.dating.mentions.vietnamese.years import years_from_to
from generator.model import FuzzyDate, Span, is_real

_FIGURE = re.compile(r"\d+(?:(?= ?[-/.–—,] ?\d| ?[-–—] |,? (?:tháng|đến|tới|và|rạng|cho) |/tháng )())?")
"""A number; the empty group tells that what follows may make it a date. Numbers are taken whole, so it is linear."""
_ISO = re.compile(r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?P<y>(?:19|20)\d\d)/(?P<m>\d\d)/(?P<d>\d\d)(?!\d)")
_SLASHED = re.compile(
    rf"(?P<d>\d{{1,2}}) ?(?P<sep>[/.-]) ?(?P<m>\d{{1,2}})"
    rf"(?:(?: ?(?P=sep) ?|,? năm ){YEAR}|/(?P<short>\d\d)(?!\d))?(?!\d|[/,.-]\d|%)"
)
_WORDED = re.compile(
    rf"(?P<d>\d{{1,2}})(?: |/)tháng {MONTH}(?!\w)(?! lần)(?:(?: ?, ?|,? năm | |/|-|\.){YEAR})?(?! ngày)"
)
_DAY = r"\d{1,2}"
_TO = r"(?: (?:(?:cho )?(?:đến|tới)(?: hết)?(?: ngày)?|và(?: ngày)?)|,? rạng sáng(?: ngày)?)"
_RANGE = re.compile(
    rf"(?P<d>{_DAY})(?:(?: ?[/.] ?|-| tháng )(?P<m1>\d{{1,2}})(?:(?:[/.-]| năm )(?P<y1>(?:19|20)\d\d))?)?"
    rf"(?:, {_DAY}){{0,8}}(?: ?(?:-|–|—|,) ?|{_TO} )(?P<d2>{_DAY}) ?(?:/|\.| tháng | ?-)(?P<m>\d{{1,2}})"
    rf"(?:(?:/|\.|-|,? năm ){YEAR})?(?![\d/])"
)
_LASTS = re.compile(r"đến|tới")
_DAYS_AND_MONTH = re.compile(r"\d{1,2}-(?:[1-9]|1[0-2])/(?:0[1-9]|1[0-2])")
"""'6-10/11', which else would be the tenth month of a year of two figures."""
_LASTING = re.compile(r"(?<!\w)(?:từ|diễn ra|kéo dài) \Z")
_MONTH_AND_YEAR = re.compile(rf"(?P<m>0?[1-9]|1[0-2])[/.-]{YEAR}(?![/\d])")
_PERIOD = re.compile(r"(?P<first>(?:19|20)\d\d) ?(?:-|–|/|đến) ?(?P<last>(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)")
_PERIODS = (
    *("năm học ", "niên khóa ", "niên khoá ", "giai đoạn ", "nhiệm kỳ ", "mùa giải ", "mùa bóng ", "thời kỳ "),
    *("trong các năm ", "những năm ", "các năm "),
)
_KEPT_DAYS = ("lễ ", "dịp ", "nghỉ ", "dịp lễ ")
"""What makes two figures a holiday: 'dịp lễ 30/4'."""
_DATELINE = re.compile(r"(?:^|\n)[^\n,.;]{2,30}, ?\Z")
_AFTER_DATELINE = re.compile(r" ?(?:\(|[-–—])")
_REACH = 40


def find_days(text: str) -> Iterator[Mention]:
    """Days, ranges of days and months with their year, wherever a number begins them."""
    end = 0
    for figure in _FIGURE.finditer(text):
        start = figure.start()
        if figure.lastindex is None or start < end or figure.end() - start > 4:
            continue
        mention = _read(text, start, figure.end() - start, end)
        if mention is not None:
            end = mention.span.end
            yield mention


def _read(text: str, start: int, digits: int, last_end: int) -> Mention | None:
    before = text[start - 1 : start]
    if digits == 4:
        match = _ISO.match(text, start) or _YEAR_FIRST.match(text, start) if before not in ("/", "-") else None
        return _day(text, match) if match else _years(text, start)
    if digits > 2 or before == "/":
        return None
    return (
        _range(text, start)
        or (_slashed(text, start, last_end) if before not in (".", ",", "-") else None)
        or _worded(text, start)
        or (_month_and_year(text, start) if before not in (".", ",", "-") else None)
    )


def _years(text: str, start: int) -> Mention | None:
    """'giai đoạn 2021-2025', 'năm học 2023-2024': years that a word makes a period."""
    match = _PERIOD.match(text, start)
    before = text[max(0, start - 14) : start]
    if match is None or not before.endswith(_PERIODS):
        return None
    first, last = int(match["first"]), year_of(match["last"]) or 0
    word = next(word for word in _PERIODS if before.endswith(word))
    return years_from_to(start - len(word), match.end(), first, last) if first < last else None


def _range(text: str, start: int) -> Mention | None:
    match = _RANGE.match(text, start)
    if match is None or counts(text, match.end()) or is_name(text, start):
        return None
    sentence = text[max(0, start - _REACH) : start].rsplit(".", maxsplit=1)[-1]
    if not (match["y1"] or "ngày" in sentence or is_cued(text, start) or _lasts(text, match)):
        return None
    year, month = year_of(match["y"]), int(match["m"])
    first = FuzzyDate(year_of(match["y1"]) or year, int(match["m1"] or month), int(match["d"]))
    last = FuzzyDate(year, month, int(match["d2"]))
    if not (is_day(first) and is_day(last) and _in_order(first, last)):
        return None
    if first.year is not None and last.year is not None and (first.month, first.day) == (last.month, last.day):
        if _LASTS.search(match.group()):
            return dated(text, match, "range", replace(first, until=last))
        years = Shift(first.year - last.year, "year")  # '(30/4/1975 - 30/4/2025)' is kept, not lasting
        return Mention(Span(start, match.end()), "anniversary", first, years)
    if first.year is not None and last.year is not None and match["y1"] is None and first.edtf > last.edtf:
        first = replace(first, year=first.year - 1)
    return dated(text, match, "range", replace(first, until=last))


def _lasts(text: str, match: re.Match[str]) -> bool:
    """Whether days without 'ngày' are told by brackets, a verb or their figures: '(6-10/9)', 'diễn ra 6-10/9'."""
    start = match.start()
    bracketed = text[start - 1 : start] == "(" and text[match.end() : match.end() + 1] in (")", ",")
    return (
        bracketed
        or _DAYS_AND_MONTH.fullmatch(match.group()) is not None
        or _LASTING.search(text, max(0, start - 12), start) is not None
    )


def _in_order(first: FuzzyDate, last: FuzzyDate) -> bool:
    """Whether an interval runs forward; where one year is said at most, it may run from December into January."""
    if first.year is None or last.year is None or first.year == last.year:
        return (first.month == 12 and last.month == 1) or (first.month, first.day) < (last.month, last.day)
    return first.edtf < last.edtf


def _slashed(text: str, start: int, last_end: int) -> Mention | None:
    match = _SLASHED.match(text, start)
    if match is None:
        return None
    if match["short"] and _DAYS_AND_MONTH.fullmatch(match.group()) and int(match["d"]) < int(match["m"]):
        return None  # '2-3/10 phiếu': days of a month it would be, were it no count
    year, date = match["y"] or match["short"], FuzzyDate(None, int(match["m"]), int(match["d"]))
    if year:
        date = replace(date, year=year_of(year))
        return dated(text, match, "day", date) if is_day(date) else None
    if 1 <= int(match["m"]) <= 12 and 1 <= int(match["d"]) <= 30 and is_lunar(text, match.end()):
        return lunar_day(text, start, match.end(), int(match["m"]), int(match["d"]))
    return _two_figures(text, match, date, last_end) if is_day(date) and not counts(text, match.end()) else None


def _two_figures(text: str, match: re.Match[str], date: FuzzyDate, last_end: int) -> Mention | None:
    """A day and a month, where the words around make two figures one."""
    start = match.start()
    padded = match["sep"] == "/" and len(match["d"]) == 2 and match["m"][0] == "0"
    goes_on = last_end > 0 and text[last_end:start] in (" và ", ", ", " và ngày ")
    if goes_on or is_cued(text, start) or (padded and not is_name(text, start)) or _is_dateline(text, match):
        return dated(text, match, "day", date)
    if text.endswith(_KEPT_DAYS, max(0, start - 6), start):
        return dated(text, match, "holiday", date)
    return None


def _is_dateline(text: str, match: re.Match[str]) -> bool:
    """'hà nội, 3/10 (ttxvn)', at the head of a line."""
    if _AFTER_DATELINE.match(text, match.end()) is None:
        return False
    return _DATELINE.search(text, max(0, match.start() - _REACH), match.start()) is not None


def _worded(text: str, start: int) -> Mention | None:
    match = _WORDED.match(text, start)
    if match is None or is_name(text, start):
        return None
    if match["m"] in ("giêng", "chạp") and (not match["y"] or text.startswith(("mùng ", "mồng "), start - 5)):
        return lunar_day(text, start, match.end("m"), month_of(match["m"]), int(match["d"]))
    if not match["y"] and 1 <= int(match["d"]) <= 30 and is_lunar(text, match.end()):
        return lunar_day(text, start, match.end(), month_of(match["m"]), int(match["d"]))
    counted = not match["y"] and counts(text, match.end())  # 'trong 3 tháng 10 người chết'
    months = match["m"] == "năm" and text[match.end("m") + 1 : match.end()] == match["y"]  # '9 tháng năm 2023'
    return None if (counted or months) and not is_cued(text, start) else _day(text, match)


def _day(text: str, match: re.Match[str]) -> Mention | None:
    date = FuzzyDate(year_of(match["y"]), month_of(match["m"]), int(match["d"]))
    return dated(text, match, "day", date) if is_day(date) else None


def _month_and_year(text: str, start: int) -> Mention | None:
    match = _MONTH_AND_YEAR.match(text, start)
    if match is None or is_name(text, start):
        return None
    return Mention(Span(start, match.end()), "month", FuzzyDate(int(match["y"]), int(match["m"])))


def is_day(date: FuzzyDate) -> bool:
    """Whether some calendar has such a day."""
    return date.day != 0 and is_real(date.year, date.month, date.day)


def dated(text: str, match: re.Match[str], form: Form, date: FuzzyDate) -> Mention:
    """The mention of a date with what stands before and after it."""
    lead = read_lead_in(text, match.start())
    if date.year is not None or (date.until is not None and date.until.year is not None):
        return Mention(Span(lead.start, match.end()), form, date, weekday=lead.weekday, timed=lead.timed)
    tail = read_tail(text, match.end())
    span = Span(lead.start, match.end() + tail.length)
    return Mention(span, form, date, tail.shift, lead.weekday, tail.direction, lead.timed, follows=tail.follows)
