"""Days that have a name, in any language that `knowledge/calendars/holidays.yml` names them in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from generator.alternatives import alternatives
from generator.dating.mentions.mention import Form, Mention, Shift
from generator.dating.yearly import reckon
from generator.knowledge.calendars import Holiday, holidays
from generator.model import FuzzyDate, Span

_YEAR = {
    "vi": re.compile(
        r"(?:,? năm| \(?|/)(?: )?(?P<y>(?:19|20)\d\d)(?!\d)|,? năm (?P<side>ngoái|trước|nay|sau|tới)(?!\w)"
    ),
    "en": re.compile(r",? (?:of |in )?(?P<y>(?:19|20)\d\d)\b|(?P<side>(?!))"),
}
_SIDES = {"ngoái": -1, "trước": -1, "nay": 0, "sau": 1, "tới": 1}
_DAY_BEFORE = re.compile(
    r"(?:sáng|trưa|chiều|tối|đêm|rạng sáng|vào|đúng|trong|ngay) (?:ngày |đêm |đúng ngày |đúng đêm |ngày lễ )?\Z"
    r"|\bon (?:the )?(?:morning |evening |night )?(?:of )?\Z"
)
_OPENS = re.compile(r"(?:\A|\n|[.!?…] )(?:(?:đúng|vào|trong|ngay|đến) )?(?:(?:đêm|ngày|lễ|ngày lễ|on|the) )?\Z")
"""What may stand between the head of a sentence and the name of the day on which it happened."""
_GOES_ON = re.compile(r"(?:, | \(| - )")
_OF_THE_DAY = re.compile(r"(?:(?:sáng|trưa|chiều|tối|đêm) )")
_OWN = re.compile(
    r" (?:của )?(?:nước bạn|nước láng giềng|(?:nước |[Cc]ộng hòa |[Vv]ương quốc )?(?!Việt|Cộng hòa xã)[A-ZĐ]\w)"
)


def find_holidays(text: str, original: str, language: str) -> Iterator[Mention]:
    """Names of days; one after a part of the day ('tối Giáng sinh', 'on Christmas Day') is a day told of.

    So is one that opens its sentence by itself ('Ngày Quốc khánh, …').
    """
    pattern, named = _names(language)
    for match in pattern.finditer(text):
        holiday = named[match.group()]
        if text[match.start() - 1 : match.start()].isalnum():
            continue
        if holiday.own and _OWN.match(original, match.end()):
            continue
        date, rule = reckon(holiday)
        end, shift = match.end(), None
        year = _YEAR[language].match(text, match.end())
        if year is not None:
            end = year.end()
            if year["y"]:
                known = rule.in_year(int(year["y"])) if rule else date.in_year(int(year["y"]))
                date, rule = known or date, None if known else rule
            else:
                shift = Shift(_SIDES[year["side"]], "year")
        form: Form = "day" if _is_told_of(text, match.start(), end) else "holiday"
        yield Mention(Span(match.start(), end), form, date if rule is None else FuzzyDate(), shift, yearly=rule)


def _is_told_of(text: str, start: int, end: int) -> bool:
    """Whether the words around the name of a day say that something happened on it."""
    before = text[max(0, start - 24) : start]
    if _DAY_BEFORE.search(before) is not None or _OF_THE_DAY.match(text, start) is not None:
        return True
    return _OPENS.search(before) is not None and _GOES_ON.match(text, end) is not None


@cache
def _names(language: str) -> tuple[re.Pattern[str], Mapping[str, Holiday]]:
    named = {name.lower(): day for day in holidays() for name in day.names.get(language, ())}
    return re.compile(rf"(?:{alternatives(named)})(?!\w)"), named
