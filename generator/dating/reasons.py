"""Why a day was taken, and why another was not, in phrases for readers."""

from __future__ import annotations

from generator.dating.choose import Candidate
from generator.dating.mentions.mention import Shift
from generator.dating.situation import Situation
from generator.model import Article, Evidence, Finding, Phrase, Rejected, Span, phrase


def name_day(article: Article, candidate: Candidate, published: Finding) -> tuple[Evidence, ...]:
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
    mention, shift = situation.mention, situation.mention.shift
    if shift is not None and mention.form == "relative" and _is_near_day(shift):
        return "yesterday" if shift.amount == -1 else "relative", phrase(
            f"says.relative.{shift.amount}", date=published.date
        )
    if shift is not None and mention.form not in ("same day", "weekday"):
        return "relative", phrase("says.relative.other", date=published.date)
    if mention.form == "same day":
        return "same day", phrase("says.same-day" if shift is None else "says.beside-told")
    if mention.form == "weekday":
        return "last weekday", phrase(f"says.last-weekday.{mention.weekday}", date=published.date)
    return "named day", _naming(situation)


def _naming(situation: Situation) -> Phrase:
    """What words that name the date themselves say of it."""
    mention = situation.mention
    if mention.yearly is not None:
        return phrase("says.moving-day")
    if mention.date.day is None or mention.form == "season":
        return phrase("says.named.time")
    part = situation.part if situation.part in ("lead", "caption", "title") else "body"
    return phrase(f"says.named.{part}", date=mention.date)


def _is_near_day(shift: Shift) -> bool:
    """Whether it is one of the days around the publishing that have a sentence of their own."""
    return shift.unit == "day" and shift.length == 1 and -2 <= shift.amount <= 1


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


def reject(article: Article, candidate: Candidate, published: Finding) -> Rejected:
    """A day that was not taken, with the words that name it and what speaks against them."""
    best = candidate.best
    span = best.mention.span
    reasons = (
        "cut" if best.part == "cut" else "",
        "long" if candidate.is_long else "",
        *(name for name in ("background", "planned", "until", "quoted") if getattr(best, name)),
    )
    reason = next((name for name in reasons if name), "caption" if best.part == "caption" else "weaker")
    return Rejected(
        candidate.date,
        phrase(f"against.{reason}", date=published.date),
        article.text.normal[span.start : span.end],
        span,
    )
