"""From `site_src/` to `site/`: only what changed, the same bytes on every way, and a site that always stands whole."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import build
from generator.publishing.exchange import exchange, recover
from generator.publishing.lock import LOCK
from generator.workers import WORKERS, WorkerError, share_out
from tests.projects import ROOT, STORM, VISIT, build_project, invoke, make_project, open_project, tree_of, write_files

VISIT_PAGE = "events/2024-10-03-doan-khao-sat-tham-cang-lien-chieu/index.html"
STORM_PAGE = "events/2023-09-07-bao-do-bo-vao-quang-ninh/index.html"
MARKET = "Chợ họp\n\nNgày 1/5/2020, chợ họp ở Cần Thơ.\n"
OWN_PAGE = "# Mine\n\nSee [the start](index.md), [a year](years/2023.md#top) and *more*:\n\n```\n<div>\n```\n"


@pytest.fixture
def project(built: Path) -> Path:
    """A project of two articles that was built, to be changed."""
    return built


def inodes_of(site: Path) -> dict[str, tuple[int, int]]:
    """Which file each path is, and when it was written."""
    files = [path for path in sorted(site.rglob("*")) if path.is_file()]
    return {path.relative_to(site).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}


def show(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The files in which two trees differ, the mark of a tree left out."""
    paths = one.keys() | other.keys()
    return sorted(path for path in paths if one.get(path) != other.get(path) and path != ".nienbieu-site")


# ── only what changed ────────────────────────────────────────────────────────────────────────────────────


def test_a_page_pressed_by_itself_is_as_mkdocs_makes_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(project / "site_src", {"mine.md": OWN_PAGE, "mine.html": "<p>as it is</p>"})
    build_project(project)
    pressed = tree_of(project / "site")
    monkeypatch.setattr("generator.publishing.mkdocs.can_press", lambda *_: False)
    build_project(project)
    assert show(tree_of(project / "site"), pressed) == []


def test_a_build_without_a_change_touches_no_file_of_the_site(project: Path) -> None:
    before = inodes_of(project / "site")
    assert build_project(project).made == ()
    assert inodes_of(project / "site") == before


def test_a_change_makes_only_the_pages_that_it_reaches(project: Path) -> None:
    before = inodes_of(project / "site")
    write_files(project / "content", {"cho.txt": MARKET})
    made = build_project(project).made
    assert {"index.html", STORM_PAGE} <= set(made), "the first page, and what stands beside the new event"
    assert VISIT_PAGE not in made
    assert inodes_of(project / "site")[VISIT_PAGE] == before[VISIT_PAGE]


@pytest.mark.parametrize(
    "change",
    [
        lambda site: (site / STORM_PAGE).unlink(),
        lambda site: (site / STORM_PAGE).write_text("damaged"),
        lambda site: (site / "more.html").write_text("not ours"),
    ],
    ids=["taken away", "written over", "added"],
)
def test_a_site_that_somebody_changed_is_made_anew(project: Path, change: Callable[[Path], object]) -> None:
    whole = tree_of(project / "site")
    for _ in range(2):  # both trees
        change(project / "site")
        build_project(project)
        assert show(tree_of(project / "site"), whole) == []


def test_a_page_of_the_site_that_somebody_wrote_to_is_made_again_whatever_its_times_say(project: Path) -> None:
    write_files(project / "content", {"cho.txt": MARKET})
    build_project(project)
    whole = tree_of(project / "site")
    for _ in range(2):  # both trees
        page = project / "site" / STORM_PAGE
        status, before = page.stat(), page.read_bytes()
        page.write_bytes(before[:-2] + b"x\n")
        os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
        build_project(project)
        assert show(tree_of(project / "site"), whole) == []


def test_one_change_after_another_makes_only_the_pages_that_it_reaches(project: Path) -> None:
    build_project(project)
    for year in ("2020", "2021", "2022", "2019"):
        write_files(project / "content", {"cho.txt": MARKET.replace("2020", year)})
        made = build_project(project).made
        assert f"years/{year}/index.html" in made
        assert VISIT_PAGE not in made


def test_the_pages_can_be_shown_before_the_search_knows_of_them(project: Path, tmp_path: Path) -> None:
    title = "Tàu Hải Âu rời cảng Liên Hoa"
    write_files(
        project / "content", {"tau.md": f"---\ntitle: {title}\ndate: 2024-05-06\n---\nNgày 5/5, tàu rời cảng.\n"}
    )
    seen: list[dict[str, bytes]] = []
    opened = open_project(project)
    before = _search_of(tree_of(project / "site"))
    build(opened.config, opened.wording, opened.issues, on_pages=lambda: seen.append(tree_of(project / "site")))
    (shown,) = seen
    assert title.encode() in shown["index.html"]
    assert _search_of(shown) == before, "the last index still stands"
    after = tree_of(project / "site")
    assert _search_of(after) != before
    shutil.copytree(project / "content", tmp_path / "clean" / "content")
    shutil.copy(project / "mkdocs.yml", tmp_path / "clean")
    build_project(tmp_path / "clean")
    assert show(after, tree_of(tmp_path / "clean" / "site")) == []


