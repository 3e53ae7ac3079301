"""Which of the days that an article names is the one on which its news happened.

Every mention is weighed by where it stands and what the words around it say (`WEIGHTS`); mentions of one day add
up, and the shares of all days (softmax) are the confidence. The weights were set by hand, from what such words
mean in news, and checked on hand-labelled articles (DECISIONS.md).
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.dating.breadth import FINEST, breadth_of
from generator.dating.situation import Situation
from generator.dating.yearly import Yearly
from generator.model import UNKNOWN, FuzzyDate, Part

PLACE: Mapping[Part, float] = {
    "title": 2.5,
    "lead": 3.0,
    "body": 2.2,
    "caption": 1.4,
    "heading": 1.5,
    "cut": -9.0,
}
LATER_PARAGRAPH = -0.3
"""For each paragraph after the lead, down to four of them."""
WEIGHTS: Mapping[str, float] = {
    "opens": 0.6,
    "quoted": -1.5,
    "bracketed": -0.8,
    "background": -1.8,
    "planned": -1.4,
    "until": -1.4,
    "beside": -1.4,
    "filed": -0.6,
    "happens": 0.7,
    "speaks": 0.2,
}
FIRST = 1.0
"""For the first day that the article names, not as background if it names another."""
AGAIN = 0.4
"""For every further mention of the same day, up to three."""
RECENT = ((0, 0, 2.0), (1, 1, 2.0), (2, 3, 1.2), (4, 7, 0.0), (8, 30, -1.5), (31, 10**9, -3.5))
"""Days from the day to the publishing → weight; news is of today or yesterday."""
AHEAD = ((1, 14, -0.5), (15, 100, -1.5), (101, 10**9, -3.5))
"""The same for days that were still to come."""
ONLY_PUBLISHED = 1.2
"""What an article's day of publishing weighs when no word names it."""
UNNAMED = 1.6
"""What weighs, where the publishing is unknown, that the news is of a day that the article does not name."""
BORROWED = 0.3
"""What weighs a day that only other articles of the same event name."""
SUPPORT = 0.5
SUPPORT_UNPUBLISHED = 1.2
"""What it adds to a day that another article of the same event names it, times how sure that one is; and where the
article itself does not know when it was published."""
WITH_YEAR = -2.0
"""For a day deep in the text that stands with its year, where the publishing is unknown: writers give the
year of what is long past, not of today's news."""
ONLY_MONTH = -1.0
"""For a month that stands without a day."""
WEEK_OPENS, WEEK_IN_LEAD, WEEK_BELOW = -0.8, -2.3, -3.8
"""For a week or a weekend that opens the lead (or title), stands within it, or further down, where it is background."""
WITH_ITS_DAY = -2.0
"""For one of which the article tells a day."""
LONG = -3.8
"""For a quarter to a year with which the article begins: often it is what figures are of, not when the news was."""
NO_HEAD = -9.0
"""For one that stands anywhere else: it is background, or what something is compared with."""
JUST_PAST, ONE_BEFORE, LONG_PAST = 2.0, -1.5, -3.5
"""What weighs a time of such a length that ended less than its length before the publishing, less than two, more."""
TOLD_AT_ALL = 1.3
"""The same where the publishing is unknown, if its year is told."""

_ANY_YEAR, _DAYS_OF_YEAR = 2023, 365
_HALF_A_YEAR = datetime.timedelta(183)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day (perhaps without its year), what it weighs, and the mentions that name it."""

    date: FuzzyDate
    weight: float
    situations: tuple[Situation, ...]
    share: float = 0.0
    """Of all candidates' weight: how sure it is that this is the day."""
    borrowed: bool = False
    """Whether only other articles name it."""
    yearly: Yearly | None = None
    """Of a lunar day whose year nothing tells: how it comes every year; the date is not known then."""

    @property
    def is_own(self) -> bool:
        """Whether the article itself speaks of the day, and not only what was cut off."""
        return (not self.situations and not self.borrowed) or any(
            situation.part != "cut" for situation in self.situations
        )

    @property
    def is_long(self) -> bool:
        """Whether it is a quarter or longer."""
        return any(breadth_of(situation.mention) == "long" for situation in self.situations)

    @property
    def is_week(self) -> bool:
        """Whether it is a week or a weekend."""
        return bool(self.situations) and all(breadth_of(situation.mention) == "week" for situation in self.situations)

    @property
    def best(self) -> Situation:
        """The mention that says it best."""
        return max(self.situations, key=lambda s: (weigh(s), -s.mention.span.start))


