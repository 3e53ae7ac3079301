"""The values that pass from stage to stage: frozen, made whole at once, ordered where order matters.

A span counts characters of an article's *normal* text (see `text.Text`); only `contract.py` and the pages
turn spans into offsets of the stored text. Sentences for readers are never stored: a `Phrase` names a
sentence of `templates/strings/` and its values, and the language is chosen when it is shown.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NewType

from generator.text import Text

ActorId = NewType("ActorId", str)
ArticleId = NewType("ArticleId", str)
EventId = NewType("EventId", str)

Precision = Literal["day", "month", "year", "interval", "unknown"]
ActorKind = Literal["person", "organisation", "place"]
Standing = Literal["holds", "new", "former", "acting", "elect"]
Part = Literal["title", "lead", "body", "caption", "heading", "cut"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters from `start` up to, not including, `end` of a normal text."""

    start: int
    end: int

    def __contains__(self, other: Span) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """A date as far as it is known: any of year, month and day may be missing, `until` makes it an interval."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: FuzzyDate | None = None
    """The last day (or month, or year) of an interval; None for a single date."""

    @classmethod
    def of(cls, day: datetime.date) -> FuzzyDate:
        """The fuzzy date that is exactly `day`."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """How finely the date is known; a day without a year is `unknown`, since it cannot be placed."""
        if self.year is None:
            return "unknown"
        if self.until is not None:
            return "interval"
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def edtf(self) -> str:
        """The value in the Extended Date/Time Format (ISO 8601-2:2019); empty when nothing is known."""
        if self.until is not None:
            return f"{_edtf(self)}/{_edtf(self.until)}"
        return _edtf(self)

    @property
    def first_day(self) -> datetime.date | None:
        """The earliest day that the value admits; None without a year."""
        if self.year is None:
            return None
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date | None:
        """The latest day that the value admits; None without a year."""
        end = self.until or self
        if end.year is None:
            return None
        month = end.month or 12
        return datetime.date(end.year, month, end.day or calendar.monthrange(end.year, month)[1])

    @property
    def exact_day(self) -> datetime.date | None:
        """The day, when the value is known to the day; else None."""
        return self.first_day if self.precision == "day" else None

    def in_year(self, year: int) -> FuzzyDate | None:
        """The same date with its year filled in; None when that year has no such day (29 February)."""
        until = self.until
        if until is not None:
            wraps = (until.month or 0, until.day or 0) < (self.month or 0, self.day or 0)
            until = until.in_year(year + wraps)
            if until is None:
                return None
        return FuzzyDate(year, self.month, self.day, until) if is_real(year, self.month, self.day) else None


UNKNOWN = FuzzyDate()
"""Nothing is known of the date."""


def is_real(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether such a day, month or year can be; without a year, 29 February can."""
    if month is None:
        return day is None and (year is None or 1 <= year <= 9998)
    if not 1 <= month <= 12 or not (year is None or 1 <= year <= 9998):
        return False
    return day is None or 1 <= day <= calendar.monthrange(2024 if year is None else year, month)[1]


def _edtf(date: FuzzyDate) -> str:
    if date.year is None and date.month is None:
        return ""
    year = "XXXX" if date.year is None else f"{date.year:04d}"
    month = "" if date.month is None else f"-{date.month:02d}"
    day = "" if date.day is None else f"-{date.day:02d}"
    return year + month + day


Value = str | int | float | FuzzyDate | datetime.date | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence for readers, in no language yet: its key in `templates/strings/` and what fills it."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()


def phrase(key: str, /, **values: Value) -> Phrase:
    """A `Phrase` from keyword values."""
    return Phrase(key, tuple(sorted(values.items())))


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Block:
    """One line of an article and its part in it."""

    span: Span
    part: Part
    why: str = ""
    """For `cut`: why it was taken off, a key under `cut` in the strings ('related', 'debris', …)."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something that the file says of the article apart from its text: front matter, metadata, a header line."""

    name: str
    """What it is about: `published`, `happened`, `modified`, `title`, `author`, `outlet`, `url`, `language`."""
    value: str
    origin: str
    """Where it stands: a key under `origin` in the strings ('front matter', 'header line', …)."""
    span: Span | None = None
    """Its place in the text; None for metadata of a container, which is not part of the text."""
    line: int = 1
    note: str = ""
    """Why the writer says so, where that is given."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who printed an article, and where it can be read."""

    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A saved article as read: its text, its parts, what the file says of it; nothing is worked out yet."""

    path: str
    """Relative to `content/`, with `/`."""
    text: Text
    title: str
    title_made: bool
    """Whether the title was taken from the lead, because the file has no headline."""
    language: str
    source: Source
    author: str
    blocks: tuple[Block, ...]
    fields: tuple[Field, ...]
    digest: str
    """Of the file's bytes (and of the place in it, where a file holds several articles)."""

    def said(self, name: str) -> tuple[Field, ...]:
        """The fields of that name, in the order of their authority."""
        return tuple(field for field in self.fields if field.name == name)

    @property
    def kept(self) -> tuple[Block, ...]:
        """The blocks that are the article."""
        return tuple(block for block in self.blocks if block.part != "cut")


# ── actors ───────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where an article names somebody or something."""

    span: Span
    kind: ActorKind
    key: str
    """The actor's id."""
    known: bool
    """Whether the knowledge holds the actor; else the id is the slug of the full name."""
    title: str = ""
    """The title before the name, as written ('Tổng thư ký'), without what it is of."""
    of: str = ""
    """What the title is of: the id of a known place or organisation; empty when not said."""
    standing: Standing = "holds"
    """What is said of the title: 'tân' is new, 'cựu' and 'nguyên' former."""
    title_span: Span | None = None
    """The title and the name together."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office that an actor held, and when."""

    title: str
    of: str
    office: str
    start: FuzzyDate
    end: FuzzyDate | None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts in the articles; one page each."""

    id: ActorId
    kind: ActorKind
    name: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    wikidata: str
    articles: tuple[ArticleId, ...]


ActorsOf = Mapping[ArticleId, tuple[ActorId, ...]]
"""Article → the actors that matter in it, the weightiest first."""


# ── dates ────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a date: the words that it rests on, the rule that read them, and what they say."""

    rule: str
    says: Phrase
    quote: str = ""
    span: Span | None = None
    """The place of the quote in the article's text; None when it stands elsewhere (metadata, a neighbour)."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A date that was considered and not taken."""

    date: FuzzyDate
    why: Phrase
    quote: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A date with its reasons and how sure it is (0 to 1: the share of such dates that are right)."""

    date: FuzzyDate = UNKNOWN
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    moment: str = ""
    """The time of day too, where the file gives it: ISO 8601 with its zone."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The two clocks of an article."""

    published: Finding
    happened: Finding


@dataclass(frozen=True, slots=True)
class Report:
    """An article with what was found in it: whom it names, when it was published and what it reports happened."""

    id: ArticleId
    article: Article
    appearances: tuple[Appearance, ...]
    dates: Dates


# ── events and the timeline ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, and the articles that report it."""

    id: EventId
    date: FuzzyDate
    title: str
    summary: str
    articles: tuple[ArticleId, ...]
    actors: tuple[ActorId, ...]
    why: tuple[Phrase, ...]
    """Why these articles are one event; empty for an event that one article reports."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything, in a total order: what the pages are made from."""

    reports: tuple[Report, ...]
    events: tuple[Event, ...]
    """By day, then id; those that cannot be placed (no year) come last."""
    actors: tuple[Actor, ...]
    actors_of: ActorsOf
    event_of: Mapping[ArticleId, EventId]
