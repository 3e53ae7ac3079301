"""Where events happened, on articles of our own writing."""

from __future__ import annotations

from generator.knowledge import load_knowledge
from tests.cases import read_cases
from tests.conftest import Analyst
from tests.measure.figure import Figure, share
from tests.test_whereabouts import where


def measure() -> list[Figure]:
    """The share of the cases with the right place, or rightly with none."""
    analyst = Analyst(load_knowledge())
    found = [(case, where(case, analyst)) for case in read_cases("whereabouts/*.txt")]
    wrong = [f"{case.id}: {case.expected}, but {place}" for case, place in found if place != case.expected]
    return [share("places of events, our own cases", len(found) - len(wrong), len(found), 0.90, wrong)]
