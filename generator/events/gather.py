"""The reports of each event: terms → profiles → pairs → groups."""

from __future__ import annotations

from collections.abc import Sequence

from generator.events.anchor import anchor_of
from generator.events.group import group_alike
from generator.events.likeness import make_profiles
from generator.events.pairs import find_pairs
from generator.events.strays import part_strays
from generator.events.terms import CommonWords, Terms, take_terms
from generator.model import ActorId, ActorKind, ActorsOf, Report


def group_reports(reports: Sequence[Report], actors_of: ActorsOf, common: CommonWords) -> list[tuple[Report, ...]]:
    """The reports of each event, by id; groups in the order of their first report."""
    ordered = sorted(reports, key=lambda report: report.id)
    return group_terms(ordered, [take_terms(report.article, common) for report in ordered], actors_of, common)


def group_terms(
    reports: Sequence[Report], terms: Sequence[Terms], actors_of: ActorsOf, common: CommonWords
) -> list[tuple[Report, ...]]:
    """The same for reports in the order of their ids whose terms, side by side with them, are taken already."""
    anchors = [anchor_of(report) for report in reports]
    profiles = make_profiles(terms, [_with_kinds(report, actors_of) for report in reports], anchors, common)
    likenesses = find_pairs(profiles, anchors, [report.article.source.name for report in reports])
    groups = part_strays(group_alike(likenesses, anchors), likenesses, anchors)
    return [tuple(reports[index] for index in members) for members in groups]


def _with_kinds(report: Report, actors_of: ActorsOf) -> list[tuple[ActorId, ActorKind]]:
    kinds: dict[str, ActorKind] = {appearance.key: appearance.kind for appearance in report.appearances}
    return [(actor, kinds[actor]) for actor in actors_of[report.id]]
