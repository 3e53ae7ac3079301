"""The files of `content/` → articles, in the order of their paths; what cannot be read becomes an issue."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from generator.issues import Issue, fault, notice
from generator.model import Article
from generator.reading.compose import Composer
from generator.reading.draft import Draft, File, ending_of
from generator.reading.forms import FORMS

NOT_ARTICLES = frozenset({"actors.yml", "corrections.yml", "readme.md"})
"""Files at the top of `content/` that are the user's word on the articles, or about them."""

_COMPANIONS = (
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".webp",
    ".svg",
    ".avif",
    ".css",
    ".js",
    ".woff",
    ".woff2",
    ".ico",
    ".mp4",
    ".mp3",
)
"""What a browser saves beside a page: passed over without a word."""

REFERENCES = frozenset({".bib", ".bibtex", ".enw", ".nbib", ".rdf", ".xmlmods"})
"""Lists of references that every program which writes them writes as RIS or CSL-JSON too, which are read."""

_LONGEST_ARTICLE = 2_000_000
_MOST_LINES = 20_000
_SAVED_WITH = "_files"
"""A browser keeps what belongs to a page in a folder of the page's name with this behind it."""


def find_files(content: Path) -> tuple[list[Path], list[Issue]]:
    """The files that may hold articles, sorted by path; links that lead out of the folder are refused."""
    root = content.resolve()
    if not content.is_dir():
        return [], [notice("content", 0, "no-content")]
    found: list[str] = []
    issues: list[Issue] = []
    unreadable: list[OSError] = []
    walked = sorted(_walk(str(content), "", unreadable.append))
    issues += [
        fault(
            f"content/{_shown(Path(str(e.filename)).relative_to(content).as_posix())}",
            0,
            "cannot-read",
            cause=e.strerror,
        )
        for e in unreadable
    ]
    for relative, is_link in walked:
        if relative.lower() in NOT_ARTICLES or relative.lower().endswith(_COMPANIONS):
            continue
        if is_link and not (content / relative).resolve().is_relative_to(root):
            issues.append(fault(f"content/{_shown(relative)}", 0, "link-out-of-folder"))
        elif ending_of(relative) in FORMS:
            found.append(relative)
        else:
            issues.append(_not_read(relative))
    return [Path(content, relative) for relative in found], [*issues, *_same_names(found)]


def _not_read(relative: str) -> Issue:
    """What is to be said of a file of a form that is none of ours."""
    suffix, place = PurePosixPath(relative).suffix, f"content/{_shown(relative)}"
    if ending_of(relative) in REFERENCES:
        return fault(place, 0, "references", ending=suffix)
    named = suffix or PurePosixPath(relative).name
    return notice(place, 0, "unknown-form", ending=named, known=" ".join(sorted(FORMS)))


def read_article(path: Path, content: Path, composer: Composer) -> tuple[list[Article], list[Issue]]:
    """The articles in one file, and what is wrong with it."""
    relative = _shown(path.relative_to(content).as_posix())
    form = FORMS[ending_of(relative)]
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= form.largest else b""
    except OSError as error:
        return [], [fault(f"content/{relative}", 0, "cannot-read", cause=error.strerror or str(error))]
    if size > form.largest:
        return [], [
            fault(
                f"content/{relative}", 0, "too-large", megabytes=-(-size // 1_000_000), limit=form.largest // 1_000_000
            )
        ]
    if not data.strip():
        return [], [fault(f"content/{relative}", 1, "empty-file")]
    file = File(relative, data, hashlib.sha256(data).hexdigest())
    drafts, issues = form.read(file)
    too_long = [_too_long(draft) for draft in drafts if _is_too_long(draft)]
    articles = [composer.compose(draft) for draft in drafts if not _is_too_long(draft)]
    empty = [fault(article.path, article.line, "no-text") for article in articles if not article.kept]
    placed = [Issue(f"content/{i.path}", i.line, i.code, i.severity, i.values) for i in (*issues, *too_long, *empty)]
    return [article for article in articles if article.kept], placed


def _is_too_long(draft: Draft) -> bool:
    return len(draft.text.stored) > _LONGEST_ARTICLE or draft.text.normal.count("\n") > _MOST_LINES


def _too_long(draft: Draft) -> Issue:
    lines = draft.text.normal.count("\n") + 1
    return fault(
        draft.path,
        draft.line,
        "too-long",
        characters=len(draft.text.stored),
        lines=lines,
        most=_LONGEST_ARTICLE,
        most_lines=_MOST_LINES,
    )


def _walk(folder: str, prefix: str, on_error: Callable[[OSError], None]) -> Iterator[tuple[str, bool]]:
    """The files below a folder, and the folders that are links, each with whether it is a link; hidden ones left out.

    Paths begin with `prefix`.
    """
    try:
        with os.scandir(folder) as listed:
            entries = list(listed)
    except OSError as error:
        on_error(error)
        return
    pages = {
        entry.name.rsplit(".", 1)[0]
        for entry in entries
        if entry.name.lower().endswith((".html", ".htm")) and not entry.is_dir()
    }
    for entry in entries:
        is_folder, is_link = entry.is_dir(), entry.is_symlink()
        if not is_folder or is_link:
            if is_folder or not entry.name.startswith("."):
                yield f"{prefix}{entry.name}", is_link
        elif not entry.name.startswith(".") and not _is_saved_with(entry.name, pages):
            yield from _walk(entry.path, f"{prefix}{entry.name}/", on_error)


def _is_saved_with(folder: str, pages: set[str]) -> bool:
    return folder.endswith(_SAVED_WITH) and folder.removesuffix(_SAVED_WITH) in pages


def _shown(path: str) -> str:
    """A path that can be printed: bytes that are no UTF-8 and control characters made visible."""
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def _same_names(paths: Iterable[str]) -> list[Issue]:
    """Files that a person, or another file system, cannot tell apart by their names."""
    first: dict[str, str] = {}
    issues = []
    for path in paths:
        name = path[path.rfind("/") + 1 :]
        stem = name[: name.rfind(".")] if name.rfind(".") > 0 else name
        key = unicodedata.normalize("NFC", stem).casefold()
        if key in first:
            issues.append(notice(f"content/{_shown(path)}", 0, "same-name", other=_shown(first[key])))
        first.setdefault(key, path)
    return issues
