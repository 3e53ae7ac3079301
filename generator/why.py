"""`nienbieu build --why PAGE`: why a page was made again, or that it stands as it was."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.config import Config
from generator.wording import Wording

_MOST = 20
"""So many lines of a difference are shown."""
_WIDTH = 200


@dataclass(frozen=True, slots=True)
class Watched:
    """A page's source before a build."""

    path: str
    """In `site_src/`."""
    text: str | None
    """None where there was no such page."""


def watch(config: Config, page: str) -> Watched:
    """The page that is meant by its source, its address, or the id of an event or actor."""
    paths = list(_paths_of(page))
    found = next((path for path in paths if (config.site_src / path).is_file()), paths[0])
    return Watched(found, _text_of(config, found))


def _paths_of(page: str) -> Iterator[str]:
    name = (
        page.partition("#")[0]
        .strip("/")
        .removesuffix("index.html")
        .removesuffix(".html")
        .removesuffix(".md")
        .strip("/")
    )
    path = PurePosixPath(name or "index")
    if ".." in path.parts:
        path = PurePosixPath(path.name)  # nothing outside is looked at
    yield f"{path}.md"
    yield f"{path}/index.md"
    yield from (f"{folder}/{path}.md" for folder in ("events", "actors", "years", "months", "sources"))


def _text_of(config: Config, path: str) -> str | None:
    file = config.site_src / path
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else None


def tell_why(before: Watched, config: Config, page: str, made: Sequence[str], wording: Wording) -> list[str]:
    """Why the page was made by the build that made the files `made`; a difference of its text, where it has one."""
    watched = watch(config, page)
    if watched.text is None:
        gone = before.text is not None
        return [wording("command.why_gone" if gone else "command.why_unknown", page=before.path if gone else page)]
    if before.text is None:
        return [wording("command.why_new", page=watched.path)]
    if before.text != watched.text:
        return [wording("command.why_text", page=watched.path), *_difference(before.text, watched.text)]
    bare = watched.path.removesuffix(".md").removesuffix("index").rstrip("/")
    addresses = {f"{bare}/index.html".lstrip("/"), f"{bare}.html"}
    return [wording("command.why_around" if addresses & set(made) else "command.why_same", page=watched.path)]


def _difference(old: str, new: str) -> list[str]:
    lines = list(difflib.unified_diff(old.splitlines(), new.splitlines(), "before", "now", lineterm="", n=0))[2:]
    shown = [f"  {line[:_WIDTH]}" for line in lines[:_MOST]]
    return [*shown, "  …"] if len(lines) > _MOST else shown
