"""What happened only once: it cannot be told of before it happened, and news of its own day is most likely of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.dating.evidence.clue import Clue, YearCase, falls_on, within
from generator.knowledge import Happening
from generator.model import Evidence, Span, phrase

_BEFORE = datetime.timedelta(300)
"""What was scheduled is told of so long before."""
_DAYS_AFTER = datetime.timedelta(10)
_NOT_YET = -4.0
_ANOTHER_YEAR = -4.5
"""On the day of a well-known happening that the article names, for every year but that one."""


def weigh_single_happenings(case: YearCase) -> Iterator[Clue]:
    """One clue for each happening that the article names, by whichever of its names."""
    told: set[str] = set()
    for span, thing in case.named:
        if isinstance(thing, Happening) and thing.id not in told:
            told.add(thing.id)
            yield _clue(case, span, thing)


def _clue(case: YearCase, span: Span, happening: Happening) -> Clue:
    start, end = happening.start.first_day, happening.end.last_day
    assert start is not None and end is not None
    name = (happening.names.get(case.language) or next(iter(happening.names.values())))[0]
    quote = case.article.text.normal[span.start : span.end]
    if falls_on(case, happening, 0):
        days = _days_after(case, happening)
        says = phrase(
            f"says.happening.after.{days}" if days else "says.happening.day", name=name, start=happening.start
        )
        return Clue(
            Evidence("happening", says, quote, span), within(case, [(start, end + _DAYS_AFTER)], _ANOTHER_YEAR), says
        )
    says = phrase(f"says.happening.{'known' if happening.scheduled else 'since'}", name=name, start=happening.start)
    earliest = start - _BEFORE if happening.scheduled else start
    return Clue(Evidence("happening", says, quote, span), within(case, [(earliest, datetime.date.max)], _NOT_YET), says)


def _days_after(case: YearCase, happening: Happening) -> int:
    """How many days after a happening the date of the case in that year is; 0 on its own days."""
    dated, end = case.in_year(happening.start.year or 0), happening.end.last_day
    first = dated.first_day if dated is not None else None
    return max((first - end).days, 0) if first is not None and end is not None else 0
