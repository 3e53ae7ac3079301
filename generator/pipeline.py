"""The whole way on one screen: content/ → Timeline → site_src/ → site/."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.actors.additions import add_actors, needless_wishes
from generator.actors.lexicon import Lexicon
from generator.actors.wishes import load_wishes
from generator.cache import Cache
from generator.compiled import place_beside_code
from generator.config import Config
from generator.corrections import apply_corrections, load_corrections, match_rulings, suggest_correction
from generator.dating.resolve import Resolver
from generator.dating.testimony import Testimony
from generator.events.terms import CommonWords, Terms
from generator.issues import Issue, in_order, notice
from generator.knowledge import load_knowledge
from generator.late import changed, late
from generator.lazily import Lazily
from generator.model import Article, ArticleId, Former, Report, Timeline
from generator.plain import to_plain
from generator.reading.folder import find_files
from generator.recall import EVENTS, Recall, digest
from generator.study import Desk, Found, Progress, digest_of_reading, examine, study_all
from generator.timeline import make_timeline, name_articles


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a folder of articles holds, and what is to be said of it."""

    timeline: Timeline
    issues: tuple[Issue, ...]
    files: int
    """How many files were found, read or not."""
    asides: tuple[Issue, ...] = ()
    """What is to be said of this run alone, and is no part of a site."""


def quietly(things: Sequence[Path], _: str) -> Iterable[Path]:
    """No progress is shown."""
    return things


@dataclass(slots=True)
class Workshop:
    """What a process that builds one project again and again keeps from one time to the next."""

    desk: Desk | None = None

    def prepare(self, config: Config) -> Desk:
        """The desk for a project: the last one, where it is of the same rules."""
        rules = digest_of_reading(config)
        if self.desk is None or self.desk.rules != rules or self.desk.config.content != config.content:
            self.desk = _prepare(config)
        return self.desk


def _prepare(config: Config) -> Desk:
    rules = ""
    while rules != (rules := digest_of_reading(config)):  # the user may write to actors.yml while it is read
        wishes, odd = load_wishes(config.content)
    knowledge, unfit = add_actors(load_knowledge(kept=place_beside_code(config.state) / "knowledge.json"), wishes)
    return Desk(rules, knowledge, config, tuple(wishes), (*odd, *unfit))


def analyse(
    config: Config, known: Sequence[Issue] = (), progress: Progress = quietly, workshop: Workshop | None = None
) -> Analysis:
    """Reads every article of a project, dates it, finds its actors, and groups the articles into events.

    `known` are the issues that the configuration gave; they are told with the others. `workshop` is what the process
    keeps of the last time.
    """
    desk = (workshop or Workshop()).prepare(config)
    knowledge, wishes = desk.knowledge, desk.wishes
    files, issues = find_files(config.content)
    issues += [*known, *desk.issues]
    corrections, wrong = load_corrections(config.content)
    issues += wrong

    studies, asides = study_all(files, desk, progress)
    articles = [article for study in studies for article in study.articles]
    found = {
        (one.name, one.digest): what for study in studies for one, what in zip(study.articles, study.found, strict=True)
    }
    issues += [issue for study in studies for issue in study.issues]
    as_read, (articles, unmatched) = articles, apply_corrections(articles, corrections)
    originals = {one.digest: other for one, other in zip(articles, as_read, strict=True) if one is not other}
    rulings, unknown = match_rulings(articles, corrections)
    issues += [*unmatched, *unknown]

    recall = Recall(Cache.of(config.state / EVENTS, desk.rules))
    reports: list[Report] = []
    heard: dict[ArticleId, Callable[[], Testimony]] = {}
    terms: dict[ArticleId, Terms] = {}
    made_from: dict[ArticleId, str] = {}
    for name, article in name_articles(articles, recall):
        original = originals.get(article.digest)
        what = found[article.name, article.digest] if original is None else desk.examine(article)
        heard[name] = partial(_testify, desk, article, what)
        report = with_former(_report(name, article, what), original, desk)
        reports.append(report)
        terms[name] = what.terms
        corrected = "" if original is None else repr(to_plain((article, report.formerly)))
        made_from[name] = digest(desk.rules, name, article.name, article.digest, corrected)
        issues += what.issues

    timeline, needless = make_timeline(
        reports, Lazily(heard), knowledge, config.language, rulings, recall, made_from, terms
    )
    recall.keep()
    asides += recall.issues
    issues += [*needless, *needless_wishes(wishes, timeline.actors)]
    issues += [issue for report in timeline.reports for issue in undated(report)]
    return Analysis(timeline, in_order(issues), len(files), tuple(asides))


def _report(name: ArticleId, article: Article, what: Found) -> Report:
    """An article with what was found in it, of which what is late stays unread."""
    known = {"id": name, "article": article, "namings": what.namings, "dates": what.dates, "formerly": ()}
    return late(Report, lambda: {"appearances": what.appearances, "quotations": what.quotations}, known)


def _testify(desk: Desk, article: Article, what: Found) -> Testimony:
    return desk.resolver.testify(article, what.appearances, what.heard)


def report_on(
    name: ArticleId, article: Article, lexicon: Lexicon, resolver: Resolver, common: CommonWords
) -> tuple[Report, Testimony, list[Issue]]:
    """One article by itself: whom it names, what it lets them say, when, and what it can tell others of that."""
    what = examine(article, lexicon, resolver, common)
    testimony = resolver.testify(article, what.appearances, what.heard)
    return _report(name, article, what), testimony, list(what.issues)


def with_former(report: Report, as_read: Article | None, desk: Desk) -> Report:
    """The same with what would name its event without the user's corrections, so that the old address leads on.

    `as_read` is the article before it was corrected; None for one that was not.
    """
    if as_read is None:
        return report
    given = tuple(field.value for field in report.article.said("formerly"))
    dates, _ = desk.resolver.resolve(as_read, report.appearances)
    return changed(report, formerly=(*given, Former(dates.happened.date, as_read.title)))


def undated(report: Report) -> list[Issue]:
    """A notice for an article that cannot be placed, with what would place it."""
    date = report.dates.happened.date
    if date.year is not None:
        return []
    words = next((evidence.quote for evidence in report.dates.happened.evidence), "")
    code = "year-unknown" if date.edtf else "moving-day-unknown" if words else "date-unknown"
    line = suggest_correction(report.article.name, date)
    shown = date if date.edtf else None
    return [notice(f"content/{report.article.path}", report.article.line, code, date=shown, words=words, line=line)]
