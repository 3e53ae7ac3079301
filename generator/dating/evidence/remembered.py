"""So many years after a date that the article tells: 'kỷ niệm 50 năm … (30/4/1975)' was written in 2025."""

from __future__ import annotations

from collections.abc import Iterator

from generator.dating.evidence.clue import Clue, YearCase
from generator.model import Evidence, phrase

_ELSEWHERE = -5.0
_BESIDE = -2.5
"""For the years next to it where no day is told to count from: such counts are rounded."""


def weigh_remembered(case: YearCase) -> Iterator[Clue]:
    """One clue for each year that a count of years and what it counts from tell."""
    told: set[int] = set()
    for situation in case.situations:
        began = situation.mention.date.year
        if not situation.years_since or began is None or situation.part == "cut":
            continue
        year = began + situation.years_since
        if year in told or year not in case.facts.years:
            continue
        told.add(year)
        span = situation.mention.span
        says = phrase("says.remembered", count=situation.years_since, date=situation.mention.date)
        beside = _BESIDE if situation.mention.date.day is None else _ELSEWHERE
        weights = {one: {0: 0.0, 1: beside}.get(abs(one - year), _ELSEWHERE) for one in case.days}
        quote = case.article.text.normal[span.start : span.end]
        yield Clue(Evidence("remembered", says, quote, span), weights, says)
