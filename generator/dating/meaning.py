"""What a mention means: 'hôm qua' and 'thứ Năm' once the day of publishing is known, 'cùng ngày' after another day."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from generator.dating.choose import weigh
from generator.dating.mentions import Direction, Mention
from generator.dating.situation import Situation
from generator.model import FuzzyDate

_REACH = 40
"""So many mentions back 'cùng ngày' looks."""
_AHEAD_AT_MOST = 120
"""A day without a year lies at most so many days after the publishing; else it was in the year before."""


def mean_days(situations: Sequence[Situation], published: datetime.date | None) -> list[tuple[FuzzyDate, Situation]]:
    """Each mention that means a day (or days, or a month) with that date, in the order of the text."""
    named: list[tuple[FuzzyDate, Situation]] = []
    for situation in situations:
        if situation.mention.form == "same day":
            date = _day_told_of(named, situation)
        else:
            date = mean(situation.mention, published)
        if date is not None:
            named.append((date, situation))
    return named


def _day_told_of(named: Sequence[tuple[FuzzyDate, Situation]], here: Situation) -> FuzzyDate | None:
    """What 'cùng ngày' means: the last day that its paragraph tells of, else the weightiest one before it."""
    told = [(date, s) for date, s in named[-_REACH:] if date.day is not None and s.in_foreground]
    beside = [date for date, s in told if s.paragraph == here.paragraph and s.part == here.part]
    if beside:
        return beside[-1]
    return max(told, key=lambda pair: weigh(pair[1]))[0] if told else None


def mean(mention: Mention, published: datetime.date | None, direction: Direction = "") -> FuzzyDate | None:
    """What a mention means by itself for a text published that day; None when it means no date without more.

    `direction` is the side of the present on which to look where the words do not say it themselves; without
    one, a weekday is the last and a day without a year the nearest, as in news.
    """
    if direction and not mention.direction:
        mention = replace(mention, direction=direction)
    if mention.form in ("day", "range", "month"):
        return mention.date if mention.date.year is not None else nearest_year(mention, published)
    if published is None:
        return None
    if mention.form == "weekday":
        return FuzzyDate.of(_weekday_near(mention, published))
    return _shifted(mention, published)


def nearest_year(mention: Mention, published: datetime.date | None) -> FuzzyDate:
    """The date with the year that brings it nearest to the publishing; without one, as it is."""
    date = mention.date
    if published is None:
        return date
    dated = [
        d for year in (published.year - 1, published.year, published.year + 1) if (d := date.in_year(year)) is not None
    ]
    if not dated:
        return date
    if mention.direction == "past":
        dated = [d for d in dated if d.first_day is not None and d.first_day <= published] or dated
    elif mention.direction == "future":
        dated = [d for d in dated if d.last_day is not None and d.last_day >= published] or dated
    return min(dated, key=lambda d: _distance(d, published))


def _distance(date: FuzzyDate, published: datetime.date) -> tuple[int, str]:
    first, last = date.first_day, date.last_day
    assert first is not None and last is not None
    ahead = (first - published).days
    if ahead > _AHEAD_AT_MOST:
        return 10_000 + ahead, date.edtf
    return (ahead if ahead > 0 else max((published - last).days, 0)), date.edtf


def _weekday_near(mention: Mention, published: datetime.date) -> datetime.date:
    """The last such day up to the publishing; the next one where the words look ahead."""
    assert mention.weekday is not None
    back = (published.weekday() - mention.weekday) % 7
    if mention.direction == "future":
        return published + datetime.timedelta(7 - back)
    return published - datetime.timedelta(back + (7 if mention.direction == "past" and back == 0 else 0))


def _shifted(mention: Mention, published: datetime.date) -> FuzzyDate | None:
    shift = mention.shift
    if shift is None:
        return None
    try:
        if shift.unit == "day":
            return FuzzyDate.of(published + datetime.timedelta(shift.amount))
    except OverflowError:
        return None
    if shift.unit == "month":
        months = published.year * 12 + published.month - 1 + shift.amount
        return FuzzyDate(months // 12, months % 12 + 1) if months >= 12 else None
    return None
