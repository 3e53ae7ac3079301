"""Dates, findings and their reasons as pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from generator.model import Evidence, Finding, FuzzyDate, Rejected
from generator.rendering.prose import sentence
from generator.rendering.shapes import DateView, EvidenceView, FindingView, RejectedView
from generator.timeline import DOUBTFUL
from generator.wording import Wording

_INFERRING = frozenset(
    {
        "office",
        "happening",
        "war",
        "stated year",
        "remembered",
        "lunar day",
        "school year",
        "edition",
        "weekday",
        "filed",
        "term day",
        "neighbour",
    }
)
"""Rules that give a year that no writer wrote."""
_ECHO = "same day"
_HELD = "\N{NO-BREAK SPACE}"


def show_date(date: FuzzyDate, wording: Wording) -> DateView:
    """A date for showing."""
    return wording.once("shown", date, partial(_show_date, wording))


def _show_date(wording: Wording, date: FuzzyDate) -> DateView:
    month = FuzzyDate(date.year, date.month) if date.year and date.month else None
    return DateView(
        edtf=date.edtf,
        iso=date.edtf if date.precision in ("day", "month", "year") else "",
        text=wording.date(date),
        short=show_short(date, wording),
        day=_days(date),
        weekday=_weekdays(date, wording),
        month=wording.capital(wording.date(month, "plain")) if month else "",
        precision=date.precision,
    )


def show_short(date: FuzzyDate, wording: Wording) -> str:
    """A date in a list: '3/10/2024', '1–3/10/2024', and what is coarser than a day as 'khoảng tháng 4/2025'."""
    return wording.once("short", date, partial(_show_short, wording))


def _show_short(wording: Wording, date: FuzzyDate) -> str:
    end = date.until
    if date.precision == "interval" and end is not None and date.day is not None and end.day is not None:
        if (date.year, date.month) == (end.year, end.month):
            return f"{date.day}–{wording.date(end, 'compact')}"
        start = FuzzyDate(date.year, date.month, date.day)
        return f"{wording.date(start, 'compact')} – {wording.date(end, 'compact')}"
    if date.precision in ("month", "year", "interval"):
        return wording("date.about", date=wording.date(date, "compact"))
    return wording.date(date, "compact")


def _weekdays(date: FuzzyDate, wording: Wording) -> str:
    """The weekday of the day, or of the first and the last of several."""
    end = date.until
    if date.year is None or date.day is None or date.first_day is None:
        return ""
    first = wording.weekday(date.first_day)
    if end is None or end.day is None or end.first_day is None:
        return first
    return " – ".join(name.replace(" ", _HELD) for name in (first, wording.weekday(end.first_day)))


def _days(date: FuzzyDate) -> str:
    """The day or the days alone; days of two months carry their months."""
    end = date.until
    if date.day is None:
        return ""
    if end is None or end.day is None:
        return str(date.day)
    if (date.year, date.month) == (end.year, end.month):
        return f"{date.day}–{end.day}"
    return f"{date.day}/{date.month}–{end.day}/{end.month}"


def show_finding(finding: Finding, wording: Wording) -> FindingView:
    """A date of an article with its reasons."""
    return FindingView(
        show_date(finding.date, wording),
        bool(finding.date.edtf),
        wording.moment(finding.moment),
        percent(finding.confidence),
        is_inferred(finding),
        is_unsure(finding),
        tuple(_evidence(evidence, wording) for evidence in telling(finding.evidence)),
        tuple(_rejected(rejected, wording) for rejected in finding.rejected),
    )


def telling(evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """The reasons without those that only lead back to another of them ('the same day'), unless there are no others."""
    return [one for one in evidence if one.rule != _ECHO] or evidence


def _evidence(evidence: Evidence, wording: Wording) -> EvidenceView:
    return EvidenceView(evidence.quote, sentence(wording.say(evidence.says)))


def _rejected(rejected: Rejected, wording: Wording) -> RejectedView:
    return RejectedView(wording.date(rejected.date, "plain"), rejected.quote, sentence(wording.say(rejected.why)))


def is_inferred(finding: Finding) -> bool:
    """Whether the year of a date was worked out, and neither written nor given by the publishing."""
    return (
        finding.date.year is not None and "published" not in finding.rules and not _INFERRING.isdisjoint(finding.rules)
    )


def is_unsure(finding: Finding) -> bool:
    """Whether a date is less sure than what is shown without a mark."""
    return finding.confidence < DOUBTFUL


def percent(confidence: float) -> int:
    """A confidence in whole percent, never rounded up to certainty."""
    return round(confidence * 1000) // 10
