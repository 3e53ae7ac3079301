"""Dates as far as they are known: any of year, month and day may be missing."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "month", "year", "interval", "unknown"]


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """A date as far as it is known: any of year, month and day may be missing, `until` makes it an interval."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: FuzzyDate | None = None
    """The last day (or month, or year) of an interval; None for a single date."""

    @classmethod
    def of(cls, day: datetime.date) -> FuzzyDate:
        """The fuzzy date that is exactly `day`."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """How finely the date is known; a day without a year is `unknown`, since it cannot be placed."""
        if self.year is None:
            return "unknown"
        if self.until is not None:
            return "interval"
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def edtf(self) -> str:
        """The value in the Extended Date/Time Format (ISO 8601-2:2019); empty when nothing is known."""
        if self.until is not None:
            return f"{_edtf(self)}/{_edtf(self.until)}"
        return _edtf(self)

    @property
    def first_day(self) -> datetime.date | None:
        """The earliest day that the value admits; None without a year."""
        if self.year is None:
            return None
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date | None:
        """The latest day that the value admits; None without a year."""
        end = self.until or self
        if end.year is None:
            return None
        month = end.month or 12
        return datetime.date(end.year, month, end.day or calendar.monthrange(end.year, month)[1])

    @property
    def exact_day(self) -> datetime.date | None:
        """The day, when the value is known to the day; else None."""
        return self.first_day if self.precision == "day" else None

    def in_year(self, year: int) -> FuzzyDate | None:
        """The same date with its year filled in; None when that year has no such day (29 February)."""
        until = self.until
        if until is not None:
            wraps = (until.month or 0, until.day or 0) < (self.month or 0, self.day or 0)
            until = until.in_year(year + wraps)
            if until is None:
                return None
        return FuzzyDate(year, self.month, self.day, until) if is_real(year, self.month, self.day) else None


UNKNOWN = FuzzyDate()
"""Nothing is known of the date."""


def is_real(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether such a day, month or year can be; without a year, 29 February can."""
    if month is None:
        return day is None and (year is None or 1 <= year <= 9998)
    if not 1 <= month <= 12 or not (year is None or 1 <= year <= 9998):
        return False
    return day is None or 1 <= day <= calendar.monthrange(2024 if year is None else year, month)[1]


def _edtf(date: FuzzyDate) -> str:
    if date.year is None and date.month is None:
        return ""
    year = "XXXX" if date.year is None else f"{date.year:04d}"
    month = "" if date.month is None else f"-{date.month:02d}"
    day = "" if date.day is None else f"-{date.day:02d}"
    return year + month + day
