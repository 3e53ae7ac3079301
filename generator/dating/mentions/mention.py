"""A mention of a date in a text, and how mentions that overlap are settled."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.dating.yearly import Yearly
from generator.model import UNKNOWN, FuzzyDate, Span

Form = Literal[
    "day",
    "range",
    "month",
    "quarter",
    "season",
    "year",
    "relative",
    "same day",
    "weekday",
    "weekend",
    "holiday",
    "counted",
    "age",
    "anniversary",
]
"""`range` is days; a `quarter` is any half or part of a year; `counted` ('năm thứ 3', 'sau 100 ngày') counts from
something else that the text tells of; an `age` counts back to a birth, an `anniversary` to what it remembers."""
Unit = Literal["day", "week", "month", "quarter", "year"]
Direction = Literal["past", "future", ""]
Grain = Literal["day", "week", "month", "quarter", "year"]
Follows = Literal["", "day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the day of publishing: 'hôm qua' is -1 day, 'tháng trước' -1 month."""

    amount: int
    unit: Unit
    length: int = 1
    """How many units it lasts: '2 ngày qua' is -2 days and lasts 2."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a date, and what they say by themselves."""

    span: Span
    form: Form
    date: FuzzyDate = UNKNOWN
    """As far as the words tell: without a year when they give none, empty for a relative word."""
    shift: Shift | None = None
    """For a relative word, what it counts; beside a date, the year (or month) that it is in: 'tháng 7 năm ngoái'."""
    weekday: int | None = None
    """The day of the week that stands with it, Monday 0."""
    direction: Direction = ""
    """What the words say of its side of the present: 'hồi tháng 7' is past, 'tháng 7 tới' future."""
    timed: bool = False
    """Whether a time of day stands with it ('khoảng 16h ngày 30/5')."""
    yearly: Yearly | None = None
    """The rule by which it comes every year, for lunar days and movable feasts whose year is not said."""
    follows: Follows = ""
    """What it takes from what was told before: 'cùng ngày' the day, '15 cùng tháng' the month, 'năm đó' the year."""

    @property
    def grain(self) -> Grain:
        """How fine the words are: 'năm ngoái' is a year, 'quý III' a quarter, 'tối qua' a day."""
        if self.form in ("day", "range", "weekday", "weekend", "holiday", "same day"):
            return "day"
        if self.form in ("month", "quarter", "season", "year"):
            return "quarter" if self.form == "season" else self.form
        return self.shift.unit if self.shift is not None else "day"


def without_overlaps(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions in order; where two overlap, a day stays, else the one that starts first, else the longer."""
    ordered = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
    days = _apart(mention for mention in ordered if mention.form in ("day", "range"))
    starts = [mention.span.start for mention in days]
    others = [m for m in ordered if m.form not in ("day", "range") and not _touches(m, days, starts)]
    return tuple(sorted((*days, *_apart(others)), key=lambda m: (m.span.start, m.span.end)))


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _touches(mention: Mention, days: Sequence[Mention], starts: Sequence[int]) -> bool:
    at = bisect.bisect_left(starts, mention.span.end)
    return at > 0 and days[at - 1].span.overlaps(mention.span)
