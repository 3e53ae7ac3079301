"""The figures of `make measure` refuse to go down: on our own articles always, on real ones where they are at hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from tests.measure import corpora, own
from tests.measure.__main__ import PARTS
from tests.measure.figure import Figure

FLOORS: dict[str, float] = yaml.safe_load(
    (Path(__file__).parent / "measure" / "floors.yml").read_text(encoding="utf-8")
)


def fallen(figures: Iterable[Figure]) -> list[str]:
    """The figures that are worse than they have been, each with what is wrong."""
    return [
        "\n    ".join([f"{figure.name}: {figure.value:.3f}, the floor is {FLOORS[figure.name]}", *figure.errors])
        for figure in figures
        if (figure.value > FLOORS[figure.name] if figure.at_most else figure.value < FLOORS[figure.name])
    ]


def test_our_own_articles_are_dated_as_well_as_before() -> None:
    assert fallen(own.measure()) == []


@pytest.mark.slow
@pytest.mark.skipif(not corpora.are_here(), reason="the real articles are not at hand")
@pytest.mark.parametrize("part", [part for part in PARTS if part not in ("own", "clutter")])
def test_the_figures_on_real_articles_are_as_good_as_before(part: str) -> None:
    assert fallen(PARTS[part]()) == []


def test_a_figure_that_falls_is_told_with_its_errors() -> None:
    low = Figure("organisations, F1", 0.1, errors=["one: two, but three"])
    high = Figure("calibration error", 0.2, at_most=True)
    assert [line.split(",")[0].split(":")[0] for line in fallen([low, high])] == ["organisations", "calibration error"]
    assert fallen([Figure("organisations, F1", 1.0), Figure("calibration error", 0.0, at_most=True)]) == []
