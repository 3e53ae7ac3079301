"""The year of a day that stands without one, from all clues together.

Every year that may be is weighed by each clue, as independent witnesses would: the logarithms add up, and the share
of the best year (softmax) is how sure the year is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.dating.evidence import Clue, YearCase
from generator.model import Evidence, FuzzyDate, Rejected, Span, phrase

SURE_ENOUGH = 0.7
"""The least share at which a year is claimed."""
_TELLING = 0.5
"""A clue is evidence when it weighs at least so much against some other year."""
_STANDS_OUT = 0.1
"""The least share of a year that is named as possible where none is claimed."""
_BY_A_HINT = 0.75
"""How sure a year is at most that would not be claimed without a hint."""
_MOST_LOST = 3
_MOST_POSSIBLE = 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """A date with the year that the clues tell, or without."""

    date: FuzzyDate
    share: float
    """How sure the year is; 0 when none is claimed."""
    evidence: tuple[Evidence, ...]
    rejected: tuple[Rejected, ...]


def judge_year(case: YearCase, clues: Sequence[Clue], sure_enough: float = SURE_ENOUGH) -> Verdict:
    """The date of a case with its year where the clues tell it, and what speaks against other years."""
    shares = weigh_years(case, clues)
    if not shares:
        return Verdict(case.date, 0.0, (), ())
    year = max(shares, key=lambda y: (shares[y], y))
    dated = case.in_year(year)
    telling = [clue for clue in clues if max(clue.weights.values()) - min(clue.weights.values()) >= _TELLING]
    evidence = _for_year(telling, year)
    if shares[year] < sure_enough or dated is None:
        return Verdict(case.date, 0.0, evidence, tuple(_possible_years(case, shares)))
    share = shares[year]
    if weigh_years(case, [clue for clue in clues if not clue.hint])[year] < sure_enough:
        share = min(share, _BY_A_HINT)
    return Verdict(dated, share, evidence, tuple(_lost_years(case, telling, shares, year)))


def weigh_years(case: YearCase, clues: Sequence[Clue]) -> Mapping[int, float]:
    """The share of each year that may be; they add up to 1."""
    sums = {year: math.fsum(clue.weights.get(year, 0.0) for clue in clues) for year in case.days}
    if not sums:
        return {}
    top = max(sums.values())
    odds = {year: math.exp(weight - top) for year, weight in sums.items()}
    total = math.fsum(odds.values())
    return {year: odd / total for year, odd in odds.items()}


def _for_year(clues: Sequence[Clue], year: int) -> tuple[Evidence, ...]:
    """The clues that do not speak against the year, the most telling first."""
    speaking = [clue for clue in clues if clue.weights.get(year, 0.0) >= 0]
    strongest = sorted(
        speaking, key=lambda c: (sum(c.weights.values()), c.evidence.span or Span(0, 0), c.evidence.rule)
    )
    told = (replace(clue.evidence, says=clue.by_year.get(year, clue.evidence.says)) for clue in strongest)
    return tuple(dict.fromkeys(told))


def _possible_years(case: YearCase, shares: Mapping[int, float]) -> Iterator[Rejected]:
    """Where no year is claimed, those that stand out; none where many are as good as another."""
    likeliest = sorted(year for year in shares if shares[year] >= _STANDS_OUT)
    for year in likeliest if len(likeliest) <= _MOST_POSSIBLE else ():
        date = case.in_year(year)
        if date is not None and date.month is not None:
            yield Rejected(date, phrase("against.year-unsure"))


def _lost_years(case: YearCase, clues: Sequence[Clue], shares: Mapping[int, float], year: int) -> list[Rejected]:
    """The years next best (beside the chosen one), each with the clue that weighs most against it."""
    others = sorted((y for y in shares if y != year), key=lambda y: (-shares[y], abs(y - year), y))[:_MOST_LOST]
    lost: list[Rejected] = []
    for other in others:
        told = {rejected.why for rejected in lost}
        speaking = [clue for clue in clues if clue.weights.get(other, 0.0) <= -_TELLING]
        against = min(
            speaking,
            key=lambda c: (c.against in told, c.weights[other], c.evidence.span or Span(0, 0)),
            default=None,
        )
        date = case.in_year(other)
        if against is not None and date is not None:
            lost.append(Rejected(date, against.against, against.evidence.quote, against.evidence.span))
    return lost
