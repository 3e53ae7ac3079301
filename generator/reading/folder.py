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
from generator.reading.draft import Draft, File
from generator.reading.html import read_html
from generator.reading.markdown import read_markdown

Reader = Callable[[File], tuple[list[Draft], list[Issue]]]

READERS: dict[str, Reader] = {
    ".txt": read_markdown,
    ".text": read_markdown,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
}
"""What reads a file, by the ending of its name."""

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

_LARGEST = 100_000_000


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
        elif path.suffix.lower() not in READERS:
            issues.append(
                notice(
                    f"content/{_shown(relative)}",
                    0,
                    "unknown-form",
                    ending=path.suffix or path.name,
                    known=" ".join(sorted(READERS)),
                )
            )
        else:
            found.append(path)
    return found, [*issues, *_same_names(content, found)]


def read_article(path: Path, content: Path, composer: Composer) -> tuple[list[Article], list[Issue]]:
    """The articles in one file, and what is wrong with it."""
    relative = _shown(path.relative_to(content).as_posix())
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= _LARGEST else b""
    except OSError as error:
        return [], [fault(f"content/{relative}", 0, "cannot-read", cause=error.strerror or str(error))]
    if size > _LARGEST:
        return [], [fault(f"content/{relative}", 0, "too-large", megabytes=size // 1_000_000)]
    if not data.strip():
        return [], [fault(f"content/{relative}", 1, "empty-file")]
    file = File(relative, data, hashlib.sha256(data).hexdigest())
    drafts, issues = READERS[path.suffix.lower()](file)
    articles = [composer.compose(draft) for draft in drafts]
    empty = [fault(article.path, 1, "no-text") for article in articles if not article.kept]
    placed = [Issue(f"content/{i.path}", i.line, i.code, i.severity, i.values) for i in (*issues, *empty)]
    return [article for article in articles if article.kept], placed


def _walk(folder: Path, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder, onerror=on_error):
        yield from (Path(parent, name) for name in folders if Path(parent, name).is_symlink())
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in files if not name.startswith("."))


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
