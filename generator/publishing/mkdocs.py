"""`site_src/` → `site/`, by MkDocs with Material.

The next site is made beside the one that stands, and takes its place in one step when it is whole (`trees.py`).
Pages are pressed one by one (`press.py`), so that only those are made whose text changed; a project that asks MkDocs
for more than that is built as a whole by MkDocs' own `build`.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.config import CONFIG_FILE, Config, line_of
from generator.issues import Issue, fault
from generator.publishing.listening import listening
from generator.publishing.press import Press, can_press
from generator.publishing.records import MARK
from generator.publishing.search import SEARCH_FOLDER, Index
from generator.publishing.settings import load_settings
from generator.publishing.trees import Trees, is_built_site
from generator.publishing.write import digest_of_file
from generator.wording import Wording

_CONFIG_WARNING = re.compile(r"Config value '(?P<key>[^']+)': (?P<cause>.+)", re.DOTALL)


class SiteError(Exception):
    """MkDocs could not build the site; the message says why."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a build made of `site/`."""

    pages: int
    """How many pages the site has."""
    made: tuple[str, ...]
    """The files that were made; the others stand as they were."""
    issues: tuple[Issue, ...]


def build_site(
    config: Config,
    wording: Wording,
    destination: Path,
    as_of: int,
    index: Index | None,
    known: Mapping[str, str] | None = None,
    stood: Collection[str] | None = None,
) -> Pressed:
    """Builds the site and puts it at `destination`.

    `as_of` is the moment that the site says it was made, in seconds since 1970, unless SOURCE_DATE_EPOCH says
    another. `index` is the search index, or None for a site without a search. `known` are digests of
    files of `site_src/` that were written now, so that they need not be read again; `stood` are all files that were
    there before, where somebody looked. Raises `SiteError` when there is no site, and OSError
    when it cannot be written; both leave the old one standing.
    """
    if not is_built_site(destination):
        raise SiteError(f"{destination} holds files that are no built site; move them, or choose another site_dir")
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's banner, which would stand in every log
    trees = Trees.of(destination, config.state)
    with listening() as heard, _at_moment(as_of):
        try:
            pages, made = _build(config, wording, trees, index, known or {}, stood)
        except SiteError as error:
            raise SiteError("; ".join(dict.fromkeys(heard)) or str(error)) from error
    return Pressed(pages, made, tuple(_issue(config, message) for message in dict.fromkeys(heard)))


def _issue(config: Config, message: str) -> Issue:
    """What MkDocs warned of; a key of `mkdocs.yml` that it does not know comes with its line."""
    match = _CONFIG_WARNING.match(message)
    if match is None:
        return fault(CONFIG_FILE, 0, "site-warning", cause=message)
    return fault(
        CONFIG_FILE,
        line_of(config.folder, match["key"]),
        "config-mkdocs",
        key=match["key"],
        cause=match["cause"],
    )


def _build(
    config: Config,
    wording: Wording,
    trees: Trees,
    index: Index | None,
    known: Mapping[str, str],
    stood: Collection[str] | None,
) -> tuple[int, tuple[str, ...]]:
    from mkdocs.exceptions import Abort, BuildError, ConfigurationError

    try:
        loaded = load_settings(config, wording, trees.next, searchable=index is not None)
        loaded.plugins.on_startup(command="build", dirty=False)
        if can_press(loaded, config):
            done = _press(Press.of(loaded, config, wording, known, stood), trees, index, known)
        else:
            done = _build_whole(loaded, config, trees, index)
        loaded.plugins.on_shutdown()
    except (ConfigurationError, BuildError, Abort) as error:
        raise SiteError(str(error) or "MkDocs stopped") from error
    return done


def _press(press: Press, trees: Trees, index: Index | None, known: Mapping[str, str]) -> tuple[int, tuple[str, ...]]:
    """Only what is not yet as it should be."""
    digests = {f"{SEARCH_FOLDER}/{path}": digest for path, digest in index.digests.items()} if index else {}
    search = {f"{SEARCH_FOLDER}/{path}": index.folder / path for path in index.digests} if index else {}
    intended = {**press.intend(known), **digests}

    def make(paths: list[str]) -> None:
        press.make([path for path in paths if path not in search])
        _copy({path: search[path] for path in paths if path in search}, trees.next)

    made = trees.bring_to(intended, make)
    return press.pages, made


def _build_whole(loaded: Any, config: Config, trees: Trees, index: Index | None) -> tuple[int, tuple[str, ...]]:
    """All of it, by MkDocs' public interface, in a folder of its own; then as `_press` what differs."""
    from mkdocs.commands.build import build

    fresh = config.state / "site.new"
    shutil.rmtree(fresh, ignore_errors=True)
    loaded.site_dir = str(fresh)
    build(loaded)
    if index is not None:
        shutil.copytree(index.folder, fresh / SEARCH_FOLDER)
    files = _files_below(fresh, "")
    made = trees.bring_to(
        {path: digest_of_file(file) for path, file in files.items()},
        lambda paths: _copy({path: files[path] for path in paths}, trees.next),
    )
    shutil.rmtree(fresh, ignore_errors=True)
    return sum(1 for _ in config.site_src.rglob("*.md")), made


def _files_below(folder: Path, prefix: str) -> dict[str, Path]:
    """The files of a folder by the paths that they will have on the site."""
    return {
        f"{prefix}{path.relative_to(folder).as_posix()}": path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARK
    }


def _copy(files: Mapping[str, Path], tree: Path) -> None:
    for path, file in files.items():
        target = tree / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


@contextmanager
def _at_moment(seconds: int) -> Iterator[None]:
    """Lets MkDocs date what it writes by `seconds`, unless the environment already says when."""
    chosen = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = chosen or str(seconds)
    try:
        yield
    finally:
        if chosen is None:
            del os.environ["SOURCE_DATE_EPOCH"]
