"""Who says what, on articles of our own writing."""

from __future__ import annotations

from generator.knowledge import load_knowledge
from tests.cases import read_cases
from tests.conftest import Analyst
from tests.measure.figure import Figure, share
from tests.test_quotations import lines_of


def measure() -> list[Figure]:
    """The share of the cases in which every speaker is right."""
    analyst = Analyst(load_knowledge())
    cases = read_cases("quotations/*.txt")
    said = [(case, "\n".join(lines_of(analyst.report(case.given)))) for case in cases]
    wrong = [f"{case.id}: {found!r}" for case, found in said if found != case.expected]
    return [share("speakers of quotations, our own cases", len(cases) - len(wrong), len(cases), 0.90, wrong)]
