"""Articles of one folder help each other: a day without a year takes it from articles that report the same day.

Only articles whose own words (or file) gave their year speak, so nothing is ever borrowed twice, and the answer
does not depend on the order of files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.model import ActorId, ActorsOf, ArticleId, Evidence, Finding, Report, phrase

_SURE = 0.8
"""How sure a neighbour must be of its own date."""
_SHARED = 2
"""How many actors two articles must share to report one event."""
_CONFIDENCE = 0.85


def settle_years(reports: Sequence[Report], actors_of: ActorsOf) -> tuple[Report, ...]:
    """The same reports, those without a year dated by their neighbours where all of these agree."""
    actors = {report.id: frozenset(actors_of[report.id]) for report in reports}
    by_day: dict[tuple[int | None, int | None], list[Report]] = defaultdict(list)
    for report in reports:
        date = report.dates.happened.date
        if date.exact_day is not None and report.dates.happened.confidence >= _SURE:
            by_day[date.month, date.day].append(report)
    return tuple(_settled(report, by_day, actors) for report in reports)


def _settled(
    report: Report,
    by_day: Mapping[tuple[int | None, int | None], Sequence[Report]],
    actors: Mapping[ArticleId, frozenset[ActorId]],
) -> Report:
    happened = report.dates.happened
    if happened.date.year is not None or happened.date.day is None:
        return report
    near = [
        n
        for n in by_day.get((happened.date.month, happened.date.day), ())
        if len(actors[n.id] & actors[report.id]) >= _SHARED
    ]
    years = {neighbour.dates.happened.date.year for neighbour in near}
    year = years.pop() if len(years) == 1 else None
    dated = happened.date.in_year(year) if year is not None else None
    if dated is None:
        return report
    evidence = tuple(_neighbour_evidence(near))
    found = Finding(
        dated,
        _CONFIDENCE,
        (*happened.evidence, *evidence),
        tuple(r for r in happened.rejected if r.date != happened.date),
    )
    return replace(report, dates=replace(report.dates, happened=found))


def _neighbour_evidence(near: Iterable[Report]) -> Iterable[Evidence]:
    for neighbour in sorted(near, key=lambda n: n.id)[:3]:
        yield Evidence(
            "neighbour",
            phrase("says.neighbour", title=neighbour.article.title, date=neighbour.dates.happened.date),
        )
