"""The files of `content/` → articles, in the order of their paths; what cannot be read becomes an issue."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from generator.issues import Issue, fault, notice
from generator.model import Article
from generator.reading.compose import Composer
from generator.reading.draft import Draft, File, ending_of
from generator.reading.forms import FORMS

NOT_ARTICLES = frozenset({"actors.yml", "corrections.yml", "readme.md"})
"""Files at the top of `content/` that are the user's word on the articles, or about them."""

COMPANIONS = frozenset(
    {
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
    }
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
    found: list[Path] = []
    issues: list[Issue] = []
    unreadable: list[OSError] = []
    walked = list(_walk(content, unreadable.append))
    issues += [
        fault(
            f"content/{_shown(Path(str(e.filename)).relative_to(content).as_posix())}",
            0,
            "cannot-read",
            cause=e.strerror,
        )
        for e in unreadable
    ]
    for path in sorted(walked, key=lambda p: p.relative_to(content).as_posix()):
        relative = path.relative_to(content).as_posix()
        if relative.lower() in NOT_ARTICLES or path.suffix.lower() in COMPANIONS:
            continue
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            issues.append(fault(f"content/{_shown(relative)}", 0, "link-out-of-folder"))
        elif ending_of(relative) in REFERENCES:
            issues.append(fault(f"content/{_shown(relative)}", 0, "references", ending=path.suffix))
        elif ending_of(relative) not in FORMS:
            issues.append(
                notice(
                    f"content/{_shown(relative)}",
                    0,
                    "unknown-form",
                    ending=path.suffix or path.name,
                    known=" ".join(sorted(FORMS)),
                )
            )
        else:
            found.append(path)
    return found, [*issues, *_same_names(content, found)]


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


def _walk(folder: Path, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder, onerror=on_error):
        yield from (Path(parent, name) for name in folders if Path(parent, name).is_symlink())
        pages = {name.rsplit(".", 1)[0] for name in files if name.lower().endswith((".html", ".htm"))}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_saved_with(name, pages))
        yield from (Path(parent, name) for name in files if not name.startswith("."))


def _is_saved_with(folder: str, pages: set[str]) -> bool:
    return folder.endswith(_SAVED_WITH) and folder.removesuffix(_SAVED_WITH) in pages


def _shown(path: str) -> str:
    """A path that can be printed: bytes that are no UTF-8 and control characters made visible."""
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def _same_names(content: Path, paths: Iterable[Path]) -> list[Issue]:
    """Files that a person, or another file system, cannot tell apart by their names."""
    first: dict[str, str] = {}
    issues = []
    for path in paths:
        relative = _shown(path.relative_to(content).as_posix())
        key = unicodedata.normalize("NFC", path.stem).casefold()
        if key in first:
            issues.append(notice(f"content/{relative}", 0, "same-name", other=first[key]))
        first.setdefault(key, relative)
    return issues
