"""What `content/actors.yml` says of actors, and what is reported when it does not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.actors.additions import add_actors, needless_wishes
from generator.actors.lexicon import Lexicon
from generator.actors.wishes import load_wishes
from generator.build import build
from generator.issues import Issue
from generator.knowledge import Knowledge
from generator.model import Actor, Timeline
from tests.conftest import Analyst
from tests.projects import make_project, open_project, the_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return the_knowledge()


class Told:
    """What a folder of articles becomes under a file `actors.yml`."""

    def __init__(self, knowledge: Knowledge, folder: Path, file: str, *articles: str) -> None:
        (folder / "actors.yml").write_text(file, encoding="utf-8")
        wishes, issues = load_wishes(folder)
        added, unfit = add_actors(knowledge, wishes)
        self.timeline: Timeline = Analyst(added).timeline({f"{n}.txt": text for n, text in enumerate(articles)})
        self.issues: list[Issue] = [*issues, *unfit, *needless_wishes(wishes, self.timeline.actors)]

    @property
    def codes(self) -> list[tuple[str, int]]:
        return [(issue.code, issue.line) for issue in self.issues]

    def people(self) -> dict[str, Actor]:
        return {actor.name: actor for actor in self.timeline.actors if actor.kind != "place"}


def test_more_spellings_of_one_and_why(knowledge: Knowledge, tmp_path: Path) -> None:
    file = "- name: Mark Rutte\n  also: [Mác Rút-te]\n"
    told = Told(knowledge, tmp_path, file, "Ông Mác Rút-te tới Kiev.", "Ông Mark Rutte rời Kiev.")
    rutte = told.people()["Mark Rutte"]
    assert len(rutte.articles) == 2
    assert [reason.key for reason in rutte.why] == ["one.user"]
    assert told.codes == []


def test_two_pages_become_one(knowledge: Knowledge, tmp_path: Path) -> None:
    file = "- name: Phùng Thị Dậu\n  merge: [Dậu Phùng]\n  description: Thợ mộc\n  wikidata: Q42\n"
    told = Told(knowledge, tmp_path, file, "Bà Phùng Thị Dậu mở xưởng.", "Bà Dậu Phùng đóng cửa xưởng.")
    (actor,) = told.people().values()
    assert (actor.name, len(actor.articles), actor.description, actor.wikidata) == (
        "Phùng Thị Dậu",
        2,
        "Thợ mộc",
        "Q42",
    )


def test_a_merged_office_holder_keeps_the_terms(knowledge: Knowledge, tmp_path: Path) -> None:
    file = "- name: Ông Lớn Rutte\n  merge: [Mark Rutte]\n"
    told = Told(knowledge, tmp_path, file, "Ông Mark Rutte tới Kiev.")
    (actor,) = told.people().values()
    assert actor.name == "Ông Lớn Rutte"
    assert any(role.start.edtf == "2024-10-01" for role in actor.roles)


def test_a_spelling_that_means_somebody_else(knowledge: Knowledge, tmp_path: Path) -> None:
    file = "- name: Mark Rutte\n  split: [Rutte]\n"
    told = Told(knowledge, tmp_path, file, "Bà Rutte mở tiệm hoa.", "Ông Mark Rutte tới Kiev.")
    assert {name: len(actor.articles) for name, actor in told.people().items()} == {"Rutte": 1, "Mark Rutte": 1}


def test_the_kind_of_one_that_nobody_knows(knowledge: Knowledge, tmp_path: Path) -> None:
    told = Told(knowledge, tmp_path, "- name: Hoa Mắc Cỡ\n  kind: organisation\n", "Hoa Mắc Cỡ mở cửa.")
    assert [(actor.name, actor.kind) for actor in told.people().values()] == [("Hoa Mắc Cỡ", "organisation")]


@pytest.mark.parametrize(
    ("file", "codes"),
    [
        ("- 7\n", [("actor-not-understood", 1)]),
        ("- also: [A]\n", [("actor-not-understood", 1)]),
        ("- name: Mark Rutte\n- {name: X, colour: red}\n", [("actor-not-understood", 2), ("actor-not-named", 1)]),
        ("- name: Mark Rutte\n  kind: cat\n", [("actor-kind", 1), ("actor-not-named", 1)]),
        ("- name: Mark Rutte\n  wikidata: rutte\n", [("actor-wikidata", 1), ("actor-not-named", 1)]),
        ("- name: Mark Rutte\n  split: [Zelensky]\n", [("actor-split", 1), ("actor-not-named", 1)]),
        ("- name: Mark Rutte\n- name: Mark Rutte\n", [("actor-twice", 2), ("actor-not-named", 2)]),
        ("- name: [\n", [("broken-yaml", 2)]),
        ("", []),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(
    file: str, codes: list[tuple[str, int]], knowledge: Knowledge, tmp_path: Path
) -> None:
    assert Told(knowledge, tmp_path, file, "Bà Phùng Thị Dậu mở xưởng.").codes == codes


def test_an_unknown_name_stays_unknown_without_the_file(knowledge: Knowledge, tmp_path: Path) -> None:
    wishes, issues = load_wishes(tmp_path)
    added, unfit = add_actors(knowledge, wishes)
    assert (wishes, issues, unfit) == ([], [], [])
    assert Lexicon.of(added).named == knowledge.named


def test_the_page_says_what_the_user_says_of_an_actor_and_why_spellings_are_one(tmp_path: Path) -> None:
    wish = "- {name: Phùng Thị Dậu, kind: person, description: Thợ mộc <già>, also: [Dậu Phùng]}\n"
    text = "Mở xưởng\n\nNgày 3/5/2024, bà Phùng Thị Dậu mở xưởng mộc ở Huế. Dậu Phùng bán ghế tre.\n"
    folder = make_project(tmp_path, {"actors.yml": wish, "mot.txt": text})
    project = open_project(folder)
    build(project.config, project.wording, project.issues)
    page = (folder / "site_src" / "actors" / "phung-thi-dau.md").read_text(encoding="utf-8")
    assert ">Thợ mộc &lt;già&gt;</p>" in page
    assert "<li>Dậu Phùng: bạn ghi trong actors.yml rằng đây là Phùng Thị Dậu</li>" in page
