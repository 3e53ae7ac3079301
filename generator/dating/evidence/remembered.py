"""So many years after what the article tells of: 'kỷ niệm 50 năm … (30/4/1975)' was written in 2025.

What is counted from is a date, or a known happening right after the count ('kỷ niệm 70 năm Chiến thắng …').
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.dating.evidence.clue import Clue, YearCase, within
from generator.dating.situation import Situation
from generator.knowledge import Happening
from generator.model import Evidence, Span, phrase

_ELSEWHERE = -5.0
_BESIDE = -2.5
"""For the years next to it where no day is told to count from: such counts are rounded."""
_APART = 30
"""At most so many characters stand between a count and the happening that it counts from ('ngày', 'cuộc')."""
_KEPT = datetime.timedelta(200)
"""How long before and after its day an anniversary is kept."""


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
    if not told:
        yield from _known(case)


def _known(case: YearCase) -> Iterator[Clue]:
    """The first anniversary of something known."""
    for situation in case.situations:
        shift = situation.mention.shift
        if situation.mention.form != "anniversary" or situation.part == "cut" or shift is None or shift.amount >= -1:
            continue
        found = _right_after(case, situation)
        if found is None:
            continue
        span, happening = found
        day = happening.start.in_year((happening.start.year or 0) - shift.amount)
        if day is not None and day.year in case.facts.years and day.first_day is not None:
            windows = [(day.first_day - _KEPT, day.first_day + _KEPT)]
            says = phrase("says.remembered", count=-shift.amount, date=happening.start)
            words = Span(situation.mention.span.start, span.end)
            quote = case.article.text.normal[words.start : words.end]
            yield Clue(Evidence("remembered", says, quote, words), within(case, windows, _ELSEWHERE), says)
            return


def _right_after(case: YearCase, situation: Situation) -> tuple[Span, Happening] | None:
    end = situation.mention.span.end
    for span, thing in case.named:
        if isinstance(thing, Happening) and not thing.series and 0 <= span.start - end <= _APART:
            between = case.article.text.normal[end : span.start]
            return None if any(mark in between for mark in ".;:\n") else (span, thing)
    return None
