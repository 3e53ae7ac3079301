"""Atom (RFC 4287) and JSON Feed 1.1: what was printed last, for the whole site and for each actor."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.indented import to_indented
from generator.model import Event, EventId, Finding
from generator.rendering.addresses import event_page
from generator.rendering.dates import show_short
from generator.rendering.lookups import Lookups

_ENTRIES = 50
_NEVER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in a feed."""

    id: str
    title: str
    href: str
    updated: str
    """When it was last printed, as RFC 3339; when it happened, where that is not known."""
    summary: str
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is still to be written out."""

    id: str
    title: str
    home: str
    """The address of the page that it follows."""
    atom: str
    json: str
    """Its own two addresses."""
    language: str
    updated: str
    entries: tuple[Entry, ...]


def make_feed(title: str, home: str, atom: str, json_path: str, events: Sequence[Event], look: Lookups) -> Feed:
    """A feed of the placed ones of `events`, the last printed first; `home`, `atom`, `json_path` are source paths."""
    placed = sorted((_updated(event, look), event.id) for event in events if event.date.year is not None)
    newest = sorted(placed, key=lambda one: one[0], reverse=True)[:_ENTRIES]
    entries = [look.reads.once(("entry", name), partial(_entry, name, updated, look)) for updated, name in newest]
    return Feed(
        id=_whole(home, look) if look.config.site_url else f"urn:nienbieu:{look.addresses.of(home) or '.'}",
        title=title,
        home=_whole(home, look),
        atom=_whole(atom, look),
        json=_whole(json_path, look),
        language=look.wording.language,
        updated=entries[0].updated if entries else _NEVER,
        entries=tuple(entries),
    )


def describe_json_feed(feed: Feed) -> str:
    """The feed as JSON Feed 1.1."""
    described: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "_nienbieu": {"schema": "nienbieu/feed/1"},
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.json,
        "language": feed.language,
        "items": [_item(entry) for entry in feed.entries],
    }
    return to_indented(described, 1) + "\n"


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.href,
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "date_published": entry.updated,
        "tags": list(entry.actors),
    }


def _entry(name: EventId, updated: str, look: Lookups) -> Entry:
    event = look.events[name]
    day = show_short(event.date, look.wording)
    address = _whole(event_page(event.id), look)
    return Entry(
        id=address if look.config.site_url else f"urn:nienbieu:{event.id}",
        title=event.title,
        href=address,
        updated=updated,
        summary=f"{day}. {event.summary}" if event.summary else day,
        actors=tuple(look.called[actor].name for actor in event.actors),
    )


def _updated(event: Event, look: Lookups) -> str:
    """The last moment at which one of its articles was printed, in UTC; midnight where only the day is known."""
    return look.reads.once(("updated", event.id), partial(_last_printed, event, look))


def _last_printed(event: Event, look: Lookups) -> str:
    moments = [moment for report in look.reports_of(event) if (moment := _moment(report.dates.published)) is not None]
    last = event.date.last_day
    if not moments and last is not None:
        moments = [_midnight(last)]
    return f"{max(moments):%Y-%m-%dT%H:%M:%SZ}" if moments else _NEVER


def _moment(published: Finding) -> datetime.datetime | None:
    if published.moment:
        moment = datetime.datetime.fromisoformat(published.moment)
        return (moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)).astimezone(datetime.UTC)
    day = published.date.last_day
    return _midnight(day) if day is not None else None


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)


def _whole(path: str, look: Lookups) -> str:
    return look.addresses.whole(look.config.site_url, path)
