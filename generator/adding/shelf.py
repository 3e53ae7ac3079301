"""What stands in `content/` already: by address and by text, so that nothing is put there twice."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from slugify import slugify

from generator.model import Article
from generator.reading.compose import Composer
from generator.reading.folder import find_files, read_article
from generator.text import fold

_LONGEST_NAME = 70
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))})
"""Names that Windows keeps for devices."""
_TRACKING = ("utm_", "fbclid", "gclid", "mc_", "igshid", "ref_src", "zarsrc")


@dataclass
class Shelf:
    """The articles of a project by what tells them apart, and the names that are taken."""

    content: Path
    by_text: dict[str, str] = field(default_factory=dict)
    """Digest of the text → the article's name."""
    by_url: dict[str, str] = field(default_factory=dict)
    """Address → the name of the article that came last from there."""
    taken: set[str] = field(default_factory=set)
    """Names of files, in one normal form and in small letters."""

    @classmethod
    def of(cls, content: Path, composer: Composer) -> Shelf:
        """The shelf of a project; reads every article there."""
        shelf = cls(content)
        for path in find_files(content)[0]:
            for article in read_article(path, content, composer)[0]:
                shelf.put(article, article.name)
        if content.is_dir():
            shelf.taken |= {_same(path.name) for path in content.iterdir()}
        return shelf

    def put(self, article: Article, name: str) -> None:
        """Remembers an article; of several with one text or address, the first and the last."""
        self.by_text.setdefault(digest_of(article), name)
        if article.source.url:
            self.by_url[plain_address(article.source.url)] = name

    def same_text(self, article: Article) -> str:
        """The name of the article with the same text; empty when there is none."""
        return self.by_text.get(digest_of(article), "")

    def same_address(self, article: Article) -> str:
        """The name of the article from the same address; empty when there is none."""
        return self.by_url.get(plain_address(article.source.url), "") if article.source.url else ""

    def free_name(self, title: str, ending: str) -> str:
        """A name that can be read and is not taken: the slug of the title, with a number where it must be."""
        base = slugify(title, max_length=_LONGEST_NAME, word_boundary=True) or "article"
        if base in _RESERVED or f"{base}{ending}" == "readme.md":
            base = f"{base}-1"
        name, number = f"{base}{ending}", 2
        while _same(name) in self.taken:
            name, number = f"{base}-{number}{ending}", number + 1
        self.taken.add(_same(name))
        return name


def digest_of(article: Article) -> str:
    """What tells a text from another: its words, without what was cut off, whatever its spaces and marks."""
    kept = [article.text.normal[block.span.start : block.span.end] for block in article.kept if block.part != "title"]
    return hashlib.sha256(fold(" ".join(kept)).encode("utf-8")).hexdigest()


def plain_address(url: str) -> str:
    """An address without what does not change the page: its scheme, `www.`, a mark of tracking, the place within."""
    try:
        parts = urlsplit(url.strip())
        query = [(key, value) for key, value in parse_qsl(parts.query) if not key.lower().startswith(_TRACKING)]
        host = (parts.netloc.rpartition("@")[2]).lower().removeprefix("www.").removeprefix("m.")
    except ValueError:
        return url.strip()
    return urlunsplit(("", host, parts.path.rstrip("/"), urlencode(sorted(query)), ""))


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
