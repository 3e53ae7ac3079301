"""The address of an event stays when an article is added; one that must change leads on; nothing is remembered."""

from __future__ import annotations

from pathlib import Path

from generator.model import Timeline
from tests.conftest import Analyst
from tests.projects import build_project, make_project, tree_of

FLOOD = """---
date: {date}
---
{title}

Sáng 3/10/2024, lũ về trên sông Hoàng Long làm ngập ba xã ở Ninh Bình. Hơn hai trăm hộ dân phải rời nhà trong đêm.

Bộ đội giúp dân đắp lại đoạn đê bị nước tràn qua. Mực nước lên 5 mét, cao nhất trong mười năm ở Ninh Bình.
"""
FIRST = FLOOD.format(date="2024-10-03", title="Lũ sông Hoàng Long làm ngập ba xã")
LATER = FLOOD.format(date="2024-10-04", title="Ninh Bình di dời hai trăm hộ dân vì lũ")
EARLIER = FLOOD.format(date="2024-10-02", title="Nước sông Hoàng Long tràn đê")
FIRST_ADDRESS = "2024-10-03-lu-song-hoang-long-lam-ngap-ba-xa"


def address_of(timeline: Timeline, path: str) -> str:
    return next(timeline.event_of[report.id] for report in timeline.reports if report.article.path == path)


def test_an_article_published_later_leaves_the_address(analyst: Analyst) -> None:
    timeline = analyst.timeline({"b.md": FIRST, "a.md": LATER})
    assert len(timeline.events) == 1
    assert timeline.events[0].id == address_of(analyst.timeline({"b.md": FIRST}), "b.md") == FIRST_ADDRESS


def test_an_article_published_earlier_takes_the_address_and_the_old_one_leads_on(analyst: Analyst) -> None:
    timeline = analyst.timeline({"a.md": FIRST, "b.md": EARLIER})
    assert timeline.events[0].id == "2024-10-03-nuoc-song-hoang-long-tran-de"
    assert timeline.redirects == {FIRST_ADDRESS: timeline.events[0].id}


def test_no_address_leads_away_from_an_event(analyst: Analyst) -> None:
    timeline = analyst.timeline({"a.md": FIRST, "b.md": EARLIER, "c.md": LATER})
    assert not {event.id for event in timeline.events} & timeline.redirects.keys()
    assert set(timeline.redirects.values()) <= {event.id for event in timeline.events}


def test_a_year_from_a_neighbour_leaves_the_address_without_it(analyst: Analyst) -> None:
    dated = FIRST.replace("Bộ đội", "Thủ tướng Phạm Minh Chính tới Hà Nội, bộ đội")
    yearless = dated.split("---\n")[2].replace("3/10/2024", "3/10").replace("làm ngập", "nhấn chìm")
    alone = address_of(analyst.timeline({"a.md": yearless}), "a.md")
    assert alone.startswith("undated-")
    timeline = analyst.timeline({"a.md": yearless, "b.md": dated})
    assert timeline.redirects[alone] == address_of(timeline, "a.md") != alone


def site_with(folder: Path, corrections: str) -> dict[str, bytes]:
    articles: dict[str, str | bytes] = {"a.md": FIRST, "corrections.yml": corrections}
    project = make_project(folder, articles)
    build_project(project)
    return tree_of(project / "site")


def test_a_correction_leaves_a_page_that_leads_on(tmp_path: Path) -> None:
    correction = "- {article: a.md, happened: 2024-10-02, title: Lũ lớn ở Ninh Bình}\n"
    site = site_with(tmp_path, correction)
    assert "events/2024-10-02-lu-lon-o-ninh-binh/index.html" in site
    old = site[f"events/{FIRST_ADDRESS}/index.html"].decode("utf-8")
    assert 'http-equiv="refresh" content="0; url=../2024-10-02-lu-lon-o-ninh-binh/"' in old
    assert "Lũ lớn ở Ninh Bình" in old


def test_an_address_that_the_user_names_leads_on(tmp_path: Path) -> None:
    site = site_with(tmp_path, "- {article: a.md, formerly: 'https://example.org/events/2023-lu-cu/'}\n")
    assert b"url=../" + FIRST_ADDRESS.encode() in site["events/2023-lu-cu/index.html"]


def test_an_address_out_of_the_folder_stays_in_it(tmp_path: Path) -> None:
    site = site_with(tmp_path, "- {article: a.md, formerly: '../../../etc/pass wd'}\n")
    assert "events/pass-wd/index.html" in site


def test_a_page_that_is_gone_for_good_is_told_of(tmp_path: Path) -> None:
    another = LATER.replace("3/10/2024", "9/11/2024").replace("2024-10-04", "2024-11-10")
    project = make_project(tmp_path, {"a.md": FIRST, "b.md": another})
    build_project(project)
    (project / "content" / "b.md").unlink()
    gone = [issue for issue in build_project(project).issues if issue.code == "address-gone"]
    assert [dict(issue.values)["old"] for issue in gone] == ["2024-11-09-ninh-binh-di-doi-hai-tram-ho-dan-vi-lu"]
    assert not [issue for issue in build_project(project).issues if issue.code == "address-gone"]
