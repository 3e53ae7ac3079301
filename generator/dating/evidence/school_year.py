"""The school year that an article names: it is written from the summer before it to the summer in which it ends."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.dating.evidence.clue import Clue, YearCase, within
from generator.model import Evidence, phrase
from generator.text import lower

_WORDS = ("năm học ", "niên khóa ", "niên khoá ")
_OUTSIDE = -2.5


def weigh_school_year(case: YearCase) -> Iterator[Clue]:
    """One clue, from the latest school year that is named outside what was cut off."""
    named = [
        (s.mention.date.year, s.mention.span)
        for s in case.situations
        if s.mention.form == "year" and s.mention.date.until is not None and s.part != "cut"
    ]
    text = case.article.text.normal
    years = [
        (first, span)
        for first, span in named
        if first is not None and lower(text[span.start : span.end]).startswith(_WORDS)
    ]
    if years:
        first, span = max(years, key=lambda pair: (pair[0], -pair[1].start))
        window = (datetime.date(first, 6, 1), datetime.date(first + 1, 8, 15))
        says = phrase("says.school-year", first=first, last=first + 1)
        evidence = Evidence("school year", says, text[span.start : span.end], span)
        yield Clue(
            evidence, within(case, [window], _OUTSIDE), phrase("against.school-year", first=first, last=first + 1)
        )
