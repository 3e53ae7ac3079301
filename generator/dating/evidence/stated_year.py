"""Years that the article names elsewhere: news of a year names that year or the one before far more than others."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.dating.evidence.clue import Clue, YearCase
from generator.model import Evidence, FuzzyDate, Span, phrase
from generator.text import lower

_AHEAD = re.compile(
    r"(?:đến|tới|vào cuối|trước|sau|giai đoạn|mục tiêu|tầm nhìn|by|until|through|in late|from"
    r"|starting|starting in|beginning)\s*\Z"
)
_BY_DISTANCE = {0: 1.6, 1: 0.9, 2: -0.4, 3: -1.0}
"""Years from the latest year that the article names to the year in question → weight."""
_FURTHER, _EARLIER = -1.6, -3.0
_SHORTLY, _REPORTED, _SOON = datetime.timedelta(10), datetime.timedelta(3), datetime.timedelta(60)
"""A day in full that was so late, on which it was reported, or that is planned so soon, is in the year of the news."""
_NEAR = 1.5
"""What it adds to a year that the date in it lies so near a day which the article tells with its year."""


def weigh_stated_years(case: YearCase) -> Iterator[Clue]:
    """The latest past year in the text speaks for itself and the next, and against all before it."""
    named = [(year, span) for year, span in _years(case) if year in case.facts.years]
    if not named:
        return
    latest, span = max(named, key=lambda pair: (pair[0], -pair[1].start))
    weights = {year: _EARLIER if year < latest else _BY_DISTANCE.get(year - latest, _FURTHER) for year in case.days}
    for year in _years_near(case, latest):
        weights[year] += _NEAR
    says = phrase("says.stated-year", year=latest)
    yield Clue(
        Evidence("stated year", says, case.article.text.normal[span.start : span.end], span),
        weights,
        phrase("against.stated-year", year=latest),
    )


def _years_near(case: YearCase, latest: int) -> set[int]:
    """The years in which the date lies near a day of the latest year that stands in full beside it.

    Further away writers give the year of what was in another year than the news.
    """
    beside = {(s.part, s.paragraph) for s in case.situations if s.mention.date == case.date and s.part != "cut"}
    told = [
        s
        for s in case.situations
        if s.mention.form == "day" and (s.part, s.paragraph) in beside and not (s.anniversary or s.birth)
    ]
    spans = [
        (day - _SOON, day) if s.planned else (day - _REPORTED, day + _SHORTLY)
        for s in told
        if s.mention.date.year == latest and (day := s.mention.date.exact_day) is not None
    ]
    return {
        year for year, (first, last) in case.days.items() if any(start <= last and first <= end for start, end in spans)
    }


def _years(case: YearCase) -> Iterator[tuple[int, Span]]:
    text = lower(case.article.text.normal)
    for situation in case.situations:
        year = situation.mention.date.year
        start = situation.mention.span.start
        if (
            year is not None
            and situation.mention.date.until is None
            and situation.part != "cut"
            and not situation.years_since
            and (not situation.planned or _is_soon(case, situation.mention.date))
            and not _AHEAD.search(text, max(0, start - 20), start)
        ):
            yield year, situation.mention.span


def _is_soon(case: YearCase, planned: FuzzyDate) -> bool:
    """Whether a day that is planned follows the date of the news so soon that the year is one."""
    day = planned.exact_day
    if day is None or case.date.month is None:
        return False
    return any(last <= day <= last + _SOON for _, last in case.days.values())
