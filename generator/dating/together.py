"""Articles of one folder help each other: those of one event with its day and year, all with the folder's years.

What one article lends another is only what its own words (or its file) say, never what it borrowed, so that nothing
comes back to where it came from, and the answer does not depend on the order of files.
"""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from generator.dating.decide import Named, Others, decide
from generator.dating.evidence import Clue, YearCase
from generator.dating.evidence.clue import within
from generator.dating.testimony import Testimonies, Testimony
from generator.dating.year import weigh_years
from generator.late import changed
from generator.model import ArticleId, Evidence, Finding, Report, phrase
from generator.recall import Recall, Wanted, digest

Group = tuple[Report, ...]
_SURE = 0.8
"""How sure an article must be of its own year to lend it."""
_MOST = 12
"""So many articles of one event are heard for each other."""
_AROUND = datetime.timedelta(20)
"""What articles of one event report lies so near."""
_ELSEWHERE = -5.0
"""What a year weighs in which the event of the other articles was not."""
_TEMPER = 0.8
"""Articles of one event are no independent witnesses: they have one source, and make the same slips."""
_FEW = 5
"""Fewer other events say nothing of the folder's years."""
_VOTES = 3.0
_BESIDE = 0.05
_FOLDER = 1.1
"""The years of the other events count as so strong, a year's neighbours a little, and `_VOTES` doubts come first."""


def settle(
    groups: Sequence[Group], testimonies: Testimonies, recall: Recall, made_from: Mapping[ArticleId, str]
) -> tuple[list[Group], dict[ArticleId, str]]:
    """The same groups, their reports dated with the help of each other; and what each is made from now.

    `made_from` says of each report the digest of what it was made from; where nothing changed of all that a group's
    dates rest on, they are taken from `recall`.
    """
    keys = [digest(*(made_from.get(report.id, "") for report in group)) for group in groups]
    years: list[tuple[int, ...]] = recall.values(
        tuple[int, ...],
        [Wanted(f"year:{g[0].id}", key, partial(_vote, g, testimonies)) for g, key in zip(groups, keys, strict=True)],
    )
    total = Counter(year for vote in years for year in vote)
    asked: list[Group] = []
    wanted: list[Wanted[tuple[Finding | None, ...]]] = []
    for group, key, vote in zip(groups, keys, years, strict=True):
        open_years = any(report.dates.published.date.exact_day is None for report in group)
        if len(group) > 1 or open_years:
            elsewhere = total - Counter(vote) if open_years else Counter()
            rests_on = digest(key, repr(sorted(elsewhere.items())))
            decide_all = partial(_decide_all, group, testimonies, elsewhere)
            asked.append(group)
            wanted.append(Wanted(f"dates:{group[0].id}", rests_on, decide_all))
    settled: dict[ArticleId, Report] = {}
    now = dict(made_from)
    for group, one, findings in zip(asked, wanted, recall.values(tuple[Finding | None, ...], wanted), strict=True):
        for report, found in zip(group, findings, strict=True):
            settled[report.id] = _dated(report, found)
            now[report.id] = digest(now.get(report.id, ""), one.made_from)
    return [tuple(settled.get(report.id, report) for report in group) for group in groups], now


def _decide_all(group: Group, testimonies: Testimonies, elsewhere: Mapping[int, int]) -> tuple[Finding | None, ...]:
    """When it happened by each of a group's articles; None where that is what the article says by itself."""
    decided = ((report, _decide(report, group, testimonies, elsewhere)) for report in group)
    return tuple(None if found == report.dates.happened else found for report, found in decided)


def _dated(report: Report, happened: Finding | None) -> Report:
    return report if happened is None else changed(report, dates=changed(report.dates, happened=happened))


def _decide(report: Report, group: Group, testimonies: Testimonies, elsewhere: Mapping[int, int]) -> Finding:
    testimony = testimonies[report.id]
    mates = [mate for mate in group if mate is not report][:_MOST]
    clues: list[Clue] = []
    if testimony.published.date.exact_day is None:
        clues = [*_clues_of_mates(testimony, mates, testimonies), *_clue_of_folder(testimony.case, elsewhere)]
    told_on = _told_on(mates) if testimony.published.date.exact_day is None else None
    others = Others(tuple(_days_of(mates, testimonies)), tuple(clues), told_on)
    return decide(testimony, others)


