"""What is known of an article's days before events are formed, and how far apart two articles lie by it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.model import FuzzyDate, Report

FURTHEST = 4
"""Articles further apart than so many days, by both clocks, never report one event."""
_BRIEF = 8
"""An interval of fewer days than these places an article by its first."""
_BY_DAYS = (0.0, 0.02, 0.05)
_BY_DAYS_ALONE = (0.0, 0.04, 0.12)
"""What is taken off by the days between what two articles report: none, one, more."""
_SURE = 0.8
_YEAR = 365


@dataclass(frozen=True, slots=True)
class Anchor:
    """The days that place an article, as far as they are known."""

    published: datetime.date | None
    happened: datetime.date | None
    yearless: FuzzyDate | None = None
    """A day and a month whose year is not known."""
    sure: bool = False
    """Whether the day on which it happened is well founded."""

    @property
    def days(self) -> tuple[datetime.date, ...]:
        """The exact days of both clocks."""
        return tuple(day for day in (self.published, self.happened) if day is not None)

    @property
    def is_dated(self) -> bool:
        """Whether the article can be placed by itself, and events be formed on its word."""
        return self.published is not None or (self.happened is not None and self.sure)


def anchor_of(report: Report) -> Anchor:
    """The anchor of a report, from the dates that it has by itself."""
    happened = report.dates.happened.date
    first, last = happened.first_day, happened.last_day
    brief = first is not None and last is not None and (last - first).days < _BRIEF
    yearless = happened if happened.year is None and happened.day is not None and happened.until is None else None
    return Anchor(
        report.dates.published.date.exact_day,
        first if brief else None,
        yearless,
        report.dates.happened.confidence >= _SURE,
    )


@dataclass(frozen=True, slots=True)
class Gap:
    """The days between two articles, by each clock; None where it is not known of both."""

    published: int | None
    happened: int | None

    @property
    def too_far(self) -> bool:
        """Whether they lie so far apart by every clock that they cannot report one event."""
        known = [gap for gap in (self.published, self.happened) if gap is not None]
        return bool(known) and min(known) > FURTHEST

    @property
    def penalty(self) -> float:
        """What the gap takes off the likeness: news of one event comes within a day.

        Outlets tell of one event by different days of it, but they do so at one time; where that is not known, the
        days that they tell of weigh more.
        """
        late = 0.05 if self.published is not None and self.published > 1 else 0.0
        steps = _BY_DAYS if self.published is not None else _BY_DAYS_ALONE
        return late + steps[min(self.happened or 0, len(steps) - 1)]


def gap_between(one: Anchor, other: Anchor) -> Gap:
    """How far apart two articles lie."""
    published = abs((one.published - other.published).days) if one.published and other.published else None
    return Gap(published, _happened_gap(one, other))


def _happened_gap(one: Anchor, other: Anchor) -> int | None:
    if one.happened and other.happened:
        return abs((one.happened - other.happened).days)
    first, second = _day_of_year(one), _day_of_year(other)
    if first is None or second is None:
        return None
    apart = abs(first - second)
    return min(apart, _YEAR - apart)


def _day_of_year(anchor: Anchor) -> int | None:
    if anchor.happened:
        return (anchor.happened.replace(year=2024) - datetime.date(2024, 1, 1)).days
    dated = anchor.yearless.in_year(2024) if anchor.yearless else None
    return (dated.first_day - datetime.date(2024, 1, 1)).days if dated and dated.first_day else None
