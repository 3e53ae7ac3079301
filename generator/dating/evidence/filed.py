"""The day of the week in the lead under a dateline: 'LONDON, March 12 (…) - … said on Monday' fits 2018.

Wire agencies name the day of the week alone; it is mostly the day of filing, seldom one of the days before.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.dating.evidence.clue import Clue, YearCase
from generator.model import Evidence, phrase

_DAYS_BEFORE = (1.2, 0.0, -1.2, -1.8, -2.4, -2.4, -2.4)
"""How much likelier it is, by how many days before the filing the day of the week then lies."""


def weigh_filed(case: YearCase) -> Iterator[Clue]:
    """The years in which the day of the week lies near before the day of filing."""
    if not any(s.filed and s.mention.date == case.date for s in case.situations):
        return
    told = next(
        (
            s.mention
            for s in case.situations
            if s.part == "lead"
            and s.mention.form == "weekday"
            and s.mention.shift is None
            and s.mention.direction == ""
            and not (s.background or s.planned or s.ahead or s.until or s.quoted)
        ),
        None,
    )
    if told is None or told.weekday is None:
        return
    weights = {year: _DAYS_BEFORE[(last.weekday() - told.weekday) % 7] for year, (_, last) in case.days.items()}
    quote = case.article.text.normal[told.span.start : told.span.end]
    says = phrase(f"says.filed.{told.weekday}")
    yield Clue(Evidence("filed", says, quote, told.span), weights, phrase(f"against.filed.{told.weekday}"))
