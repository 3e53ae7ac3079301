"""How long a time a mention names: what may be the day of the news, a week or weekend, a month, or longer."""

from __future__ import annotations

from typing import Literal

from generator.dating.mentions import Mention

Breadth = Literal["day", "week", "month", "long", ""]
"""`day` is one day or days by their numbers, `long` a quarter to a year; empty is what tells no such time."""

FINEST: tuple[Breadth, ...] = ("day", "week", "month", "long")
"""The finest first."""
_FORMS: dict[str, Breadth] = {
    **dict.fromkeys(("day", "range", "weekday", "same day"), "day"),
    **{"weekend": "week", "month": "month", "quarter": "long", "season": "long"},
}
_LONGEST = 1
"""Of years: a decade is no time at which news happened."""


def breadth_of(mention: Mention) -> Breadth:
    """How long a time the words name."""
    if mention.form == "year":
        until = mention.date.until
        years = (until.year or 0) - (mention.date.year or 0) if until is not None else 0
        return "long" if mention.date.year is not None and years <= _LONGEST else ""
    if mention.form == "relative" and mention.shift is not None:
        return _of_shift(mention.shift.unit, mention.shift.length)
    if mention.form == "weekend" and mention.shift is None:
        return ""
    return _FORMS.get(mention.form, "")


def _of_shift(unit: str, length: int) -> Breadth:
    if unit == "day":
        return "day" if length == 1 else "week"
    if unit == "week":
        return "week" if length == 1 else ""
    if length == 1:
        return "month" if unit == "month" else "long"
    return ""


def tells_a_day(mention: Mention) -> bool:
    """Whether a mention names a day, days or a month, rather than a longer or a counted time."""
    return breadth_of(mention) in ("day", "month")
