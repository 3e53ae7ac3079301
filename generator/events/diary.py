"""The events of a folder by day and month: which of them a sentence about a date speaks of."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.events.said import Said
from generator.model import ActorId, ActorKind, Event, EventId, FuzzyDate
from generator.text import lower, words_in

_WEIGHT: Mapping[ActorKind, float] = {"person": 1.0, "organisation": 0.7, "place": 0.4}
_THERE = 0.5
"""What it adds that the sentence names the place of the event."""
_IN_PASSING = 0.4
"""What people and organisations of the sentence's article count whom the sentence itself does not name."""
_MOST_IN_PASSING = 0.8
_MOST_DAYS = 14
"""So many days of one that lasts longer are looked at, and its last."""
_FITS = ((1.9, 0.0), (1.3, 0.2), (0.5, 0.5))
"""An event fits a sentence that shares so much of its actors and so much of its words with it."""
_FITS_A_MONTH = ((1.7, 0.0), (1.3, 0.4))
"""The same where the sentence names no day, only the month."""


class Diary:
    """Finds the event of a date that a sentence speaks of."""

    def __init__(self, events: Iterable[Event], kinds: Mapping[ActorId, ActorKind]) -> None:
        """`kinds` says of each actor what it is."""
        self._kinds = kinds
        self._on: dict[str, list[Event]] = defaultdict(list)
        self._events: dict[EventId, Event] = {}
        self._words: dict[EventId, frozenset[str]] = {}
        for event in events:
            self._events[event.id] = event
            if event.date.precision in ("day", "interval"):
                for key in _keys(event.date, event.lasting):
                    self._on[key].append(event)

    def find(self, said: Said) -> EventId | None:
        """The event of that date that a sentence speaks of; None when none fits it."""
        limits = _FITS if said.saying.date.day is not None else _FITS_A_MONTH
        days = said.saying.date.edtf.split("/")
        candidates = {event.id: event for day in days for event in self._on.get(day, ()) if event.id != said.event}
        scored = [(self._actors(said, event), self._alike(said, event), event.id) for event in candidates.values()]
        fitting = [one for one in scored if any(one[0] >= actors and one[1] >= words for actors, words in limits)]
        return max(fitting, key=lambda one: (one[0] * (0.2 + one[1]), one[2]))[2] if fitting else None

    def _actors(self, said: Said, event: Event) -> float:
        """How much the sentence and the event share of actors and place, and a little what its article does."""
        theirs = set(event.actors)
        named = sum(sorted(_WEIGHT[self._kinds[actor]] for actor in said.saying.actors & theirs))
        beside = (theirs & set(self._events[said.event].actors)) - said.saying.actors
        passing = sum(sorted(_WEIGHT[self._kinds[a]] for a in beside if self._kinds[a] != "place"))
        there = _THERE if event.place in said.saying.actors else 0.0
        return named + there + (min(_IN_PASSING * passing, _MOST_IN_PASSING) if named else 0.0)

    def _alike(self, said: Said, event: Event) -> float:
        if event.id not in self._words:
            self._words[event.id] = frozenset(words_in(lower(f"{event.title} {event.summary}")))
        return len(said.saying.words & self._words[event.id]) / max(1, len(said.saying.words))


def _keys(date: FuzzyDate, lasting: Iterable[FuzzyDate]) -> list[str]:
    """The days of an event and of what it is part of, as many as a visit has, and their months, in EDTF."""
    days: dict[str, None] = {}
    for one in (date, *lasting):
        first, last = one.first_day, one.last_day
        if first is None or last is None:
            continue
        length = min((last - first).days, _MOST_DAYS)
        days.update(dict.fromkeys((first + datetime.timedelta(n)).isoformat() for n in range(length + 1)))
        days[last.isoformat()] = None
    return list(dict.fromkeys([*days, *(day[:7] for day in days)]))
