"""Files, folders and addresses → `content/`: each article once, by a name that can be read, the original as it is."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.adding.fetch import ENDINGS, Fetched, FetchError, fetch
from generator.adding.shelf import Shelf
from generator.issues import Issue, fault
from generator.model import Article
from generator.reading.compose import Composer
from generator.reading.draft import ending_of
from generator.reading.folder import REFERENCES, find_files, read_article
from generator.reading.forms import FORMS
from generator.reading.forms.html import stated_charset

_DATED = re.compile(r"\d{4}-\d\d-\d\d-")
"""The day in the name of a Jekyll post, which is kept."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_UTF8 = b"\xef\xbb\xbf"

Outcome = Literal["new", "version", "known"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file or address."""

    given: str
    """As the user named it."""
    outcome: Outcome
    """`new`; `version`, a changed text from an address that is there already; `known`, nothing was written."""
    name: str
    """The file in `content/`: the new one, or the one that holds it already."""
    title: str
    other: str = ""
    """Of a new version: the article that came from that address before."""


@dataclass(frozen=True, slots=True)
class Adder:
    """Puts articles on a shelf."""

    shelf: Shelf
    composer: Composer
    allow_private: bool = False
    """Whether addresses of a private network may be fetched."""

    def add(self, given: str) -> Iterator[Added | list[Issue]]:
        """What becomes of a file, of every file of a folder, or of an address; issues where one cannot be had."""
        if given.startswith(("http://", "https://")):
            yield self._add_address(given)
        elif Path(given).is_dir():
            paths, issues = find_files(Path(given))
            yield [_issue_of(issue, given) for issue in issues if issue.code != "same-name"]  # they get new ones
            for path in paths:
                yield self._add_file(path, str(path), "")
        elif Path(given).is_file():
            yield self._add_file(Path(given), given, "")
        else:
            yield [fault(given, 0, "not-there")]

    def _add_address(self, url: str) -> Added | list[Issue]:
        try:
            fetched = fetch(url, allow_private=self.allow_private)
        except FetchError as error:
            return [fault(url, 0, error.code, **error.values)]
        with tempfile.TemporaryDirectory(prefix="nienbieu-") as folder:
            path = Path(folder, f"page{ENDINGS[fetched.kind]}")
            path.write_bytes(keep_address(fetched))
            return self._add_file(path, url, url)

    def _add_file(self, path: Path, given: str, url: str) -> Added | list[Issue]:
        """Reads the file where it is, and copies it when it holds something new."""
        if ending_of(path.name) in REFERENCES:
            return [fault(given, 0, "references", ending=path.suffix)]
        if ending_of(path.name) not in FORMS:
            known_forms = " ".join(sorted(FORMS))
            return [fault(given, 0, "unknown-form", ending=ending_of(path.name) or path.name, known=known_forms)]
        try:
            articles, issues = read_article(path, path.parent, self.composer)
            data = path.read_bytes() if articles else b""
        except OSError as error:
            return [fault(given, 0, "cannot-read", cause=error.strerror or str(error))]
        if not articles:
            return [Issue(given, issue.line, issue.code, issue.severity, issue.values) for issue in issues]
        new = [article for article in articles if not self.shelf.same_text(article)]
        if not new:
            return Added(given, "known", self.shelf.same_text(articles[0]), articles[0].title)
        before = next((name for article in new if (name := self.shelf.same_address(article))), "")
        if len(new) < len(articles):  # an export that has grown: what is there already is not put there again
            names = [self._write([article], as_markdown(article), ".md", article.title) for article in new]
        else:
            dated = _DATED.match(path.name)
            title = articles[0].title if len(articles) == 1 else path.stem
            names = [self._write(new, data, ending_of(path.name), f"{dated[0] if dated else ''}{title}")]
        return Added(given, "version" if before else "new", ", ".join(names), new[0].title, before)

    def _write(self, articles: list[Article], data: bytes, ending: str, title: str) -> str:
        """Writes a file under a free name. Nothing is ever written over. Raises OSError."""
        self.shelf.content.mkdir(parents=True, exist_ok=True)
        name = self.shelf.free_name(title, ending)
        with (self.shelf.content / name).open("xb") as file:
            file.write(data)
        for article in articles:
            self.shelf.put(article, f"{name}#{article.number}" if len(articles) > 1 else name)
        return name


def _issue_of(issue: Issue, folder: str) -> Issue:
    """An issue of a folder that is not `content/`, at its place there."""
    path = issue.path.removeprefix("content/") if issue.path != "content" else ""
    return Issue(str(Path(folder, path)), issue.line, issue.code, issue.severity, issue.values)


def as_markdown(article: Article) -> bytes:
    """One article of an export as a file of its own: what is known of it as front matter, then its text."""
    told = {"title": article.title, "author": article.author, "source": article.source.name, "url": article.source.url}
    told |= {field.name: field.value for field in reversed(article.fields) if field.name in ("published", "language")}
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in told.items() if value)
    return f"---\n{head}---\n{article.text.stored}\n".encode("utf-8", "replace")


def keep_address(fetched: Fetched) -> bytes:
    """A page as it came, with a first line that says where from, as browsers write it, and in which encoding."""
    data = fetched.data
    if ENDINGS[fetched.kind] != ".html" or data.startswith(_WIDE):
        return data
    charset = f'<meta charset="{fetched.charset}">' if fetched.charset and not stated_charset(data) else ""
    url = "".join(character for character in fetched.url if character.isprintable()).replace("--", "%2D%2D")
    mark = f"<!-- saved from url=({len(url):04d}){url} -->{charset}\n".encode()
    return (_UTF8 if data.startswith(_UTF8) else b"") + mark + data.removeprefix(_UTF8)


def add_all(adder: Adder, given: Iterable[str]) -> Iterator[Added | list[Issue]]:
    """What becomes of all that the user named, in that order."""
    for one in given:
        yield from adder.add(one)
