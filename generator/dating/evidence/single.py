"""What happened only once: it cannot be told of before it happened, and news of its own day is most likely of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.dating.evidence.clue import Clue, YearCase, falls_on, looks_back, within
from generator.knowledge import Happening
from generator.model import Evidence, FuzzyDate, Span, phrase

_BEFORE = datetime.timedelta(300)
"""What was scheduled is told of so long before."""
_DAYS_AFTER = datetime.timedelta(10)
_NEAR = datetime.timedelta(180)
"""How far from news that gives its day without the year something scheduled is at most."""
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
    if falls_on(case, happening, 0) and not looks_back(case):
        days = _days_after(case, happening)
        key = f"says.happening.after.{days}" if days else "says.happening.day"
        if not days and start != end:
            key = "says.happening.one.anywhere.days"
        says = phrase(key, name=name, start=happening.start, end=happening.end)
        return Clue(
            Evidence("happening", says, quote, span), within(case, [(start, end + _DAYS_AFTER)], _ANOTHER_YEAR), says
        )
    if happening.scheduled and _tells_its_day(case, happening):
        says = phrase("says.happening.one.anywhere.day", name=name, start=happening.start)
        windows = [(start - _NEAR, end + _NEAR)]
        return Clue(Evidence("happening", says, quote, span), within(case, windows, _ANOTHER_YEAR), says)
    says = phrase(f"says.happening.{'known' if happening.scheduled else 'since'}", name=name, start=happening.start)
    earliest = start - _BEFORE if happening.scheduled else start
    return Clue(Evidence("happening", says, quote, span), within(case, [(earliest, datetime.date.max)], _NOT_YET), says)


def _days_after(case: YearCase, happening: Happening) -> int:
    """How many days after a happening the date of the case in that year is; 0 on its own days."""
    dated, end = case.in_year(happening.start.year or 0), happening.end.last_day
    first = dated.first_day if dated is not None else None
    return max((first - end).days, 0) if first is not None and end is not None else 0


def _tells_its_day(case: YearCase, happening: Happening) -> bool:
    """Whether the article gives the one day of what was planned, without its year ('vận hành từ 1/7')."""
    day = FuzzyDate(None, happening.start.month, happening.start.day)
    one_day = day.day is not None and happening.start == happening.end
    return one_day and any(s.mention.date == day and s.part != "cut" and not s.anniversary for s in case.situations)
