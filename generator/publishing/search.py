"""The search index, by Pagefind: a step of its own, which only the documents that it is given decide.

Pagefind reads a folder of HTML and writes a folder of small files, of which a browser loads the few that a query
needs. The index has parts, which the browser merges; a part whose documents are the same is not made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.issues import Issue, notice
from generator.publishing.indexer import IndexerError, index_documents
from generator.publishing.steady import make_steady
from generator.publishing.write import Files, replace_file, write_all
from generator.rendering.searchable import page_of
from generator.workers import begin, share_out

SEARCH_FOLDER = "pagefind"
"""Where the index stands on the site."""
PARTS = "parts.json"
"""The list of the parts, which the search reads first."""
_VERSION = "8"
"""Changes with what is asked of Pagefind, so that an index made otherwise is not taken for this one."""
_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_NEEDED_ENDINGS = (".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter")

_Digests = dict[str, str]
"""Of files by their paths in a folder."""


@dataclass(frozen=True, slots=True)
class Index:
    """The index as it is to stand on the site."""

    folder: Path
    digests: Mapping[str, str]
    """Of each of its files, by their paths in the folder."""


def begin_index(documents: Files, state: Path, language: str) -> Callable[[], tuple[Index | None, list[Issue]]]:
    """Begins to make the index; gives what waits for it.

    That gives the index, to be laid on the site, or None with a notice where Pagefind cannot be run. `documents` are
    HTML by their paths, which tell the part of the index that they belong to and their page
    (`rendering/searchable.py`); `state` is where work is kept between runs. A part is made again when one of its
    documents changed. Raises OSError.
    """
    place = state / "search"
    written = write_all(documents, place / "documents", place)
    by_part: dict[str, list[tuple[str, str]]] = {}
    for path, digest in sorted(written.digests.items()):
        by_part.setdefault(path.partition("/")[0], []).append((path, digest))
    return begin(partial(_make_index, place, by_part, language))


def last_index(state: Path) -> Index | None:
    """The index as it was made last; None where there is none, or it is not as it was."""
    place = state / "search"
    try:
        listed = (place / "index" / PARTS).read_bytes()
        names = [str(part) for part in json.loads(listed)]
    except (OSError, ValueError, TypeError):
        return None
    parts = {name: _recall(place / f"{name}.json", None, place / "index" / name) for name in names}
    known = {name: files for name, files in parts.items() if files is not None}
    return _index_of(place, known, listed) if len(known) == len(parts) else None


def _index_of(place: Path, parts: Mapping[str, _Digests], listed: bytes) -> Index:
    digests = {f"{part}/{path}": digest for part, files in parts.items() for path, digest in files.items()}
    return Index(place / "index", {PARTS: hashlib.sha256(listed).hexdigest(), **digests})


def _make_index(
    place: Path, by_part: Mapping[str, list[tuple[str, str]]], language: str
) -> tuple[Index | None, list[Issue]]:
    try:
        parts = _bring_up_to_date(place, by_part, language)
    except IndexerError as error:
        return None, [notice("mkdocs.yml", 0, "no-search", cause=str(error))]
    for folder in sorted((place / "index").glob("*")):
        if folder.is_dir() and folder.name not in parts:
            shutil.rmtree(folder)
            (place / f"{folder.name}.json").unlink(missing_ok=True)
    if not parts:
        return None, []
    listed = json.dumps(sorted(parts, reverse=True)).encode()
    replace_file(place / "index" / PARTS, listed)
    return _index_of(place, parts, listed), []


def _bring_up_to_date(place: Path, by_part: Mapping[str, list[tuple[str, str]]], language: str) -> dict[str, _Digests]:
    """The digests of the files of each part, which are made where they are not there, the largest first.

    Raises `IndexerError`.
    """
    made_from = {part: repr((_VERSION, language, wanted)) for part, wanted in by_part.items()}
    known = {part: _recall(place / f"{part}.json", made_from[part], place / "index" / part) for part in by_part}
    missing = sorted((part for part, files in known.items() if files is None), key=lambda part: -len(by_part[part]))

    def make(parts: Sequence[str]) -> list[_Digests | str]:
        return [
            _make_part(place, part, [path for path, _ in by_part[part]], made_from[part], language) for part in parts
        ]

    made = [one for share in share_out(make, missing, enough=1) for one in share]
    for cause in made:
        if isinstance(cause, str):
            raise IndexerError(cause)
    return {
        part: files
        for part, files in {**known, **dict(zip(missing, made, strict=True))}.items()
        if isinstance(files, dict)
    }


def _make_part(place: Path, part: str, documents: Sequence[str], made_from: str, language: str) -> _Digests | str:
    """The digests of the files of one part of the index, which is made; or why it could not be made."""
    folder, record = place / "index" / part, place / f"{part}.json"
    texts = ((page_of(path), (place / "documents" / path).read_text(encoding="utf-8")) for path in documents)
    try:
        files = make_steady(_needed(index_documents(texts, language)))
    except IndexerError as error:
        return str(error)
    record.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    noted = {}
    for path, data in sorted(files.items()):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
        noted[path] = hashlib.sha256(data).hexdigest(), *_touch_of(f"{folder}/{path}")
    replace_file(record, json.dumps([made_from, noted]).encode())
    return {path: digest for path, (digest, _, _) in noted.items()}


def _recall(record: Path, made_from: str | None, folder: Path) -> _Digests | None:
    """The digests of a part that was made from the same (or whatever from), where each file stands as it was made."""
    try:
        known, files = json.loads(record.read_bytes())
        is_same = made_from in (None, known)
        if not is_same or any(_touch_of(f"{folder}/{path}") != (s, t) for path, (_, s, t) in files.items()):
            return None
        return {str(path): str(digest) for path, (digest, _, _) in files.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _touch_of(path: str) -> tuple[int, int]:
    """The size of a file and when it was written. Raises OSError."""
    status = os.lstat(path)
    return status.st_size, status.st_mtime_ns


def _needed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Without the ready-made interfaces that Pagefind adds; the site has its own."""
    return {path: data for path, data in files.items() if path in _NEEDED or path.endswith(_NEEDED_ENDINGS)}
