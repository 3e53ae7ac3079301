"""Who says what, by the cases of `cases/quotations/`."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from generator.actors.quotations import find_quotations
from generator.actors.recognise import recognise
from generator.model import Report
from generator.rendering.quotations import each_once
from tests.cases import Case, read_cases
from tests.conftest import Analyst


@pytest.mark.parametrize("case", read_cases("quotations/*.txt"), ids=lambda case: case.id)
def test_quotations(case: Case, analyst: Analyst) -> None:
    assert "\n".join(lines_of(analyst.report(case.given))) == case.expected


def lines_of(report: Report) -> list[str]:
    """The quotations of an article as the cases note them."""
    text = report.article.text.normal
    return [
        f"{q.speaker} | {'said' if q.direct else 'told'} | {' '.join(text[q.span.start : q.span.end].split()[:3])}"
        for q in report.quotations
    ]


def test_a_quotation_is_of_somebody_whom_the_article_names(analyst: Analyst) -> None:
    report = analyst.report('Ông Lương Vĩnh Khoát nói: "Chợ này sẽ dời đi nơi khác".')
    (quotation,) = report.quotations
    assert quotation.speaker in {appearance.key for appearance in report.appearances}
    said_as = quotation.said_as
    assert said_as is not None and report.article.text.normal[said_as.start : said_as.end] == "Ông Lương Vĩnh Khoát"


def test_a_quotation_within_another_of_its_speaker_is_shown_once(analyst: Analyst) -> None:
    whole, part = "Chợ này sẽ dời đi nơi khác trước mùa mưa", "Chợ này sẽ dời đi nơi khác"
    report = analyst.report(f"Ông Lương Vĩnh Khoát nói: “{part}”.\n\nÔng Lương Vĩnh Khoát nói: “{whole}.”")
    assert len(report.quotations) == 2
    ((_, shown),) = each_once((report, quotation) for quotation in report.quotations)
    assert report.article.text.normal[shown.span.start : shown.span.end].startswith(whole)


REPEATED = {
    "words whose speaker is not named": "“Chúng tôi sẽ làm hết sức mình” ",
    "a word for somebody long before": "“Chúng tôi sẽ làm hết sức mình”, ông nói. ",
    "a name before": "Ông Trần Văn Bình nói: “Chúng tôi sẽ làm hết sức mình”. ",
    "a name behind": "“Chúng tôi sẽ làm hết sức mình”, ông Trần Văn Bình nói, ",
    "told": "Theo ông Trần Văn Bình, mọi việc đều ổn cả thôi. ",
    "told in one sentence": "theo ông Trần Văn Bình, mọi việc đều ổn cả thôi, ",
}


@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED.keys())
def test_the_work_grows_no_faster_than_the_article(unit: str, analyst: Analyst) -> None:
    """Counted in lines of our own code that are run, and in the characters that are searched for sentences."""
    few, many = (_work(unit * times, analyst) for times in (100, 400))
    assert many < 5 * few


def _work(said: str, analyst: Analyst) -> int:
    article = analyst.read(f"Bài\n\nÔng Trần Văn Bình đến.\n\nÔng Bình nói nhiều. {said}\n")
    appearances = recognise(article, analyst.lexicon)
    lines = 0

    def count(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        if event == "call" and frame.f_code.co_name == "sentence_ranges":
            lines += frame.f_locals["end"] - frame.f_locals["start"]
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        find_quotations(article, appearances, analyst.lexicon.speech)
    finally:
        sys.settrace(before)
    return lines