def weigh(situation: Situation) -> float:
    """The weight of one mention by itself."""
    flags = sum(weight for name, weight in WEIGHTS.items() if getattr(situation, name))
    return PLACE[situation.part] + LATER_PARAGRAPH * min(situation.paragraph, 4) + flags


def rank_days(named: Sequence[tuple[FuzzyDate, Situation]], published: datetime.date | None) -> tuple[Candidate, ...]:
    """The days that an article names, the likeliest first.

    `named` pairs each mention with the day that it means, in the order of the text.
    """
    named = _with_days_first(_that_may_be(named, published))
    groups: dict[str, list[tuple[FuzzyDate, Situation]]] = {}
    for date, situation in named:
        groups.setdefault(date.edtf or repr(situation.mention.yearly), []).append((date, situation))
    first = _first_of(groups)
    candidates = [] if published is not None else [Candidate(UNKNOWN, UNNAMED, ())]
    candidates += _less_than_its_day([_candidate(members, one == first, published) for one, members in groups.items()])
    if published is not None and FuzzyDate.of(published).edtf not in groups:
        candidates.append(Candidate(FuzzyDate.of(published), ONLY_PUBLISHED, ()))
    return with_shares(candidates)


def _first_of(groups: Mapping[str, Sequence[tuple[FuzzyDate, Situation]]]) -> str:
    """The day that the article names first, and not as background if it names another.

    A dateline comes after a day that its lead tells of.
    """
    kept = [one for one, members in groups.items() if any(s.part != "cut" for _, s in members)]
    told = [one for one in kept if any(s.part != "cut" and not s.background for _, s in groups[one])]
    if told and all(s.filed for _, s in groups[told[0]]):
        filed = groups[told[0]][0][0]
        led = (one for one in told if any(_led_to(filed, date, s) for date, s in groups[one]))
        return next(led, told[0])
    return next(iter(told or kept), "")


def _led_to(filed: FuzzyDate, date: FuzzyDate, situation: Situation) -> bool:
    """Whether a day of the lead lies at most a week before the day of filing."""
    if situation.filed or situation.part != "lead" or not situation.in_foreground:
        return False
    year = filed.year or date.year or _ANY_YEAR
    end, day = filed.in_year(year), date.in_year(year)
    if end is None or day is None or end.first_day is None or day.first_day is None:
        return False
    return 0 <= (end.first_day - day.first_day).days % _DAYS_OF_YEAR <= 7


def _candidate(
    members: Sequence[tuple[FuzzyDate, Situation]], is_first: bool, published: datetime.date | None
) -> Candidate:
    """One date with all the mentions that name it."""
    date, situations = members[0][0], tuple(situation for _, situation in members)
    weights = sorted((weigh(situation) for situation in situations), reverse=True)
    total = weights[0] + AGAIN * min(sum(w > 0 for w in weights[1:]), 3) + (FIRST if is_first else 0.0)
    breadth = min((breadth_of(situation.mention) for situation in situations), key=FINEST.index)
    if breadth == "long":
        heads = any(situation.heads and situation.part in ("lead", "title") for situation in situations)
        total += (LONG if heads else NO_HEAD) + _long_distance(date, published)
    else:
        total += distance_weight(date, published)
        total += _week_weight(situations) if breadth == "week" else ONLY_MONTH if breadth == "month" else 0.0
    total += _year_weight(date, situations, published)
    return Candidate(date, total, situations, yearly=None if date.edtf else situations[0].mention.yearly)


