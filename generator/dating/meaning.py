"""What a mention means: 'hôm qua' and 'thứ Năm' once the day of publishing is known, 'cùng ngày' after another day."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.dating.breadth import breadth_of, tells_a_day
from generator.dating.choose import weigh
from generator.dating.mentions import Direction, Mention
from generator.dating.mentions.mention import Shift
from generator.dating.situation import Situation
from generator.dating.yearly import CycleYear, LunarDay, Yearly
from generator.model import UNKNOWN, FuzzyDate, is_real

_REACH = 40
"""So many mentions back 'cùng ngày' looks."""
_AHEAD_AT_MOST = 120
"""A day without a year lies at most so many days after the publishing; else it was in the year before."""
_TIED = 6
"""At most so many characters stand between a day and its lunar one."""
_LEAP_YEAR = 2024
"""Any: what it and the next say alike of a day without its year needs none."""
_CYCLE = 60
"""Years after which a lunar year bears the same name again."""


def mean_days(situations: Sequence[Situation], published: datetime.date | None) -> list[tuple[FuzzyDate, Situation]]:
    """Each mention that means a day or a longer time, with that date, in the order of the text.

    A lunar day whose year nothing tells means a day that is not known yet.
    """
    named: list[tuple[FuzzyDate, Situation]] = []
    years = _years_told(situations) if published is None else {}
    beside = _days_beside(situations) if published is None else {}
    for situation in situations:
        if breadth_of(situation.mention):
            date = _in_context(named, situation, published)
            if date is not None and date.year is None and published is None:
                date = _in_year_told(date, years)
            if date is None and published is None and situation.mention.yearly in beside:
                date = beside[situation.mention.yearly]
            if date is None and published is None and situation.mention.yearly is not None:
                date = UNKNOWN
            if date is not None:
                named.append((date, situation))
    return named


def _years_told(situations: Sequence[Situation]) -> dict[tuple[int | None, int | None], int]:
    """Month and day → the one year in which the article itself tells of that day ('Đêm Giáng sinh 2017').

    A month without a day is told of where the title or the lead gives its year.
    """
    told: dict[tuple[int | None, int | None], set[int]] = {}
    for situation in situations:
        date = situation.mention.date
        telling = date.day is not None or (date.month is not None and situation.part in ("title", "lead"))
        if date.year is not None and telling and date.until is None and situation.in_foreground:
            told.setdefault((date.month, date.day), set()).add(date.year)
    return {day: years.pop() for day, years in told.items() if len(years) == 1}


def _days_beside(situations: Sequence[Situation]) -> dict[Yearly | None, FuzzyDate]:
    """Lunar day → the day, without its year, that stands right before it ('4/2 (25 tháng Chạp)')."""
    return {
        lunar.mention.yearly: day.mention.date
        for day, lunar in itertools.pairwise(situations)
        if isinstance(lunar.mention.yearly, LunarDay)
        and day.mention.date.day is not None
        and day.mention.yearly is None
        and lunar.mention.span.start - day.mention.span.end <= _TIED
    }


def _in_year_told(date: FuzzyDate, years: Mapping[tuple[int | None, int | None], int]) -> FuzzyDate | None:
    year = years.get((date.month, date.day)) if date.until is None else None
    return date if year is None else date.in_year(year)


def mean(mention: Mention, published: datetime.date | None, direction: Direction = "") -> FuzzyDate | None:
    """What a mention means by itself for a text published that day; None when it means no date without more.

    `direction` is the side of the present on which to look where the words do not say it themselves; without
    one, a weekday is the last and a day without a year the nearest, as in news.
    """
    if direction and not mention.direction:
        mention = replace(mention, direction=direction)
    try:
        return _mean(mention, published)
    except (OverflowError, ValueError):  # before the first year that there is, or after the last
        return None


def _mean(mention: Mention, published: datetime.date | None) -> FuzzyDate | None:
    if mention.form in ("counted", "age") or mention.follows == "day":
        return None
    if mention.date.year is not None:
        return mention.date
    if published is None:
        return mention.date if mention.date.month and mention.yearly is None else None
    if mention.yearly is not None or mention.date.month is not None:
        return nearest_year(mention, published)
    return _from_today(mention, published)


def _from_today(mention: Mention, published: datetime.date) -> FuzzyDate | None:
    """What a word means that counts from the day of publishing."""
    shift = mention.shift
    if mention.form == "weekday":
        return FuzzyDate.of(_weekday_near(mention, published))
    if shift is None:
        return None
    if mention.form == "weekend":
        return _days(_saturday(mention, shift, published), 2)
    return _shifted(mention, shift, published)


def _in_context(
    named: Sequence[tuple[FuzzyDate, Situation]], here: Situation, published: datetime.date | None
) -> FuzzyDate | None:
    """What a mention means among those before it: 'cùng ngày', 'ngày 30/4 cùng năm', '15 cùng tháng'."""
    mention = here.mention
    if mention.follows == "day":
        told = _day_told_of(named, here)
        return _next_day(told, mention.shift) if told is not None else None
    before = next((d for d, s in reversed(named[-_REACH:]) if d.year is not None and s.part != "cut"), None)
    if mention.follows == "month" and before is not None and before.month is not None:
        date = FuzzyDate(before.year, before.month, mention.date.day)
        return date if is_real(date.year, date.month, date.day) else None
    if mention.follows == "year" and before is not None and before.year is not None:
        return mention.date.in_year(before.year)
    return mean(mention, published, "future" if here.ahead and mention.form == "weekday" else "")


def _next_day(told: FuzzyDate, shift: Shift | None) -> FuzzyDate | None:
    """The day that is so far from one told of; without a year where that one has none, unless it takes one to tell."""
    if shift is None:
        return told
    days = datetime.timedelta(shift.amount * (7 if shift.unit == "week" else 1))
    if told.year is not None:
        day = told.last_day if shift.amount > 0 else told.first_day
        return FuzzyDate.of(day + days) if day is not None else None
    end = (told.until or told) if shift.amount > 0 else told
    beside = {_without_year(end, year, days) for year in (_LEAP_YEAR, _LEAP_YEAR + 1)}
    return beside.pop() if len(beside) == 1 else None


def _without_year(date: FuzzyDate, year: int, days: datetime.timedelta) -> FuzzyDate | None:
    """The month and day so far from a date in a year, the year left out."""
    day = dated.first_day if (dated := FuzzyDate(year, date.month, date.day).in_year(year)) is not None else None
    return FuzzyDate(None, (day + days).month, (day + days).day) if day is not None else None


def _day_told_of(named: Sequence[tuple[FuzzyDate, Situation]], here: Situation) -> FuzzyDate | None:
    """What 'cùng ngày' means: the last day that its paragraph tells of, else the weightiest one before it."""
    told = [
        (date, s) for date, s in named[-_REACH:] if date.day is not None and s.in_foreground and tells_a_day(s.mention)
    ]
    beside = [date for date, s in told if s.paragraph == here.paragraph and s.part == here.part]
    if beside:
        return beside[-1]
    return max(told, key=lambda pair: weigh(pair[1]))[0] if told else None


def nearest_year(mention: Mention, published: datetime.date | None) -> FuzzyDate | None:
    """The date with the year that brings it nearest to the publishing; without one, as it is."""
    if published is None:
        return mention.date
    dated = [date for year in _years(mention, published) if (date := _in_year(mention, year)) is not None]
    if not dated:
        return mention.date if mention.yearly is None else None
    if mention.direction == "past":
        dated = [d for d in dated if d.first_day is not None and d.first_day <= published] or dated
    elif mention.direction == "future":
        dated = [d for d in dated if d.last_day is not None and d.last_day >= published] or dated
    return min(dated, key=lambda d: _distance(d, published))


def _years(mention: Mention, published: datetime.date) -> Sequence[int]:
    """The years in which a date that stands without one may be."""
    if mention.shift is not None and mention.shift.unit == "year":
        return (published.year + mention.shift.amount,)
    named = isinstance(mention.yearly, CycleYear) or (
        isinstance(mention.yearly, LunarDay) and mention.yearly.cycle is not None
    )
    if named:
        return range(published.year + 2 - _CYCLE, published.year + 2)
    return (published.year - 1, published.year, published.year + 1)


def _in_year(mention: Mention, year: int) -> FuzzyDate | None:
    return mention.yearly.in_year(year) if mention.yearly is not None else mention.date.in_year(year)


def _distance(date: FuzzyDate, published: datetime.date) -> tuple[int, str]:
    first, last = date.first_day, date.last_day
    assert first is not None and last is not None
    ahead = (first - published).days
    if ahead > _AHEAD_AT_MOST:
        return 10_000 + ahead, date.edtf
    return (ahead if ahead > 0 else max((published - last).days, 0)), date.edtf


def _weekday_near(mention: Mention, published: datetime.date) -> datetime.date:
    """The last such day up to the publishing; the next one where the words look ahead; in the week that they name."""
    assert mention.weekday is not None
    if mention.shift is not None:
        return _monday(published) + datetime.timedelta(7 * mention.shift.amount + mention.weekday)
    back = (published.weekday() - mention.weekday) % 7
    if mention.direction == "future":
        return published + datetime.timedelta(7 - back)
    return published - datetime.timedelta(back + (7 if mention.direction == "past" and back == 0 else 0))


def _saturday(mention: Mention, shift: Shift, published: datetime.date) -> datetime.date:
    """The first day of a weekend; 'over the weekend' is the last one that has begun."""
    saturday = _monday(published) + datetime.timedelta(7 * shift.amount + 5)
    return saturday - datetime.timedelta(7 if mention.direction == "past" and saturday > published else 0)


def _shifted(mention: Mention, shift: Shift, published: datetime.date) -> FuzzyDate | None:
    if shift.unit == "day":
        return _days(published + datetime.timedelta(shift.amount), shift.length)
    if shift.unit == "week":
        return _days(_monday(published) + datetime.timedelta(7 * shift.amount), 7 * shift.length)
    if shift.unit == "year":
        first, last = published.year + shift.amount, published.year + shift.amount + shift.length - 1
        return _real(FuzzyDate(first, until=FuzzyDate(last) if last > first else None))
    months = 3 if shift.unit == "quarter" else 1
    first = (published.year * 12 + published.month - 1) // months * months + months * shift.amount
    last = first + months * shift.length - 1
    start = FuzzyDate(first // 12, first % 12 + 1, mention.date.day)
    return _real(replace(start, until=FuzzyDate(last // 12, last % 12 + 1)) if last > first else start)


def _real(date: FuzzyDate) -> FuzzyDate | None:
    return date if all(is_real(d.year, d.month, d.day) for d in (date, date.until or date)) else None


def _days(first: datetime.date, length: int) -> FuzzyDate:
    start = FuzzyDate.of(first)
    return start if length == 1 else replace(start, until=FuzzyDate.of(first + datetime.timedelta(length - 1)))


def _monday(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(day.weekday())
