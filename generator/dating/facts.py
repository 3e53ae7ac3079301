"""The knowledge as dating asks it: who held which office by person, happenings by series, wars with their sides."""

from __future__ import annotations

import datetime
import itertools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from generator.knowledge import Happening, Knowledge, Office, Term, Usage, War
from generator.knowledge.calendars import word_list
from generator.knowledge.finder import Finder
from generator.text import fold, lower

_WORD = re.compile(r"\w+")
_LONGEST = 20
"""Days that something may last to be known by one of them."""
_FEWEST = 3

Series = tuple[Happening, ...]
"""All happenings of one series."""
"""Something that happened once, with the words of each of its names."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Prepared once for all articles."""

    years: range
    """Every year that an article may be from."""
    offices: Mapping[str, Sequence[tuple[Office, Term]]]
    """Person → offices held, in order of time."""
    names: Finder[Series | Happening | War | Usage]
    """Finds what a text names: a series (all its happenings), what happened once, a war, words of a time."""
    by_place_and_month: Mapping[tuple[str, int], tuple[Happening, ...]]
    """Summits and the like of a series, by where and in which month they were."""
    by_day: Mapping[tuple[int, int], Sequence[Happening]]
    """Month and day → what happened then once, within a few weeks."""
    wars: Sequence[War]
    knowledge: Knowledge

    @classmethod
    def of(cls, knowledge: Knowledge) -> Self:
        """Prepared from the knowledge."""
        series: dict[str, list[Happening]] = defaultdict(list)
        names: list[tuple[str, Series | Happening | War | Usage]] = []
        places: dict[tuple[str, int], list[Happening]] = defaultdict(list)
        for happening in knowledge.happenings:
            for name in dict.fromkeys(name for names in happening.names.values() for name in names):
                if happening.series:
                    series[lower(name)].append(happening)
                else:
                    names.append((name, happening))
            if happening.series and happening.place and happening.start.month:
                places[happening.place, happening.start.month].append(happening)
        names += [(name, tuple(happenings)) for name, happenings in sorted(series.items())]
        names += [(name, war) for war in knowledge.wars for name in itertools.chain(*war.names.values())]
        names += [(name, usage) for usage in knowledge.usages for name in itertools.chain(*usage.names.values())]
        return cls(
            range(knowledge.earliest, knowledge.latest + 1),
            knowledge.held,
            Finder.of(names),
            {key: tuple(happenings) for key, happenings in places.items()},
            _by_day(knowledge.happenings),
            knowledge.wars,
            knowledge,
        )

    def terms(self, person: str, title: str, of: str) -> list[tuple[Office, Term]]:
        """The terms of `person` in the offices that `title` (of `of`, where it is said) may mean."""
        wanted = fold(title)
        return [
            (office, term)
            for office, term in self.offices.get(person, ())
            if (not of or of == office.of)
            and any(fold(name) == wanted for names in office.titles.values() for name in names)
        ]


def _by_day(happenings: Sequence[Happening]) -> Mapping[tuple[int, int], Sequence[Happening]]:
    """What happened once within a few weeks, by each of its days."""
    told: dict[tuple[int, int], list[Happening]] = defaultdict(list)
    for happening in happenings:
        first, last = happening.start.exact_day, happening.end.exact_day
        if happening.series or first is None or last is None or (last - first).days > _LONGEST:
            continue
        for number in range((last - first).days + 1):
            day = first + datetime.timedelta(number)
            told[day.month, day.day].append(happening)
    return told


def words_by_name(happening: Happening) -> list[frozenset[str]]:
    """The words of each of a happening's names that hold a proper one."""
    return [words for names in happening.names.values() for name in names if (words := _words_of(name))]


@lru_cache(maxsize=1024)
def _words_of(name: str) -> frozenset[str]:
    """The words of a name without those that only join them; none where it holds no proper word, or too few others.

    Nor where it tells by a number which of many it is ('kỳ họp thứ 3'): figures stand everywhere.
    """
    words = _WORD.findall(name)
    if "thứ" in words or any(len(word) == 1 and word.isdigit() for word in words):
        return frozenset()
    kept = frozenset(lower(word) for word in words) - frozenset(word_list("joins"))
    proper = sum(word[:1].isupper() for word in words)
    return kept if proper and len(kept) >= _FEWEST else frozenset()


def term_window(term: Term, slack: int = 0) -> tuple[datetime.date, datetime.date]:
    """The first and last day of a term, `slack` days wider on both sides."""
    start = term.start.first_day or datetime.date.min
    end = (term.end.last_day if term.end else None) or datetime.date.max
    days = datetime.timedelta(slack)
    return (start - days if start > datetime.date.min + days else start), (
        end + days if end < datetime.date.max - days else end
    )