def _told_on(mates: Iterable[Report]) -> Finding | None:
    """When the event was in the news: the day of publishing in the middle of the others'; None where none is known."""
    days = sorted(
        (m.dates.published for m in mates if m.dates.published.date.exact_day), key=lambda found: found.date.edtf
    )
    return days[len(days) // 2] if days else None


def _days_of(mates: Iterable[Report], testimonies: Testimonies) -> Iterable[Named]:
    """The day of each article of the same event, as it says itself; without a year where it knows none."""
    for mate in mates:
        happened, best = mate.dates.happened, testimonies[mate.id].best
        if testimonies[mate.id].stated is None and best is None:
            continue  # placed by its day of publishing only
        if happened.date.precision == "day":
            yield Named(happened.date, happened.confidence, mate.article.title)
        elif happened.date.year is None and happened.date.day is not None and best is not None:
            yield Named(happened.date, best.share, mate.article.title)


def _is_sure(happened: Finding) -> bool:
    return happened.date.year is not None and happened.confidence >= _SURE


def _days_around(report: Report) -> list[tuple[datetime.date, datetime.date]]:
    """When the event of a report was, as far as its own words and its file say; empty when it does not know."""
    published = report.dates.published.date.exact_day
    if published is not None:
        return [(published - _AROUND, published + _AROUND)]
    first, last = report.dates.happened.date.first_day, report.dates.happened.date.last_day
    if not _is_sure(report.dates.happened) or first is None or last is None:
        return []
    return [(first - _AROUND, last + _AROUND)]


def _clues_of_mates(testimony: Testimony, mates: Sequence[Report], testimonies: Testimonies) -> Iterable[Clue]:
    """One clue from the articles of the same event that know when it was; else one from what all of them hint at."""
    knowing = [mate for mate in mates if _days_around(mate)]
    case = testimony.case_for(testimony.best)
    if knowing:
        windows = [window for mate in knowing for window in _days_around(mate)]
        first = min(knowing, key=lambda mate: mate.id)
        date = first.dates.happened.date if first.dates.happened.date.year is not None else first.dates.published.date
        says = phrase("says.neighbour", title=first.article.title, date=date)
        yield Clue(Evidence("neighbour", says), within(case, windows, _ELSEWHERE), phrase("against.neighbour"))
    elif mates:
        own = {_key(clue) for clue in testimony.clues}
        told = {_key(clue): clue for mate in mates for clue in testimonies[mate.id].clues if _key(clue) not in own}
        if told:
            years = sorted({year for clue in told.values() for year in clue.weights})
            sums = {y: _TEMPER * math.fsum(clue.weights.get(y, 0.0) for clue in told.values()) for y in years}
            yield Clue(
                Evidence("same event", phrase("says.same-event", count=len(mates))),
                _from_the_top(sums),
                phrase("against.same-event", count=len(mates)),
            )


def _key(clue: Clue) -> tuple[str, str]:
    """Two articles that say the same are one witness."""
    return clue.evidence.rule, repr(clue.evidence.says)


def _vote(group: Group, testimonies: Testimonies) -> tuple[int, ...]:
    """The year of an event as its own articles tell it; empty where they do not."""
    days = sorted(window[0] + _AROUND for report in group for window in _days_around(report))
    if days:
        return (days[len(days) // 2].year,)
    told = {_key(clue): clue for report in group[:_MOST] for clue in testimonies[report.id].clues}
    if not told:
        return ()
    case = testimonies[group[0].id].case
    shares = weigh_years(case, [told[key] for key in sorted(told)])
    year = max(shares, key=lambda y: (shares[y], y))
    return (year,) if shares[year] >= _SURE else ()


def _clue_of_folder(case: YearCase, elsewhere: Mapping[int, int]) -> Iterable[Clue]:
    """The years that other events of the folder are of."""
    total = sum(elsewhere.values())
    if total < _FEW:
        return
    held = {
        year: elsewhere.get(year, 0) + _BESIDE * (elsewhere.get(year - 1, 0) + elsewhere.get(year + 1, 0))
        for year in case.facts.years
    }
    weights = {year: _FOLDER * math.log((count + _VOTES) / (total + _VOTES)) for year, count in held.items()}
    common = max(held, key=lambda year: (held[year], year))
    yield Clue(
        Evidence("folder", phrase("says.folder", year=common, count=elsewhere.get(common, 0), total=total)),
        _from_the_top(weights),
        phrase("against.folder"),
        hint=True,
    )


def _from_the_top(weights: Mapping[int, float]) -> dict[int, float]:
    """The same weights, those of the likeliest year being 0: a clue speaks against years only."""
    top = max(weights.values())
    return {year: weight - top for year, weight in weights.items()}
