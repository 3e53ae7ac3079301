"""Which articles may report one event: pairs that share uncommon terms and are not too far apart, with their likeness.

Found through lists of who holds a term in which days, so that the cost grows with the neighbourhood of an article
and not with the archive, and so that what is found among some days is the same whatever is added to others.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.events.anchor import FURTHEST, Anchor, gap_between
from generator.events.likeness import Profile, Profiles, likeness

FAINT = 0.03
"""Two articles less alike than this are not looked at further."""
_TELLING = 40
"""So many of an article's terms, the weightiest, bring others to it."""
_NAMES = 6
_BY_NAME = 0.025
"""So many of the names of its opening, the rarest, bring others to it too; what a name's weight counts then."""
_SHARED = 0.008
"""So much weight of them two articles must share to be compared."""
_HELD_BY = 150
"""A term that more articles of some days hold brings none of them together by itself."""
_SAME_OUTLET = 0.08
"""One outlet seldom reports one event twice."""

Pair = tuple[int, int, float]
"""Two articles by their places in a list, the later first, and how alike they are, less what speaks against it."""
Bucket = int | None
"""A span of days, as long as two articles may lie apart; None for the articles without a day."""


@dataclass(frozen=True)
class Neighbourhoods:
    """The articles by the spans of days in which they lie; two of them are compared where these touch."""

    profiles: Profiles
    outlets: Sequence[str]

    @cached_property
    def buckets(self) -> Mapping[Bucket, Sequence[int]]:
        """The articles of each span of days, in their order; one may lie in two spans by its two clocks."""
        held: dict[Bucket, list[int]] = defaultdict(list)
        for index, anchor in enumerate(self.profiles.anchors):
            for bucket in _buckets(anchor):
                held[bucket].append(index)
        return held

    @property
    def touching(self) -> Sequence[tuple[Bucket, Bucket]]:
        """All pairs of spans whose articles are compared, each span with itself too; in one order."""
        days = sorted(bucket for bucket in self.buckets if bucket is not None)
        pairs: list[tuple[Bucket, Bucket]] = [(a, b) for a in days for b in (a, a + 1) if b in self.buckets]
        if None in self.buckets:
            pairs += [(None, bucket) for bucket in (None, *days)]
        return pairs

    def find_pairs(self, one: Bucket, other: Bucket) -> tuple[Pair, ...]:
        """The pairs of articles of two spans that are worth a look, with their likeness."""
        lists = self._lists_of(other)
        found = []
        for index in self.buckets[one]:
            for mate in self._sharing(index, lists):
                if mate < index or (mate > index and one != other):
                    score = self._score(index, mate)
                    if score is not None:
                        found.append((max(index, mate), min(index, mate), score))
        return tuple(found)

    def _score(self, index: int, other: int) -> float | None:
        gap = gap_between(self.profiles.anchors[index], self.profiles.anchors[other])
        if gap.too_far:
            return None
        alike = likeness(self.profiles[index], self.profiles[other])
        if alike < FAINT:
            return None
        same = self.outlets[index] != "" and self.outlets[index] == self.outlets[other]
        return alike - gap.penalty - (_SAME_OUTLET if same else 0.0)

    def _sharing(self, index: int, lists: Mapping[str, Sequence[tuple[int, float]]]) -> list[int]:
        """The articles of some lists that share enough weight of telling terms with this one."""
        shared: dict[int, float] = defaultdict(float)
        for term, weight in self._telling(index).items():
            holders = lists.get(term, ())
            if len(holders) <= _HELD_BY:
                for other, theirs in holders:
                    shared[other] += weight * theirs
        return sorted(other for other, weight in shared.items() if weight >= _SHARED)

    def _lists_of(self, bucket: Bucket) -> Mapping[str, Sequence[tuple[int, float]]]:
        """Term → the articles of a span that hold it among their most telling ones, with its weight there."""
        if bucket not in self._lists:
            lists: dict[str, list[tuple[int, float]]] = defaultdict(list)
            for index in self.buckets[bucket]:
                for term, weight in self._telling(index).items():
                    lists[term].append((index, weight))
            self._lists[bucket] = lists
        return self._lists[bucket]

    def _telling(self, index: int) -> Mapping[str, float]:
        if index not in self._most_telling:
            self._most_telling[index] = _most_telling(self.profiles[index])
        return self._most_telling[index]

    @cached_property
    def _lists(self) -> dict[Bucket, Mapping[str, Sequence[tuple[int, float]]]]:
        return {}

    @cached_property
    def _most_telling(self) -> dict[int, Mapping[str, float]]:
        return {}


def _buckets(anchor: Anchor) -> set[Bucket]:
    """The spans of days, as long as two articles may lie apart, in which an article lies; None without a day."""
    return {_bucket(day) for day in anchor.days} or {None}


def _bucket(day: datetime.date) -> int:
    return day.toordinal() // (FURTHEST + 1)


def _most_telling(profile: Profile) -> dict[str, float]:
    """The weightiest terms of an article, and the rarest names of its opening."""
    terms, names = profile.terms, profile.named.opening
    kept = sorted(terms, key=lambda term: (-terms[term], term))[:_TELLING]
    rarest = sorted(names, key=lambda name: (-names[name], name))[:_NAMES]
    return {term: terms[term] for term in kept} | {f"!{name}": _BY_NAME * names[name] for name in rarest}
