"""Which articles may report one event: pairs that share uncommon terms and are not too far apart, with their likeness.

Found through lists of who holds a term in which days, so that the cost grows with the neighbourhood of an article
and not with the archive.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.events.anchor import FURTHEST, Anchor, gap_between
from generator.events.likeness import Profile, likeness

FAINT = 0.03
"""Two articles less alike than this are not looked at further."""
_TELLING = 40
"""So many of an article's terms, the weightiest, bring others to it."""
_SHARED = 0.008
"""So much weight of them two articles must share to be compared."""
_HELD_BY = 150
"""A term that more articles of some days hold brings none of them together by itself."""
_SAME_OUTLET = 0.08
"""One outlet seldom reports one event twice."""

Likenesses = Sequence[Mapping[int, float]]
"""For each article, by its place in the list: the others that are alike to it at all, and how much, less what
speaks against it."""


def find_pairs(profiles: Sequence[Profile], anchors: Sequence[Anchor], outlets: Sequence[str]) -> Likenesses:
    """The likeness of all pairs worth a look; symmetrical. The three sequences run side by side."""
    found: list[dict[int, float]] = [{} for _ in profiles]
    holders = _Holders.of(profiles, anchors)
    for index in range(len(profiles)):
        for other in holders.sharing(index):
            gap = gap_between(anchors[index], anchors[other])
            if gap.too_far:
                continue
            alike = likeness(profiles[index], profiles[other])
            if alike < FAINT:
                continue
            same = outlets[index] != "" and outlets[index] == outlets[other]
            score = alike - gap.penalty - (_SAME_OUTLET if same else 0.0)
            found[index][other] = found[other][index] = score
    return found


@dataclass(slots=True)
class _Holders:
    """Who holds a term among its most telling ones, by the span of days in which an article lies."""

    telling: Sequence[Mapping[str, float]]
    anchors: Sequence[Anchor]
    lists: dict[int | None, dict[str, list[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    @classmethod
    def of(cls, profiles: Sequence[Profile], anchors: Sequence[Anchor]) -> _Holders:
        holders = cls([_most_telling(profile.terms) for profile in profiles], anchors)
        for index, terms in enumerate(holders.telling):
            for bucket in _buckets(anchors[index]):
                lists = holders.lists.setdefault(bucket, defaultdict(list))
                for term in terms:
                    lists[term].append(index)
        return holders

    def sharing(self, index: int) -> list[int]:
        """The earlier articles that share enough weight of telling terms with this one."""
        shared: dict[int, float] = defaultdict(float)
        for lists in (self.lists[bucket] for bucket in self._near(self.anchors[index]) if bucket in self.lists):
            for term, weight in self.telling[index].items():
                holders = lists.get(term, ())
                if len(holders) <= _HELD_BY:
                    for other in holders:
                        if other >= index:
                            break
                        shared[other] += weight * self.telling[other][term]
        return sorted(other for other, weight in shared.items() if weight >= _SHARED)

    def _near(self, anchor: Anchor) -> Iterator[int | None]:
        """The spans of days to look in: those around it, and all when the article has no day."""
        if not anchor.days:
            yield from sorted(bucket for bucket in self.lists if bucket is not None)
        else:
            yield from sorted({near for b in _buckets(anchor) if b is not None for near in (b - 1, b, b + 1)})
        yield None


def _buckets(anchor: Anchor) -> set[int | None]:
    """The spans of days, as long as two articles may lie apart, in which an article lies; None without a day."""
    return {_bucket(day) for day in anchor.days} or {None}


def _bucket(day: datetime.date) -> int:
    return day.toordinal() // (FURTHEST + 1)


def _most_telling(terms: Mapping[str, float]) -> dict[str, float]:
    kept = sorted(terms, key=lambda term: (-terms[term], term))[:_TELLING]
    return {term: terms[term] for term in kept}
