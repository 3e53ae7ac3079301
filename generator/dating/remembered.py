"""How long after what is remembered the news was: 'kỷ niệm 50 năm … (30/4/1975)', 'một năm sau vụ cháy (12/9)'.

A count of years and the date that it counts from, in one sentence, tell the year of the news, and that the date
is not its day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.dating.mentions import Mention

_REACH = 160
"""So many characters after the count the date may stand."""
_SENTENCE_END = re.compile(r"[.!?;…] |\n")
_HELD = re.compile(r"(?<!\w)(?:diễn ra|tổ chức|khai mạc|sẽ|held|took place|takes place|was marked|will)(?!\w)")
"""What makes a date after it that of the keeping, not of what is kept."""
_COUNTED_FROM = re.compile(
    r"(?<!\w)(?:từ|kể từ|since|from|of [a-z]+ing (?:[\w-]+ ){0,6}(?:on|in))(?: ngày| đầu| cuối)? \Z"
)


def years_since(text: str, mentions: Sequence[Mention], index: int) -> int:
    """How many years after the date of a mention, by a count that stands before it in `text`, the news was; else 0.

    `text` is in lower case; `mentions` are in order.
    """
    here = mentions[index]
    if here.date.year is None:
        return 0
    if here.form == "anniversary" and here.shift is not None:
        return -here.shift.amount if here.shift.amount < -1 else 0  # a single year may be how long something lasts
    counts = (m for m in reversed(mentions[:index]) if here.span.start - m.span.end <= _REACH)
    count = next((m for m in counts if _counts_years(m)), None)
    if count is None or count.shift is None:
        return 0
    between = text[count.span.end : here.span.start]
    if _SENTENCE_END.search(between) or _HELD.search(between):
        return 0
    close = text[here.span.end : here.span.end + 1]
    bracketed = between.rstrip().endswith("(") and close == ")"
    return abs(count.shift.amount) if bracketed or _COUNTED_FROM.search(between) else 0


def _counts_years(mention: Mention) -> bool:
    """Whether it says how many whole years have passed."""
    return mention.form in ("anniversary", "counted") and mention.shift is not None and mention.shift.unit == "year"
