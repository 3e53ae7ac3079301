"""Which articles tell of the same event: against the groups of the corpus."""

from __future__ import annotations

from tests.measure.corpora import study
from tests.measure.figure import Figure


def measure() -> list[Figure]:
    """Pairwise and B-cubed F1 with published dates, and pairwise with one in a group known."""
    _, _, pairwise, _, _, cubed = study("all").numbers("groups")
    _, _, withheld, *_ = study("one").numbers("groups")
    counted = study("all").scores["groups"].partition("(")[2].strip(")")
    return [
        Figure("groups, pairwise F1", pairwise, 0.975, counted),
        Figure("groups, B-cubed F1", cubed, 0.985, counted),
        Figure("groups, published known of one in a group: pairwise F1", withheld, 0.93),
    ]
