"""Figures and months in a name or a count, which are no date: 'đường 3 tháng 2', '2/3 số ghế'."""

from __future__ import annotations

import re

from generator.alternatives import alternatives
from generator.knowledge.calendars import word_list

_COUNTED = re.compile(
    rf" ?(?:%|{alternatives(word_list('counted-after'))})(?!\w)"
    r"(?! (?:ngoái|nay|trước|sau|tới|đó|ấy|(?:19|20)\d\d)(?!\w))"
)
_NAMED = re.compile(rf"(?<!\w)(?:{alternatives(word_list('named-before'))}),? (?:số )?\Z")
_REACH = 24


def counts(text: str, end: int) -> bool:
    """Whether what follows figures says that they count something: '2/3 số ghế', '5-10 tuổi'."""
    return _COUNTED.match(text, end) is not None


def is_name(text: str, start: int) -> bool:
    """Whether the word before makes it a name: of a street, a school, a hospital, a law."""
    before = text[max(0, start - _REACH) : start]
    return before.endswith(" ") and _NAMED.search(before) is not None
