"""Every date that an article's own words name, kept for the timeline: most are not when its news happened."""

from __future__ import annotations

from collections.abc import Iterable

from generator.dating.breadth import tells_a_day
from generator.dating.situation import Situation
from generator.model import Dated, FuzzyDate, Told

_TOLD: tuple[Told, ...] = ("until", "planned", "quoted", "background")
"""What of a situation counts, the most telling first."""


def dates_named(meant: Iterable[tuple[FuzzyDate, Situation]]) -> tuple[Dated, ...]:
    """The mentions of days and months outside what was cut off, each with the date that it means, in order.

    'cùng ngày' is left out: which day it means is good enough to date an article by, not to quote it for.
    """
    return tuple(
        Dated(date, situation.mention.span, _told(situation))
        for date, situation in meant
        if date.edtf
        and situation.part != "cut"
        and situation.mention.form != "same day"
        and tells_a_day(situation.mention)
    )


def _told(situation: Situation) -> Told:
    if situation.part == "caption":
        return "caption"
    return next((name for name in _TOLD if getattr(situation, name)), "")
