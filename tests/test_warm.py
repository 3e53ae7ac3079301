"""Warm equals cold: whatever was done to a project, its site is what a clean build of the same project gives."""

from __future__ import annotations

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


def _template(text: str) -> Step:
    def change(folder: Path) -> None:
        own = folder / "templates" / "pages" / "undated.md.j2"
        own.unlink(missing_ok=True)
        if text:
            write_files(folder, {"templates/pages/undated.md.j2": text})

    return change


STEPS = st.one_of(
    st.builds(_write, st.sampled_from(NAMES), st.sampled_from(TEXTS)),
    st.builds(_remove, st.sampled_from(NAMES)),
    st.builds(_rename, st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.builds(_correct, st.sampled_from(NAMES), st.sampled_from(DATES)),
    st.builds(_configure, st.sampled_from(["", "site_url: https://a.example/b/\n", "use_directory_urls: false\n"])),
    st.builds(_template, st.sampled_from(["", "---\ntitle: Khác\n---\n<p>khác</p>\n"])),
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
