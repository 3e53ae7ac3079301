"""Whether anything changed since the last build: if not, there is nothing to do but to say again what it said.

What goes in and what came out is compared by size and times of every file. In doubt the site is built.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass

from generator.config import Config
from generator.folders import files_below
from generator.product import look_of_product
from generator.publishing.trees import Trees
from generator.publishing.write import MANIFEST, load_manifest, replace_file

LAST = "last.json"
_LEADS_ELSEWHERE = ("!ENV", "INHERIT", "!relative", "!!python", "custom_dir", "hooks:")
"""What makes a `mkdocs.yml` depend on more than is looked at here."""


@dataclass(frozen=True, slots=True)
class Last:
    """What the last build said, and whether it met faults."""

    lines: tuple[str, ...]
    faults: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """How a project stands before a build."""

    inputs: str
    """The digest of all that a build reads and did not write itself; empty where that cannot be told."""
    is_written: bool
    """Whether every file that was written to `site_src/` stands there as it was."""
    stood: frozenset[str]
    """Every file in `site_src/`."""


def look_at(config: Config) -> Looked:
    """Looks once at every file that a build reads, or wrote to `site_src/`. Raises OSError.

    A file counts as the same while it has the size and the times that it had: when it was written, and when anything
    about it last changed, which no program sets at will.
    """
    around = str(config.folder), config.site_url, os.environ.get("SOURCE_DATE_EPOCH", ""), look_of_product()
    own = [sorted(files_below(str(folder)).items()) for folder in (config.content, config.templates)]
    beside, is_written = files_below(str(config.site_src)), True
    stood = frozenset(beside)
    for path, one in load_manifest(config.state).items():
        is_written &= beside.pop(path, ()) == (one.size, one.moment, one.touched)
    if any(mark in config.written for mark in _LEADS_ELSEWHERE):
        return Looked("", is_written, stood)
    all_of_it = repr((around, config.written, own, sorted(beside.items())))
    return Looked(hashlib.sha256(all_of_it.encode("utf-8", "surrogateescape")).hexdigest(), is_written, stood)


def recall(config: Config, looked: Looked) -> Last | None:
    """What the last build said, where it was made of the same and all that it made still stands; else None."""
    if not looked.inputs or not looked.is_written:
        return None
    try:
        kept = json.loads((config.state / LAST).read_bytes())
        same = kept["inputs"] == looked.inputs and kept["written"] == _digest_of_written(config)
        last = Last(tuple(map(str, kept["lines"])), bool(kept["faults"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return last if same and Trees.of(config.site, config.state).is_intact() else None


def remember(config: Config, looked: Looked, lines: Sequence[str], *, faults: bool) -> None:
    """Keeps what a build said, for one of the same inputs: `looked` is how the project stood before it.

    Whatever changed while it went on is seen by the next look.
    """
    try:
        kept = {"inputs": looked.inputs, "written": _digest_of_written(config), "lines": list(lines), "faults": faults}
        replace_file(config.state / LAST, json.dumps(kept, ensure_ascii=False).encode("utf-8", "surrogateescape"))
    except OSError:
        return  # the next build does its work again


def _digest_of_written(config: Config) -> str:
    """Of the list of what was written: a build that was cut off after it wrote that has another. Raises OSError."""
    return hashlib.sha256((config.state / MANIFEST).read_bytes()).hexdigest()
