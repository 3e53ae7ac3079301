"""Whole folders of articles that belong together: the samples of `content/`, and real ones where they are at hand.

What each article says was read by hand. Lines are those of the file, from 1.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from generator.config import Config
from generator.contract import describe
from generator.model import Block, Report, Timeline
from generator.pipeline import analyse
from generator.wording import load_wording
from tests.conftest import Analyst

PROJECT = Path(__file__).parent.parent
SAMPLES = PROJECT / "content"
SEEDS = PROJECT.parent / "shared" / "seeds"


@dataclass(frozen=True)
class Facts:
    """What is true of an article."""

    event: str
    happened: str
    published: str = ""
    moment: str = ""
    people: str = ""
    """The ids of the people whom it names, without their family names' namesakes."""
    organisations: str = "nato"
    aside: str = ""
    """The lines that are not its running text: captions and what is cut off, `a-b` from line to line."""
    alone: bool = True
    """Whether its own words tell the whole date."""


TOLD: Mapping[str, Facts] = {
    "2024/nato-thua-nhan-bat-dong-vien-tro.txt": Facts(
        "differences over aid",
        "2024-06-11",
        people="jens-stoltenberg andrzej-duda boris-pistorius volodymyr-zelensky",
        aside="1 6 7 11-12 22-38",
        alone=False,
    ),
    "2024/duc-hua-them-ten-lua-patriot.md": Facts(
        "differences over aid",
        "2024-06-11",
        "2024-06-12",
        people="boris-pistorius volodymyr-zelensky jens-stoltenberg olaf-scholz andrzej-duda",
        aside="20",
    ),
    "html/hoi-nghi-hoa-binh-burgenstock.html": Facts(
        "Bürgenstock",
        "2024-06-15/2024-06-16",
        "2024-06-17",
        "2024-06-17T08:15:00+07:00",
        people="volodymyr-zelensky viola-amherd kamala-harris olaf-scholz emmanuel-macron vladimir-putin "
        "jens-stoltenberg",
        organisations="nato united-nations",
    ),
    "2024/nato-chon-nguoi-ke-nhiem.txt": Facts(
        "appointment",
        "2024-06-26",
        "2024-06-26",
        "2024-06-26T20:15:00+07:00",
        people="mark-rutte jens-stoltenberg klaus-iohannis viktor-orban dmitry-peskov",
        aside="1 17 19-23",
    ),
    "nato-summit-washington.txt": Facts(
        "Washington",
        "2024-07-11",
        "2024-07-11",
        people="jens-stoltenberg volodymyr-zelensky joe-biden mark-rutte keir-starmer",
        aside="1 21-25",
    ),
    "2024/le-ban-giao-tong-thu-ky-nato.md": Facts(
        "handover",
        "2024-10-01",
        "2024-10",
        people="mark-rutte jens-stoltenberg joseph-luns kamala-harris donald-trump",
        aside="13 23-26",
    ),
    "2024/tan-tong-thu-ky-nato-tham-kiev.txt": Facts(
        "first visit",
        "2024-10-03",
        people="mark-rutte volodymyr-zelensky antony-blinken david-lammy",
        aside="5-6 20 22-28",
    ),
    "2024/rutte-zelenskyy-hop-bao.txt": Facts(
        "first visit",
        "2024-10-03",
        people="mark-rutte volodymyr-zelensky sabrina-singh",
        organisations="nato pentagon",
        aside="1 3-4 10-12",
        alone=False,
    ),
    "2024/2024-10-04-tong-thu-ky-nato-den-ukraine.md": Facts(
        "first visit",
        "2024-10-03",
        "2024-10-04",
        "2024-10-04T09:10:00+07:00",
        people="mark-rutte volodymyr-zelensky antony-blinken david-lammy",
        aside="10",
    ),
    "html/nato-chief-first-visit-kyiv.html": Facts(
        "first visit",
        "2024-10-03",
        "2024-10-04",
        "2024-10-04T12:30:00+07:00",
        people="mark-rutte volodymyr-zelensky jens-stoltenberg sabrina-singh",
        organisations="nato pentagon",
    ),
    "2024/ngoai-truong-nato-hop-o-brussels.md": Facts(
        "foreign ministers",
        "2024-12-03/2024-12-04",
        "2024-12-05",
        people="mark-rutte andrii-sybiha antony-blinken",
        aside="19 21-25",
    ),
    "2025/ong-rutte-toi-odessa.txt": Facts(
        "Odessa",
        "2025-04-15",
        "2025-04",
        people="mark-rutte volodymyr-zelensky donald-trump",
        organisations="nato white-house",
        aside="1 9 15-19",
    ),
    "clippings/ong-rutte-tham-thuong-binh-odesa.md": Facts(
        "Odessa",
        "2025-04-15",
        "2025-04-16",
        people="mark-rutte volodymyr-zelensky donald-trump",
        aside="13 15 27-30",
    ),
    "tong-thu-ky-nato-lam-gi.md": Facts("", "", people="jens-stoltenberg mark-rutte", aside="19-22"),
    "000_5cf533f973154e7b.txt": Facts(
        "first visit",
        "2024-10-03",
        people="mark-rutte volodymyr-zelensky gitanas-nauseda milos-vystrcil evika-silina antony-blinken david-lammy",
        aside="5-6 28-36",
    ),
    "001_80b37126d890dae0.txt": Facts(
        "first visit",
        "2024-10-03",
        people="mark-rutte volodymyr-zelensky sabrina-singh",
        organisations="nato pentagon",
        aside="1 3-4 9 16-20",
    ),
    "002_54b7c7ea02a63e18.txt": Facts(
        "Odessa",
        "2025-04-15",
        "2025-04",
        people="mark-rutte volodymyr-zelensky donald-trump",
        aside="1 9",
    ),
    "003_063b7a20fc795455.txt": Facts(
        "first visit",
        "2024-10-03",
        "2024-10-04",
        "2024-10-04T14:00:00+07:00",
        people="mark-rutte volodymyr-zelensky antony-blinken david-lammy",
        aside="9",
    ),
    "004_585caaba9f2999fa.txt": Facts(
        "differences over aid",
        "2024-06-11",
        people="jens-stoltenberg volodymyr-zelensky boris-pistorius andrzej-duda",
        aside="1 6-7 11-12 38-500",
    ),
}  # fmt: skip

