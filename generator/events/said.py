"""Sentences that name a date on which something else happened than what their article reports."""

from __future__ import annotations

import bisect
import datetime
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Self

from generator.events.telling import Telling
from generator.model import ActorId, ArticleId, Dated, Event, EventId, FuzzyDate, Report, Span
from generator.reading.lines import plain_words
from generator.recall import Recall, Wanted
from generator.text import lower, sentence_ranges, words_in

_LENGTH = (40, 400)
_WHOLE = re.compile(r"[.!?][\"'”’»)\]]*(?:/\.)?$|[\"”»]$")
_CAPTION_SENTENCES = 2
"""A caption of so many sentences tells more than what is to be seen."""
_MOST_DATES = 3
"""A sentence with more dates is a list."""
_CLAUSE = 110
"""So many characters on both sides of a date say what happened on it."""
_AHEAD = 120
"""A day without a year lies at most so many days after the event; else it was in the year before."""
_LONG_AGO = 10 * 366
"""Days before the event from which on a date is history, which articles recall without reporting it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence that names such a date."""

    date: FuzzyDate
    span: Span
    text: str
    actors: frozenset[ActorId]
    """Whom the sentence names."""
    words: frozenset[str]
    """Of the words around the date."""
    quoted: bool
    leans: bool
    """Whether the sentence leans on what stood before it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with the article that says it."""

    saying: Saying
    article: ArticleId
    path: str
    language: str
    """Of the article."""
    event: EventId
    """What the article reports."""


def find_said(
    events: Sequence[Event],
    reports: Mapping[ArticleId, Report],
    telling: Telling,
    recall: Recall,
    made_from: Mapping[str, str],
) -> Iterator[Said]:
    """What the articles of events say of other dates, clutter left out, in the order of the events.

    `made_from` says of each event the digest of all that it is made from; what was found in the same before is taken
    from `recall`.
    """
    told = [(reports[article], event) for event in events for article in event.articles]
    wanted: list[Wanted[tuple[Saying, ...]]] = [
        Wanted(f"said:{report.id}", made_from.get(event.id, ""), partial(_all_sayings, report, event.date, telling))
        for report, event in told
    ]
    for (report, event), sayings in zip(told, recall.values(tuple[Saying, ...], wanted), strict=True):
        for saying in sayings:
            yield Said(saying, report.id, report.article.path, report.article.language, event.id)


def _all_sayings(report: Report, date: FuzzyDate, telling: Telling) -> tuple[Saying, ...]:
    return tuple(_find_sayings(report, date, telling))


def _find_sayings(report: Report, date: FuzzyDate, telling: Telling) -> Iterator[Saying]:
    text = report.article.text.normal
    others = [(other, dated) for dated in report.dates.named if (other := _other_date(dated, date, report)) is not None]
    if not others:
        return
    sentences = _Sentences.of(report)
    starts = [appearance.span.start for appearance in report.appearances]
    for other, dated in others:
        span = sentences.around(dated.span)
        if span is None or sentences.dates_in[span] > _MOST_DATES:
            continue
        sentence = plain_words(text[span.start : span.end])
        fits = _LENGTH[0] <= len(sentence) <= _LENGTH[1] and _WHOLE.search(sentence) is not None
        near = report.appearances[bisect.bisect_left(starts, span.start) : bisect.bisect_left(starts, span.end)]
        actors = frozenset(ActorId(appearance.key) for appearance in near if appearance.span in span)
        around = text[max(span.start, dated.span.start - _CLAUSE) : min(span.end, dated.span.end + _CLAUSE)]
        if fits and actors and telling.no_happening.search(lower(around)) is None:
            words = frozenset(words_in(lower(around)))
            leans = telling.leans(report.article.language, lower(sentence))
            yield Saying(other, span, sentence, actors, words, dated.told == "quoted", leans)


def _other_date(dated: Dated, own: FuzzyDate, report: Report) -> FuzzyDate | None:
    """The date with its year, when it is known and is not the event's own; None else."""
    if dated.told == "until" or dated.date.month is None:
        return None
    base = own.first_day or report.dates.published.date.first_day
    date = dated.date if dated.date.year is not None else _nearest(dated.date, base, planned=dated.told == "planned")
    if date is None or date.first_day is None or date.last_day is None or base is None:
        return None
    first, last = own.first_day or base, own.last_day or base
    touching = datetime.timedelta(days=0 if dated.told in ("background", "planned") else 1)
    if date.first_day <= last + touching and date.last_day >= first - touching:
        return None
    return date if (base - date.last_day).days <= _LONG_AGO else None


def _nearest(date: FuzzyDate, base: datetime.date | None, *, planned: bool) -> FuzzyDate | None:
    """A date without its year in the year that lies nearest to the event, for a plan not before it."""
    if base is None:
        return None
    dated = [d for year in (base.year - 1, base.year, base.year + 1) if (d := date.in_year(year)) is not None]
    days = [(first - base).days for d in dated if (first := d.first_day) is not None]
    ranked = [
        (abs(ahead) + (10_000 if ahead > _AHEAD or (planned and ahead < 0) else 0), found.edtf, found)
        for ahead, found in zip(days, dated, strict=True)
    ]
    return min(ranked)[2] if ranked else None


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The sentences of an article, without captions of one sentence, which tell when a picture was taken."""

    spans: tuple[Span, ...]
    starts: tuple[int, ...]
    dates_in: Mapping[Span | None, int]
    """How many dates each of them names."""

    @classmethod
    def of(cls, report: Report) -> Self:
        text = report.article.text.normal
        spans: list[Span] = []
        for block in report.article.kept:
            if block.part in ("lead", "body", "caption"):
                ranges = sentence_ranges(text, block.span.start, block.span.end)
                if block.part != "caption" or len(ranges) >= _CAPTION_SENTENCES:
                    spans += [Span(start, end) for start, end in ranges]
        bare = cls(tuple(spans), tuple(span.start for span in spans), {})
        return replace(bare, dates_in=Counter(bare.around(dated.span) for dated in report.dates.named))

    def around(self, date: Span) -> Span | None:
        """The sentence in which a date begins."""
        at = bisect.bisect_right(self.starts, date.start) - 1
        return self.spans[at] if at >= 0 and date.start < self.spans[at].end else None
