"""A new project: a folder that builds at once, with a sample and the workflow for GitHub Pages."""

from __future__ import annotations

import importlib.metadata
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jinja2

from generator.product import TEMPLATES

_SOURCE = TEMPLATES / "project"
_ORIGIN = re.compile(r"^\[remote \"origin\"\](?:\n[ \t]+[^\n]*)*?\n[ \t]+url[ ]*=[ ]*(?P<url>\S{1,500})", re.MULTILINE)
_PUBLIC = re.compile(
    r"(?:https://|ssh://git@|git@)(?P<host>[A-Za-z0-9.-]+\.[A-Za-z]{2,})[/:](?P<path>[\w.-]+(?:/[\w.-]+)+)/?"
)
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
    """What pip has to install to build the project elsewhere: the repository that this copy came from, or its version.

    A copy that was cloned (`make setup` installs it from its folder) came from where its clone did.
    """
    try:
        about = importlib.metadata.distribution("nienbieu")
        origin = json.loads(about.read_text("direct_url.json") or "{}")
    except (importlib.metadata.PackageNotFoundError, ValueError):
        return "nienbieu"
    told = origin if isinstance(origin, dict) else {}
    if isinstance(told.get("vcs_info"), dict):
        return f"nienbieu @ git+{told.get('url', '')}@{told['vcs_info'].get('commit_id', 'main')}"
    cloned = repository_of(Path(unquote(urlsplit(str(told.get("url", ""))).path))) if "dir_info" in told else ""
    return f"nienbieu @ git+{cloned}" if cloned else f"nienbieu>={about.version}"


def repository_of(folder: Path) -> str:
    """The public address of the repository that a folder was cloned from; empty where it tells none.

    Only what pip can fetch without a key: `https://host/user/name`, also where the clone speaks SSH to that host.
    """
    try:
        settings = (folder / ".git" / "config").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    match = _ORIGIN.search(settings)
    public = _PUBLIC.fullmatch(match["url"]) if match is not None else None
    return f"https://{public['host']}/{public['path'].removesuffix('.git')}" if public is not None else ""
