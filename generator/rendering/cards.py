"""Events, and what is only mentioned, as entries of a list, by year and month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from generator.model import ActorId, Event, FuzzyDate, Mentioned
from generator.rendering.addresses import actor_page, event_page, year_page
from generator.rendering.dates import is_inferred, is_unsure, show_date, show_short
from generator.rendering.lookups import Lookups
from generator.rendering.paging import month_id
from generator.rendering.shapes import EventCard, Link, MentionView, MonthView, YearView
from generator.timeline import date_order

_CAST = 5
"""How many actors an entry names."""


def show_card(event: Event, here: str, look: Lookups) -> EventCard:
    """An event for a list on the page `here`."""
    told = look.reads.once(("told", event.id), partial(_tell, event, look))
    return EventCard(
        event.id,
        event.title,
        look.link(here, event_page(event.id)),
        show_date(event.date, look.wording),
        event.summary,
        tuple([link_actor(actor, here, look) for actor in told.actors]),
        told.outlets,
        len(event.articles),
        link_actor(event.place, here, look) if event.place is not None else None,
        told.inferred,
        told.unsure,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What an entry shows of an event wherever it stands."""

    actors: tuple[ActorId, ...]
    outlets: tuple[str, ...]
    inferred: bool
    unsure: bool


def _tell(event: Event, look: Lookups) -> _Told:
    happened = look.surest(event).dates.happened
    told = (actor for actor in event.actors if actor in event.acts or not look.is_outlet[actor])
    actors = [actor for actor in told if actor != event.place][:_CAST]
    sources = (report.article.source.name for report in look.reports_of(event))
    outlets = tuple(dict.fromkeys(name for name in sources if name))
    return _Told(tuple(actors), outlets, is_inferred(happened), is_unsure(happened))


def link_actor(actor: ActorId, here: str, look: Lookups, note: str = "") -> Link:
    """An actor's name and page."""
    link = partial(_link_actor, actor, here, look, note)
    return link() if here == actor_page(actor) else look.reads.once((look.addresses.place(here), actor, note), link)


def _link_actor(actor: ActorId, here: str, look: Lookups, note: str) -> Link:
    return Link(look.called[actor].name, look.link(here, actor_page(actor)), note)


def link_event(event: Event, here: str, look: Lookups) -> Link:
    """An event's title and page, with its date."""
    return Link(event.title, look.link(here, event_page(event.id)), show_short(event.date, look.wording))


def show_mention(mention: Mentioned, here: str, look: Lookups) -> MentionView:
    """Something that articles only mention, with the events that tell of it."""
    told_in = [look.events[event] for event in mention.told_in]
    return MentionView(
        mention.id,
        show_date(mention.date, look.wording),
        mention.text,
        tuple(Link(event.title, look.link(here, event_page(event.id))) for event in told_in),
    )


def show_years(
    events: Iterable[Event], here: str, look: Lookups, mentions: Iterable[Mentioned] = ()
) -> tuple[YearView, ...]:
    """Events by year and month, in the configured order, with what is only mentioned between them."""
    entries: list[Event | Mentioned] = [*events, *mentions]
    newest = look.config.order == "newest"
    entries.sort(key=lambda entry: entry.id, reverse=newest)
    entries.sort(key=lambda entry: isinstance(entry, Mentioned))  # of one day, the events come first
    entries.sort(key=lambda entry: date_order(entry.date), reverse=newest)
    years = []
    for year, of_year in groupby(entries, key=lambda entry: entry.date.year or 0):
        grouped = [(month, list(group)) for month, group in groupby(of_year, key=lambda entry: entry.date.month or 0)]
        shown = tuple(show_month(year, month, group, here, look) for month, group in grouped)
        has_page = any(month.count for month in shown)
        href = look.link(here, year_page(year)) if has_page else ""
        years.append(YearView(year, href, shown, sum(month.count for month in shown)))
    return tuple(years)


def show_month(
    year: int,
    month: int,
    entries: Sequence[Event | Mentioned],
    here: str,
    look: Lookups,
    whole: int = 0,
) -> MonthView:
    """One month with its entries, in their order; `whole` is how many events it has where not all are shown."""
    events = sum(isinstance(entry, Event) for entry in entries)
    return MonthView(
        month_id(year, month),
        look.wording.month(month) if month else "",
        look.link(here, look.paging.place(year, month)) if whole > events else "",
        tuple(
            show_card(entry, here, look) if isinstance(entry, Event) else show_mention(entry, here, look)
            for entry in entries
        ),
        max(events, whole),
    )


def name_month(year: int, month: int, look: Lookups) -> str:
    """A month with its year: 'Tháng 10 năm 2024'; the year alone for month 0."""
    return look.wording.capital(look.wording.date(FuzzyDate(year, month or None), "plain"))
