"""When the article was published, as far as that is known: a month, a year, or the address of its picture."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.dating.evidence.clue import Clue, YearCase, within
from generator.model import Evidence, phrase

_BEFORE = datetime.timedelta(100)
_AFTER = datetime.timedelta(60)
"""News reports what was some weeks ago, or announces what is soon."""
_OUTSIDE = -8.0


def weigh_published(case: YearCase) -> Iterator[Clue]:
    """The years in which the date lies near the time of publishing."""
    date = case.published.date
    first, last = date.first_day, date.last_day
    if first is None or last is None or not case.published.evidence:
        return
    source = case.published.evidence[0]
    yield Clue(
        Evidence("published", phrase("says.near-published", date=date), source.quote, source.span),
        within(case, [(first - _BEFORE, last + _AFTER)], _OUTSIDE * case.published.confidence),
        phrase("against.far-from-published", date=date),
    )
