"""The English grammar of dates: one kind of form a file, in one list."""

from __future__ import annotations

from generator.dating.mentions.english.days import find_days
from generator.dating.mentions.english.lives import find_lives
from generator.dating.mentions.english.periods import find_periods
from generator.dating.mentions.english.relative import find_relative, find_weekdays
from generator.dating.mentions.holidays import find_holidays
from generator.dating.mentions.mention import Mention, without_overlaps


def find_english(lowered: str, text: str) -> tuple[Mention, ...]:
    """The mentions in `text`, in order; `lowered` is the same in lower case."""
    return without_overlaps(
        [
            *find_days(lowered, text),
            *find_periods(lowered),
            *find_relative(lowered),
            *find_weekdays(lowered),
            *find_lives(lowered),
            *find_holidays(lowered, text, "en"),
        ]
    )
