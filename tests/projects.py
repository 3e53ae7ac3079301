"""Small projects for the tests: made in a folder, then analysed, rendered, built, or run as their user would."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from click.testing import CliRunner, Result

from generator.actors.lexicon import Lexicon
from generator.build import Built, build, make_files
from generator.cli import main
from generator.config import Config, load_config
from generator.dating.facts import Facts
from generator.issues import Issue
from generator.knowledge import Knowledge, load_knowledge
from generator.pipeline import Analysis, analyse
from generator.reading.compose import Composer
from generator.rendering.lookups import Lookups
from generator.rendering.memory import Memory
from generator.wording import Wording, load_wording, override_strings

T = TypeVar("T")

ROOT = Path(__file__).parent.parent
"""The top of the repository."""

SETTINGS = "site_name: Thử\n"
"""The least that a project's `mkdocs.yml` holds."""

VISIT = """---
title: Đoàn khảo sát thăm cảng Liên Chiểu
date: 2024-10-04
---
Ngày 3/10, đoàn khảo sát của Singapore đã thăm cảng Liên Chiểu ở Đà Nẵng.

Trưởng đoàn cho biết chuyến thăm kéo dài một ngày.
"""
"""An article that happened on 3 October 2024, the day before it was printed."""

STORM = """---
title: Bão đổ bộ vào Quảng Ninh
date: 2023-09-08
---
Chiều 7/9/2023, bão đã đổ bộ vào Quảng Ninh, gây mưa to ở Hải Phòng.
"""
"""An article of another year and of other places."""


@dataclass(frozen=True)
class Opened:
    """A project as a verb of the command finds it."""

    config: Config
    wording: Wording
    issues: list[Issue]


def make_project(folder: Path, articles: Mapping[str, str | bytes], settings: str = SETTINGS) -> Path:
    """A project in `folder` with `articles`, by their paths in `content/`; gives the folder back."""
    write_files(folder, {"mkdocs.yml": settings})
    (folder / "content").mkdir(exist_ok=True)
    write_files(folder / "content", articles)
    return folder


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes files by their paths below `folder`, with the folders that they need."""
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))


def open_project(folder: Path) -> Opened:
    """The configuration and the strings of a project."""
    config, issues = load_config(folder)
    wording, wrong = override_strings(load_wording(config.language), config.templates / "strings", config.language)
    return Opened(config, wording, [*issues, *wrong])


@functools.cache
def the_knowledge() -> Knowledge:
    """The knowledge of the product, read from its files once."""
    return load_knowledge()


def _loaded(kept: Path) -> Knowledge:
    return the_knowledge()


def _once(make: Callable[[Knowledge], T]) -> Callable[[Knowledge], T]:
    """What is made of the knowledge as the product has it is made once; what a project adds to it, each time."""
    made: list[T] = []

    def of(knowledge: Knowledge) -> T:
        if knowledge is not the_knowledge():
            return make(knowledge)
        if not made:
            made.append(make(knowledge))
        return made[0]

    return of


_OF_KNOWLEDGE = {
    name: _once(make.of) for name, make in (("Lexicon", Lexicon), ("Facts", Facts), ("Composer", Composer))
}


@contextmanager
def knowledge_loaded_once() -> Iterator[None]:
    """The knowledge is read and made ready by the first analysis of a process alone: a third of the time."""
    with ExitStack() as patched:
        patched.enter_context(patch("generator.pipeline.load_knowledge", _loaded))
        for name, of in _OF_KNOWLEDGE.items():
            patched.enter_context(patch(f"generator.study.{name}.of", of))
        yield


def copy_project(folder: Path, to: Path) -> Path:
    """The same project elsewhere, built as it was: sizes and times of all files are kept."""
    shutil.copytree(folder, to, symlinks=True)
    return to


def analyse_project(folder: Path) -> Analysis:
    """What the project's articles hold."""
    with knowledge_loaded_once():
        return analyse(open_project(folder).config)


def render_project(folder: Path) -> dict[str, bytes]:
    """Every generated file of the project's `site_src/`, by its path; nothing is written."""
    opened, found = open_project(folder), analyse_project(folder)
    look = Lookups.of(found.timeline, opened.config, opened.wording)
    files = make_files(found, look, Memory.of(look))
    return {path: files.make(path)[0] for path in files}


def build_project(folder: Path) -> Built:
    """The project built down to its `site/`."""
    opened = open_project(folder)
    return build(opened.config, opened.wording, opened.issues)


def print_analysis(folder: Path, *, text: bool = False) -> str:
    """What `nienbieu analyse` prints of a project."""
    return invoke("analyse", "--project", folder, *(["--text"] if text else [])).stdout


def tree_of(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def invoke(*arguments: str | Path) -> Result:
    """The command in this process; an exception that is a bug is raised, not shown."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def run(
    *arguments: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, as its user runs it."""
    return subprocess.run(
        [sys.executable, "-m", "generator.cli", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        capture_output=True,
        timeout=120,
        check=False,
    )
