"""The plain values that templates see, each made for one page, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from generator.rendering.prose import Paragraph


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class DateView:
    """A date as it is shown."""

    edtf: str
    iso: str
    """For `<time datetime>`: the value itself where HTML knows it, else empty."""
    text: str
    day: str
    """The day of the month alone (or '1–3'), for the spine; empty when it is not known."""
    weekday: str
    month: str
    precision: str


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event in a list."""

    title: str
    href: str
    date: DateView
    summary: str
    actors: tuple[Link, ...]
    outlets: tuple[str, ...]
    articles: int
    inferred: bool
    unsure: bool


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One reason: the words it rests on, and what they say."""

    quote: str
    says: str


@dataclass(frozen=True, slots=True)
class RejectedView:
    """One date that was not taken."""

    date: str
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A date of an article with its reasons."""

    date: DateView
    known: bool
    moment: str
    percent: int
    inferred: bool
    evidence: tuple[EvidenceView, ...]
    rejected: tuple[RejectedView, ...]


@dataclass(frozen=True, slots=True)
class CutView:
    """Lines that were taken off for one reason."""

    why: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article on its event's page."""

    id: str
    title: str
    title_made: bool
    language: str
    outlet: str
    author: str
    url: str
    path: str
    happened: FindingView
    published: FindingView
    paragraphs: tuple[Paragraph, ...]
    cut: tuple[CutView, ...]
    cut_count: int


@dataclass(frozen=True, slots=True)
class RoleView:
    """An office and when it was held."""

    title: str
    """With what it is of."""
    term: str


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor on its own page or in the index."""

    id: str
    kind: str
    name: str
    href: str
    aliases: tuple[str, ...]
    roles: tuple[RoleView, ...]
    known_as: str
    """The office that was held when most of the actor's events happened."""
    wikidata: str
    articles: int
    events: int


@dataclass(frozen=True, slots=True)
class MonthView:
    """The events of one month; `title` is empty for those of which only the year is known."""

    id: str
    title: str
    events: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """The events of one year."""

    year: int
    months: tuple[MonthView, ...]
    count: int


@dataclass(frozen=True, slots=True)
class UndatedView:
    """An article that could not be placed, why, and the line to add."""

    article: ArticleView
    href: str
    reason: str
    line: str
    """What to add to `content/corrections.yml`."""
