"""What one article says by itself of when: nothing here is taken from another article."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

from generator.dating.choose import Candidate, rank_days
from generator.dating.evidence import RULES, Clue, YearCase
from generator.dating.meaning import mean_days
from generator.dating.situation import Situation
from generator.late import Late
from generator.model import ArticleId, Dated, Finding


@dataclass(frozen=True, slots=True)
class Heard(Late):
    """What an article's own words say; its testimony follows from it and the rules."""

    LATE: ClassVar[frozenset[str]] = frozenset({"published", "stated", "situations"})

    published: Finding
    stated: Finding | None
    """When it happened, where the writer says so."""
    situations: tuple[Situation, ...]


@dataclass(frozen=True)
class Testimony:
    """An article heard as a witness."""

    published: Finding
    stated: Finding | None
    """When it happened, where the writer says so; that is the last word."""
    ranked: tuple[Candidate, ...]
    """The days that it names, and that it names none, the likeliest first."""
    named: tuple[Dated, ...]
    case: YearCase
    """All in it that may tell a year; the date is still to be filled in."""

    @property
    def best(self) -> Candidate | None:
        """The likeliest day that the article itself speaks of; None when it names none.

        A quarter or a year is one only where it is the likeliest of all: else it is not what the news is of.
        """
        own = (c for n, c in enumerate(self.ranked) if c.is_own and c.situations and (n == 0 or not c.is_long))
        return next(own, None)

    @cached_property
    def clues(self) -> tuple[Clue, ...]:
        """What tells the year of its own day, or, where it names none, the year that it is from."""
        return self.clues_for(self.best)

    def ranked_on(self, day: datetime.date) -> tuple[Candidate, ...]:
        """The days that it would name if it had been published on `day`, the likeliest first."""
        return rank_days(mean_days(self.case.situations, day), day)

    def clues_for(self, candidate: Candidate | None) -> tuple[Clue, ...]:
        """What tells the year of a day without one; of None, the year that the article is from."""
        case = self.case_for(candidate)
        return tuple(clue for _, rule in RULES for clue in rule(case))

    def case_for(self, candidate: Candidate | None) -> YearCase:
        """The case of a day whose year is sought."""
        if candidate is None:
            return self.case
        return replace(self.case, date=candidate.date, weekday=_weekday(candidate), yearly=candidate.yearly)


Testimonies = Mapping[ArticleId, Testimony]


def _weekday(candidate: Candidate) -> int | None:
    stated = [
        s.mention.weekday for s in candidate.situations if s.mention.weekday is not None and s.mention.form == "day"
    ]
    return stated[0] if stated else None
