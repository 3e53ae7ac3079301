"""What is made again when something changes, and what is not; a page that looks too widely is only made too often."""

from __future__ import annotations

import datetime
import json
import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from generator.cache import Cache
from generator.config import load_config
from generator.events.anchor import FURTHEST, Anchor
from generator.events.event import Editor
from generator.events.group import group_alike
from generator.events.pairs import Neighbourhoods
from generator.product import ASSETS
from generator.publishing.write import MANIFEST, load_manifest
from generator.recall import EVENTS, Recall, Wanted
from generator.rendering.drafts import Drafts
from generator.rendering.lookups import Lookups
from generator.rendering.memory import PAGES
from generator.rendering.reads import WHOLE, Reads, Watched
from generator.rendering.stamps import _STAMPS
from generator.study import Desk
from generator.unchanged import look_at
from tests.projects import (
    SETTINGS,
    STORM,
    VISIT,
    analyse_project,
    build_project,
    copy_project,
    make_project,
    open_project,
    tree_of,
    write_files,
)

MARKET = "---\ntitle: Chợ hoa họp ở Cần Thơ\ndate: 2020-05-02\n---\nNgày 1/5, chợ hoa họp ở Cần Thơ.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of three articles of three years, built once."""
    articles = {"visit.md": VISIT, "storm.md": STORM, "market.md": MARKET}
    folder = make_project(tmp_path_factory.mktemp("built") / "project", articles)
    build_project(folder)
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return copy_project(built, tmp_path / "project")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collects the paths of the files that are made from here on."""
    paths: list[str] = []
    make_all = Drafts.make_all

    def collect(drafts: Drafts, wanted: Sequence[str], write: Callable[[str, bytes, str], object]) -> object:
        paths.extend(wanted)
        return make_all(drafts, wanted, write)

    monkeypatch.setattr(Drafts, "make_all", collect)
    return paths


def change(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / "content" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_an_article_that_changes_makes_its_event_and_not_the_others(project: Path, made: list[str]) -> None:
    change(project, "storm.md", "mưa to", "mưa rất to")
    build_project(project)
    events = {path for path in made if path.startswith("events/") and path.endswith(".md")}
    assert events == {"events/2023-09-07-bao-do-bo-vao-quang-ninh.md"}
    assert "index.md" in made
    assert not any(path.startswith("actors/singapore") for path in made)


def test_a_build_of_the_same_makes_nothing(project: Path, made: list[str]) -> None:
    build_project(project)
    assert made == []


def test_a_template_makes_the_pages_that_use_it(project: Path, made: list[str]) -> None:
    write_files(project, {"templates/pages/undated.md.j2": "---\ntitle: Khác\n---\n<div>khác</div>\n"})
    build_project(project)
    assert made == ["undated.md"]


def test_a_setting_that_every_page_shows_makes_every_page(project: Path, made: list[str]) -> None:
    write_files(project, {"mkdocs.yml": SETTINGS.replace("Thử", "Khác")})
    built = build_project(project)
    assert {path for path in made if path.endswith(".md")} >= {"index.md", "about.md", "undated.md"}
    assert "feed.xml" in built.written.changed


def test_a_file_that_somebody_changed_is_made_again(project: Path, made: list[str]) -> None:
    page = project / "site_src" / "about.md"
    before = page.read_bytes()
    page.write_text("x", encoding="utf-8")
    build_project(project)
    assert made == ["about.md"]
    assert page.read_bytes() == before


@pytest.mark.parametrize("name", [PAGES, EVENTS])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(b"no database"),
        lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    ],
    ids=["gone", "no database", "cut off"],
)
def test_what_is_kept_may_be_lost(project: Path, name: str, spoil: Callable[[Path], object]) -> None:
    before = {part: tree_of(project / part) for part in ("site_src", "site")}
    spoil(project / ".nienbieu" / name)
    (project / ".nienbieu" / "written.json").unlink()
    built = build_project(project)
    assert {part: tree_of(project / part) for part in ("site_src", "site")} == before
    assert {issue.code for issue in built.issues} <= {"cache-broken"}


def test_an_event_is_worked_out_again_only_where_its_articles_changed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[str] = []
    make_event = Editor.make_event

    def collect(editor: Editor, reports: Sequence[object], ruled: tuple[object, ...] = ()) -> object:
        event = make_event(editor, reports, ruled)  # type: ignore[arg-type]
        titles.append(event.title)
        return event

    monkeypatch.setattr(Editor, "make_event", collect)
    change(project, "market.md", "họp ở", "mở ở")
    build_project(project)
    assert titles == ["Chợ hoa mở ở Cần Thơ"]


def test_articles_are_compared_again_only_near_the_one_that_changed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spans: list[tuple[object, object]] = []
    find_pairs = Neighbourhoods.find_pairs

    def collect(near: Neighbourhoods, one: int | None, other: int | None) -> object:
        spans.append((one, other))
        return find_pairs(near, one, other)

    monkeypatch.setattr(Neighbourhoods, "find_pairs", collect)
    change(project, "storm.md", "mưa to", "mưa rất to")
    build_project(project)
    touched = {day.toordinal() // (FURTHEST + 1) for day in (datetime.date(2023, 9, 7), datetime.date(2023, 9, 8))}
    assert {span for pair in spans for span in pair} == touched


def test_whatever_is_not_looked_up_by_name_counts_as_everything(project: Path) -> None:
    reads = Reads()
    watched = Watched("letter", {"a": 1, "b": 2}, reads)
    with reads.noting() as noted:
        assert watched["a"] == 1
        assert watched.get("c") is None
    assert list(noted) == [("letter", "a"), ("letter", "c")]
    with reads.noting() as noted:
        assert len(watched) == 2
    assert list(noted) == [WHOLE]


def test_everything_that_can_be_looked_up_has_a_stamp(project: Path) -> None:
    opened = open_project(project)
    look = Lookups.of(analyse_project(project).timeline, opened.config, opened.wording)
    kinds = {value._kind for name in Lookups.__slots__ if isinstance(value := getattr(look, name), Watched)}
    assert kinds <= set(_STAMPS)


def test_a_kept_value_counts_for_what_it_was_made_from_alone(tmp_path: Path) -> None:
    config, _ = load_config(make_project(tmp_path, {}))
    first = Recall(Cache.of(config.state / EVENTS, "rules"))
    assert first.values(tuple[int, ...], [Wanted("a", "one", lambda: (1,))]) == [(1,)]
    first.keep()
    second = Recall(Cache.of(config.state / EVENTS, "rules"))
    again: list[Wanted[tuple[int, ...]]] = [Wanted("a", "one", lambda: (2,)), Wanted("b", "one", lambda: (3,))]
    assert second.values(tuple[int, ...], again) == [(1,), (3,)]
    assert second.values(tuple[int, ...], [Wanted("a", "other", lambda: (2,))]) == [(2,)]


def test_where_the_list_of_what_was_written_is_lost_pages_that_no_longer_belong_still_go(project: Path) -> None:
    shutil.rmtree(project / ".nienbieu")
    (project / "content" / "storm.md").unlink()
    write_files(project, {"site_src/own.md": "# Của tôi\n"})
    build_project(project)
    left = tree_of(project / "site_src")
    assert "own.md" in left
    assert not any(path.startswith("events/2023-") for path in left)


def test_where_it_is_lost_the_supplied_stylesheets_stay_ours(project: Path) -> None:
    shutil.rmtree(project / ".nienbieu")
    build_project(project)
    assert "assets/stylesheets/print.css" in load_manifest(project / ".nienbieu")


OLD = b"/* of an earlier version */\n"
HOW_IT_IS_KNOWN = {
    "as listed": lambda listed: listed,
    "by digests alone": lambda listed: {path: entry[0] for path, entry in listed.items()},
    "before times of change": lambda listed: {path: entry[:4] for path, entry in listed.items()},
    "without the stylesheets": lambda listed: {p: e for p, e in listed.items() if not p.endswith(".css")},
    "garbage": lambda listed: [1],
    "lost": None,
}
"""What became of the list of what was written, since an earlier version supplied the stylesheets."""


@pytest.mark.parametrize("form", HOW_IT_IS_KNOWN)
def test_a_new_version_replaces_the_stylesheets_that_an_earlier_one_supplied(
    form: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets, state, change_list = project / "site_src/assets/stylesheets", project / ".nienbieu", HOW_IT_IS_KNOWN[form]
    new = {name: (sheets / name).read_bytes() for name in ("print.css", "tokens.css", "frame.css")}
    earlier = copy_project(ASSETS, project.parent / "earlier")
    for name in ("print.css", "tokens.css"):
        (earlier / "stylesheets" / name).write_bytes(OLD)
    (earlier / "stylesheets" / "gone.css").write_bytes(OLD)
    with monkeypatch.context() as before:
        before.setattr("generator.build.ASSETS", earlier)
        build_project(project)
    assert (sheets / "print.css").read_bytes() == OLD
    (sheets / "tokens.css").write_text("/* mine */\n")
    if change_list is None:
        shutil.rmtree(state)
    else:
        listed = json.loads((state / MANIFEST).read_text())
        (state / MANIFEST).write_text(json.dumps(change_list(listed)))
    build_project(project)
    after = {name: (sheets / name).read_bytes() for name in new}
    assert after == {**new, "tokens.css": b"/* mine */\n"}
    assert not (sheets / "gone.css").exists()


def test_what_the_user_put_into_the_site_is_as_the_user_left_it(project: Path) -> None:
    for number, text in enumerate(("a.example", "b.example", "")):
        name = project / "site" / "CNAME"
        name.write_text(text, encoding="utf-8") if text else name.unlink()
        change(project, "storm.md", "mưa" if not number else f"mưa{number - 1}", f"mưa{number}")
        build_project(project)
        assert name.is_file() == bool(text)
        assert not text or name.read_text(encoding="utf-8") == text


def test_a_part_of_the_search_that_was_spoilt_is_made_again(project: Path) -> None:
    before = tree_of(project / "site" / "pagefind")
    (project / ".nienbieu" / "search" / "index" / "others" / "pagefind-entry.json").write_text("garbage")
    shutil.rmtree(project / "site")
    build_project(project)
    assert tree_of(project / "site" / "pagefind") == before


def test_a_file_that_changes_while_it_is_read_is_read_again_the_next_time(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storm = project / "content" / "storm.md"
    other = STORM.replace("bão", "lốc")
    study = Desk.study

    def put_another_text_before(desk: Desk, path: Path) -> object:
        if path == storm:
            storm.write_text(other, encoding="utf-8")
        return study(desk, path)

    storm.write_text(STORM + "\nThêm một câu.\n", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(Desk, "study", put_another_text_before)
        build_project(project)
    storm.write_text(STORM + "\nThêm một câu.\n", encoding="utf-8")
    build_project(project)
    assert b"Th\xc3\xaam m\xe1\xbb\x99t c\xc3\xa2u" in b"".join(tree_of(project / "site_src" / "events").values())


@pytest.mark.parametrize("line", ["copyright: !ENV [COPY, none]\n", "theme: {name: material, custom_dir: overrides}\n"])
def test_settings_that_lead_elsewhere_are_built_each_time(project: Path, line: str) -> None:
    write_files(project, {"mkdocs.yml": SETTINGS + line, "overrides/x.html": ""})
    assert look_at(open_project(project).config).inputs == ""


def test_a_neighbour_on_the_timeline_is_made_again_for_its_title_and_not_for_its_text(
    project: Path, made: list[str]
) -> None:
    change(project, "storm.md", "mưa to", "mưa rất to")
    build_project(project)
    assert not any("cho-hoa" in path for path in made if path.endswith(".md"))
    change(project, "storm.md", "Bão đổ bộ vào Quảng Ninh", "Bão vào bờ Quảng Ninh")
    build_project(project)
    assert any("cho-hoa" in path for path in made if path.endswith(".md"))


def test_groups_that_are_kept_are_those_that_are_found(tmp_path: Path) -> None:
    chance = random.Random(5)
    anchors = [Anchor(datetime.date(2024, 1, 1) if chance.random() < 0.8 else None, None) for _ in range(60)]
    pairs = [(a, b, chance.uniform(-0.05, 0.3)) for a in range(60) for b in range(a) if a - b < 9]
    pairs = [pair for pair in pairs if chance.random() < 0.7 and pair[0] % 20 > 4]  # several long chains
    names = [f"article-{number}" for number in range(60)]
    found = group_alike(pairs, anchors)
    assert any(len(group) > 2 for group in found)
    for _ in range(2):
        recall = Recall(Cache.of(tmp_path / EVENTS, "rules"))
        assert group_alike(pairs, anchors, recall, names) == found
        recall.keep()
    assert any(name.startswith("chain:") for name in recall.fresh)
    later = [(a + 1, b + 1, score) for a, b, score in pairs]
    shifted = group_alike(later, [anchors[0], *anchors], recall, ["another", *names])
    assert shifted == group_alike(later, [anchors[0], *anchors])


def test_what_many_pages_show_is_made_once_and_noted_by_each() -> None:
    """Else a page would not be made again when it changes."""
    reads, made = Reads(), []

    def make() -> str:
        reads.note("called", "mark-rutte")
        made.append(1)
        return "Mark Rutte"

    noted = []
    for _ in range(2):
        with reads.noting() as one, reads.noting() as inner:
            assert reads.once("key", make) == "Mark Rutte"
        noted += [one, inner]
    with reads.silent():
        reads.once("key", make)
    assert noted == [{("called", "mark-rutte"): None}] * 4
    assert made == [1]
