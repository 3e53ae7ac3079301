"""Warm equals cold: whatever was done to a project, its site is what a clean build of the same project gives."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.projects import SETTINGS, STORM, VISIT, invoke, make_project, tree_of, write_files

NAMES = ("a.md", "b.txt", "2023/c.txt", "sâu/d.md", "e.md")
TEXTS = (
    VISIT,
    VISIT.replace("một ngày", "hai ngày").replace("Đoàn khảo sát", "Đoàn Singapore"),
    VISIT.replace("date: 2024-10-04\n", ""),
    STORM,
    STORM.replace("7/9/2023", "7/9"),
    "Chợ họp\n\nNgày 1/5/2020, chợ họp ở Cần Thơ.\n",
    "Chợ họp\n\nChợ họp ở Cần Thơ, không rõ hôm nào.\n",
)
DATES = ("2024-10-05", "2022-09-08", "2020-05")

RULINGS = (
    "",
    "- merge: [a.md, b.txt]\n",
    "- split: [a.md, b.txt]\n",
    "- article: a.md\n  title: Tên khác\n  formerly: ten-cu\n",
)
ACTORS = (
    "",
    "- name: Singapore\n  description: Quốc đảo\n",
    "- name: Đà Nẵng\n  also: [Liên Chiểu]\n",
)
PAGE = "---\ntitle: Khác\n---\n<p>khác</p>\n"
THEME = '{% extends "base.html" %}{% block announce %}Chào{% endblock %}'

Step = Callable[[Path], object]


def _write(name: str, text: str) -> Step:
    return lambda folder: write_files(folder / "content", {name: text})


def _remove(name: str) -> Step:
    return lambda folder: (folder / "content" / name).unlink(missing_ok=True)


def _rename(name: str, other: str) -> Step:
    def rename(folder: Path) -> None:
        old, new = folder / "content" / name, folder / "content" / other
        if old.is_file():
            new.parent.mkdir(parents=True, exist_ok=True)
            old.replace(new)

    return rename


def _correct(name: str, date: str) -> Step:
    return lambda folder: write_files(
        folder / "content", {"corrections.yml": f"- article: {name}\n  happened: {date}\n"}
    )


def _configure(more: str) -> Step:
    return lambda folder: write_files(folder, {"mkdocs.yml": SETTINGS + more})


def _own(path: str, text: str) -> Step:
    """A file of the project beside its articles; none where there is no text."""

    def change(folder: Path) -> None:
        if text:
            write_files(folder, {path: text})
        else:
            (folder / path).unlink(missing_ok=True)

    return change


def _edit_generated(folder: Path) -> None:
    """Somebody writes into a generated page, and hides it from whoever looks at sizes and times alone."""
    page = folder / "site_src" / "about.md"
    status, text = page.stat(), page.read_text(encoding="utf-8")
    page.write_text(text[:-2] + "x\n", encoding="utf-8")
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))


STEPS = st.one_of(
    st.builds(_write, st.sampled_from(NAMES), st.sampled_from(TEXTS)),
    st.builds(_remove, st.sampled_from(NAMES)),
    st.builds(_rename, st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.builds(_correct, st.sampled_from(NAMES), st.sampled_from(DATES)),
    st.builds(_configure, st.sampled_from(["", "site_url: https://a.example/b/\n", "use_directory_urls: false\n"])),
    st.builds(_own, st.just("content/corrections.yml"), st.sampled_from(RULINGS)),
    st.builds(_own, st.just("content/actors.yml"), st.sampled_from(ACTORS)),
    st.builds(_own, st.just("templates/pages/undated.md.j2"), st.sampled_from(["", PAGE])),
    st.builds(_own, st.just("templates/theme/main.html"), st.sampled_from(["", THEME])),
    st.builds(_own, st.just("templates/strings/vi.yml"), st.sampled_from(["", "page: {earlier: Trước đây}\n"])),
    st.builds(_own, st.just("site_src/mine.md"), st.sampled_from(["", "# Của tôi\n\n[Đầu](index.md)\n"])),
    st.builds(_own, st.just("site_src/mine.txt"), st.sampled_from(["", "của tôi"])),
    st.just(_edit_generated),
)


def check_steps(steps: list[Step]) -> None:
    """After each step the project's site and pages are those of a clean build."""
    with tempfile.TemporaryDirectory() as place:
        warm = make_project(Path(place) / "warm", {"a.md": VISIT, "2023/c.txt": STORM})
        invoke("build", "--project", warm)
        for number, step in enumerate(steps):
            step(warm)
            said = invoke("build", "--project", warm)
            cold = Path(place) / f"cold{number}"
            write_files(cold, {"mkdocs.yml": (warm / "mkdocs.yml").read_bytes()})
            for name in ("content", "templates"):
                if (warm / name).is_dir():
                    write_files(cold / name, tree_of(warm / name))
            mine = sorted((warm / "site_src").glob("mine.*"))
            write_files(cold / "site_src", {path.name: path.read_bytes() for path in mine})
            (cold / "content").mkdir(exist_ok=True)
            clean = invoke("build", "--project", cold)
            assert said.exit_code == clean.exit_code
            for name in ("site_src", "site"):
                one, other = tree_of(warm / name), tree_of(cold / name)
                assert [path for path in one.keys() | other.keys() if one.get(path) != other.get(path)] == []


@settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(STEPS, min_size=3, max_size=4))
def test_a_warm_build_gives_what_a_cold_one_gives(steps: list[Step]) -> None:
    check_steps(steps)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, min_size=4, max_size=12))
def test_a_warm_build_gives_what_a_cold_one_gives_however_long(steps: list[Step]) -> None:
    check_steps(steps)
