"""The day in a dateline: 'LONDON, March 12 (Reuters) - …', 'TOKYO, 20/10 (TTXVN) - …'."""

from __future__ import annotations

import re

from generator.model import Span

_PLACE = re.compile(r"[^\W\d][^\n();:]{1,50}, ?(?:ngày )?\Z")
_AFTER = re.compile(r",? ?(?:\([^()\n]{2,40}\) ?[-–—]|[-–—] )")
_LONGEST = 56


def is_filed(text: str, start: int, day: Span) -> bool:
    """Whether a day has a place before it and an agency or a dash after; its paragraph of `text` begins at `start`."""
    if not 2 < day.start - start <= _LONGEST or _AFTER.match(text, day.end) is None:
        return False
    return _PLACE.match(text[start : day.start]) is not None
