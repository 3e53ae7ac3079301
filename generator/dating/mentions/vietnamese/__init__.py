"""The Vietnamese grammar of dates, over a text in lower case: one kind of form a file, in one list.

Every pattern begins with a fixed word or a number, and what may stand before it is read backwards from there in a
slice of a few words; so one pass over the text costs microseconds, and no text can make a pattern backtrack far.
"""

from __future__ import annotations

from generator.dating.mentions.holidays import find_holidays
from generator.dating.mentions.mention import Mention, without_overlaps
from generator.dating.mentions.vietnamese.counted import find_counted
from generator.dating.mentions.vietnamese.days import find_days
from generator.dating.mentions.vietnamese.lunar import find_lunar
from generator.dating.mentions.vietnamese.months import find_months
from generator.dating.mentions.vietnamese.periods import find_periods
from generator.dating.mentions.vietnamese.quarters import find_quarters
from generator.dating.mentions.vietnamese.relative import find_relative
from generator.dating.mentions.vietnamese.seasons import find_seasons
from generator.dating.mentions.vietnamese.spelled import find_spelled_days
from generator.dating.mentions.vietnamese.weekdays import find_weekdays
from generator.dating.mentions.vietnamese.years import find_years

_RULES = (
    find_days,
    find_spelled_days,
    find_lunar,
    find_months,
    find_quarters,
    find_seasons,
    find_years,
    find_relative,
    find_periods,
    find_counted,
)


def find_vietnamese(lowered: str, text: str) -> tuple[Mention, ...]:
    """The mentions in `text`, in order; `lowered` is the same in lower case."""
    return without_overlaps(
        [
            *(mention for rule in _RULES for mention in rule(lowered)),
            *find_weekdays(lowered, text),
            *find_holidays(lowered, text, "vi"),
        ]
    )
