"""The lunar day beside a date: 'ngày 15/2 (mùng 6 tháng Giêng)' was in a year in which both are one day.

Either may stand first; and a day that is tied so to a lunar one tells the year of other days of the article, too.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.dating.evidence.clue import Clue, YearCase, within
from generator.dating.situation import Situation
from generator.dating.yearly import LunarDay
from generator.model import Evidence, Span, phrase
from generator.text import lower

_ANOTHER_DAY, _FAR = -5.0, -4.5
_APART = 6
"""At most so many characters stand between the two: brackets, a comma, 'tức'."""
_FALLS = re.compile(
    r",? (?:which |that |this year |năm nay )?(?:falls? on|is on|fell on|rơi vào|nhằm(?: vào)?|trúng|là)(?: ngày)? ?"
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)?,? ?"
)
_NEAR = datetime.timedelta(150)
"""How far from other days of the article the two lie at most."""


def weigh_lunar(case: YearCase) -> Iterator[Clue]:
    """The years in which a date is the lunar day that stands beside it."""
    for one, other in zip(case.situations, case.situations[1:], strict=False):
        pair = _pair(case, one, other)
        if pair is None:
            continue
        date, lunar = pair
        days = {
            year: day.first_day
            for year in case.facts.years
            if (day := date.mention.date.in_year(year)) is not None
            and day in (lunar.in_year(year - 1), lunar.in_year(year))
        }
        windows = [(day - _NEAR, day + _NEAR) for day in days.values() if day is not None]
        if not windows:
            continue
        own = date.mention.date == case.date
        weights = (
            {year: 0.0 if year in days else _ANOTHER_DAY for year in case.days} if own else within(case, windows, _FAR)
        )
        span = Span(one.mention.span.start, other.mention.span.end)
        says = phrase("says.lunar-beside" if own else "says.lunar-near", date=date.mention.date)
        against = phrase("against.lunar-beside" if own else "against.lunar-near", date=date.mention.date)
        quote = case.article.text.normal[span.start : span.end]
        yield Clue(Evidence("lunar day", says, quote, span), weights, against)
        return


def _pair(case: YearCase, one: Situation, other: Situation) -> tuple[Situation, LunarDay] | None:
    """A day of the solar calendar without its year, and the lunar day beside it."""
    between = lower(case.article.text.normal[one.mention.span.end : other.mention.span.start])
    if one.part == "cut" or not (len(between) <= _APART or _FALLS.fullmatch(between)) or "\n" in between:
        return None
    for date, lunar in ((one, other.mention.yearly), (other, one.mention.yearly)):
        told = date.mention.date
        bare = told.day is not None and told.month is not None and told.year is None and told.until is None
        if bare and date.mention.yearly is None and isinstance(lunar, LunarDay):
            return date, lunar
    return None
