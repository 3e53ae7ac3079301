"""Where an event happened, by the cases of `cases/whereabouts/`."""

from __future__ import annotations

import pytest

from tests.cases import Case, read_cases
from tests.conftest import Analyst


@pytest.mark.parametrize("case", read_cases("whereabouts/*.txt"), ids=lambda case: case.id)
def test_whereabouts(case: Case, analyst: Analyst) -> None:
    assert where(case, analyst) == case.expected


def where(case: Case, analyst: Analyst) -> str:
    """The id of the place of a case's event, `nowhere` for none."""
    (event,) = analyst.timeline({"a.txt": case.given}).events
    return event.place or "nowhere"
