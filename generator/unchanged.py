"""Whether anything changed since the last build: if not, there is nothing to do but to say again what it said.

What goes in and what came out is compared by size and time of every file. In doubt the site is built.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.config import CONFIG_FILE, Config
from generator.product import ASSETS, digest_of_product
from generator.publishing.trees import Trees
from generator.publishing.write import load_manifest, replace_file

LAST = "last.json"
_LEADS_ELSEWHERE = ("!ENV", "INHERIT", "!relative", "!!python", "custom_dir", "hooks:")
"""What makes a `mkdocs.yml` depend on more than is looked at here."""
_BUILDERS = ("mkdocs", "mkdocs-material", "jinja2", "markdown", "pagefind", "cbor2", "trafilatura", "lxml")
"""Libraries whose version may decide what a site looks like."""


@dataclass(frozen=True, slots=True)
class Last:
    """What the last build said, and whether it met faults."""

    lines: tuple[str, ...]
    faults: bool


def digest_of_inputs(config: Config) -> str:
    """The digest of all that a build reads and did not write itself; empty where that cannot be told. Raises OSError.

    A file counts as the same while it has the size and the times that it had: when it was written, and when anything
    about it last changed, which no program sets at will.
    """
    digest = hashlib.sha256()
    settings = repr(
        (str(config.folder), config.site_url, sys.version_info[:3], os.environ.get("SOURCE_DATE_EPOCH", ""))
    )
    text = (config.folder / CONFIG_FILE).read_text(encoding="utf-8", errors="surrogateescape")
    if any(mark in text for mark in _LEADS_ELSEWHERE):
        return ""
    versions = [f"{name} {importlib.metadata.version(name)}" for name in _BUILDERS]
    for part in (settings, digest_of_product(), text, *versions):
        digest.update(part.encode("utf-8", "surrogateescape"))
    own = load_manifest(config.state)
    for folder in (config.content, config.templates, config.site_src, ASSETS):
        written = own if folder == config.site_src else {}
        for path, status in sorted(_files_below(str(folder), "", set())):
            if path not in written:
                told = f"\0{folder.name}/{path}\0{status[0]} {status[1]} {status[2]}"
                digest.update(told.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def recall(config: Config, inputs: str) -> Last | None:
    """What the last build said, where it was made of the same and all that it made still stands; else None."""
    if not inputs:
        return None
    try:
        kept = json.loads((config.state / LAST).read_bytes())
        same = kept["inputs"] == inputs and kept["made"] == _digest_of_made(config)
        last = Last(tuple(map(str, kept["lines"])), bool(kept["faults"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return last if same and Trees.of(config.site, config.state).is_intact() else None


def remember(config: Config, inputs: str, lines: Sequence[str], *, faults: bool) -> None:
    """Keeps what a build said, for one of the same inputs; not where they changed while it went on."""
    try:
        if digest_of_inputs(config) != inputs:
            return
        kept = {"inputs": inputs, "made": _digest_of_made(config), "lines": list(lines), "faults": faults}
        replace_file(config.state / LAST, json.dumps(kept, ensure_ascii=False).encode("utf-8", "surrogateescape"))
    except OSError:
        return  # the next build does its work again


def _digest_of_made(config: Config) -> str:
    """Of the size and the times of every file that was written to `site_src/`."""
    digest = hashlib.sha256()
    for path in sorted(load_manifest(config.state)):
        try:
            status = os.lstat(f"{config.site_src}/{path}")
        except OSError:
            digest.update(f"{path} is gone\0".encode())
            continue
        digest.update(f"{path}\0{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}\0".encode())
    return digest.hexdigest()


def _files_below(folder: str, prefix: str, seen: set[tuple[int, int]]) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Every file below a folder that is there, whatever its name, with its size and times; links as what they lead to.

    `seen` are the folders that were gone into, so that a link to one of them ends.
    """
    if not Path(folder).is_dir():
        return
    status = Path(folder).stat()
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files_below(entry.path, f"{prefix}{entry.name}/", seen)
            elif entry.is_file():
                status = entry.stat()
                yield f"{prefix}{entry.name}", (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
