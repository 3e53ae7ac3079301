"""The user's word on events: `merge` and `split` in `content/corrections.yml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline import Analysis
from tests.projects import VISIT, analyse_project, make_project

FIRE = "---\ndate: 2022-08-12\n---\nCháy kho vải\n\nSáng 12/8, kho vải ở Hoàng Mai, Hà Nội, bốc cháy dữ dội.\n"
AGAIN = FIRE.replace("Cháy kho vải\n", "Kho vải Hoàng Mai cháy rụi\n")
STORM = "---\ndate: 2020-10-11\n---\nBão vào Quảng Nam\n\nNgày 11/10, bão số 6 đổ bộ vào Quảng Nam gây mưa lớn.\n"


def events_of(folder: Path, corrections: str) -> tuple[list[list[str]], Analysis]:
    articles: dict[str, str | bytes] = {"a.md": FIRE, "b.md": AGAIN, "c.md": STORM, "corrections.yml": corrections}
    found = analyse_project(make_project(folder, articles))
    paths = {report.id: report.article.path[0] for report in found.timeline.reports}
    return sorted(sorted(paths[name] for name in event.articles) for event in found.timeline.events), found


@pytest.mark.parametrize(
    ("corrections", "events"),
    [
        ("", [["a", "b"], ["c"]]),
        ("- split: [a.md]", [["a"], ["b"], ["c"]]),
        ("- split: a", [["a"], ["b"], ["c"]]),
        ("- merge: [b.md, c.md]", [["a", "b", "c"]]),
        ("- merge: [b.md, c.md]\n- split: [b.md]", [["a"], ["b", "c"]]),
        ("- split: [b.md]\n- merge: [a.md, b.md]", [["a", "b"], ["c"]]),
    ],
)
def test_rulings(corrections: str, events: list[list[str]], tmp_path: Path) -> None:
    assert events_of(tmp_path, corrections)[0] == events


def test_an_event_says_that_the_user_made_it(tmp_path: Path) -> None:
    found = events_of(tmp_path, "- merge: [a.md, c.md]\n  why: cùng một đợt mưa bão")[1]
    (event,) = found.timeline.events
    assert event.why[0].key == "why.merge-by-user-because"
    assert dict(event.why[0].values) == {"why": "cùng một đợt mưa bão"}


@pytest.mark.parametrize(
    ("corrections", "code", "severity"),
    [
        ("- {article: a.md, title: x}\n- merge: [a.md, b.md]", "merge-needless", "notice"),
        ("- {article: a.md, title: x}\n- split: [c.md]", "split-needless", "notice"),
        ("- {article: a.md, title: x}\n- split: [d.md]", "correction-without-article", "fault"),
        ("- {article: a.md, title: x}\n- merge: [a.md]", "ruling-incomplete", "fault"),
        ("- {article: a.md, title: x}\n- {merge: [a.md, c.md], split: [b.md]}", "ruling-incomplete", "fault"),
        ("- {article: a.md, title: x}\n- {merge: [a.md, c.md], article: b.md}", "ruling-incomplete", "fault"),
    ],
)
def test_a_ruling_that_does_not_fit_is_told_with_its_line(
    corrections: str, code: str, severity: str, tmp_path: Path
) -> None:
    issues = events_of(tmp_path, corrections)[1].issues
    assert [(i.line, i.code, i.severity) for i in issues if "corrections" in i.path] == [(2, code, severity)]


def test_a_date_that_is_not_understood_is_told_of_the_file_that_says_it(tmp_path: Path) -> None:
    corrections = "- article: visit.md\n  happened: hôm nào đó\n  published: rất lâu\n"
    folder = make_project(tmp_path, {"visit.md": VISIT, "corrections.yml": corrections})
    told = [(issue.code, issue.path) for issue in analyse_project(folder).issues]
    assert told == [("date-not-understood", "content/corrections.yml")] * 2


@pytest.mark.parametrize(("where", "reason"), [("ở Việt Nam", "near.other-deed"), ("ở Hải Phòng", "near.other-place")])
def test_a_place_that_lies_in_the_other_is_no_reason_against_one_event(where: str, reason: str, tmp_path: Path) -> None:
    talks = (
        "---\ndate: 2024-05-07\n---\n{}\n\nNgày 6/5, Thủ tướng Séc Petr Fiala gặp Tổng thống Ba Lan Andrzej Duda {}.\n"
    )
    articles: dict[str, str | bytes] = {
        "a.md": talks.format("Fiala và Duda hội đàm ở Hà Nội", "ở Hà Nội"),
        "b.md": talks.format(f"Fiala và Duda hội đàm {where}", where),
        "corrections.yml": "- split: [b.md]",
    }
    events = analyse_project(make_project(tmp_path, articles)).timeline.events
    assert [[miss.why.key for miss in event.near] for event in events] == [[reason], [reason]]
