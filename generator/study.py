"""Each file by itself: its articles, whom they name, when they were published, and what they report happened.

What was found is kept by the file's bytes, its path and the rules; files that are new or changed are shared out among
processes. Nothing here knows of another file, so that neither order nor number of processes matters.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from generator.actors.lexicon import Lexicon
from generator.actors.namings import name_all
from generator.actors.quotations import find_quotations
from generator.actors.recognise import recognise
from generator.actors.wishes import Wish
from generator.cache import CACHE, Cache, Row
from generator.config import Config
from generator.dating.facts import Facts
from generator.dating.resolve import Resolver, dates_of
from generator.dating.testimony import Heard
from generator.events.terms import CommonWords, Terms, take_terms
from generator.issues import Issue
from generator.knowledge import Knowledge
from generator.late import Late
from generator.model import Appearance, Article, Dates, Naming, Quotation
from generator.plain import read, write
from generator.product import digest_of_rules
from generator.reading.compose import Composer
from generator.reading.folder import read_article
from generator.workers import share_out

_READERS = (
    "trafilatura",
    "lxml",
    "feedparser",
    "dateparser",
    "python-frontmatter",
    "warcio",
    "pyyaml",
    "python-slugify",
)
"""Libraries whose version may decide what is found in a file."""

Progress = Callable[[Sequence[Path], str], Iterable[Path]]
"""Wraps work on many things to show how far it is: the things, and what is done with them."""


@dataclass(frozen=True, slots=True)
class Found(Late):
    """What one article tells by itself."""

    LATE: ClassVar[frozenset[str]] = frozenset({"appearances", "quotations"})

    appearances: tuple[Appearance, ...]
    namings: tuple[Naming, ...]
    heard: Heard
    dates: Dates
    quotations: tuple[Quotation, ...]
    terms: Terms
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """What one file holds: its articles, what each of them tells, and what is wrong with the file."""

    articles: tuple[Article, ...]
    found: tuple[Found, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True)
class Desk:
    """What studying needs, each made when it is first asked for: where all is kept, nothing is."""

    rules: str
    """The digest of all that decides what is found in a file: code, knowledge, settings, libraries."""
    knowledge: Knowledge
    config: Config
    wishes: tuple[Wish, ...] = ()
    """What the user says of actors, which is part of the knowledge."""
    issues: tuple[Issue, ...] = ()
    """What is wrong with that."""
    studied: dict[str, tuple[str, Study]] = field(default_factory=dict)
    """What was found here before, by the file's name, with the digest of its bytes; for a process that builds again."""

    @cached_property
    def composer(self) -> Composer:
        """Makes articles of what files hold."""
        return Composer.of(self.knowledge)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Finds whom articles name."""
        return Lexicon.of(self.knowledge)

    @cached_property
    def common(self) -> CommonWords:
        """How common words are."""
        return CommonWords.of(self.knowledge)

    @cached_property
    def resolver(self) -> Resolver:
        """Dates articles."""
        return Resolver(Facts.of(self.knowledge), self.config.timezone, self.config.language)

    def examine(self, article: Article) -> Found:
        """One article by itself."""
        return examine(article, self.lexicon, self.resolver, self.common)

    def study(self, path: Path) -> Study:
        """One file by itself."""
        articles, issues = read_article(path, self.config.content, self.composer)
        return Study(tuple(articles), tuple(map(self.examine, articles)), tuple(issues))


def examine(article: Article, lexicon: Lexicon, resolver: Resolver, common: CommonWords) -> Found:
    """Whom an article names, what it lets them say, when, and what it is compared by."""
    appearances = recognise(article, lexicon)
    heard, issues = resolver.listen(article)
    dates = dates_of(resolver.testify(article, appearances, heard))
    quotations = find_quotations(article, appearances, lexicon.speech)
    terms = take_terms(article, common, appearances)
    return Found(appearances, name_all(article, appearances), heard, dates, quotations, terms, tuple(issues))


def study_all(files: Sequence[Path], desk: Desk, progress: Progress) -> tuple[list[Study], list[Issue]]:
    """A study of each file, in their order; and what is to be said of the cache, which is no part of the site."""
    config = desk.config
    cache = Cache.of(config.state / CACHE, desk.rules)
    begin = len(str(config.content)) + 1
    names = [str(path)[begin:].replace(os.sep, "/") for path in files]
    digests = [_digest_of(path) for path in files]
    studies = [_recalled(name, digest, desk, cache) for name, digest in zip(names, digests, strict=True)]
    fresh = _study_afresh([index for index, study in enumerate(studies) if study is None], files, desk, progress)
    done = [read(Study, fresh[index]) if study is None else study for index, study in enumerate(studies)]
    desk.studied.clear()
    rows: dict[str, Row] = {}
    for index, (name, digest, study) in enumerate(zip(names, digests, done, strict=True)):
        if digest and (index not in fresh or _digest_of(files[index]) == digest):  # else it changed meanwhile
            desk.studied[name] = digest, study
            if _is_plain(name):
                kept = fresh.get(index) or cache.get(name, digest)
                rows[name] = digest, write(study) if kept is None else kept
    cache.keep(rows)
    return done, cache.issues


def _recalled(name: str, digest: str, desk: Desk, cache: Cache) -> Study | None:
    """What was found before in a file of that name and digest; None where that is not known."""
    known, study = desk.studied.get(name, ("", None))
    if not digest or (study is not None and known == digest):
        return study if digest else None
    kept = cache.get(name, digest)
    try:
        recalled: Study | None = None if kept is None else read(Study, kept)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError) as error:  # a row that is no study
        cache.tell_damage(str(error))
        return None
    return recalled


def _study_afresh(wanted: Sequence[int], files: Sequence[Path], desk: Desk, progress: Progress) -> dict[int, bytes]:
    """What each of the wanted files holds, as it is kept."""
    if not wanted:
        return {}
    assert desk.composer and desk.lexicon and desk.resolver and desk.common, "made before the work is shared out"
    paths = [files[index] for index in wanted]
    shares = share_out(
        lambda share: [write(desk.study(path)) for path in share],
        paths,
        lambda share: [write(desk.study(path)) for path in progress(share, "reading")],
    )
    return dict(zip(wanted, (study for share in shares for study in share), strict=True))


def _is_plain(name: str) -> bool:
    """Whether a path is text that SQLite can hold."""
    return name.isprintable() and bool(name.encode("utf-8", "ignore").decode() == name)


def _digest_of(path: Path) -> str:
    """Of a file's bytes; empty for one that cannot be read, which is told where it is read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()


def digest_of_reading(config: Config) -> str:
    """Of all that decides what is found in a file: code, knowledge, the user's own actors, settings, libraries."""
    own = config.content / "actors.yml"
    parts = (
        digest_of_rules(),
        own.read_text(encoding="utf-8", errors="replace") if own.is_file() else "",
        repr((config.timezone, config.language, sys.version_info[:3])),
        *(f"{name} {importlib.metadata.version(name)}" for name in _READERS),
    )
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()
