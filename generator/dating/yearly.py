"""Days that come every year, not on the same day of our calendar: lunar days, Easter, the last Monday of May."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.knowledge.calendars import Holiday, lunar_years
from generator.model import FuzzyDate

_CYCLE = 60
_GIAP_TY = 1984
"""A first year of the cycle."""


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the Vietnamese lunar calendar, `length` days long; the 30th of a short month is its 29th."""

    month: int
    day: int
    leap: bool = False
    length: int = 1
    plus: int = 0
    """So many days after it: the eve of the new year is -1 of its first day."""
    cycle: int | None = None
    """The place of its year in the cycle of sixty, where the words name the year so."""

    def in_year(self, year: int) -> FuzzyDate | None:
        """The day in the lunar year that begins in `year` of our calendar; None where that is not known."""
        known = lunar_years().get(year)
        if self.cycle is not None and (year - _GIAP_TY) % _CYCLE != self.cycle:
            return None
        if known is None or (self.leap and known.leap != self.month):
            return None
        index = self.month - 1 + (known.leap != 0 and (self.month > known.leap or self.leap))
        day = min(self.day, known.lengths[index])
        first = known.start + datetime.timedelta(sum(known.lengths[:index]) + day - 1 + self.plus)
        return _days(first, self.length)

    @property
    def edtf(self) -> str:
        """Month and day as our cases and messages note them."""
        return f"{self.month:02}-{self.day:02}{'+' if self.leap else ''}"


@dataclass(frozen=True, slots=True)
class EasterDay:
    """So many days after Easter Sunday."""

    plus: int = 0

    def in_year(self, year: int) -> FuzzyDate | None:
        """The day in that year."""
        return FuzzyDate.of(easter(year) + datetime.timedelta(self.plus))


@dataclass(frozen=True, slots=True)
class WeekdayOfMonth:
    """The first, second, … or (-1) last Monday (0) of a month, and so many days after."""

    month: int
    weekday: int
    which: int
    plus: int = 0

    def in_year(self, year: int) -> FuzzyDate | None:
        """The day in that year."""
        if self.which > 0:
            first = datetime.date(year, self.month, 1)
            day = first + datetime.timedelta((self.weekday - first.weekday()) % 7 + 7 * (self.which - 1))
        else:
            last = datetime.date(year, self.month + 1, 1) - datetime.timedelta(1)
            day = last - datetime.timedelta((last.weekday() - self.weekday) % 7)
        return FuzzyDate.of(day + datetime.timedelta(self.plus))


@dataclass(frozen=True, slots=True)
class CycleYear:
    """A year by its name in the cycle of sixty: 'giáp thìn' is place 40."""

    cycle: int

    def in_year(self, year: int) -> FuzzyDate | None:
        """The year, if it bears that name."""
        return FuzzyDate(year) if (year - _GIAP_TY) % _CYCLE == self.cycle else None


Yearly = CycleYear | LunarDay | EasterDay | WeekdayOfMonth


def reckon(holiday: Holiday) -> tuple[FuzzyDate, Yearly | None]:
    """How a holiday comes every year: as a month and a day, or by a rule."""
    if holiday.lunar is not None:
        return FuzzyDate(), LunarDay(*holiday.lunar, plus=holiday.plus)
    if holiday.easter is not None:
        return FuzzyDate(), EasterDay(holiday.easter + holiday.plus)
    if holiday.weekday is not None:
        month, weekday, which = holiday.weekday
        return FuzzyDate(), WeekdayOfMonth(month, weekday - 1, which, holiday.plus)
    assert holiday.date is not None
    return FuzzyDate(None, *holiday.date), None


def easter(year: int) -> datetime.date:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 20 April 1876; Meeus)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)


def _days(first: datetime.date, length: int) -> FuzzyDate:
    start = FuzzyDate.of(first)
    if length == 1:
        return start
    return FuzzyDate(start.year, start.month, start.day, FuzzyDate.of(first + datetime.timedelta(length - 1)))