def _search_of(site: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in site.items() if path.startswith("pagefind/")}


def test_what_comes_and_goes_leaves_nothing_behind(project: Path) -> None:
    first = tree_of(project / "site")
    for _ in range(2):
        write_files(project / "content", {"cho.txt": MARKET})
        build_project(project)
        assert (project / "site" / "years" / "2020" / "index.html").is_file()
        (project / "content" / "cho.txt").unlink()
        build_project(project)
        assert tree_of(project / "site") == first


def test_a_template_of_the_theme_changes_every_page(project: Path) -> None:
    own = '{% extends "base.html" %}{% block announce %}Hello from here{% endblock %}'
    write_files(project, {"templates/theme/main.html": own})
    build_project(project)
    for page in (VISIT_PAGE, STORM_PAGE, "index.html"):
        assert "Hello from here" in (project / "site" / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("template", ["templates/pages/undated.md.j2", "templates/theme/main.html"])
def test_the_first_build_with_a_template_of_the_projects_own_has_every_page(template: str, tmp_path: Path) -> None:
    folder = make_project(tmp_path, {"tham-cang.md": VISIT, "2023/bao.txt": STORM})
    text = "---\ntitle: Khác\n---\n<p>khác</p>\n" if template.endswith(".j2") else '{% extends "base.html" %}'
    write_files(folder, {template: text})
    assert invoke("build", "--project", folder).exit_code == 0
    assert {VISIT_PAGE, STORM_PAGE, "index.html"} <= tree_of(folder / "site").keys()


def test_what_asks_mkdocs_for_more_is_built_by_mkdocs(project: Path) -> None:
    settings = "site_name: Thử\nhooks: [hook.py]\n"
    hook = "def on_post_page(output, page, config):\n    return output.replace('<body', '<body data-hook', 1)\n"
    write_files(project, {"mkdocs.yml": settings, "hook.py": hook})
    build_project(project)
    assert "<body data-hook" in (project / "site" / STORM_PAGE).read_text(encoding="utf-8")


def test_as_many_as_work_make_the_same(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.workers._ENOUGH", 1)
    trees = []
    for workers in ("1", "3"):
        monkeypatch.setenv(WORKERS, workers)
        folder = make_project(project.parent / workers, {"tham-cang.md": VISIT, "2023/bao.txt": STORM})
        build_project(folder)
        trees.append(tree_of(folder / "site"))
    assert trees[0] == trees[1]


def test_a_folder_in_the_place_of_a_page_is_the_users_warm_and_cold(project: Path) -> None:
    page = project / "site_src" / "about.md"
    page.unlink()
    write_files(page, {"note.txt": "của tôi"})
    built = build_project(project)
    assert [issue.path for issue in built.issues if issue.code == "in-the-way"] == ["site_src/about.md"]
    clean = make_project(project.parent / "clean", {"tham-cang.md": VISIT, "2023/bao.txt": STORM})
    write_files(clean / "site_src" / "about.md", {"note.txt": "của tôi"})
    build_project(clean)
    assert show(tree_of(project / "site"), tree_of(clean / "site")) == []


def test_a_page_that_somebody_wrote_to_is_made_again_whatever_its_times_say(project: Path) -> None:
    page = project / "site_src" / "about.md"
    status, before = page.stat(), page.read_bytes()
    page.write_bytes(before[:-2] + b"x\n")
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    build_project(project)
    assert page.read_bytes() == before


def test_what_mkdocs_warns_of_in_another_process_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.workers._how_many", lambda things: min(2, things) or 1)
    page = "---\ntitle: Khác\n---\n<div>\n</div>\n\n[Đi](khong-co.md)\n"
    write_files(project, {"templates/pages/event.md.j2": page})
    told = [issue for issue in build_project(project).issues if issue.code == "site-warning"]
    assert len(told) == 2


# ── work shared out ──────────────────────────────────────────────────────────────────────────────────────


def test_shares_come_back_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.workers._how_many", lambda _: 3)
    shares = share_out(lambda share: [n * 2 for n in share], range(100))
    assert [n for share in shares for n in share] == [n * 2 for n in range(100)]
    assert len(shares) > 3
    static = share_out(lambda share: [n * 2 for n in share], range(7), lambda share: [n * 3 for n in share])
    assert static == [[0, 3], [4, 6], [8, 10, 12]]


def test_a_share_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.workers._how_many", lambda _: 2)
    with pytest.raises(WorkerError, match="ZeroDivisionError"):
        share_out(lambda share: 1 // (share[0] == 0), [0, 1], lambda share: 1)
    with pytest.raises((WorkerError, ZeroDivisionError)):
        share_out(lambda share: 1 // (share[0] != 50), range(100))


# ── a site that always stands ────────────────────────────────────────────────────────────────────────────


def build_apart(project: Path, prepare: Callable[[], object]) -> int:
    """Builds in a process of its own, after `prepare` there; what `waitpid` tells of its end."""
    process = os.fork()
    if not process:
        code = 1
        try:
            prepare()
            build_project(project)
            code = 0
        finally:
            os._exit(code)
    return os.waitpid(process, 0)[1]


def die_at(step: int) -> None:
    """The process kills itself at its `step`-th touch of the disk."""
    left = [step]

    def count(event: str, _: object) -> None:
        if event.split(".", maxsplit=1)[0] in {"open", "os", "shutil", "ctypes", "subprocess"}:
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def check_killed_builds(project: Path, kills: int) -> None:
    old = tree_of(project / "site")
    write_files(project / "content", {"cho.txt": MARKET})
    (project / "content" / "2023" / "bao.txt").unlink()
    clean = make_project(project.parent / "clean", {"tham-cang.md": VISIT, "cho.txt": MARKET})
    build_project(clean)
    new = tree_of(clean / "site")
    chance, killed, most = random.Random(1), 0, 4000
    for _ in range(kills):
        step = chance.randint(1, most)
        if os.WIFSIGNALED(build_apart(project, lambda step=step: die_at(step))):  # type: ignore[misc]
            killed += 1
        else:
            most = min(most, step)
        standing = tree_of(project / "site")
        assert show(standing, old) == [] or show(standing, new) == [], "neither the old site nor the new one stands"
    assert killed > 0
    build_project(project)
    assert show(tree_of(project / "site"), new) == []
    assert show(tree_of(project / "site_src"), tree_of(clean / "site_src")) == []


def test_a_stylesheet_of_a_build_that_was_cut_off_is_not_taken_for_the_users(project: Path) -> None:
    sheet, state = project / "site_src/assets/stylesheets/tokens.css", project / ".nienbieu"
    new, old = sheet.read_bytes(), b"/* of an earlier version */\n"
    sheet.write_bytes(old)
    (state / "written.json").unlink()
    announced = ["assets/stylesheets/tokens.css", hashlib.sha256(old).hexdigest()]
    (state / "writing.jsonl").write_text(json.dumps(announced) + "\n", encoding="utf-8")
    build_project(project)
    assert sheet.read_bytes() == new


def test_a_build_that_is_killed_harms_nothing(project: Path) -> None:
    check_killed_builds(project, 4)


@pytest.mark.slow
def test_a_build_that_is_killed_a_hundred_times_harms_nothing(project: Path) -> None:
    check_killed_builds(project, 100)


@pytest.mark.parametrize(
    ("what", "limit"), [(resource.RLIMIT_FSIZE, 10_000), (resource.RLIMIT_NOFILE, 12)], ids=["space", "files"]
)
def test_a_build_that_runs_out_harms_nothing(project: Path, what: int, limit: int) -> None:
    """Out of space for a file, out of open files: the old site stands, and the next build is right."""
    old = tree_of(project / "site")
    write_files(project / "content", {"cho.txt": MARKET})
    assert build_apart(project, lambda: resource.setrlimit(what, (limit, limit))) != 0
    assert tree_of(project / "site") == old
    build_project(project)
    assert (project / "site" / "years" / "2020" / "index.html").is_file()


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_build_on_a_full_disk_harms_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "none", disk], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        project = make_project(disk / "project", {"tham-cang.md": VISIT, "2023/bao.txt": STORM})
        build_project(project)
        old = tree_of(project / "site")
        write_files(project / "content", {"cho.txt": MARKET})
        room = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        ballast = disk / "ballast"
        ballast.write_bytes(b"x" * (room - 40_000))
        assert build_apart(project, lambda: None) != 0
        assert tree_of(project / "site") == old
        ballast.unlink()
        build_project(project)
        assert (project / "site" / "years" / "2020" / "index.html").is_file()
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told_and_the_site_stands(project: Path) -> None:
    old = tree_of(project / "site")
    write_files(project / "content", {"cho.txt": MARKET})
    (project / "site_src").chmod(0o555)
    try:
        with pytest.raises(OSError, match="denied"):
            build_project(project)
    finally:
        (project / "site_src").chmod(0o755)
    assert tree_of(project / "site") == old


def test_two_folders_change_places_also_where_the_kernel_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {"one/1": "", "other/2": ""})
    one, other, between = tmp_path / "one", tmp_path / "other", tmp_path / "between"
    exchange(one, other, between)
    assert ((one / "2").exists(), (other / "1").exists()) == (True, True)
    monkeypatch.setattr("generator.publishing.exchange._swap", lambda *_: False)
    exchange(one, other, between)
    assert ((one / "1").exists(), (other / "2").exists(), between.exists()) == (True, True, False)
    other.rename(between)
    recover(other, between)
    assert (other / "2").exists()


def test_the_second_of_two_builds_says_that_it_waits(tmp_path: Path) -> None:
    project = make_project(tmp_path, {"tham-cang.md": VISIT, "2023/bao.txt": STORM})
    write_files(project, {f".nienbieu/{LOCK}": ""})
    with (project / ".nienbieu" / LOCK).open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        command = [sys.executable, "-m", "generator.cli", "build", "--project", str(project)]
        second = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)
        assert second.stderr is not None
        assert "đợi" in second.stderr.readline().decode()
        assert not (project / "site").exists()
    assert second.communicate(timeout=120) is not None
    assert second.returncode == 0
    assert (project / "site" / STORM_PAGE).is_file()
