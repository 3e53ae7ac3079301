"""Words that were in use only for a time: 'PC45' was a police department from 2010 to 2018."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.dating.evidence.clue import Clue, YearCase
from generator.knowledge import Usage
from generator.model import Evidence, Span, phrase

_LEAD = datetime.timedelta(120)
"""What is planned is named so long before it is there."""
_TAIL = datetime.timedelta(200)
"""News of what was looks back so long without saying that it is no more."""
_NOT_YET, _NO_MORE = -4.5, -2.0


def weigh_usages(case: YearCase) -> Iterator[Clue]:
    """One clue for each of the words, against the years before they were in use and those after."""
    told: set[str] = set()
    for span, thing in case.named:
        if isinstance(thing, Usage) and thing.id not in told:
            told.add(thing.id)
            yield _clue(case, span, thing)


def _clue(case: YearCase, span: Span, usage: Usage) -> Clue:
    first = usage.start.first_day
    assert first is not None
    last = usage.end.last_day if usage.end else None
    weights = {
        year: _NOT_YET
        if day < first - _LEAD
        else _NO_MORE
        if last is not None and day > min(last, datetime.date.max - _TAIL) + _TAIL
        else 0.0
        for year, (day, _) in case.days.items()
    }
    quote = case.article.text.normal[span.start : span.end]
    says = phrase(
        "says.usage.until" if usage.end else "says.usage.since", words=quote, start=usage.start, end=usage.end
    )
    return Clue(Evidence("usage", says, quote, span), weights, says)
