"""A mention of a date in a text, and how mentions that overlap are settled."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.model import UNKNOWN, FuzzyDate, Span

Form = Literal["day", "range", "month", "year", "relative", "same day", "weekday"]
Unit = Literal["day", "week", "month", "year"]
Direction = Literal["past", "future", ""]


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the day of publishing: 'hôm qua' is -1 day, 'tháng trước' -1 month."""

    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a date, and what they say by themselves."""

    span: Span
    form: Form
    date: FuzzyDate = UNKNOWN
    """As far as the words tell: without a year when they give none, empty for a relative word."""
    shift: Shift | None = None
    weekday: int | None = None
    """The day of the week that stands with it, Monday 0."""
    direction: Direction = ""
    """What the words say of its side of the present: 'hồi tháng 7' is past, 'tháng 7 tới' future."""
    timed: bool = False
    """Whether a time of day stands with it ('khoảng 16h ngày 30/5')."""


def without_overlaps(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions in order; where two overlap, a day stays, else the one that starts first, else the longer."""
    ordered = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
    days = _apart(mention for mention in ordered if mention.form in ("day", "range"))
    starts = [mention.span.start for mention in days]
    others = [m for m in ordered if m.form not in ("day", "range") and not _touches(m, days, starts)]
    return tuple(sorted((*days, *_apart(others)), key=lambda m: m.span))


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _touches(mention: Mention, days: Sequence[Mention], starts: Sequence[int]) -> bool:
    at = bisect.bisect_left(starts, mention.span.end)
    return at > 0 and days[at - 1].span.overlaps(mention.span)
