"""The reports of each event: terms → profiles → pairs → groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from generator.events.anchor import anchor_of
from generator.events.group import group_alike
from generator.events.likeness import Named, Profiles
from generator.events.pairs import Bucket, Neighbourhoods, Pair
from generator.events.strays import part_strays
from generator.events.terms import CommonWords, Terms, take_terms
from generator.late import unread
from generator.model import ActorsOf, ArticleId, Report
from generator.recall import Recall, Wanted, digest

_AT_HAND = 1000
"""The terms of so many articles are held at a time: more than some weeks have."""


def group_reports(
    reports: Sequence[Report],
    actors_of: ActorsOf,
    common: CommonWords,
    recall: Recall | None = None,
    made_from: Mapping[ArticleId, str] | None = None,
    terms_of: Mapping[ArticleId, Terms] | None = None,
) -> list[tuple[Report, ...]]:
    """The reports of each event, by id; groups in the order of their first report.

    `terms_of` are the terms of the reports, where they are known. `made_from` says of each report the digest of what
    it was made from; pairs that were found among the same reports before are taken from `recall`.
    """
    ordered = sorted(reports, key=lambda report: report.id)

    @lru_cache(maxsize=_AT_HAND)
    def terms(index: int) -> Terms:
        report = ordered[index]
        known = unread(terms_of[report.id]) if terms_of else None  # those of all articles would fill the memory
        return known or take_terms(report.article, common, report.appearances)

    return group_terms(ordered, terms, actors_of, common, recall or Recall(), made_from or {})


def group_terms(
    reports: Sequence[Report],
    terms: Callable[[int], Terms],
    actors_of: ActorsOf,
    common: CommonWords,
    recall: Recall | None = None,
    made_from: Mapping[ArticleId, str] | None = None,
) -> list[tuple[Report, ...]]:
    """The same for reports in the order of their ids; `terms` gives the terms of one by its place."""
    anchors = [anchor_of(report) for report in reports]
    profiles = Profiles(terms, [_with_kinds(report, actors_of) for report in reports], anchors, common)
    near = Neighbourhoods(profiles, [report.article.source.name for report in reports])
    ids = [report.id for report in reports]
    pairs = _find_all(near, ids, recall or Recall(), made_from or {})
    groups = part_strays(group_alike(pairs, anchors, recall, ids), pairs, anchors)
    return [tuple(reports[index] for index in members) for members in groups]


def _find_all(
    near: Neighbourhoods, ids: Sequence[ArticleId], recall: Recall, made_from: Mapping[ArticleId, str]
) -> list[Pair]:
    """All pairs; those of two spans of days anew only where one of their articles, or of the weeks around, changed."""
    place = {name: index for index, name in enumerate(ids)}
    states = _states(near, [digest(name, made_from.get(name, "")) for name in ids])
    wanted: list[Wanted[list[Any]]] = [
        Wanted(f"pairs:{one}:{other}", digest(states[one], states[other]), partial(_pairs_of, near, ids, one, other))
        for one, other in near.touching
    ]
    found: dict[tuple[int, int], float] = {}
    for names, ones, others, scores in recall.values(list, wanted):
        places = [place[name] for name in names]
        both = zip((places[one] for one in ones), (places[other] for other in others), strict=True)
        found.update(zip(both, scores, strict=True))
    return [(one, other, score) for (one, other), score in found.items()]


def _pairs_of(near: Neighbourhoods, ids: Sequence[ArticleId], one: Bucket, other: Bucket) -> list[Any]:
    """The pairs of two spans: the ids of their articles; by their places the ones, and the others; the scores."""
    pairs = near.find_pairs(one, other)
    indices = sorted({index for a, b, _ in pairs for index in (a, b)})
    number = {index: place for place, index in enumerate(indices)}
    ones, others = [number[one] for one, _, _ in pairs], [number[other] for _, other, _ in pairs]
    return [[ids[index] for index in indices], ones, others, [score for _, _, score in pairs]]


def _states(near: Neighbourhoods, made_from: Sequence[str]) -> dict[Bucket, str]:
    """For each span of days the digest of all that decides how alike its articles are to others."""
    profiles = near.profiles
    weeks = {week: digest(*(made_from[index] for index in held)) for week, held in profiles.by_week.items()}
    around = {week: digest(*(weeks[other] for other in profiles.weeks_around(week))) for week in weeks}
    return {
        bucket: digest(*(made_from[index] + around[profiles.week_of(index)] for index in held))
        for bucket, held in near.buckets.items()
    }


def _with_kinds(report: Report, actors_of: ActorsOf) -> Named:
    kinds = {naming.key: naming.kind for naming in report.namings}
    return [(actor, kinds[actor]) for actor in actors_of[report.id]]
