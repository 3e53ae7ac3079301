"""The lunar day beside the date: 'ngày 15/2 (mùng 6 tháng Giêng)' was in a year in which both are one day."""

from __future__ import annotations

from collections.abc import Iterator

from generator.dating.evidence.clue import Clue, YearCase
from generator.dating.yearly import LunarDay
from generator.model import Evidence, phrase

_ANOTHER_DAY = -5.0
_APART = 6
"""At most so many characters stand between the two: brackets, a comma, 'tức'."""


def weigh_lunar(case: YearCase) -> Iterator[Clue]:
    """The years in which the date is the lunar day that stands right after it."""
    for here, after in zip(case.situations, case.situations[1:], strict=False):
        lunar, gap = after.mention.yearly, after.mention.span.start - here.mention.span.end
        beside = here.mention.date == case.date and case.date.day is not None and gap <= _APART
        if not beside or not isinstance(lunar, LunarDay) or here.part == "cut":
            continue
        span = after.mention.span
        years = {year for year in case.days if lunar.in_year(year) == case.in_year(year)}
        if years:
            says = phrase("says.lunar-beside")
            weights = {year: 0.0 if year in years else _ANOTHER_DAY for year in case.days}
            evidence = Evidence("lunar day", says, case.article.text.normal[span.start : span.end], span)
            yield Clue(evidence, weights, phrase("against.lunar-beside"))
            return
