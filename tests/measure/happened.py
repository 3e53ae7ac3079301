"""When it happened, published dates known, on the hand-labelled articles: the day, and what '0.9 sure' is worth."""

from __future__ import annotations

from collections.abc import Iterator

from tests.measure.corpora import GOLD, read_lines, study
from tests.measure.figure import Figure


def measure() -> list[Figure]:
    """Right, sure, right when sure, and how far confidence lies from the truth."""
    whole = study("all")
    (happened,) = whole.numbers("happened")
    sure, right = whole.numbers("sure")
    (calibration,) = whole.numbers("calibration")
    counted = whole.scores["sure"].split()
    return [
        Figure(
            "happened, published dates known", happened, 0.96, whole.scores["happened"].split()[0], errors=[*_errors()]
        ),
        Figure("happened, called 0.9 sure: share", sure, 0.8, counted[1]),
        Figure("happened, called 0.9 sure: right", right, 0.98, counted[5]),
        Figure("calibration error", calibration, 0.05, at_most=True),
    ]


def _errors() -> Iterator[str]:
    found = study("all").articles
    for gold in read_lines(GOLD):
        if gold["id"] in found and not gold["doubt"] and len(gold["happened"] or "") == 10:
            said = found[gold["id"]]["happened"]
            if said["edtf"] != gold["happened"]:
                quotes = "; ".join(evidence["quote"] for evidence in said["evidence"])
                yield (
                    f"{gold['id']}: {gold['happened']} ({gold['quote']}), but {said['edtf'] or 'nothing'}"
                    f" at {said['confidence']} ({quotes})"
                )
