"""Names are found in a text by their words, each with all that it means."""

from __future__ import annotations

from generator.knowledge.finder import Finder

FINDER = Finder.of(
    [
        ("World Cup", "the games"),
        ("World Cup 2018", "those in Russia"),
        ("Hội nghị Trung ương 4 khóa XII", "a plenum"),
        ("xung đột Nga-Ukraine", "a war"),
        ("PC45", "a department"),
        ("PC45", "a computer"),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], thing) for span, thing in FINDER.find(text.lower())]


def test_names_within_names_are_found_too() -> None:
    assert found("vé World Cup 2018") == [("World Cup", "the games"), ("World Cup 2018", "those in Russia")]


def test_what_stands_between_the_words_makes_no_difference() -> None:
    assert found("Hội nghị Trung ương 4 (khóa XII)") == [("Hội nghị Trung ương 4 (khóa XII", "a plenum")]
    assert found("xung đột Nga - Ukraine") == [("xung đột Nga - Ukraine", "a war")]


def test_only_whole_words_of_one_line_are_a_name() -> None:
    assert found("World Cups, APC45, World\nCup, World, … then: Cup") == []


def test_one_name_may_mean_several_things() -> None:
    assert found("(PC45)") == [("PC45", "a department"), ("PC45", "a computer")]
