"""Whether what a page looked up is still the same: a stamp for each thing that can be looked up.

Articles and events bring the stamp of what they were made from; the stamp of everything else is its value's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from generator.model import ActorId, ArticleId, Event, EventId
from generator.plain import to_plain
from generator.recall import digest
from generator.rendering.lookups import Lookups, Neighbour
from generator.rendering.reads import WHOLE, Read


@dataclass(frozen=True, slots=True)
class Stamps:
    """The stamps of one timeline, each worked out when it is first asked for."""

    look: Lookups
    known: dict[Read, str] = field(default_factory=dict)

    def each(self, reads: Iterable[Read]) -> list[str]:
        """The stamp of each thing that can be looked up."""
        with self.look.reads.silent():
            return [self._stamp(read) for read in reads]

    def of(self, reads: Collection[Read]) -> str:
        """The stamp of all that was looked up together."""
        told = [f"{kind}\0{name}\0{stamp}" for (kind, name), stamp in zip(reads, self.each(reads), strict=True)]
        return hashlib.sha256("\0".join(told).encode("utf-8", "surrogateescape")).hexdigest()[:32]

    def _stamp(self, read: Read) -> str:
        known = self.known.get(read)
        if known is None:
            known = self.known[read] = _STAMPS[read[0]](self, read[1])
        return known

    def _whole(self, _: str) -> str:
        timeline = self.look.held
        parts = [self._stamp(("event", event.id)) for event in timeline.events]
        parts += [self._stamp(("report", report.id)) for report in timeline.reports]
        parts += [self._stamp(("actor", actor.id)) for actor in timeline.actors]
        return digest(*parts, repr(timeline.mentions), repr(timeline.redirects))

    def _report(self, name: str) -> str:
        report = self.look.reports.get(ArticleId(name))
        return "" if report is None else self.look.held.made_from.get(name) or _of_value(report)

    def _event(self, name: str) -> str:
        event = self.look.events.get(EventId(name))
        return "" if event is None else self._of_event(event)

    def _of_event(self, event: Event) -> str:
        made_from = self.look.held.made_from.get(event.id)
        parts = (made_from,) if made_from else (_of_value(event), *(self._report(name) for name in event.articles))
        return digest(*parts, event.id, repr(event.near))

    def _actor(self, name: str) -> str:
        return _of_value(self.look.actors.get(ActorId(name)))

    def _called(self, name: str) -> str:
        actor = self.look.actors.get(ActorId(name))
        return "" if actor is None else f"{actor.kind} {actor.name}"

    def _spellings(self, name: str) -> str:
        actor = self.look.actors.get(ActorId(name))
        return "" if actor is None else repr(actor.aliases)

    def _roles(self, name: str) -> str:
        actor = self.look.actors.get(ActorId(name))
        return "" if actor is None else repr(actor.roles)

    def _events(self, events: Iterable[Event]) -> str:
        return digest(*(self._stamp(("event", event.id)) for event in events))

    def _around(self, name: str) -> str:
        event = self.look.events.get(EventId(name))
        if event is None:
            return ""
        before, after = ([self._stamp(("event", other.id)) for other in side] for side in self.look.around(event))
        return " ".join((*before, "|", *after))

    def _next_to(self, name: str) -> str:
        event = self.look.events.get(EventId(name))
        return "" if event is None else "|".join(map(self._of_neighbour, self.look.next_to(event)))

    def _of_neighbour(self, neighbour: Neighbour | None) -> str:
        """An event stands beside two others."""
        if neighbour is None:
            return ""
        key = "neighbour", neighbour.id
        if key not in self.known:
            self.known[key] = repr(neighbour)
        return self.known[key]

    def _paging(self, _: str) -> str:
        return repr(self.look.paging)


def _of_value(value: object) -> str:
    return digest(json.dumps(to_plain(value), ensure_ascii=False))


_STAMPS: Mapping[str, Callable[[Stamps, str], str]] = {
    WHOLE[0]: Stamps._whole,
    "report": Stamps._report,
    "event": Stamps._event,
    "actor": Stamps._actor,
    "called": Stamps._called,
    "spellings": Stamps._spellings,
    "roles": Stamps._roles,
    "around": Stamps._around,
    "paging": Stamps._paging,
    "next to": Stamps._next_to,
    "beside actor": lambda stamps, name: repr(stamps.look.beside_actor.get(ActorId(name))),
    "beside outlet": lambda stamps, name: repr(stamps.look.beside_outlet.get(name)),
    "event of": lambda stamps, name: stamps.look.event_of.get(ArticleId(name), ""),
    "events of": lambda stamps, name: stamps._events(stamps.look.events_of.get(ActorId(name), ())),
    "events from": lambda stamps, name: stamps._events(stamps.look.events_from.get(name, ())),
    "articles from": lambda stamps, name: str(stamps.look.articles_from.get(name, 0)),
    "formerly": lambda stamps, name: repr(stamps.look.formerly.get(EventId(name), ())),
    "leads to": lambda stamps, name: stamps.look.leads_to.get(name, ""),
    "outlet": lambda stamps, name: str(stamps.look.is_outlet.get(ActorId(name), False)),
    "often": lambda stamps, name: str(stamps.look.is_often.get(ActorId(name), False)),
    "slug": lambda stamps, name: stamps.look.slugs.get(name, ""),
    "year": lambda stamps, name: stamps._events(stamps.look.in_year.get(int(name), ())),
    "month": lambda stamps, name: stamps._events(stamps.look.in_month.get(_month(name), ())),
    "days": lambda stamps, name: stamps._events(event for _, event in stamps.look.on_days.get(int(name), ())),
    "mentions": lambda stamps, name: repr(stamps.look.mentions_in.get(int(name), ())),
}


def _month(name: str) -> tuple[int, int]:
    year, month = name.strip("()").split(", ")
    return int(year), int(month)
