"""The knowledge as dating asks it: who held which office by person, happenings by series, wars with their sides."""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from generator.knowledge import Happening, Knowledge, Office, Term, Usage, War
from generator.knowledge.finder import Finder
from generator.text import fold, lower

Series = tuple[Happening, ...]
"""All happenings of one series."""


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


def term_window(term: Term, slack: int = 0) -> tuple[datetime.date, datetime.date]:
    """The first and last day of a term, `slack` days wider on both sides."""
    start = term.start.first_day or datetime.date.min
    end = (term.end.last_day if term.end else None) or datetime.date.max
    days = datetime.timedelta(slack)
    return (start - days if start > datetime.date.min + days else start), (
        end + days if end < datetime.date.max - days else end
    )
