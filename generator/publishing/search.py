"""The search index, by Pagefind: a step of its own, which only the documents that it is given decide.

Pagefind reads a folder of HTML and writes a folder of small files, of which a browser loads the few that a query
needs. Documents that are the same as the last time are not indexed again.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from generator.issues import Issue, notice
from generator.publishing.steady import make_steady
from generator.publishing.write import replace_file

SEARCH_FOLDER = "pagefind"
"""Where the index stands on the site."""
_VERSION = "1"
"""Changes with what is asked of Pagefind, so that an index made otherwise is not taken for this one."""
_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_NEEDED_ENDINGS = (".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter")


def make_index(documents: Mapping[str, str], state: Path, language: str) -> tuple[Path | None, list[Issue]]:
    """The folder of the index, to be laid on the site, or None with a notice where Pagefind cannot be run.

    `documents` are HTML by the path that their page has on the site; `state` is where work is kept between runs.
    Raises OSError.
    """
    place = state / "search"
    index, mark, digest = place / "index", place / "made-from", _digest(documents, language)
    if index.is_dir() and mark.is_file() and mark.read_text(encoding="utf-8") == digest:
        return index, []
    shutil.rmtree(place, ignore_errors=True)
    for path, text in documents.items():
        target = place / "documents" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    index.mkdir(parents=True)
    if not documents:
        return None, []
    cause = _run(place / "documents", index, language)
    shutil.rmtree(place / "documents")
    if cause:
        return None, [notice("mkdocs.yml", 0, "no-search", cause=cause)]
    _leave_needed(index)
    make_steady(index)
    replace_file(mark, digest.encode("utf-8"))
    return index, []


def _digest(documents: Mapping[str, str], language: str) -> str:
    digest = hashlib.sha256(f"{_VERSION}\0{language}".encode())
    for path, text in sorted(documents.items()):
        digest.update(f"\0{path}\0{text}".encode())
    return digest.hexdigest()


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
