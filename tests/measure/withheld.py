"""Published dates withheld: all but one in each group, then all of them."""

from __future__ import annotations

from tests.measure.corpora import study
from tests.measure.figure import Figure


def measure() -> list[Figure]:
    """How many are dated to the day and how many of them rightly; how many years are given and right."""
    one, none = study("one"), study("none")
    dated, within = one.numbers("window")
    given, right = none.numbers("year")
    counted, years = one.scores["window"].split(), none.scores["year"].split()
    return [
        Figure("published known of one in a group: dated to the day", dated, 0.75, counted[1]),
        Figure("published known of one in a group: within the window", within, 0.97, counted[5]),
        Figure("published known of none: year given", given, 0.35, years[1]),
        Figure("published known of none: year right", right, 0.95, years[5]),
    ]
