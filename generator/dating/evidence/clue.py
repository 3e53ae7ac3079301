"""What a rule of evidence is given, and what it says of each year that may be the one."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.dating.facts import Facts, Series
from generator.dating.situation import Situation
from generator.dating.yearly import Yearly
from generator.knowledge import Happening, Usage, War
from generator.knowledge.calendars import word_list
from generator.model import Appearance, Article, Evidence, Finding, FuzzyDate, Phrase, Span
from generator.text import lower

_HEAD = ("title", "lead")


@dataclass(frozen=True)
class YearCase:
    """A day (or month) whose year is sought, and all that may tell of it."""

    article: Article
    appearances: tuple[Appearance, ...]
    situations: tuple[Situation, ...]
    date: FuzzyDate
    """Without its year."""
    weekday: int | None
    """The day of the week that the text gives for it, Monday 0."""
    published: Finding
    facts: Facts
    language: str
    """Of the site: what the evidence says is written in it."""
    yearly: Yearly | None = None
    """For a lunar day: the rule that gives its day in a year; the date is empty then."""

    def in_year(self, year: int) -> FuzzyDate | None:
        """The date in that year; None when that year has no such day."""
        return self.yearly.in_year(year) if self.yearly is not None else self.date.in_year(year)

    @cached_property
    def named(self) -> tuple[tuple[Span, Series | Happening | War | Usage], ...]:
        """What the knowledge tells the time of and the article names, with where it does, in order."""
        kept = [block.span for block in self.article.kept]
        found = self.facts.names.find(lower(self.article.text.normal))
        return tuple((span, thing) for span, thing in found if any(span in block for block in kept))

    @cached_property
    def days(self) -> dict[int, tuple[datetime.date, datetime.date]]:
        """Each year that may be → the first and last day of the date in that year."""
        dates = {year: self.in_year(year) for year in self.facts.years}
        return {
            year: (date.first_day, date.last_day)
            for year, date in dates.items()
            if date is not None and date.first_day is not None and date.last_day is not None
        }


@dataclass(frozen=True, slots=True)
class Clue:
    """What one thing in an article says of the years."""

    evidence: Evidence
    weights: Mapping[int, float]
    """Year → natural logarithm of how much likelier (above 0) or less likely the words are if it is that year."""
    against: Phrase
    """Why a year on which it weighs is not the one."""
    by_year: Mapping[int, Phrase] = field(default_factory=dict)
    """What the evidence says where that differs with the year claimed; else it says what `evidence` does."""
    hint: bool = False
    """Whether it tells nothing of the article itself: it may tip the scales, no more."""


def falls_on(case: YearCase, happening: Happening, eve: int) -> bool:
    """Whether the date, in the year of a happening, is one of its days, of the `eve` days before or the three after."""
    start, end = happening.start.first_day, happening.end.last_day
    dated = case.in_year(happening.start.year or 0) if happening.start.day is not None else None
    day = dated.first_day if dated is not None else None
    if day is None or start is None or end is None:
        return False
    return start - datetime.timedelta(eve) <= day <= end + datetime.timedelta(3)


def looks_back(case: YearCase) -> bool:
    """Whether title or lead tell of what was years ago: by a count of years, or words as for a memorial."""
    head = [s.mention for s in case.situations if s.part in _HEAD and s.mention.form in ("anniversary", "counted")]
    if any(mention.shift is not None and mention.shift.unit == "year" for mention in head):
        return True
    text = lower(case.article.text.normal)
    blocks = [text[b.span.start : b.span.end] for b in case.article.kept if b.part in _HEAD]
    return any(word in block for word in word_list("looks-back") for block in blocks)


Rule = Callable[[YearCase], Iterator[Clue]]


def within(case: YearCase, windows: list[tuple[datetime.date, datetime.date]], outside: float) -> dict[int, float]:
    """0 for the years whose day lies in a window, `outside` for the others."""
    return {
        year: 0.0 if any(start <= last and first <= end for start, end in windows) else outside
        for year, (first, last) in case.days.items()
    }
