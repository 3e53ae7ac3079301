"""The year in the name of something that comes again: 'Hội chợ Sách 2019', 'the 2019 Tea Festival'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.alternatives import alternatives
from generator.dating.evidence.clue import Clue, YearCase
from generator.knowledge.calendars import word_list
from generator.model import Evidence, Span, phrase
from generator.text import lower

_WORD = r"(?![-–—|/] )[^\s.,;:!?()\[\]\"“”‘’]{1,24}"
_YEAR = r"(?P<y>20[0-4]\d)(?![\w/%-])(?! ?[-–] ?\d)(?![.,]\d)"
_KINDS = alternatives(word_list("edition-kinds"))
_NAME_YEAR = re.compile(rf"(?<!\w)(?:{_KINDS})(?: (?!\S{{0,8}}năm |tháng |in ){_WORD}){{0,6}} {_YEAR}")
_YEAR_NAME = re.compile(rf"(?<![\w/-])(?P<y>20[0-4]\d)(?: {_WORD}){{0,4}} (?:{_KINDS})(?!\w)")
_OTHER_TIME = re.compile(rf"(?:{alternatives(word_list('edition-other-time'))})(?: {_WORD}){{0,3}} ?\Z")
_REACH = 60
"""How far before the name the words stand that speak of another time ('vòng loại', 'nhà vô địch', 'bid for')."""
_BY_DISTANCE = {-1: -1.0, 0: 1.7, 1: -0.6, 2: -1.6}
"""Years from the edition's to the year in question → weight: it is told of before and after, mostly in its year.

It leaves no year certain by itself."""
_FURTHER = -2.2


def weigh_editions(case: YearCase) -> Iterator[Clue]:
    """One clue, from the latest edition that is named; what the knowledge has the days of is left to it."""
    text = lower(case.article.text.normal)
    known = [span for span, _ in case.named]
    editions = [
        (year, span)
        for year, span in _find_editions(case, text)
        if year in case.facts.years and not any(one.start < span.end and span.start < one.end for one in known)
    ]
    if editions:
        year, span = max(editions, key=lambda pair: (pair[0], -pair[1].start))
        quote = case.article.text.normal[span.start : span.end]
        weights = {other: _BY_DISTANCE.get(other - year, _FURTHER) for other in case.days}
        yield Clue(
            Evidence("edition", phrase("says.edition", name=quote), quote, span),
            weights,
            phrase("against.edition", name=quote),
        )


def _find_editions(case: YearCase, text: str) -> Iterator[tuple[int, Span]]:
    for block in case.article.kept:
        for pattern in (_NAME_YEAR, _YEAR_NAME):
            for match in pattern.finditer(text, block.span.start, block.span.end):
                before = text[max(block.span.start, match.start() - _REACH) : match.start()]
                if _OTHER_TIME.search(before) is None:
                    yield int(match["y"]), Span(match.start(), match.end())
