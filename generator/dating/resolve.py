"""All that is known of one article's dates → `Dates`: which day, which year, how sure, why, and why not another.

The day is the likeliest of those that the article names (`choose.py`). If it stands without a year, every year
that may be is weighed by the rules of `evidence/`, as independent witnesses: their logarithms add up, and the
share of the best year (softmax) is how sure the year is. Below `SURE_ENOUGH` no year is claimed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.dating.choose import Candidate, rank_days
from generator.dating.evidence import RULES, Clue, YearCase
from generator.dating.facts import Facts
from generator.dating.meaning import mean_days
from generator.dating.mentions import find_mentions
from generator.dating.named import dates_named
from generator.dating.parse import parse_stated
from generator.dating.published import find_published, quote_of
from generator.dating.situation import Situation, place_mentions
from generator.issues import Issue, fault
from generator.model import (
    Appearance,
    Article,
    Dates,
    Evidence,
    Finding,
    FuzzyDate,
    Phrase,
    Rejected,
    Span,
    phrase,
)

SURE_ENOUGH = 0.7
"""The least share at which a year is claimed."""
_MOST_CONFIDENT = 0.98
"""A rule's word is never more certain than this; the writer's own is."""
_MOST_REJECTED = 6
_TELLING = 0.5
"""A clue is evidence when it weighs at least so much against some other year."""


@dataclass(frozen=True, slots=True)
class Resolver:
    """Finds the dates of one article after another; holds what all of them share."""

    facts: Facts
    timezone: str
    language: str = "vi"
    """Of the site, for the names of offices and happenings in what evidence says."""

    def resolve(self, article: Article, appearances: tuple[Appearance, ...]) -> tuple[Dates, list[Issue]]:
        """The dates of an article, and what its metadata say that cannot be understood."""
        published, issues = find_published(article, self.timezone)
        stated, more = self._stated_happening(article)
        situations = place_mentions(article, find_mentions(article))
        day = published.date.exact_day
        meant = mean_days(situations, day)
        named = dates_named(meant)
        if stated is not None:
            return Dates(published, stated, named), issues + more
        ranked = rank_days(_with_days_first(meant), day)
        best = next((candidate for candidate in ranked if candidate.is_own), None)
        if best is None or not best.situations:
            rejected = tuple(_rejected(article, c, published) for c in ranked if c.situations)[:_MOST_REJECTED]
            return Dates(published, replace(_without_a_day(published), rejected=rejected), named), issues + more
        happened = self._happened(article, appearances, situations, best, ranked, published)
        return Dates(published, happened, named), issues + more

    def _stated_happening(self, article: Article) -> tuple[Finding | None, list[Issue]]:
        issues: list[Issue] = []
        for field in article.said("happened"):
            stated = parse_stated(field.value, article.language, self.timezone)
            if stated is not None:
                key = field.origin.lower().replace(" ", "-")
                says = phrase(f"says.stated.{key}", date=stated.date)
                evidence = Evidence("writer", says, quote_of(article, field), field.span)
                return Finding(stated.date, 1.0, (evidence,)), issues
            issues.append(
                fault(
                    f"content/{article.path}",
                    field.line,
                    "date-not-understood",
                    value=field.value,
                    field="happened",
                )
            )
        return None, issues

    def _happened(
        self,
        article: Article,
        appearances: tuple[Appearance, ...],
        situations: tuple[Situation, ...],
        best: Candidate,
        ranked: Sequence[Candidate],
        published: Finding,
    ) -> Finding:
        others = [candidate for candidate in ranked if candidate is not best]
        named = _naming(article, best, published)
        rejected = tuple(_rejected(article, candidate, published) for candidate in others if candidate.situations)[
            :_MOST_REJECTED
        ]
        if best.date.year is not None or not best.situations:
            return Finding(best.date, _round(best.share), named, rejected)
        case = YearCase(
            article, appearances, situations, best.date, _weekday(best), published, self.facts, self.language
        )
        return find_year(case, best, named, rejected)


def find_year(
    case: YearCase,
    best: Candidate,
    named: tuple[Evidence, ...],
    rejected: tuple[Rejected, ...],
) -> Finding:
    """The day with its year where the evidence tells it, else without; and what speaks against other years."""
    clues = [clue for _, rule in RULES for clue in rule(case)]
    shares = _shares(case, clues)
    if not shares:
        return Finding(best.date, 0.0, named, rejected)
    year = max(shares, key=lambda y: (shares[y], y))
    dated = best.date.in_year(year)
    telling = [clue for clue in clues if max(clue.weights.values()) - min(clue.weights.values()) >= _TELLING]
    if shares[year] < SURE_ENOUGH or dated is None:
        possible = sorted(shares, key=lambda y: (-shares[y], y))[:3]
        reason = phrase("against.year-unsure", years=", ".join(map(str, sorted(possible))))
        return Finding(best.date, 0.0, (*named, *_for_year(telling, year)), (*rejected, Rejected(best.date, reason)))
    losers = _lost_years(case, telling, shares, year)
    return Finding(
        dated,
        _round(best.share * shares[year]),
        (*named, *_for_year(telling, year)),
        (*losers, *rejected)[: 2 * _MOST_REJECTED],
    )


def _shares(case: YearCase, clues: Sequence[Clue]) -> Mapping[int, float]:
    sums = {year: sum(clue.weights.get(year, 0.0) for clue in clues) for year in case.days}
    if not sums:
        return {}
    top = max(sums.values())
    odds = {year: math.exp(weight - top) for year, weight in sums.items()}
    total = sum(odds.values())
    return {year: odd / total for year, odd in odds.items()}


def _for_year(clues: Sequence[Clue], year: int) -> tuple[Evidence, ...]:
    """The clues that do not speak against the year, the most telling first."""
    speaking = [clue for clue in clues if clue.weights.get(year, 0.0) >= 0]
    strongest = sorted(
        speaking, key=lambda c: (sum(c.weights.values()), c.evidence.span or Span(0, 0), c.evidence.rule)
    )
    return tuple(dict.fromkeys(clue.evidence for clue in strongest))


def _lost_years(case: YearCase, clues: Sequence[Clue], shares: Mapping[int, float], year: int) -> list[Rejected]:
    """The years next best (beside the chosen one), each with the clue that weighs most against it."""
    others = sorted((y for y in shares if y != year), key=lambda y: (-shares[y], abs(y - year), y))[:3]
    lost: list[Rejected] = []
    for other in others:
        told = {rejected.why for rejected in lost}
        speaking = [clue for clue in clues if clue.weights.get(other, 0.0) < 0]
        against = min(
            speaking,
            key=lambda c: (c.against in told, c.weights[other], c.evidence.span or Span(0, 0)),
            default=None,
        )
        date = case.date.in_year(other)
        if against is not None and date is not None:
            lost.append(Rejected(date, against.against, against.evidence.quote, against.evidence.span))
    return lost


def _with_days_first(named: list[tuple[FuzzyDate, Situation]]) -> list[tuple[FuzzyDate, Situation]]:
    """The mentions of days; those of months only where the article names no day."""
    days = [(date, situation) for date, situation in named if date.day is not None]
    kept = [pair for pair in days if pair[1].part != "cut"]
    return days if kept else [*days, *((d, s) for d, s in named if d.day is None and s.part != "cut")]


def _weekday(candidate: Candidate) -> int | None:
    stated = [
        s.mention.weekday for s in candidate.situations if s.mention.weekday is not None and s.mention.form == "day"
    ]
    return stated[0] if stated else None


def _naming(article: Article, candidate: Candidate, published: Finding) -> tuple[Evidence, ...]:
    """The words that name the day, the best mention first and one more where it stands again."""
    if not candidate.situations:
        source = published.evidence[0] if published.evidence else None
        says = phrase("says.only-published", date=published.date)
        return (Evidence("published", says, source.quote if source else "", source.span if source else None),)
    best = candidate.best
    order = sorted(candidate.situations, key=lambda s: (s is not best, s.part == "cut", s.mention.span))
    kept = [situation for situation in order if situation.part != "cut"][:3]
    found = [_named(article, situation, candidate, published) for situation in kept]
    return tuple(e for i, e in enumerate(found) if all(not _same_place(e, other) for other in found[:i]))


def _same_place(one: Evidence, other: Evidence) -> bool:
    return one.span is not None and other.span is not None and one.span.overlaps(other.span)


def _named(article: Article, situation: Situation, candidate: Candidate, published: Finding) -> Evidence:
    span = _with_neighbour(article.text.normal, situation, candidate)
    rule, says = _reading(situation, published)
    return Evidence(rule, says, article.text.normal[span.start : span.end], span)


def _reading(situation: Situation, published: Finding) -> tuple[str, Phrase]:
    mention = situation.mention
    if mention.form == "relative" and mention.shift is not None and mention.shift.unit == "day":
        amount = mention.shift.amount
        if -2 <= amount <= 1:
            return ("yesterday" if amount == -1 else "relative"), phrase(f"says.relative.{amount}", date=published.date)
        return "relative", phrase("says.relative.other", date=published.date)
    if mention.form == "same day":
        return "same day", phrase("says.same-day")
    if mention.form == "weekday":
        return "last weekday", phrase(f"says.last-weekday.{mention.weekday}", date=published.date)
    part = situation.part if situation.part in ("lead", "caption", "title") else "body"
    return "named day", phrase(f"says.named.{part}", date=mention.date)


def _with_neighbour(text: str, situation: Situation, candidate: Candidate) -> Span:
    """'hôm qua (ngày 3/10)' as one quotation, when both halves mean the same day."""
    span = situation.mention.span
    for other in candidate.situations:
        gap = (
            text[other.mention.span.end : span.start]
            if other.mention.span < span
            else text[span.end : other.mention.span.start]
        )
        if other is not situation and len(gap) <= 8 and gap.strip(" (,") in ("", "ngày", "hôm"):
            span = Span(min(span.start, other.mention.span.start), max(span.end, other.mention.span.end))
    if "(" in text[span.start : span.end] and text[span.end : span.end + 1] == ")":
        span = Span(span.start, span.end + 1)
    return span


def _rejected(article: Article, candidate: Candidate, published: Finding) -> Rejected:
    best = candidate.best
    span = best.mention.span
    reasons = (
        "cut" if best.part == "cut" else "",
        *(name for name in ("background", "planned", "until", "quoted") if getattr(best, name)),
    )
    reason = next((name for name in reasons if name), "caption" if best.part == "caption" else "weaker")
    return Rejected(
        candidate.date,
        phrase(f"against.{reason}", date=published.date),
        article.text.normal[span.start : span.end],
        span,
    )


def _without_a_day(published: Finding) -> Finding:
    """No word of the text names a day: the day of publishing stands in, and says so."""
    if published.date.year is None:
        return Finding()
    source = published.evidence[0]
    evidence = Evidence("published", phrase("says.only-published", date=published.date), source.quote, source.span)
    return Finding(published.date, _round(0.5 * published.confidence), (evidence,))


def _round(confidence: float) -> float:
    return round(min(confidence, _MOST_CONFIDENT), 3)
