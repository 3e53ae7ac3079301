"""Times counted from something else than today: 'năm thứ 3', 'sau 100 ngày', '42 tuổi', 'kỷ niệm 50 năm'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dating.mentions.mention import Form, Mention, Shift
from generator.dating.mentions.vietnamese.words import NUMBER, UNITS, number_of
from generator.model import FuzzyDate, Span

_NUMBER_BEFORE = re.compile(rf"(?<![\w.,/-]){NUMBER}\Z")
_ORDINAL = re.compile(rf" thứ {NUMBER}(?!\w)(?! (?:tuần|vừa|tới|này))")
_UNITS_BEFORE = ("ngày", "tuần", "tháng", "năm")
_AFTER = tuple(
    re.compile(
        rf"{word} (?:gần |khoảng |hơn |đúng )?{NUMBER} (?P<unit>ngày|tuần|tháng|năm)(?!\w)"
        r"(?! (?:tuổi|thứ|qua|tới|trước))"
    )
    for word in ("sau", "tròn", "suốt")
)
_YEARS_AFTER = re.compile(r" năm sau (?=[^\W\d])(?!này(?!\w)|đó(?!\w)|ấy(?!\w))")
_AGE = re.compile(r" tuổi(?!\w)")
_AT_AGE = re.compile(r"tuổi (?P<n>\d{1,3})(?![\d/.,-])(?! (?:năm|tháng))")
_AGE_BEFORE = re.compile(rf"(?<![\w.,/-]){NUMBER}(?P<months> tháng)?\Z")
_KEPT_BEFORE = re.compile(r"(?:lễ |mừng )\Z")
_KEPT = re.compile(rf"kỷ niệm (?:lần thứ |tròn |trọng thể )?{NUMBER}(?: năm| ngày)?(?!\w)")
_YEARS_OF = re.compile(r"năm (?:ngày|thành lập|kết nghĩa|chiến thắng|giải phóng)(?!\w)")
_BORN = (re.compile(r"sinh năm (?P<y>(?:19|20)\d\d)(?!\d)"), re.compile(r"sn ?:? ?(?P<y>(?:19|20)\d\d)(?!\d)"))


def find_counted(text: str) -> Iterator[Mention]:
    """Times counted from what the text tells of, ages and anniversaries."""
    for match in _ORDINAL.finditer(text) if " thứ " in text else ():
        head = text[max(0, match.start() - 5) : match.start()]
        unit = next((unit for unit in _UNITS_BEFORE if head.endswith(unit)), None)
        if unit is not None and (number := number_of(match["n"])):
            span = Span(match.start() - len(unit), match.end())
            yield Mention(span, "counted", shift=Shift(number, UNITS[unit]))
    for pattern in _AFTER:
        for match in pattern.finditer(text):
            if number := number_of(match["n"]):
                yield Mention(_span(match), "counted", shift=Shift(number, UNITS[match["unit"]]))
    for match in _YEARS_AFTER.finditer(text):
        count = _before(_NUMBER_BEFORE, text, match.start())
        if count is not None and (number := number_of(count["n"])):
            start, end = match.start() - len(count["n"]), match.end() - 1
            yield Mention(Span(start, end), "counted", shift=Shift(number, "year"))
    yield from _ages(text)
    yield from _births(text)
    yield from _anniversaries(text)


def _ages(text: str) -> Iterator[Mention]:
    if "tuổi" not in text:
        return
    for match in _AGE.finditer(text):
        count = _before(_AGE_BEFORE, text, match.start())
        if count is not None and (number := number_of(count["n"])):
            span = Span(match.start() - len(count.group()), match.end())
            yield Mention(span, "age", shift=Shift(-number, "month" if count["months"] else "year"))
    for match in _AT_AGE.finditer(text):
        yield Mention(_span(match), "age", shift=Shift(-int(match["n"]), "year"))


def _births(text: str) -> Iterator[Mention]:
    for pattern in _BORN:
        for match in pattern.finditer(text):
            if not text[match.start() - 1 : match.start()].isalnum():
                yield Mention(_span(match), "year", FuzzyDate(int(match["y"])))


def _anniversaries(text: str) -> Iterator[Mention]:
    if "kỷ niệm" in text:
        for match in _KEPT.finditer(text):
            before = _KEPT_BEFORE.search(text[max(0, match.start() - 5) : match.start()])
            start = match.start() - (len(before.group()) if before else 0)
            yield _anniversary(start, match.end(), number_of(match["n"]))
    for match in _YEARS_OF.finditer(text):
        at = match.start() - 1
        count = _before(_NUMBER_BEFORE, text, at) if text[at : at + 1] == " " else None
        if count is not None:
            yield _anniversary(at - len(count["n"]), at + len(" năm"), number_of(count["n"]))


def _anniversary(start: int, end: int, years: int) -> Mention:
    form: Form = "anniversary"
    return Mention(Span(start, end), form, shift=Shift(-years, "year"))


def _before(pattern: re.Pattern[str], text: str, end: int) -> re.Match[str] | None:
    """What stands right before `end`, on the same line."""
    before = text[max(0, end - 24) : end]
    return pattern.search(before[before.rfind("\n") + 1 :])


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())
