"""Whole dates in any other language that dateparser knows: '3 octobre 2024', '3. Oktober 2024', '2024年10月3日'.

dateparser invents days and years on running text, so only words around a year that hold a day, a month and a year
are shown to it, and it is imported only when an article in such a language is met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.dating.mentions.mention import Mention, without_overlaps
from generator.model import FuzzyDate, Span

_SETTINGS = {
    "DATE_ORDER": "DMY",
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PARSERS": ["absolute-time"],
}
_MOST = 500
"""So many words are shown to dateparser at most; each takes it a quarter of a millisecond."""
_WORD = r"[^\W\d_]{2,16}\.?"
_FORMS = (
    re.compile(rf"(?<![\w/.-])\d{{1,2}}(?:\.|º|er|-го|ος)? (?:(?:de|of) )?{_WORD}(?: de| del)?,? (?:19|20)\d\d(?!\d)"),
    re.compile(rf"(?<!\w){_WORD} \d{{1,2}},? (?:19|20)\d\d(?!\d)"),
    re.compile(r"(?<!\d)(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日"),
    re.compile(r"(?<!\d)(?:19|20)\d\d ?년 ?\d{1,2} ?월 ?\d{1,2} ?일"),
    re.compile(r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d(?![\d/])"),
    re.compile(r"(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)"),
)


def find_whole_dates(text: str, language: str) -> tuple[Mention, ...]:
    """The days in `text` that stand with month and year, in `language` (an ISO 639-1 code)."""
    return without_overlaps(_found(text, language))


def _found(text: str, language: str) -> Iterator[Mention]:
    tried = 0
    for pattern in _FORMS:
        for match in pattern.finditer(text):
            tried += 1
            date = _parsed(match.group(), language) if tried <= _MOST else None
            if date is not None:
                yield Mention(Span(match.start(), match.end()), "day", date)


@lru_cache(maxsize=4096)
def _parsed(words: str, language: str) -> FuzzyDate | None:
    """The day that the words say; None when dateparser knows none, or not the language."""
    import dateparser

    try:
        parsed = dateparser.parse(words, languages=[language], settings=_SETTINGS)
    except (ValueError, OverflowError):  # a language that it does not know, a year past the last
        return None
    return None if parsed is None else FuzzyDate.of(parsed.date())
