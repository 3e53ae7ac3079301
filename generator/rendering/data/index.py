"""`data/events.json`: every placed event in a few numbers, for filters and Explore; loaded only when they are used."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from generator.model import ActorId, Event
from generator.recall import digest
from generator.rendering.addresses import event_page, summaries_file
from generator.rendering.dates import is_inferred, is_unsure
from generator.rendering.lookups import Lookups
from generator.rendering.memory import Memory

_BETWEEN = ",\n"
_INFERRED, _UNSURE, _COARSE = 1, 2, 4
"""What is said of a date, as bits: its year was worked out; it is doubtful; it is not known to the day."""


def describe_index(look: Lookups, memory: Memory) -> bytes:
    """The index as JSON in UTF-8, one event a line, in the order of time.

    `actors` are lists: id, name, kind, and 1 where the actor is an outlet of news.
    `events` are lists: id, EDTF, title, actors and outlets by their numbers, bits. An address is made from `pages`.
    """
    actors = {actor.id: number for number, actor in enumerate(look.timeline.actors)}
    outlets = {name: number for number, name in enumerate(sorted(look.events_from))}
    lines = memory.join(
        "index",
        [event.id for event in look.placed],
        lambda name: _event(look.events[name], actors, outlets, look),
        _BETWEEN,
        digest(*actors, "", *outlets),
    )
    people = [
        _line([actor.id, actor.name, actor.kind, *([1] if look.is_outlet[actor.id] else [])])
        for actor in look.timeline.actors
    ]
    pages = {
        "event": look.addresses.of(event_page("*")),
        "actor": look.addresses.of("actors/*.md"),
        "summaries": summaries_file("*"),
    }
    parts = [
        '"schema": "nienbieu/index/1"',
        f'"pages":{_line(pages)}',
        f'"newest":{_line(look.config.order == "newest")}',
        f'"outlets":{_line(list(outlets))}',
        f'"actors":[{_lines(people)}]',
        '"events":[',
    ]
    return ("{" + _lines(parts)).encode() + lines + b"]}\n"


def _event(event: Event, actors: Mapping[ActorId, int], outlets: Mapping[str, int], look: Lookups) -> str:
    numbers = [actors[actor] for actor in event.actors]
    return _line([event.id, event.date.edtf, event.title, numbers, _outlets(event, outlets, look), _bits(event, look)])


def describe_summaries(year: int, look: Lookups) -> str:
    """The summaries of a year's events by their ids, fetched only where a list of that year is shown."""
    told = {event.id: event.summary for event in look.in_year.get(year, ()) if event.summary not in ("", event.title)}
    lines = ['"schema": "nienbieu/summaries/1"', *(f"{_line(name)}:{_line(summary)}" for name, summary in told.items())]
    return "{" + _lines(lines) + "}\n"


def _lines(parts: Sequence[str]) -> str:
    return _BETWEEN.join(parts)


def _outlets(event: Event, numbers: Mapping[str, int], look: Lookups) -> list[int]:
    names = dict.fromkeys(report.article.source.name for report in look.reports_of(event))
    return [numbers[name] for name in names if name]


def _bits(event: Event, look: Lookups) -> int:
    happened = look.surest(event).dates.happened
    return _INFERRED * is_inferred(happened) + _UNSURE * is_unsure(happened) + _COARSE * (event.date.precision != "day")


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
