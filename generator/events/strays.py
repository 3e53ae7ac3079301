"""Articles without a day that are as alike to one event as to another report neither: a portrait, an explainer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.events.anchor import Anchor
from generator.events.pairs import Pair

Likenesses = dict[int, dict[int, float]]
"""For each article without a day the others that are alike to it at all, and how much."""

_AS_ALIKE = 0.55
"""An article strays when it is so much as alike to another dated event as to its own."""


def part_strays(
    groups: Sequence[tuple[int, ...]], pairs: Iterable[Pair], anchors: Sequence[Anchor]
) -> list[tuple[int, ...]]:
    """The same groups, each stray by itself; ordered by their first article."""
    undated = {index for index, anchor in enumerate(anchors) if not anchor.is_dated}
    if not undated:
        return list(groups)
    likenesses: Likenesses = {index: {} for index in undated}
    for one, other, score in pairs:
        if one in undated:
            likenesses[one][other] = score
        if other in undated:
            likenesses[other][one] = score
    group_of = {index: number for number, members in enumerate(groups) for index in members}
    dated = {number for number, members in enumerate(groups) if any(anchors[index].is_dated for index in members)}
    strays = {
        index
        for number in sorted(dated)
        for index in groups[number]
        if index in undated and _strays(index, groups, group_of, dated, likenesses)
    }
    kept = (tuple(index for index in members if index not in strays) for members in groups)
    return sorted([*(members for members in kept if members), *((index,) for index in sorted(strays))])


def _strays(
    index: int,
    groups: Sequence[tuple[int, ...]],
    group_of: dict[int, int],
    dated: Iterable[int],
    likenesses: Likenesses,
) -> bool:
    own = group_of[index]
    others = {group_of[other] for other in likenesses[index]}.intersection(dated) - {own}
    nearest = max((_average(index, groups[other], likenesses) for other in sorted(others)), default=0.0)
    return nearest >= _AS_ALIKE * _average(index, groups[own], likenesses)


def _average(index: int, members: Sequence[int], likenesses: Likenesses) -> float:
    others = [other for other in members if other != index]
    return sum(likenesses[index].get(other, 0.0) for other in others) / max(len(others), 1)
