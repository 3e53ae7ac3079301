"""Articles that report the same thing become one event: groups grow while they are alike on the whole.

Average linkage (Sokal and Michener 1958) over the likeness of pairs, with one more rule: two groups stay two when
each is much more alike in itself than to the other. So neither a chain of half-alike articles becomes one event, nor
do two events of one day, place and cast, and the answer hardly hangs on the threshold.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.events.anchor import Anchor
from generator.events.pairs import Pair
from generator.recall import Recall, Wanted, digest

ALIKE = 0.10
"""Two groups less alike than this on the whole are two events."""
_COHERENCE = 0.5
"""Two groups are two events when they are less alike than this share of what holds the looser one together."""
_OF_ONE = 0.4
"""The same, of the above, between a group of three or more and a single article."""
_SHORT = 12
"""The groups of a chain of so few pairs are found faster than they are looked up."""
_STRANGERS = -0.02
"""The likeness of two articles that have nothing in common."""

Grouped = tuple[tuple[int, ...], ...]
"""The groups of some articles, by their places."""


def group_alike(
    pairs: Sequence[Pair], anchors: Sequence[Anchor], recall: Recall | None = None, names: Sequence[str] = ()
) -> list[tuple[int, ...]]:
    """The groups of articles that report one event, each by the articles' places; ordered by their first.

    Articles with a day come first and the others then join them, so that an explainer without a day never makes one
    event of two. What no chain of alike pairs leads to can never be one group, and is looked at by itself; `recall`
    knows the groups of chains that are the same, by the `names` of the articles.
    """
    chains = list(_chains(pairs, len(anchors)))
    if recall is None:
        found = [one.grow() for one in (_Chain.of(*chain, anchors) for chain in chains)]
    else:
        found = _recall_groups(chains, anchors, recall, names)
    return sorted(
        tuple(members[place] for place in group)
        for (members, _), groups in zip(chains, found, strict=True)
        for group in groups
    )


def _recall_groups(
    chains: Sequence[tuple[list[int], list[Pair]]], anchors: Sequence[Anchor], recall: Recall, names: Sequence[str]
) -> list[Grouped]:
    """The groups of each chain: of a long one those that are kept, of a short one quickly found again."""
    made = [_Chain.of(*chain, anchors) for chain in chains]
    long = [index for index, one in enumerate(made) if len(one.pairs) > _SHORT]
    wanted = [
        Wanted(f"chain:{names[chains[i][0][0]]}", digest(repr((made[i].dated, made[i].pairs))), made[i].grow)
        for i in long
    ]
    kept = dict(zip(long, recall.values(Grouped, wanted), strict=True))
    return [kept[index] if index in kept else one.grow() for index, one in enumerate(made)]


@dataclass(frozen=True, slots=True)
class _Chain:
    """Articles that chains of alike pairs hold together, by their places among themselves."""

    dated: tuple[bool, ...]
    """Whether each has a day."""
    pairs: list[Pair]

    @classmethod
    def of(cls, members: Sequence[int], pairs: Sequence[Pair], anchors: Sequence[Anchor]) -> _Chain:
        """The chain of those articles of all."""
        number = {index: place for place, index in enumerate(members)}
        own = [(number[one], number[other], score) for one, other, score in pairs]
        return cls(tuple(anchors[index].is_dated for index in members), own)

    def grow(self) -> Grouped:
        """The groups of its articles."""
        if len(self.dated) == 1:
            return ((0,),)
        groups = _Groups.of(self.dated, self.pairs)
        for undated_too in (False, True):
            groups.open(undated_too)
            while (pair := groups.pop()) is not None:
                if groups.belong_together(*pair):
                    groups.unite(*pair)
        return tuple(tuple(sorted(group)) for group in groups.members.values())


def _chains(pairs: Sequence[Pair], count: int) -> Iterator[tuple[list[int], list[Pair]]]:
    """The articles that chains of alike pairs hold together, with all pairs among them.

    The likeness of two groups is a mean over pairs, so that of the two that are united one pair at least is alike.
    """
    chain = list(range(count))

    def head(index: int) -> int:
        while chain[index] != index:
            chain[index] = chain[chain[index]]
            index = chain[index]
        return index

    for one, other, score in pairs:
        if score >= ALIKE:
            first, second = sorted((head(one), head(other)))
            chain[second] = first
    heads = [head(index) for index in range(count)]
    members: dict[int, list[int]] = defaultdict(list)
    within: dict[int, list[Pair]] = defaultdict(list)
    for index, one in enumerate(heads):
        members[one].append(index)
    for pair in pairs:
        if heads[pair[0]] == heads[pair[1]]:
            within[heads[pair[0]]].append(pair)
    for one, held in members.items():
        yield held, within[one]


@dataclass(slots=True)
class _Groups:
    """The groups so far, named by one of their articles; sums of likenesses between them and within."""

    members: dict[int, list[int]]
    between: dict[int, dict[int, float]]
    within: dict[int, float]
    dated: dict[int, bool]
    """Whether one of a group's articles has a day."""
    undated_too: bool = False
    queue: list[tuple[float, int, int, int, int]] = field(default_factory=list)
    """The likeness of two groups (negative, so that the most alike come first), the groups, their sizes then."""

    @classmethod
    def of(cls, dated: Sequence[bool], pairs: Iterable[Pair]) -> _Groups:
        """Each article a group of its own."""
        members = range(len(dated))
        between: dict[int, dict[int, float]] = {index: {} for index in members}
        for one, other, score in pairs:
            between[one][other] = between[other][one] = score
        return cls(
            {index: [index] for index in members},
            between,
            dict.fromkeys(members, 0.0),
            dict(enumerate(dated)),
        )

    def open(self, undated_too: bool) -> None:
        """Queues the pairs of groups that are alike enough and may be united now."""
        self.undated_too = undated_too
        self.queue = []
        for one in sorted(self.members):
            for other in sorted(self.between[one]):
                if one < other:
                    self._queue(one, other)

    def _queue(self, one: int, other: int) -> None:
        alike = self._average(one, other)
        both = self.dated[one] and self.dated[other]
        if alike >= ALIKE and both is not self.undated_too:
            low, high = min(one, other), max(one, other)
            heapq.heappush(self.queue, (-alike, low, high, len(self.members[low]), len(self.members[high])))

    def pop(self) -> tuple[int, int] | None:
        """The two groups that are most alike of those not looked at yet; None when none are alike enough."""
        while self.queue:
            _, one, other, size, other_size = heapq.heappop(self.queue)
            now = len(self.members.get(one, ())), len(self.members.get(other, ()))
            if now == (size, other_size):
                return one, other
        return None

    def belong_together(self, one: int, other: int) -> bool:
        """Whether they are alike enough, measured by what holds each of them together."""
        alike = self._average(one, other)
        held = [self._coherence(group) for group in (one, other) if len(self.members[group]) > 1]
        if len(held) == 2:
            return alike >= _COHERENCE * min(held)
        largest = max(len(self.members[one]), len(self.members[other]))
        return largest < 3 or alike >= _COHERENCE * _OF_ONE * held[0]

    def unite(self, one: int, other: int) -> None:
        """Makes one group of the two; it keeps the smaller name."""
        kept, gone = min(one, other), max(one, other)
        self.within[kept] += self.within.pop(gone) + self._sum(kept, gone)
        mine, theirs = self.between[kept], self.between.pop(gone)
        sizes = len(self.members[kept]), len(self.members[gone])
        self.dated[kept] = self.dated.pop(gone) or self.dated[kept]
        self.members[kept] += self.members.pop(gone)
        united: dict[int, float] = {}
        for third in mine.keys() | theirs.keys():
            if third in (kept, gone):
                continue
            third_size = len(self.members[third])
            united[third] = mine.get(third, _STRANGERS * sizes[0] * third_size) + theirs.get(
                third, _STRANGERS * sizes[1] * third_size
            )
            self.between[third].pop(gone, None)
            self.between[third][kept] = united[third]
        self.between[kept] = united
        for third in sorted(united):
            self._queue(kept, third)

    def _sum(self, one: int, other: int) -> float:
        strangers = _STRANGERS * len(self.members[one]) * len(self.members[other])
        return self.between[one].get(other, strangers)

    def _average(self, one: int, other: int) -> float:
        return self._sum(one, other) / (len(self.members[one]) * len(self.members[other]))

    def _coherence(self, group: int) -> float:
        size = len(self.members[group])
        return self.within[group] / (size * (size - 1) / 2)
