"""An article as its event's page shows it: its two dates, its text with the telling words marked, what was cut off."""

from __future__ import annotations

from generator.corrections import suggest_correction
from generator.model import Article, Block, Copy, Report, Span
from generator.rendering.dates import show_finding, telling
from generator.rendering.lookups import Lookups
from generator.rendering.prose import Paragraph, shorten, show_blocks, words_of
from generator.rendering.shapes import ArticleView, CutView, Link
from generator.wording import Wording

_EXCERPT = 2
"""How many paragraphs an excerpt shows."""
_BRIEF = 40
"""How many characters of a headline stand for an article."""


def show_article(report: Report, look: Lookups, copy: Copy | None = None) -> ArticleView:
    """An article with its dates, its text as far as the configuration shows it, and what was cut off."""
    article, dates = report.article, report.dates
    return ArticleView(
        id=report.id,
        title=article.title,
        title_made=article.title_made,
        language=article.language,
        outlet=article.source.name,
        author=article.author,
        url=article.source.url,
        path=article.name,
        happened=show_finding(dates.happened, look.wording),
        published=show_finding(dates.published, look.wording),
        paragraphs=_paragraphs(report, look.config.text),
        cut=_cut_of(article, look.wording),
        cut_count=sum(block.part == "cut" for block in article.blocks) + len(article.left_out) + article.left_out_more,
        cut_more=article.left_out_more,
        copy_of=_original(copy, look) if copy is not None else None,
        correction=suggest_correction(article.name, dates.happened.date),
    )


def name_source(report: Report, wording: Wording) -> str:
    """The outlet of an article; the beginning of its headline where that is not known."""
    return report.article.source.name or wording("page.article_titled", title=shorten(report.article.title, _BRIEF))


def _original(copy: Copy, look: Lookups) -> Link:
    original = look.reports[copy.original]
    return Link(name_source(original, look.wording), f"#{copy.original}", look.wording.say(copy.why))


def words_shown(article: Article, amount: str) -> list[str]:
    """What each paragraph says that the page of an article's event shows of it."""
    return [words_of(article.text.normal, block) for block in _shown(article, amount)]


def _paragraphs(report: Report, amount: str) -> tuple[Paragraph, ...]:
    evidence = (*telling(report.dates.happened.evidence), *telling(report.dates.published.evidence))
    marked = [e.span for e in evidence if e.span is not None]
    return show_blocks(report.article.text.normal, _shown(report.article, amount), marked)


def _shown(article: Article, amount: str) -> list[Block]:
    """The blocks that a page shows: all, the first two paragraphs, or none."""
    if amount == "link":
        return []
    shown = [block for block in article.kept if block.part != "title"]
    return [block for block in shown if block.part in ("lead", "body")][:_EXCERPT] if amount == "excerpt" else shown


def _cut_of(article: Article, wording: Wording) -> tuple[CutView, ...]:
    lines: dict[str, list[str]] = {}
    for block in article.blocks:
        if block.part == "cut":
            lines.setdefault(block.why, []).append(plain_text(article, block.span))
    for left in article.left_out:
        lines.setdefault(left.why, []).append(left.words)
    return tuple(CutView(wording(f"cut.{why}"), tuple(texts)) for why, texts in lines.items())


def plain_text(article: Article, span: Span) -> str:
    """The words of a span, on one line."""
    return " ".join(article.text.normal[span.start : span.end].split())
