"""What stands after a date without a year: which year, or which side of today ('năm ngoái', 'cùng năm', 'tới')."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.dating.mentions.mention import Direction, Follows, Shift

_STOPS = (
    r"(?= ?[.,;:)\"”\n]|\Z"
    r"| (?:tại|ở|với|sẽ|là|nhằm|để|và|vào|do|của|giữa|theo|khi|trong|được|đã|có|nếu|cho|bằng)(?!\w))"
)
"""'ngày 15/10 tới' is to come, but in 'ngày 3/10 tới Huế' somebody arrives."""
_TAIL = re.compile(
    r"(?:,? (?:của )?năm (?P<side>ngoái|trước|qua|nay|này|sau|tới)(?!\w)|,? (?P<same>cùng năm|năm đó|năm ấy)(?!\w)"
    r"|,? ?\(?(?P<solar>dương lịch|dl)\)?(?!\w)"
    rf"| (?P<future>sắp tới|tới đây|(?:tới|sau){_STOPS})(?!\w)"
    rf"| (?P<past>vừa qua|vừa rồi|qua{_STOPS})(?!\w)| (?P<now>này)(?!\w))"
)
_SIDES = {"ngoái": -1, "trước": -1, "qua": -1, "nay": 0, "này": 0, "sau": 1, "tới": 1}


@dataclass(frozen=True, slots=True)
class Tail:
    """What the words after a date say of it; `length` characters of them belong to it."""

    length: int = 0
    shift: Shift | None = None
    follows: Follows = ""
    direction: Direction = ""


NOTHING = Tail()


def read_tail(text: str, end: int) -> Tail:
    """What stands right after a date that ends at `end`."""
    if text[end : end + 1] not in (" ", ",", "("):
        return NOTHING
    match = _TAIL.match(text, end)
    if match is None:
        return NOTHING
    length = match.end() - end
    if match["side"]:
        amount = _SIDES[match["side"]]
        return Tail(length, Shift(amount, "year"), direction="past" if amount < 0 else "future" if amount > 0 else "")
    if match["same"]:
        return Tail(length, follows="year")
    return Tail(length, direction="future" if match["future"] else "past" if match["past"] else "")