HERE = {
    **{path: SAMPLES for path in TOLD if (SAMPLES / path).is_file()},
    **{path: SEEDS for path in TOLD if (SEEDS / path).is_file()},
}
"""Each article that is at hand, with the folder that it belongs to."""


@dataclass(frozen=True)
class Folder:
    """The articles of one folder, analysed together as a project."""

    timeline: Timeline
    described: dict[str, Any]

    @cached_property
    def reports(self) -> dict[str, Report]:
        return {report.article.path: report for report in self.timeline.reports}

    @cached_property
    def articles(self) -> dict[str, dict[str, Any]]:
        """Each article as the contract describes it."""
        return {article["path"]: article for article in self.described["articles"]}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Folder]:
    found = {}
    for content in {*HERE.values()}:
        project = tmp_path_factory.mktemp("project")
        shutil.copytree(content, project / "content")
        done = analyse(Config(project))
        described = describe(done.timeline, done.issues, load_wording("vi"), text=True)
        found[content] = Folder(done.timeline, described)
    return found


def test_the_samples_are_all_here() -> None:
    known = {path for path in HERE if HERE[path] == SAMPLES}
    articles = {path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*") if path.is_file()}
    assert articles - {"actors.yml", "corrections.yml"} == known


@pytest.mark.parametrize("path", HERE)
def test_dates(path: str, folders: dict[Path, Folder]) -> None:
    dates = folders[HERE[path]].reports[path].dates
    found = (dates.happened.date.edtf, dates.published.date.edtf, dates.published.moment)
    assert found == (TOLD[path].happened, TOLD[path].published, TOLD[path].moment)


@pytest.mark.parametrize("path", HERE)
def test_dates_of_the_article_by_itself(path: str, analyst: Analyst) -> None:
    facts = TOLD[path]
    dates = analyst.report((HERE[path] / path).read_bytes(), path).dates
    yearless = "" if facts.alone else f"XXXX{facts.happened[4:]}"
    assert dates.happened.date.edtf in {facts.happened, yearless or facts.happened}
    assert dates.published.date.edtf == facts.published


@pytest.mark.parametrize("content", sorted({*HERE.values()}), ids=lambda content: content.name)
def test_coverage_of_one_event_is_merged(content: Path, folders: dict[Path, Folder]) -> None:
    timeline = folders[content].timeline
    paths = {report.id: report.article.path for report in timeline.reports}
    events = defaultdict(set)
    for path in (path for path in HERE if HERE[path] == content):
        events[TOLD[path].event].add(path)
    merged = [{paths[name] for name in event.articles} for event in timeline.events]
    assert sorted(map(sorted, merged)) == sorted(map(sorted, events.values()))


@pytest.mark.parametrize("path", HERE)
def test_actors(path: str, folders: dict[Path, Folder]) -> None:
    folder = folders[HERE[path]]
    actors = {actor.id: actor for actor in folder.timeline.actors}
    mine = [actors[name] for name in folder.timeline.actors_of[folder.reports[path].id]]
    assert {actor.id for actor in mine if actor.kind == "person"} == set(TOLD[path].people.split())
    assert {actor.id for actor in mine} >= set(TOLD[path].organisations.split())


@pytest.mark.parametrize("content", sorted({*HERE.values()}), ids=lambda content: content.name)
def test_everybody_known_has_a_page_and_roles_with_terms(content: Path, folders: dict[Path, Folder]) -> None:
    actors = folders[content].timeline.actors
    names = [actor.name for actor in actors]
    assert len(names) == len(set(names))
    for last_name in ("Rutte", "Stoltenberg", "Zelensky", "Pistorius", "Duda", "Trump", "Blinken", "Lammy"):
        (actor,) = [actor for actor in actors if actor.name.endswith(f" {last_name}")]
        assert actor.roles
        assert all(role.start.edtf for role in actor.roles), actor.name


@pytest.mark.parametrize("path", [path for path in HERE if TOLD[path].aside])
def test_what_is_not_the_article(path: str, folders: dict[Path, Folder]) -> None:
    article = folders[HERE[path]].reports[path].article
    lines = article.text.normal.split("\n")
    aside = {article.text.normal.count("\n", 0, b.span.start) + 1 for b in article.blocks if is_aside(b)}
    assert aside == {number for number in numbers(TOLD[path].aside, len(lines)) if lines[number - 1].strip()}


def is_aside(block: Block) -> bool:
    return block.part in ("cut", "caption")


def numbers(ranges: str, last: int) -> Iterator[int]:
    """'5-6 20' → 5, 6, 20."""
    for part in ranges.split():
        first, _, end = part.partition("-")
        yield from range(int(first), min(int(end or first), last) + 1)


@pytest.mark.parametrize("path", HERE)
def test_every_quote_stands_where_the_evidence_says(path: str, folders: dict[Path, Folder]) -> None:
    article = folders[HERE[path]].articles[path]
    for clock in ("published", "happened"):
        for reason in (*article[clock]["evidence"], *article[clock]["rejected"]):
            if reason["start"] is not None:
                assert article["text"][reason["start"] : reason["end"]] == reason["quote"] != ""


@pytest.mark.parametrize("path", HERE)
def test_no_evidence_is_from_what_was_cut(path: str, folders: dict[Path, Folder]) -> None:
    report = folders[HERE[path]].reports[path]
    cut = [b.span for b in report.article.blocks if b.part == "cut" and b.why != "header"]
    quoted = [evidence.span for evidence in report.dates.happened.evidence if evidence.span]
    assert [span for span in quoted if any(span.overlaps(other) for other in cut)] == []


@pytest.mark.parametrize("path", [path for path in HERE if TOLD[path].happened])
def test_every_date_has_a_reason_and_a_confidence(path: str, folders: dict[Path, Folder]) -> None:
    happened = folders[HERE[path]].reports[path].dates.happened
    assert happened.evidence
    assert 0.7 <= happened.confidence <= 0.98


HEADLESS = (
    "2024/rutte-zelenskyy-hop-bao.txt",
    "2025/ong-rutte-toi-odessa.txt",
    "001_80b37126d890dae0.txt",
    "002_54b7c7ea02a63e18.txt",
)


@pytest.mark.parametrize("path", HERE)
def test_titles(path: str, folders: dict[Path, Folder]) -> None:
    article = folders[HERE[path]].reports[path].article
    assert article.title_made == (path in HEADLESS)
    assert 20 <= len(article.title) <= 140
    assert not article.title.endswith((".", "…")) and "[" not in article.title
    captions = [article.text.normal[b.span.start : b.span.end] for b in article.blocks if b.part == "caption"]
    assert not any(caption.startswith(article.title) for caption in captions)


@pytest.mark.parametrize("path", [path for path in HERE if path.endswith(".html")])
def test_a_saved_page_keeps_the_article_alone(path: str, folders: dict[Path, Folder]) -> None:
    body = "\n".join(
        folders[HERE[path]].articles[path]["text"][start:end]
        for start, end in folders[HERE[path]].articles[path]["body"]
    )
    page = (HERE[path] / path).read_text(encoding="utf-8")
    assert len(body) > 800
    assert not any(str(year) in body for year in (2019, 2025, 2026))
    assert "</" not in body and page.count("</") > 20


def test_the_last_paragraph_before_the_teasers_is_kept(folders: dict[Path, Folder]) -> None:
    endings = {
        "2024/nato-thua-nhan-bat-dong-vien-tro.txt": "Ở Đức, Bộ trưởng Quốc phòng Boris Pistorius",
        "2025/ong-rutte-toi-odessa.txt": "Ông Zelensky kỳ vọng Ankara",
        "004_585caaba9f2999fa.txt": "Theo ông, việc bắt đầu thủ tục",
    }
    for path, opening in endings.items():
        if path in HERE:
            article = folders[HERE[path]].reports[path].article
            last = article.kept[-1].span
            assert article.text.normal[last.start : last.end].startswith(opening)
