"""Articles of one day (or touching days) that are alike enough become one event.

Pairs are only looked for within a window of days, so an archive's age adds no work, though a crowded day does.
Groups grow by average likeness: an article joins a group when it is alike to its members on the whole, so that
a chain of half-alike articles does not become one event.
"""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.events.likeness import Profile, likeness, make_profiles
from generator.model import ActorsOf, Report

ALIKE = (0.10, 0.13, 0.16, 0.19)
"""How alike two articles must be on the whole, by the days between what they report; further apart never."""
WORDS, ACTORS = 0.85, 0.15
"""What wording and actors add to the likeness of a pair."""
ONLY_ACTORS = 0.3
"""What actors add where the languages differ and wording cannot be compared."""


def group_reports(reports: Sequence[Report], actors_of: ActorsOf) -> list[tuple[Report, ...]]:
    """The reports of each event, by id; groups in the order of their first report."""
    ordered = sorted(reports, key=lambda r: r.id)
    profiles = make_profiles(ordered, actors_of)
    groups: list[list[int] | None] = [[index] for index in range(len(ordered))]
    group_of = list(range(len(ordered)))
    scores = {(a, b): score for a, b, score in _pairs(ordered, profiles)}
    for a, b in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        one, other = groups[group_of[a]], groups[group_of[b]]
        if scores[a, b] < 0:
            break  # no pair that is alike enough is left to start from
        if one is None or other is None or one is other:
            continue
        if _average(one, other, scores) >= 0:
            target, gone = group_of[a], group_of[b]
            one.extend(other)
            groups[gone] = None
            for index in other:
                group_of[index] = target
    return [tuple(ordered[index] for index in sorted(group)) for group in groups if group is not None]


def _pairs(reports: Sequence[Report], profiles: Sequence[Profile]) -> Iterator[tuple[int, int, float]]:
    """Each pair within the window, by index, with its likeness above (or below) what its days ask for."""
    by_day: dict[object, list[int]] = defaultdict(list)
    for index, report in enumerate(reports):
        by_day[_day_of(report)].append(index)
    for day, members in by_day.items():
        for a, b in itertools.combinations(members, 2):
            yield a, b, score(profiles[a], profiles[b]) - ALIKE[0]
        if isinstance(day, datetime.date):
            for days, asked in enumerate(ALIKE[1:], 1):
                for a, b in itertools.product(members, by_day.get(day + datetime.timedelta(days), ())):
                    yield min(a, b), max(a, b), score(profiles[a], profiles[b]) - asked


def score(one: Profile, other: Profile) -> float:
    """How alike two articles are, from 0 to 1."""
    words, actors = likeness(one, other)
    if one.language != other.language:
        return ONLY_ACTORS * actors
    return WORDS * words + ACTORS * actors


def _day_of(report: Report) -> object:
    date = report.dates.happened.date
    return (
        date.first_day
        if date.precision in ("day", "interval") and date.first_day
        else (report.id if not date.edtf else date.edtf)
    )


def _average(one: Sequence[int], other: Sequence[int], scores: dict[tuple[int, int], float]) -> float:
    return sum(scores.get((min(a, b), max(a, b)), -ALIKE[-1]) for a in one for b in other)
