"""Ages and anniversaries: 'aged 42', 'a 42-year-old', 'the 60th anniversary', '10 years since'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dating.mentions.english.words import NUMBER, ORDINAL, UNITS, number_of, ordinal_of
from generator.dating.mentions.mention import Form, Mention, Shift
from generator.model import Span

_AGED = re.compile(r"aged? (?:of )?(?P<n>\d{1,3})(?![\d.,/-])")
_OLD = re.compile(r"old(?!\w)")
_YEARS_BEFORE = re.compile(rf"(?<![\w.,/-]){NUMBER}[- ](?P<unit>year|month|week|day)s?[- ]\Z")
_NUMBER_BEFORE = re.compile(rf"(?<![\w.,/-]){NUMBER}\Z")
_ANNIVERSARY = re.compile(r" (?:anniversary|jubilee)(?!\w)")
_ORDINAL_BEFORE = re.compile(rf"(?<!\w){ORDINAL}\Z")
_AFTER = re.compile(r" years? after(?!\w)")
_SINCE = re.compile(r" years (?:since|on from)(?!\w)")


def find_lives(lowered: str) -> Iterator[Mention]:
    """How old somebody is, and how long ago something was that is remembered."""
    if "age" in lowered:
        for match in _AGED.finditer(lowered):
            yield Mention(Span(match.start(), match.end()), "age", shift=Shift(-int(match["n"]), "year"))
    if "old" in lowered:
        for match in _OLD.finditer(lowered):
            count = _YEARS_BEFORE.search(lowered[max(0, match.start() - 24) : match.start()])
            if count is not None:
                shift = Shift(-number_of(count["n"]), UNITS[count["unit"]])
                yield Mention(Span(match.start() - len(count.group()), match.end()), "age", shift=shift)
    if "anniversary" in lowered or "jubilee" in lowered:
        for match in _ANNIVERSARY.finditer(lowered):
            count = _ORDINAL_BEFORE.search(lowered[max(0, match.start() - 12) : match.start()])
            if count is not None:
                span = Span(match.start() - len(count.group()), match.end())
                yield Mention(span, "anniversary", shift=Shift(-ordinal_of(count["o"]), "year"))
    for match in _SINCE.finditer(lowered):
        yield from _years_on(lowered, match, "anniversary", -1)
    for match in _AFTER.finditer(lowered):
        yield from _years_on(lowered, match, "counted", 1)


def _years_on(lowered: str, match: re.Match[str], form: Form, side: int) -> Iterator[Mention]:
    """So many years before words that say since or after what they are counted."""
    count = _NUMBER_BEFORE.search(lowered[max(0, match.start() - 14) : match.start()])
    if count is not None:
        span = Span(match.start() - len(count.group()), match.end())
        yield Mention(span, form, shift=Shift(side * number_of(count["n"]), "year"))
