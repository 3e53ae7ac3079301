"""When it happened and why, by the cases of `cases/happened/`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.model import Report
from tests.cases import Case, read_cases
from tests.conftest import Analyst


@pytest.mark.parametrize("case", read_cases("happened/*.txt"), ids=lambda case: case.id)
def test_happened(case: Case, analyst: Analyst) -> None:
    first, *others = case.given.split("\n=====\n")
    timeline = analyst.timeline({"article.md": first} | {f"other-{n}.md": text for n, text in enumerate(others)})
    report = next(report for report in timeline.reports if report.article.path == "article.md")
    wanted = case.expected.splitlines()
    assert list(told_of(report, [line for line in wanted if line.startswith("not ")])) == wanted


def told_of(report: Report, wanted: list[str]) -> Iterator[str]:
    """What the cases expect, in their notation; of the rejected dates those that are `wanted`."""
    dates = report.dates
    yield f"happened {dates.happened.date.edtf or '-'}"
    yield f"published {dates.published.date.edtf or '-'}"
    yield "because " + ("; ".join(evidence.rule for evidence in dates.happened.evidence) or "-")
    rejected = {f"not {rejected.date.edtf}" for rejected in dates.happened.rejected}
    yield from (line for line in wanted if line in rejected)


@pytest.mark.parametrize(
    ("opening", "word"),
    [
        ("Ngày 22/1, tân Tổng thống Mỹ Joe Biden", "tân"),
        ("Ngày 5/12, cựu Tổng thống Mỹ Barack Obama", "cựu"),
        ("Ngày 10/11, Tổng thống Mỹ đắc cử Joe Biden", "đắc cử"),
    ],
)
def test_the_quote_of_an_office_holds_the_word_that_decides(analyst: Analyst, opening: str, word: str) -> None:
    dates = analyst.report(f"{opening} nói chuyện với báo giới.").dates
    assert [word in evidence.quote for evidence in dates.happened.evidence if evidence.rule == "office"] == [True]


def test_a_year_from_a_neighbour_is_less_sure_than_one_of_its_own(analyst: Analyst) -> None:
    own = "Ngày 23/5/2016, ông Barack Obama gặp ông Trần Đại Quang ở Hà Nội."
    timeline = analyst.timeline({"a.txt": own, "b.txt": own.replace("/2016", "").replace("gặp", "tiếp")})
    confidence = {report.article.path: report.dates.happened.confidence for report in timeline.reports}
    assert 0 < confidence["b.txt"] < confidence["a.txt"]


def test_only_the_writer_is_wholly_sure(analyst: Analyst) -> None:
    stated = analyst.report("---\nhappened: 2016-05-23\n---\nÔng Obama ở Hà Nội.", "article.md")
    found = analyst.report("---\ndate: 2016-05-24\n---\nHôm qua, ông Obama ở Hà Nội.", "article.md")
    assert stated.dates.happened.confidence == 1
    assert found.dates.happened.confidence < 1


def test_a_day_of_publishing_that_stands_in_is_unsure(analyst: Analyst) -> None:
    report = analyst.report("---\ndate: 2022-04-15\n---\nChợ nổi vẫn đông khách.", "article.md")
    assert report.dates.happened.evidence[0].rule == "published"
    assert report.dates.happened.confidence < 0.7


def test_a_year_that_only_the_folder_tips_is_no_more_than_likely(analyst: Analyst) -> None:
    fairs = ["hội diều", "chợ hoa", "đua thuyền", "lễ cày", "triển lãm gốm", "giải cờ", "hội vật", "phiên chợ sách"]
    files = {
        f"{n}-{day}.txt": f"Ngày {n + day}/{n + 1}/2016, {fair} khai mạc ở {town}."
        for n, fair in enumerate(fairs)
        for day, town in ((2, "Huế"), (18, "Cần Thơ"))
    }
    files["article.txt"] = "Ngày 3/10, Chủ tịch nước Trần Đại Quang thăm trường học vùng cao."
    reports = {report.article.path: report for report in analyst.timeline(files).reports}
    happened = reports["article.txt"].dates.happened
    assert happened.date.edtf == "2016-10-03"
    assert 0.7 <= happened.confidence <= 0.75
    assert "folder" in [evidence.rule for evidence in happened.evidence]


def test_yesterday_of_an_article_that_others_date_is_no_more_than_likely(analyst: Analyst) -> None:
    told = "Hôm qua, thuyền rồng chở đoàn nhạc công từ Huế cập bến Cái Răng, mở đầu lễ hội chợ nổi."
    files = {"a.md": f"---\ndate: 2022-04-15\n---\n{told}", "b.txt": told.replace("mở đầu", "khai mạc")}
    reports = {report.article.path: report.dates.happened for report in analyst.timeline(files).reports}
    assert reports["a.md"].date == reports["b.txt"].date
    assert reports["b.txt"].confidence < reports["a.md"].confidence


def test_what_is_said_of_a_happening_holds_of_the_day(analyst: Analyst) -> None:
    keys = {
        day: [e.says.key for e in report.dates.happened.evidence if e.rule == "happening"]
        for day in (7, 9)
        for report in [analyst.report(f"Ngày {day}/9, lực lượng cứu hộ dọn cây đổ vì bão Yagi.")]
    }
    assert keys == {7: ["says.happening.day"], 9: ["says.happening.after.2"]}
