"""Events that one could take for each other, and why they are two."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from generator.knowledge import Named
from generator.late import changed
from generator.model import ActorId, ActorKind, Event, NearMiss, Phrase, phrase
from generator.text import lower

_MOST = 2
"""So many near misses are shown of an event."""
_REACH = 3
"""So many events of an actor before and after are looked at."""
_TOUCHING = 3
"""Days between events that could be one."""
_LEAST = 1.7
_WEIGHT: Mapping[ActorKind, float] = {"person": 1.0, "organisation": 0.5, "place": 0.25}
_ALIKE = 0.35
"""So much of a headline two events share that have no person in common."""
_WORD = re.compile(r"[^\W_]+")
_MOST_NAMED = 4
_DEEPEST = 4
"""A place lies in so many others at most."""
_MOST_ACTORS = 8


class Neighbours:
    """The placed events by actor, so that those near an event are found without looking at all."""

    def __init__(self, events: Sequence[Event], kinds: Mapping[ActorId, ActorKind], known: Mapping[str, Named]) -> None:
        """`events` stand in the order of time; `kinds` says of each actor what it is, `known` in what places lie."""
        self._events = events
        self._known = known
        self._kinds = kinds
        self._words = [frozenset(_WORD.findall(lower(event.title))) for event in events]
        self._days = [_days_of(event) for event in events]
        self._actors = [frozenset(event.actors[:_MOST_ACTORS]) for event in events]
        self._of: dict[ActorId, list[int]] = defaultdict(list)
        for index, event in enumerate(events):
            if event.date.year is not None:
                for actor in event.actors[:_MOST_ACTORS]:
                    self._of[actor].append(index)
        rarity = {actor: math.log(1 + (len(events) + 8) / (len(held) + 0.5)) / 2 for actor, held in self._of.items()}
        self._weights = {actor: _WEIGHT[kinds[actor]] * min(1.0, rare) for actor, rare in rarity.items()}

    def find(self, index: int, names: Mapping[ActorId, str]) -> tuple[NearMiss, ...]:
        """The events that come nearest to being the one at `index`, each with why it is another."""
        nearest = sorted(self._near.get(index, ()))[:_MOST]
        return tuple(NearMiss(self._events[other].id, self._why(index, other, names)) for _, other in nearest)

    @cached_property
    def _near(self) -> Mapping[int, Sequence[tuple[float, int]]]:
        """For each event those that come near to being it, with how near they come, negative."""
        near: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for one, other in self._pairs():
            nearness = self._nearness(one, other)
            if nearness >= _LEAST:
                near[one].append((-nearness, other))
                near[other].append((-nearness, one))
        return near

    def _pairs(self) -> set[tuple[int, int]]:
        """Each event with those that come after it among the events of one of its actors."""
        return {
            pair
            for held in self._of.values()
            for step in range(1, _REACH + 1)
            for pair in zip(held, held[step:], strict=False)
        }

    def _nearness(self, one: int, other: int) -> float:
        """How easily two events are taken for one: whom they share, rare ones more; their days; their headlines."""
        shared = self._actors[one] & self._actors[other]
        actors = math.fsum([self._weights[actor] for actor in shared])
        words = self._words[one] & self._words[other]
        alike = len(words) / max(1, min(len(self._words[one]), len(self._words[other])))
        people = any(self._kinds[actor] == "person" for actor in shared)
        days = self._days_between(one, other)
        if not people and alike < _ALIKE:
            return 0.0
        return actors + 1.5 * alike + (1.2 if days == 0 else 0.8 if days <= _TOUCHING else 0.0)

    def _days_between(self, one: int, other: int) -> int:
        first, second = sorted((self._days[one], self._days[other]))
        return max(0, second[0] - first[2])

    def _why(self, at: int, other_at: int, names: Mapping[ActorId, str]) -> Phrase:
        event, other = self._events[at], self._events[other_at]
        shared = [actor for actor in event.actors if actor in set(other.actors)]
        values = {"title": other.title, "actors": ", ".join(names[actor] for actor in shared[:_MOST_NAMED])}
        if event.date != other.date and self._days_between(at, other_at) > 0:
            return phrase("near.other-day", **values, date=other.date)
        if event.place is not None and other.place is not None and self._are_apart(event.place, other.place):
            return phrase("near.other-place", **values, here=names[event.place], there=names[other.place])
        return phrase("near.other-deed", **values)

    def _are_apart(self, here: str, there: str) -> bool:
        """Whether neither of two places lies in the other, as Hanoi does in Vietnam."""
        return here not in self._around(there) and there not in self._around(here)

    def _around(self, place: str) -> Sequence[str]:
        """A place, and those in which it lies."""
        around = [place]
        while len(around) <= _DEEPEST and around[-1] in self._known and self._known[around[-1]].within:
            around.append(self._known[around[-1]].within)
        return around


def with_near_misses(
    events: Sequence[Event],
    kinds: Mapping[ActorId, ActorKind],
    names: Mapping[ActorId, str],
    known: Mapping[str, Named],
) -> tuple[Event, ...]:
    """The same events in their order, each with its near misses. Near linear: each looks at a few of its actors'."""
    neighbours = Neighbours(events, kinds, known)
    return tuple(changed(event, near=neighbours.find(index, names)) for index, event in enumerate(events))


def _days_of(event: Event) -> tuple[int, str, int]:
    """The first day of an event, its date for an order, its last day; 0 where no year is known."""
    first, last = event.date.first_day, event.date.last_day
    return first.toordinal() if first else 0, event.date.edtf, last.toordinal() if last else 0
