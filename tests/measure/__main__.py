"""`python -m tests.measure [PART …] [--without KIND] [--errors]`: the table of figures, or some parts of it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from tests.measure import (
    actors,
    clutter,
    corpora,
    duckling,
    groups,
    happened,
    leads,
    own,
    quotations,
    whereabouts,
    withheld,
)
from tests.measure.figure import Figure, write_table
from tests.measure.without import KINDS, leaving_out

PARTS: dict[str, Callable[[], list[Figure]]] = {
    "happened": happened.measure,
    "withheld": withheld.measure,
    "duckling": duckling.measure,
    "leads": leads.measure,
    "groups": groups.measure,
    "actors": actors.measure,
    "quotations": quotations.measure,
    "whereabouts": whereabouts.measure,
    "own": own.measure,
    "clutter": clutter.figures,
}
"""Name → what gives its figures; all but `own` and `clutter` need the real articles."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures the parts that are named, or all, and prints them."""
    parser = argparse.ArgumentParser(prog="python -m tests.measure", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"any of: {', '.join(PARTS)}; all when none is named")
    parser.add_argument("--without", action="append", default=[], choices=KINDS, help="leave this evidence out")
    parser.add_argument("--errors", action="store_true", help="print every case that is wrong, too")
    asked = parser.parse_args(arguments)
    unknown = sorted(set(asked.parts) - set(PARTS))
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    parts = asked.parts or [*PARTS]
    if not corpora.are_here():
        print(f"The real articles are not at {corpora.SHARED}: only those of our own are measured.")
        parts = ["own", "clutter"]
    with leaving_out(asked.without):
        figures = [figure for name in parts for figure in PARTS[name]()]
    print(write_table(figures, errors=asked.errors))


if __name__ == "__main__":
    main()