def _week_weight(situations: Sequence[Situation]) -> float:
    """What it weighs that a date is a week or a weekend, by where it stands."""
    lead = [situation for situation in situations if situation.part in ("lead", "title")]
    return WEEK_OPENS if any(s.opens for s in lead) else WEEK_IN_LEAD if lead else WEEK_BELOW


def _less_than_its_day(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, a week or weekend counting less where the article tells a day of it."""
    days = [day for c in candidates if c.is_own and (day := c.date.exact_day) is not None]
    return [
        replace(c, weight=c.weight + WITH_ITS_DAY) if c.is_week and any(_in(day, c.date) for day in days) else c
        for c in candidates
    ]


def _in(day: datetime.date, date: FuzzyDate) -> bool:
    return date.first_day is not None and date.last_day is not None and date.first_day <= day <= date.last_day


def _that_may_be(
    named: Sequence[tuple[FuzzyDate, Situation]], published: datetime.date | None
) -> list[tuple[FuzzyDate, Situation]]:
    """All but what is remembered, and weeks and longer times that were not over when the news was printed."""
    return [
        (date, s)
        for date, s in named
        if not _is_remembered(date, s, published)
        and (
            s.mention.form == "weekend"
            or breadth_of(s.mention) not in ("week", "long")
            or (not s.birth and (published is None or date.last_day is None or date.last_day < published))
        )
    ]


def _is_remembered(date: FuzzyDate, situation: Situation, published: datetime.date | None) -> bool:
    """Whether the words count years from the date to the news, and the publishing does not speak against it."""
    if not situation.years_since or date.last_day is None:
        return False
    return published is None or abs(published - date.last_day) > _HALF_A_YEAR


def _with_days_first(named: Sequence[tuple[FuzzyDate, Situation]]) -> list[tuple[FuzzyDate, Situation]]:
    """The mentions of days and weeks; those of months and longer times only where the article names no day."""
    told = [(breadth_of(situation.mention), date, situation) for date, situation in named]
    days = any(breadth == "day" and s.part != "cut" for breadth, _, s in told)
    return [(d, s) for breadth, d, s in told if breadth in ("day", "week") or not (days or s.part == "cut")]


def with_shares(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates with their shares of all weight (softmax), the likeliest first."""
    total = math.fsum(math.exp(candidate.weight) for candidate in candidates)
    shared = [replace(c, share=math.exp(c.weight) / total) for c in candidates]
    return tuple(sorted(shared, key=lambda c: (-c.weight, c.date.edtf)))


def _year_weight(date: FuzzyDate, situations: Sequence[Situation], published: datetime.date | None) -> float:
    told = any(s.part in ("title", "lead") or (s.opens and s.paragraph <= 1 and s.in_foreground) for s in situations)
    return 0.0 if published is not None or date.year is None or told else WITH_YEAR


def _long_distance(date: FuzzyDate, published: datetime.date | None) -> float:
    """What its distance from the publishing weighs for a time of months, by its own length."""
    if published is None or date.first_day is None or date.last_day is None:
        return TOLD_AT_ALL if date.year is not None else 0.0
    length, since = (date.last_day - date.first_day).days + 1, (published - date.last_day).days
    return JUST_PAST if since <= length else ONE_BEFORE if since <= 2 * length else LONG_PAST


def distance_weight(date: FuzzyDate, published: datetime.date | None) -> float:
    """What its distance from the publishing weighs; nothing where either is not known."""
    if published is None or date.first_day is None or date.last_day is None:
        return 0.0
    since = 0 if date.first_day <= published <= date.last_day else (published - date.last_day).days
    if since < 0:
        since = (published - date.first_day).days
    table, distance = (RECENT, since) if since >= 0 else (AHEAD, -since)
    return next(weight for low, high, weight in table if low <= distance <= high)
