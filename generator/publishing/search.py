"""The search index, by Pagefind: a step of its own, which only the documents that it is given decide.

Pagefind reads a folder of HTML and writes a folder of small files, of which a browser loads the few that a query
needs. The index has parts, which the browser merges; a part whose documents are the same is not made again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.issues import Issue, notice
from generator.publishing.steady import make_steady
from generator.publishing.write import Files, digest_of_file, replace_file, write_all

SEARCH_FOLDER = "pagefind"
"""Where the index stands on the site."""
PARTS = "parts.json"
"""The list of the parts, which the search reads first."""
_VERSION = "7"
"""Changes with what is asked of Pagefind, so that an index made otherwise is not taken for this one."""
_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_NEEDED_ENDINGS = (".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter")


@dataclass(frozen=True, slots=True)
class Index:
    """The index as it is to stand on the site."""

    folder: Path
    digests: Mapping[str, str]
    """Of each of its files, by their paths in the folder."""


def make_index(documents: Files, state: Path, language: str) -> tuple[Index | None, list[Issue]]:
    """The index, to be laid on the site, or None with a notice where Pagefind cannot be run.

    `documents` are HTML by the path that their page has on the site, in the folder of the part of the index that they
    belong to; `state` is where work is kept between runs. A part is made again when one of its documents changed.
    Raises OSError.
    """
    place = state / "search"
    written = write_all(documents, place / "documents", place)
    by_part: dict[str, list[tuple[str, str]]] = {}
    for path, digest in sorted(written.digests.items()):
        by_part.setdefault(path.partition("/")[0], []).append((path, digest))
    parts: dict[str, Mapping[str, str]] = {}
    for part, wanted in by_part.items():
        made, cause = _bring_up_to_date(place, part, repr((_VERSION, language, wanted)), language)
        if cause:
            return None, [notice("mkdocs.yml", 0, "no-search", cause=cause)]
        parts[part] = made
    for folder in sorted((place / "index").glob("*")):
        if folder.is_dir() and folder.name not in parts:
            shutil.rmtree(folder)
    if not parts:
        return None, []
    listed = json.dumps(sorted(parts, reverse=True)).encode()
    replace_file(place / "index" / PARTS, listed)
    digests = {f"{part}/{path}": digest for part, files in parts.items() for path, digest in files.items()}
    return Index(place / "index", {PARTS: hashlib.sha256(listed).hexdigest(), **digests}), []


def _bring_up_to_date(place: Path, part: str, made_from: str, language: str) -> tuple[Mapping[str, str], str]:
    """The digests of the files of one part of the index; or none, and why it could not be made."""
    folder, record = place / "index" / part, place / f"{part}.json"
    known = _recall(record, made_from, folder)
    if known is not None:
        return known, ""
    record.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    cause = _run(place / "documents" / part, folder, language)
    if cause:
        return {}, cause
    _leave_needed(folder)
    make_steady(folder)
    files = {
        path.relative_to(folder).as_posix(): (digest_of_file(path), *_touch_of(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    replace_file(record, json.dumps([made_from, files]).encode())
    return {path: digest for path, (digest, _, _) in files.items()}, ""


def _recall(record: Path, made_from: str, folder: Path) -> Mapping[str, str] | None:
    """The digests of a part that was made from the same, where each of its files stands as it was made."""
    try:
        known, files = json.loads(record.read_bytes())
        if known != made_from or any(_touch_of(folder / path) != (s, t) for path, (_, s, t) in files.items()):
            return None
        return {str(path): str(digest) for path, (digest, _, _) in files.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _touch_of(path: Path) -> tuple[int, int]:
    """The size of a file and when it was written. Raises OSError."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _run(documents: Path, index: Path, language: str) -> str:
    """Runs Pagefind; why it did not work, or nothing."""
    options = ["--site", str(documents), "--output-path", str(index), "--force-language", language, "--silent"]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pagefind", *options],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        return str(error)
    said = (done.stderr or done.stdout).strip().splitlines()
    return (said[-1] if said else f"exit code {done.returncode}") if done.returncode else ""


def _leave_needed(index: Path) -> None:
    """Takes away the ready-made interfaces that Pagefind adds; the site has its own."""
    for path in sorted(index.rglob("*")):
        if path.is_file() and path.name not in _NEEDED and not path.name.endswith(_NEEDED_ENDINGS):
            path.unlink()
