"""Actors: their offices over time, their events, and with whom they appear."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

from generator.model import Actor, Event, FuzzyDate, Role
from generator.rendering.addresses import actor_page
from generator.rendering.cards import link_actor
from generator.rendering.lookups import Lookups
from generator.rendering.shapes import ActorView, Link, RoleView, TickView

_APART = "apart."
"""With this the keys of the reasons begin why somebody is not another of the name."""
_COMPANY = 8
_YEAR = 365.25


def show_actor(actor: Actor, here: str, look: Lookups) -> ActorView:
    """An actor for the page `here`."""
    events = look.events_of.get(actor.id, ())
    roles, ticks = _roles(actor, events, look)
    return ActorView(
        actor.id,
        actor.kind,
        actor.name,
        look.link(here, actor_page(actor.id)),
        actor.aliases,
        roles,
        ticks,
        _known_as(actor, events, look),
        actor.wikidata,
        len(actor.articles),
        sum(event.date.year is not None for event in events),
        next((look.wording.capital(look.wording.say(why)) for why in actor.why if why.key.startswith(_APART)), ""),
        tuple(look.wording.say(why) for why in actor.why if not why.key.startswith(_APART)),
        actor.description,
    )


def show_company(actor: Actor, here: str, look: Lookups) -> tuple[Link, ...]:
    """With whom an actor appears in most events that are dated; the count is the note.

    One event together is chance, and an outlet that is named tells of everybody.
    """
    events = [event for event in look.events_of.get(actor.id, ()) if event.date.year is not None]
    counts = Counter(other for event in events for other in event.actors if other != actor.id)
    shared = ((count, other) for other, count in counts.items() if count > 1 and not look.is_outlet[other])
    often = sorted(shared, key=lambda pair: (-pair[0], pair[1]))
    return tuple(link_actor(other, here, look, str(count)) for count, other in often[:_COMPANY])


def _known_as(actor: Actor, events: Sequence[Event], look: Lookups) -> str:
    days = [day for event in events if (day := event.date.first_day) is not None]
    role = max(actor.roles, key=lambda role: (_days_in(role, days), role.start.edtf), default=None)
    return "" if role is None else _title(role, look)


def name_office(roles: Sequence[Role], date: FuzzyDate, look: Lookups) -> str:
    """The office that is known to have been held on the first day of a date; empty where there is none."""
    day = date.first_day
    held = (role for role in roles if role.office and day is not None and _days_in(role, [day]))
    role = max(held, key=lambda role: (role.start.edtf, role.title), default=None)
    return "" if role is None else look.wording.capital(_title(role, look))


def _days_in(role: Role, days: Sequence[datetime.date]) -> int:
    """On how many of the days an office was held."""
    start = role.start.first_day or datetime.date.min
    end = (role.end.last_day if role.end else None) or datetime.date.max
    return sum(start <= day <= end for day in days)


def _title(role: Role, look: Lookups) -> str:
    return look.wording("page.role_of", title=role.title, of=role.of) if role.of else role.title


def _roles(actor: Actor, events: Sequence[Event], look: Lookups) -> tuple[tuple[RoleView, ...], tuple[TickView, ...]]:
    """The offices, each as a bar on one scale of years: from the first of them to the last event or term."""
    days = [day for event in events if (day := event.date.last_day) is not None]
    starts = [day for role in actor.roles if role.office and (day := role.start.first_day) is not None]
    ends = [day for role in actor.roles if role.end is not None and (day := role.end.last_day) is not None]
    if not starts:
        return tuple(RoleView(_title(role, look), _term(role, look), 0, 0, False, False) for role in actor.roles), ()
    first, last = min([*starts, *days]).year, max([*starts, *ends, *days]).year + 1
    scale = _Scale(datetime.date(first, 1, 1), datetime.date(min(last, datetime.MAXYEAR), 1, 1))
    return tuple(_role(role, scale, look) for role in actor.roles), scale.ticks()


class _Scale:
    """Days as percent of the way from one day to another."""

    def __init__(self, start: datetime.date, end: datetime.date) -> None:
        self.start, self.end = start, end

    def at(self, day: datetime.date) -> float:
        share = (day - self.start).days / max((self.end - self.start).days, 1)
        return round(100 * min(max(share, 0.0), 1.0), 2)

    def ticks(self) -> tuple[TickView, ...]:
        """At most six years, evenly apart, on round numbers where there are many."""
        years = self.end.year - self.start.year
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000, 10000) if years / step <= 6)
        chosen = [year for year in range(self.start.year, self.end.year) if year % step == 0] or [self.start.year]
        return tuple(TickView(self.at(datetime.date(year, 1, 1)), str(year)) for year in chosen)


def _role(role: Role, scale: _Scale, look: Lookups) -> RoleView:
    start = role.start.first_day
    if not role.office or start is None:
        return RoleView(_title(role, look), _term(role, look), 0, 0, False, False)
    end = role.end.last_day if role.end is not None else None
    left, right = scale.at(start), scale.at(end or scale.end)
    return RoleView(
        _title(role, look), _term(role, look), left, round(max(right - left, 0.8), 2), True, role.end is None
    )


def _term(role: Role, look: Lookups) -> str:
    if not role.office:
        return look.wording("page.role_said")
    start = _brief(role.start, look)
    if role.end is None:
        return look.wording("page.role_since", start=start)
    return look.wording("page.role_span", start=start, end=_brief(role.end, look))


def _brief(date: FuzzyDate, look: Lookups) -> str:
    return look.wording.date(date, "compact")
