"""`events.ics`: every placed event as whole days of a calendar (RFC 5545)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from generator.model import Event
from generator.rendering.addresses import event_page
from generator.rendering.dates import show_short
from generator.rendering.lookups import Lookups
from generator.rendering.memory import Memory

_LINE = 75
"""Octets of a line without its end (section 3.1)."""


def describe_calendar(look: Lookups, memory: Memory) -> bytes:
    """The calendar. What is not known to the day spans all days that it may be, and its title says so."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Nien Bieu//nienbieu//VI",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escape(look.config.site_name)}",
    ]
    names = [event.id for event in look.placed]
    events = memory.join("calendar", names, lambda name: _lines(_event(look.events[name], look)))
    return _lines(lines).encode() + events + _lines(["END:VCALENDAR"]).encode()


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{part}\r\n" for line in lines for part in _fold(line))


def _event(event: Event, look: Lookups) -> Iterator[str]:
    host = urlsplit(look.config.site_url).hostname or "nienbieu.invalid"
    first, last = event.date.first_day, event.date.last_day
    assert first is not None
    assert last is not None
    exact = event.date.precision in ("day", "interval")
    title = event.title if exact else f"{show_short(event.date, look.wording)}: {event.title}"
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@{host}"
    yield f"DTSTAMP:{_stamp(event, look):%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + datetime.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escape(title)}"
    if event.summary:
        yield f"DESCRIPTION:{_escape(event.summary)}"
    if event.place is not None:
        yield f"LOCATION:{_escape(look.called[event.place].name)}"
    if event.actors:
        yield f"CATEGORIES:{','.join(_escape(look.called[actor].name) for actor in event.actors)}"
    if look.config.site_url:
        yield f"URL:{look.addresses.whole(look.config.site_url, event_page(event.id))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _stamp(event: Event, look: Lookups) -> datetime.date:
    """A day for the entry's own date, never the clock: when it was last printed, or when it happened."""
    days = [r.dates.published.date.last_day for r in look.reports_of(event)]
    known = [day for day in days if day is not None]
    last = event.date.last_day
    assert last is not None
    return max(known, default=last)


def _escape(text: str) -> str:
    """TEXT of section 3.3.11."""
    plain = " ".join(text.split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _fold(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, none cut within a character; the later ones begin with a space."""
    if len(line.encode("utf-8")) <= _LINE:
        yield line
        return
    piece, size = "", 0
    for character in line:
        width = len(character.encode("utf-8"))
        if size + width > _LINE:
            yield piece
            piece, size = " ", 1
        piece += character
        size += width
    yield piece
