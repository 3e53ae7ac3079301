"""How much clutter is cut and how much of the articles is lost: the floor, on articles and clutter of our own."""

from __future__ import annotations

from tests.measure import clutter


def test_at_least_thirty_kinds_in_every_place() -> None:
    kinds = clutter.kinds()
    assert len(kinds) >= 30
    assert {kind["place"] for kind in kinds.values()} == {"head", "middle", "tail"}


def test_clutter_is_cut_and_the_article_stays() -> None:
    """`python -m tests.measure.clutter --errors` shows the lines."""
    for name, tally in clutter.measure(unseen=False).items():
        (cut, clutter_lines), (lost, body_lines) = tally.clutter_cut, tally.body_lost
        assert cut / clutter_lines >= clutter.least(name), name
        assert lost / body_lines <= 0.005, name
