"""The day of the week beside the date: 'thứ Năm, 3/10' fits 2013, 2019 and 2024."""

from __future__ import annotations

from collections.abc import Iterator

from generator.dating.evidence.clue import Clue, YearCase
from generator.model import Evidence, phrase

_WRONG = -4.0
"""Writers slip on the weekday about once in fifty times."""


def weigh_weekday(case: YearCase) -> Iterator[Clue]:
    """The years in which the date falls on the day of the week that the text gives."""
    beside = next(
        (s.mention for s in case.situations if s.mention.weekday == case.weekday and s.mention.date == case.date),
        None,
    )
    if case.weekday is None or beside is None:
        return
    weights = {year: 0.0 if first.weekday() == case.weekday else _WRONG for year, (first, _) in case.days.items()}
    quote = case.article.text.normal[beside.span.start : beside.span.end]
    yield Clue(
        Evidence("weekday", phrase(f"says.weekday.{case.weekday}", date=case.date), quote, beside.span),
        weights,
        phrase(f"against.weekday.{case.weekday}", date=case.date),
    )
