"""Years that the article names elsewhere: news of a year names that year or the one before far more than others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dating.evidence.clue import Clue, YearCase
from generator.model import Evidence, Span, phrase
from generator.text import lower

_AHEAD = re.compile(r"(?:đến|tới|vào cuối|trước|sau|giai đoạn|mục tiêu|tầm nhìn|by|until|through|in late)\s*\Z")
_BY_DISTANCE = {0: 1.6, 1: 0.9, 2: -0.4, 3: -1.0}
"""Years from the latest year that the article names to the year in question → weight."""
_FURTHER, _EARLIER = -1.6, -3.0


def weigh_stated_years(case: YearCase) -> Iterator[Clue]:
    """The latest past year in the text speaks for itself and the next, and against all before it."""
    named = [(year, span) for year, span in _years(case) if year in case.facts.years]
    if not named:
        return
    latest, span = max(named, key=lambda pair: (pair[0], -pair[1].start))
    weights = {year: _EARLIER if year < latest else _BY_DISTANCE.get(year - latest, _FURTHER) for year in case.days}
    says = phrase("says.stated-year", year=latest)
    yield Clue(
        Evidence("stated year", says, case.article.text.normal[span.start : span.end], span),
        weights,
        phrase("against.stated-year", year=latest),
    )


def _years(case: YearCase) -> Iterator[tuple[int, Span]]:
    text = lower(case.article.text.normal)
    for situation in case.situations:
        year = situation.mention.date.year
        start = situation.mention.span.start
        if (
            year is not None
            and situation.mention.date.until is None
            and situation.part != "cut"
            and not situation.planned
            and not _AHEAD.search(text, max(0, start - 20), start)
        ):
            yield year, situation.mention.span
