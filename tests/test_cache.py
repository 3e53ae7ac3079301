"""The cache of analyses and the memory of the last build: only ever a speed-up, whatever is wrong with them."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cache import CACHE, Cache
from generator.model import Report
from generator.pipeline import Workshop, analyse
from generator.plain import reader_of, to_plain
from generator.recall import EVENTS
from generator.rendering.memory import PAGES
from generator.study import Desk, Study
from generator.unchanged import LAST, Last, look_at, recall, remember
from tests.projects import (
    SETTINGS,
    STORM,
    VISIT,
    analyse_project,
    build_project,
    invoke,
    make_project,
    open_project,
    print_analysis,
    tree_of,
    write_files,
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project", {"tham-cang.md": VISIT, "2023/bao.txt": STORM})


@pytest.fixture
def no_study(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are studied from now on."""
    studied: list[str] = []
    study = Desk.study

    def noted(desk: Desk, path: Path) -> Study:
        studied.append(path.name)
        return study(desk, path)

    monkeypatch.setattr(Desk, "study", noted)
    return studied


def test_what_is_kept_is_what_was_found(project: Path) -> None:
    config = open_project(project).config
    timeline = analyse_project(project).timeline
    for report in timeline.reports:
        assert reader_of(Report)(to_plain(report)) == report
    assert analyse_project(project).timeline == timeline, "from the cache"
    assert (config.state / CACHE).is_file()


def test_only_what_changed_is_studied(project: Path, no_study: list[str]) -> None:
    analyse_project(project)
    assert sorted(no_study) == ["bao.txt", "tham-cang.md"]
    no_study.clear()
    analyse_project(project)
    assert no_study == []
    write_files(project / "content", {"tham-cang.md": VISIT.replace("một ngày", "hai ngày")})
    (project / "content" / "2023" / "bao.txt").rename(project / "content" / "gió.txt")
    analyse_project(project)
    assert sorted(no_study) == ["gió.txt", "tham-cang.md"]


@pytest.mark.parametrize(
    "settings", [f"{SETTINGS}extra: {{timeline: {{timezone: UTC}}}}\n", f"{SETTINGS}theme: {{language: en}}\n"]
)
def test_other_settings_read_anew(project: Path, no_study: list[str], settings: str) -> None:
    analyse_project(project)
    no_study.clear()
    write_files(project, {"mkdocs.yml": settings.replace("theme: {", "theme: {name: material, ")})
    found = analyse_project(project)
    assert len(no_study) == 2
    assert [issue.code for issue in found.asides] == ["cache-other"]


def _lock(file: Path) -> object:
    held = sqlite3.connect(file)
    held.execute("BEGIN EXCLUSIVE")
    return held


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda file: file.unlink(), []),
        (
            lambda file: file.write_bytes(b"no database at all, but long enough to be read as one" * 100),
            ["cache-broken"],
        ),
        (lambda file: file.write_bytes(file.read_bytes()[:5000] + b"\0" * 5000), ["cache-broken", "cache-other"]),
        (lambda file: sqlite3.connect(file).execute("DROP TABLE files"), ["cache-broken"]),
        (_lock, ["cache-busy"]),
    ],
    ids=["gone", "something else", "cut", "without its table", "locked"],
)
def test_a_cache_that_is_no_good_changes_nothing(
    project: Path, no_study: list[str], harm: Callable[[Path], object], told: list[str]
) -> None:
    timeline = analyse_project(project).timeline
    no_study.clear()
    file = open_project(project).config.state / CACHE
    held = harm(file)
    found = analyse_project(project)
    assert found.timeline == timeline
    assert len(no_study) == 2
    assert {issue.code for issue in found.asides} <= set(told)
    assert bool(found.asides) == bool(told)
    if isinstance(held, sqlite3.Connection):
        held.close()
    no_study.clear()
    assert analyse_project(project).timeline == timeline
    assert analyse_project(project).asides == ()
    assert no_study == [], "kept again"


def test_a_row_that_is_no_study_is_studied_again(project: Path) -> None:
    timeline = analyse_project(project).timeline
    with sqlite3.connect(open_project(project).config.state / CACHE) as cache:
        cache.execute("UPDATE files SET found = '[1, [], {}]' WHERE path LIKE '%.md'")
        cache.execute("UPDATE files SET found = 'no JSON' WHERE path LIKE '%.txt'")
    assert analyse_project(project).timeline == timeline


_FLIPPED = "CAST(substr({0}, 1, length({0}) - 1) || 'X' AS {1})"


@pytest.mark.parametrize(
    ("kept", "table", "column", "kind"),
    [
        (CACHE, "files", "found", "BLOB"),
        (EVENTS, "files", "found", "BLOB"),
        (PAGES, "reads", "kind", "TEXT"),
        (PAGES, "reads", "name", "TEXT"),
        (PAGES, "files", "reads", "BLOB"),
        (PAGES, "texts", "text", "BLOB"),
    ],
)
def test_damaged_rows_change_no_page(
    built: Path, tmp_path: Path, kept: str, table: str, column: str, kind: str
) -> None:
    """The last byte of each row is another; an article changed, so that what is kept is looked at."""
    (built / "content" / "tham-cang.md").write_text(VISIT.replace("một ngày", "hai ngày"), encoding="utf-8")
    shutil.copytree(built / "content", tmp_path / "clean" / "content")
    shutil.copy(built / "mkdocs.yml", tmp_path / "clean")
    with sqlite3.connect(built / ".nienbieu" / kept) as held:
        held.execute(f"UPDATE {table} SET {column} = {_FLIPPED.format(column, kind)} WHERE length({column}) > 0")
    assert "cache-broken" in {issue.code for issue in build_project(built).issues}
    build_project(tmp_path / "clean")
    assert tree_of(built / "site_src") == tree_of(tmp_path / "clean" / "site_src")


