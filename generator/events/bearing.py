"""What names and figures bear for and against two articles reporting one event, whatever their wording.

Of one event an article's opening names little that the other never names, and both name something uncommon; of two
events of one day, one office or one journey each opening names its own, and what they share everybody names.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from generator.events.specifics import Specifics

COVER = 0.2
"""What it adds that each article names what the other's opening names."""
RARE = 0.12
"""What it adds for each unit of weight that the rarest names which both name have."""
FIGURES = 0.08
"""What it adds that two figures or more are the same."""
_COVERED, _AS_RARE, _FIGURED = 0.5, 2.3, 0.3
"""Where each of them speaks neither for nor against."""
_COMMON = 1.0
"""So much is taken off the weight of every name: what each third article names tells nothing."""
_LEAN = 200
"""The table of the language counts as much as so many articles."""
_DOUBT = 2.0
"""An opening counts as if it held names of so much weight more, half of them named by the other article."""
_RAREST = 3
"""So many of the names that two articles share are looked at for how rare they are."""
_RARE_ENOUGH = 3.5
"""A name that weighs more counts as this."""
_MOST_FIGURES = 2


@dataclass(frozen=True, slots=True)
class Weighed:
    """The names and figures of an article, with the weights that the names have among the articles around it."""

    opening: Mapping[str, float]
    """The names of its headline and first lines."""
    opening_weight: float
    """What these weigh together."""
    names: Mapping[str, float]
    """All its names."""
    opening_figures: frozenset[str]
    figures: frozenset[str]


def weigh(specifics: Specifics, holding: Mapping[str, int], size: int) -> Weighed:
    """The specifics of an article among `size` articles, of which `holding` says how many name what."""
    names = {name: _weight(holding.get(name, 0), size, listed) for name, listed in specifics.names}
    opening = {name: names[name] for name in sorted(specifics.opening)}
    return Weighed(opening, math.fsum(opening.values()), names, specifics.opening_figures, specifics.figures)


def _weight(holding: int, size: int, listed: float) -> float:
    return max(0.0, math.log(1 + (size + _LEAN) / (holding + _LEAN * listed)) - _COMMON)


def bearing(one: Weighed, other: Weighed) -> float:
    """What names and figures add to the likeness of two articles: from -0.4 for strangers to 0.3."""
    covered = (_covered(one, other) + _covered(other, one)) / 2
    figures = len(one.opening_figures & other.figures) + len(other.opening_figures & one.figures)
    return (
        COVER * (covered - _COVERED)
        + RARE * (_rarity(one, other) - _AS_RARE)
        + FIGURES * (min(figures, _MOST_FIGURES) / _MOST_FIGURES - _FIGURED)
    )


def _covered(one: Weighed, other: Weighed) -> float:
    """How much of what one's opening names the other article names, from 0 to 1."""
    named = math.fsum([one.opening[name] for name in one.opening.keys() & other.names.keys()])
    return (named + _DOUBT / 2) / (one.opening_weight + _DOUBT)


def _rarity(one: Weighed, other: Weighed) -> float:
    """The mean weight of the rarest names that both articles name; the same whichever comes first."""
    shared = sorted([min(one.names[name], other.names[name]) for name in one.names.keys() & other.names.keys()])
    return min(math.fsum(shared[-_RAREST:]) / _RAREST, _RARE_ENOUGH)
