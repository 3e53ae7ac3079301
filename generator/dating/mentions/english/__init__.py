"""The English grammar of dates. Month names are read with their capital, since 'may' and 'march' are words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dating.mentions.mention import Direction, Mention, Shift, Unit, without_overlaps
from generator.model import FuzzyDate, Span, is_real

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT = {name[:3].lower(): number for number, name in enumerate(_MONTHS, 1)}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}

_MONTH = (
    rf"(?P<m>{'|'.join(_MONTHS)}"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_D = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_D2 = r"(?P<d2>\d{1,2})(?:st|nd|rd|th)?"
_Y = r"(?P<y>(?:19|20)\d\d)"
_MONTH_FIRST = re.compile(rf"\b{_MONTH} {_D}(?: ?(?:-|–|to|and) ?{_D2})?(?!\d)(?:,? {_Y}\b)?")
_DAY_FIRST = re.compile(
    rf"(?<![\d/.-])(?:{_D} ?(?:-|–|to|and) ?{_D2}|(?P<single>\d{{1,2}})(?:st|nd|rd|th)?)(?: of)?"
    rf" {_MONTH}(?!\w)(?:,? {_Y}\b)?"
)
_ISO = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_MONTH_ALONE = re.compile(
    rf"\b(?:(?P<lead>in|since|last|next|this|late|early|mid-|of|by|until|from) )?{_MONTH}(?!\w)"
    rf"(?! \d{{1,2}}(?!\d))(?:,? (?:of )?{_Y}\b)?"
)
_DAY_BEFORE = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?(?: of)? \Z")
_YEAR = re.compile(rf"\b(?:in|since|of|by|until|from|during) {_Y}\b(?! (?:people|troops|tons|tonnes|euros|dollars))")
_DAY_WORD = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening)|last night|the day before yesterday)\b"
)
_PERIOD = re.compile(r"\b(?P<which>last|this|next) (?P<unit>week|month|year)\b")
_AGO = re.compile(
    r"\b(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten) (?P<unit>day|week|month|year)s? ago\b"
)
_WEEKDAY = re.compile(
    r"\b(?:(?P<which>last|next|on|this|late|early) )?(?P<wd>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
_WEEKDAY_BEFORE = re.compile(r"\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday)[, (]+\Z")
_SAME_DAY = re.compile(r"\b(?:the )?same day\b")
_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_SHIFTS = {
    "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "last night": -1, "the day before yesterday": -2,
}  # fmt: skip


def find_english(lowered: str, text: str) -> tuple[Mention, ...]:
    """The mentions in `text`; `lowered` is the same in lower case."""
    return without_overlaps([*_days(lowered, text), *_months(text), *_relative(lowered), *_weekdays(lowered)])


def _days(lowered: str, text: str) -> Iterator[Mention]:
    for pattern in (_MONTH_FIRST, _DAY_FIRST):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            day = int(groups["d"] or groups["single"])
            yield from _day(lowered, match, _int(groups["y"]), _month(groups["m"]), day, _int(groups["d2"]))
    for match in _ISO.finditer(text):
        yield from _day(lowered, match, int(match["y"]), int(match["m"]), int(match["d"]), None)


def _day(
    lowered: str, match: re.Match[str], year: int | None, month: int, day: int, last: int | None
) -> Iterator[Mention]:
    if not day or not is_real(year, month, day):
        return
    before = _WEEKDAY_BEFORE.search(lowered, max(0, match.start() - 14), match.start())
    weekday = _WEEKDAYS.index(before[1]) if before else None
    span = Span(before.start() if before else match.start(), match.end())
    if last is not None and last > day and is_real(year, month, last):
        yield Mention(span, "range", FuzzyDate(year, month, day, FuzzyDate(year, month, last)), weekday=weekday)
    else:
        yield Mention(span, "day", FuzzyDate(year, month, day), weekday=weekday)


def _months(text: str) -> Iterator[Mention]:
    for match in _MONTH_ALONE.finditer(text):
        lead = match["lead"] or ""
        if _DAY_BEFORE.search(text, max(0, match.start("m") - 8), match.start("m")):
            continue  # a day that no calendar has
        if match["y"] or lead or match["m"] not in ("May", "March"):
            direction: Direction = (
                "past" if lead in ("since", "last") else "future" if lead in ("next", "by", "until") else ""
            )
            yield Mention(
                Span(match.start(), match.end()),
                "month",
                FuzzyDate(_int(match["y"]), _month(match["m"])),
                direction=direction,
            )
    for match in _YEAR.finditer(text):
        yield Mention(Span(match.start("y"), match.end("y")), "year", FuzzyDate(int(match["y"])))


def _relative(lowered: str) -> Iterator[Mention]:
    for match in _DAY_WORD.finditer(lowered):
        yield _shifted(match, Shift(_SHIFTS[match.group()], "day"))
    for match in _PERIOD.finditer(lowered):
        yield _shifted(match, Shift({"last": -1, "this": 0, "next": 1}[match["which"]], _UNITS[match["unit"]]))
    for match in _AGO.finditer(lowered):
        number = _NUMBERS.get(match["n"]) or int(match["n"])
        yield _shifted(match, Shift(-number, _UNITS[match["unit"]]))
    for match in _SAME_DAY.finditer(lowered):
        yield Mention(Span(match.start(), match.end()), "same day")


def _weekdays(lowered: str) -> Iterator[Mention]:
    for match in _WEEKDAY.finditer(lowered):
        direction: Direction = "future" if match["which"] == "next" else "past" if match["which"] == "last" else ""
        yield Mention(
            Span(match.start(), match.end()),
            "weekday",
            weekday=_WEEKDAYS.index(match["wd"]),
            direction=direction,
        )


def _shifted(match: re.Match[str], shift: Shift) -> Mention:
    direction: Direction = "past" if shift.amount < 0 else "future" if shift.amount > 0 else ""
    return Mention(Span(match.start(), match.end()), "relative", shift=shift, direction=direction)


def _month(name: str) -> int:
    return _SHORT[name[:3].lower()]


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None
