"""A new project: a folder that builds at once, with a sample and the workflow for GitHub Pages."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Iterator
from pathlib import Path

import jinja2

from generator.product import TEMPLATES

_SOURCE = TEMPLATES / "project"
_NAMES = {"gitignore": ".gitignore", "pages.yml": ".github/workflows/pages.yml"}
"""What a file is called in a project where its name among the templates is another one."""


class NotEmptyError(Exception):
    """The folder is there and holds something; nothing is written into it."""


def make_project(folder: Path, language: str) -> list[str]:
    """Makes a project in `folder`; gives the paths of what was written. Raises `NotEmptyError` and OSError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmptyError(str(folder))
    written = []
    for path, text in files_of_project(folder.resolve().name, language):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        written.append(path)
    return written


def files_of_project(name: str, language: str) -> Iterator[tuple[str, str]]:
    """The files of a new project, path and text, in order."""
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True, autoescape=False)
    environment.filters["quoted"] = lambda value: json.dumps(value, ensure_ascii=False)
    values = {"name": name or "Niên Biểu", "language": language, "requirement": requirement()}
    for source in sorted(_SOURCE.rglob("*.j2")):
        path = source.relative_to(_SOURCE).as_posix().removesuffix(".j2")
        parts = path.split("/")
        if parts[0] in ("vi", "en"):
            if parts[0] != language:
                continue
            path = "/".join(parts[1:])
        yield _NAMES.get(path, path), environment.from_string(source.read_text(encoding="utf-8")).render(values)


def requirement() -> str:
    """What pip has to install to build the project elsewhere: the repository this copy came from, or its version."""
    try:
        about = importlib.metadata.distribution("nienbieu")
        origin = json.loads(about.read_text("direct_url.json") or "{}")
    except (importlib.metadata.PackageNotFoundError, ValueError):
        return "nienbieu"
    if isinstance(origin, dict) and isinstance(origin.get("vcs_info"), dict):
        return f"nienbieu @ git+{origin.get('url', '')}@{origin['vcs_info'].get('commit_id', 'main')}"
    return f"nienbieu>={about.version}"
