"""What tests share: the analysis over texts held in memory, with the knowledge loaded once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path

import pytest

from generator.actors.lexicon import Lexicon
from generator.dating.facts import Facts
from generator.dating.resolve import Resolver
from generator.events.terms import CommonWords
from generator.issues import Issue
from generator.knowledge import Knowledge
from generator.model import Article, ArticleId, Report, Timeline
from generator.pipeline import report_on
from generator.reading.compose import Composer
from generator.reading.draft import File, ending_of
from generator.reading.forms import FORMS
from generator.timeline import make_timeline, name_articles
from tests.projects import (
    STORM,
    VISIT,
    build_project,
    copy_project,
    knowledge_loaded_once,
    make_project,
    the_knowledge,
)


class Analyst:
    """Every stage of the analysis, ready for any text."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def __repr__(self) -> str:
        return "Analyst()"

    @cached_property
    def composer(self) -> Composer:
        return Composer.of(self.knowledge)

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon.of(self.knowledge)

    @cached_property
    def common(self) -> CommonWords:
        return CommonWords.of(self.knowledge)

    @cached_property
    def resolver(self) -> Resolver:
        return Resolver(Facts.of(self.knowledge), "Asia/Ho_Chi_Minh")

    def read(self, text: str | bytes, path: str = "article.txt") -> Article:
        """The article in a file of that name; fails when the file cannot be read."""
        articles, issues = self.try_to_read(text, path)
        assert len(articles) == 1, issues
        return articles[0]

    def try_to_read(self, text: str | bytes, path: str = "article.txt") -> tuple[list[Article], list[Issue]]:
        """The articles in a file of that name, and what is wrong with it."""
        data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        read = FORMS[ending_of(path)].read
        drafts, issues = read(File(path, data, hashlib.sha256(data).hexdigest()))
        return [self.composer.compose(draft) for draft in drafts], issues

    def report(self, text: str | bytes, path: str = "article.txt") -> Report:
        """One article by itself, with its dates and whom it names."""
        return report_on(ArticleId("article"), self.read(text, path), self.lexicon, self.resolver, self.common)[0]

    def timeline(self, files: Mapping[str, str]) -> Timeline:
        """Everything that is known of a folder of files, path → text."""
        articles = [self.read(text, path) for path, text in files.items()]
        told = partial(report_on, lexicon=self.lexicon, resolver=self.resolver, common=self.common)
        heard = [told(name, article) for name, article in name_articles(articles)]
        testimonies = {report.id: testimony for report, testimony, _ in heard}
        return make_timeline([report for report, _, _ in heard], testimonies, self.knowledge, "vi")[0]


@pytest.fixture(scope="session", autouse=True)
def _knowledge_loaded_once() -> Iterator[None]:
    with knowledge_loaded_once():
        yield


@pytest.fixture(scope="session")
def analyst() -> Analyst:
    return Analyst(the_knowledge())


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two articles, built; to be looked at or copied, never changed."""
    folder = make_project(tmp_path_factory.mktemp("built") / "project", {"tham-cang.md": VISIT, "2023/bao.txt": STORM})
    build_project(folder)
    return folder


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return copy_project(built_once, tmp_path / "built")