def test_notices_of_the_cache_stand_on_no_page(built: Path) -> None:
    before = tree_of(built / "site")
    (built / ".nienbieu" / CACHE).write_bytes(b"broken" * 1000)
    (built / ".nienbieu" / LAST).unlink(missing_ok=True)
    said = invoke("build", "--project", built)
    assert "cache" not in print_analysis(built)
    assert ".nienbieu/analysis.sqlite" in said.stderr
    assert tree_of(built / "site") == before


def test_a_build_of_the_same_does_nothing_and_says_the_same(project: Path) -> None:
    first = invoke("build", "--project", project)
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*")}
    (project / ".nienbieu" / CACHE).unlink()  # a build that looked for it would make it anew
    again = invoke("build", "--project", project)
    assert again.exit_code == first.exit_code
    assert again.stderr.splitlines()[0] == first.stderr.splitlines()[0]
    assert {p: p.stat().st_mtime_ns for p in project.rglob("*") if p.parent.name != "project"}.items() <= before.items()


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: write_files(folder / "content", {"tham-cang.md": VISIT.replace("một", "hai")}),
        lambda folder: (folder / "content" / "tham-cang.md").rename(folder / "content" / "khac.md"),
        lambda folder: write_files(folder / "content", {"corrections.yml": "- article: bao.txt\n  title: Bão lớn\n"}),
        lambda folder: write_files(folder / "content", {"actors.yml": "[]\n"}),
        lambda folder: write_files(folder, {"mkdocs.yml": "site_name: Khác\n"}),
        lambda folder: write_files(folder, {"templates/strings/vi.yml": "page: {earlier: Trước đây}\n"}),
        lambda folder: write_files(folder, {"templates/theme/main.html": '{% extends "base.html" %}'}),
        lambda folder: write_files(folder / "site_src", {"mine.md": "# Mine\n"}),
        lambda folder: (folder / "site_src" / "index.md").unlink(),
        lambda folder: (folder / "site_src" / "index.md").write_text("---\ngenerator: nienbieu\n---\n"),
        lambda folder: (folder / "site" / "index.html").unlink(),
    ],
    ids=[
        "text",
        "name",
        "corrections",
        "actors",
        "settings",
        "strings",
        "theme",
        "own page",
        "page gone",
        "page changed",
        "site changed",
    ],
)
def test_whatever_changed_is_seen(built: Path, change: Callable[[Path], object]) -> None:
    def last() -> Last | None:
        config = open_project(built).config
        return recall(config, look_at(config))

    build_project(built)  # a copy's files were all touched since
    config = open_project(built).config
    remember(config, look_at(config), ["made"], faults=False)
    assert last() == Last(("made",), faults=False)
    change(built)
    assert last() is None


def test_why_tells_what_made_a_page_again(project: Path) -> None:
    def why(page: str) -> str:
        return invoke("build", "--project", project, "--why", page).stderr.split("index.html)\n")[-1]

    storm = "2023-09-07-bao-do-bo-vao-quang-ninh"
    assert "Trang mới: events/" in why(storm)
    assert "Giữ nguyên" in why(f"events/{storm}/")
    write_files(project / "content", {"2023/bao.txt": STORM.replace("mưa to", "mưa rất to")})
    changed = why(f"/events/{storm}/index.html")
    assert "nội dung của nó đổi" in changed
    assert "mưa rất to" in changed
    write_files(project, {"mkdocs.yml": "site_name: Khác\n"})
    assert "dù nội dung không đổi" in why(storm)
    (project / "content" / "2023" / "bao.txt").unlink()
    assert "Đã bỏ" in why(storm)
    assert "Không có trang" in why("../../etc/passwd-of-nobody")


def test_a_process_that_builds_again_reads_what_changed_alone(project: Path, no_study: list[str]) -> None:
    workshop = Workshop()
    config = open_project(project).config
    first = analyse(config, workshop=workshop)
    (config.state / CACHE).unlink()
    no_study.clear()
    assert analyse(config, workshop=workshop).timeline == first.timeline
    assert no_study == []
    write_files(project / "content", {"tham-cang.md": VISIT.replace("một ngày", "hai ngày")})
    assert analyse(config, workshop=workshop).timeline != first.timeline
    assert no_study == ["tham-cang.md"]
    write_files(project / "content", {"actors.yml": "- name: Singapore\n  description: Quốc đảo\n"})
    again = analyse(config, workshop=workshop)
    assert [actor.description for actor in again.timeline.actors if actor.name == "Singapore"] == ["Quốc đảo"]


def test_rows_for_other_rules_are_not_mixed_with_those_of_a_build_beside(project: Path) -> None:
    file = open_project(project).config.state / CACHE
    mine, theirs = Cache.of(file, "mine"), Cache.of(file, "theirs")
    mine.keep({"a": ("1", b"[]")})
    mine = Cache.of(file, "mine")
    theirs.keep({"b": ("2", b"[]")})
    mine.keep({"a": ("1", b"[]"), "c": ("3", b"[]")})
    assert Cache.of(file, "mine").rows == {"a": ("1", b"[]"), "c": ("3", b"[]")}
    assert Cache.of(file, "theirs").rows == {}
