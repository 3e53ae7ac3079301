"""Who says what, by the cases of `cases/quotations/`."""

from __future__ import annotations

import pytest

from generator.model import Report
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
