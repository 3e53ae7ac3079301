"""The plain values that templates see, each made for one page, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from generator.rendering.prose import Paragraph


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str
    href: str
    note: str = ""
    """A few words beside them: an office, a date, how often."""


@dataclass(frozen=True, slots=True)
class DateView:
    """A date as it is shown."""

    edtf: str
    iso: str
    """For `<time datetime>`: the value itself where HTML knows it, else empty."""
    text: str
    """Written out, with the weekday: what is read aloud."""
    short: str
    """As in a list; a month or a year as 'khoảng tháng 4/2025'."""
    day: str
    """The day of the month alone (or '1–3'), for the spine; empty when it is not known."""
    weekday: str
    """Of the day, or of the first and the last ('Thứ Ba – Thứ Tư'); empty when no day is known."""
    month: str
    """The month and year, as beside a large day; empty when the month is not known."""
    precision: str


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event in a list."""

    id: str
    title: str
    href: str
    date: DateView
    summary: str
    actors: tuple[Link, ...]
    outlets: tuple[str, ...]
    articles: int
    place: Link | None
    inferred: bool
    unsure: bool
    light: bool = False


@dataclass(frozen=True, slots=True)
class MentionView:
    """Something that articles only mention: a lighter entry between the events."""

    id: str
    date: DateView
    text: str
    told_in: tuple[Link, ...]
    light: bool = True


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One reason: the words it rests on, and what they say, as a sentence."""

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
    unsure: bool
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
    cut_more: int
    """How many lines were left out that `cut` does not hold."""
    copy_of: Link | None
    """The article that it prints again, on the same page, and why it is taken for a copy."""
    correction: str
    """The line for `content/corrections.yml` that would change its date."""
    rest: tuple[Paragraph, ...] = ()
    """What is folded below `paragraphs`, where the page shows several articles."""


@dataclass(frozen=True, slots=True)
class QuotationView:
    """What somebody says, and where it is printed."""

    text: str
    direct: bool
    """Whether these are the speaker's own words."""
    speaker: Link
    """With the office that was held on the day of the event."""
    source: Link
    """The article's outlet, or its headline; with the day of its event."""
    printed: str
    """When the article was published; empty when that is not known."""


@dataclass(frozen=True, slots=True)
class OnlyView:
    """What one source alone tells of an event."""

    source: Link
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CastView:
    """Who is in an event, by what they do in it."""

    role: str
    """A key under `cast` in the strings: `acts`, `speaks`, `named`, or `all` where the roles are not known."""
    actors: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RoleView:
    """An office and when it was held; where it lies on the bar of the actor's time, in percent of its length."""

    title: str
    """With what it is of."""
    term: str
    left: float
    width: float
    drawn: bool
    """Whether the term is known, so that it can be drawn."""
    open: bool
    """Whether it runs on."""


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor on its own page or in the index."""

    id: str
    kind: str
    name: str
    href: str
    aliases: tuple[str, ...]
    roles: tuple[RoleView, ...]
    ticks: tuple[TickView, ...]
    """Years below the bars of the roles."""
    known_as: str
    """The office that was held when most of the actor's events happened."""
    wikidata: str
    articles: int
    events: int
    apart: str
    """Why there are pages of others of that name; empty where there are none."""
    joined: tuple[str, ...]
    """Why its spellings are one actor, a sentence for each way."""
    description: str
    """What the user says of the actor; empty where nothing."""


@dataclass(frozen=True, slots=True)
class BarView:
    """One bar of an activity strip, in units of the drawing (100 high)."""

    x: float
    width: float
    sure: str
    """What is known to the day, as the data of a path; empty where there is nothing."""
    vague: str
    """What is not, above it."""
    href: str
    text: str
    """What it stands for, in words: 'Tháng 10 năm 2024: 12 sự kiện'."""
    count: int
    period: str
    """The month or the year as EDTF writes it: '2024-10'."""
    pattern: str
    """Its words with # where its number of events stands."""


@dataclass(frozen=True, slots=True)
class TickView:
    """A label below a drawing, at `left` percent of its width."""

    left: float
    text: str
    line: bool = True
    """Whether a line marks the place."""
    under: str = ""
    """What stands below it: the year, where the label is a month."""


@dataclass(frozen=True, slots=True)
class StripView:
    """How much happened when: bars over time, each a link."""

    width: float
    bars: tuple[BarView, ...]
    ticks: tuple[TickView, ...]
    peak: int
    unit: str
    """`day`, `month` or `year`: what one bar is."""


@dataclass(frozen=True, slots=True)
class MonthView:
    """The events of one month; `title` is empty for those of which only the year is known."""

    id: str
    title: str
    href: str
    """The page with all of them, where this one does not show all; else empty."""
    entries: tuple[EventCard | MentionView, ...]
    count: int


@dataclass(frozen=True, slots=True)
class YearView:
    """The events of one year."""

    year: int
    href: str
    """The year's page; empty for a year in which things are only mentioned."""
    months: tuple[MonthView, ...]
    count: int


@dataclass(frozen=True, slots=True)
class YearSummary:
    """A year that is shown elsewhere: how much it holds, and what most outlets reported."""

    year: int
    href: str
    count: int
    """Of events; 0 where something is only mentioned."""
    strip: StripView | None
    top: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """An outlet and its coverage."""

    name: str
    href: str
    articles: int
    events: int
    first: str
    last: str
    strip: StripView | None


@dataclass(frozen=True, slots=True)
class Lane:
    """An actor's events as marks along one line, in percent of its length."""

    actor: Link
    marks: tuple[tuple[float, float, bool], ...]
    """Left, width, and whether the day is known."""


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of the year with what happened on it in any year."""

    id: str
    title: str
    day: int
    month: str
    """Its name, which stands below the large day."""
    events: tuple[Link, ...]
    """With the year as the note."""


@dataclass(frozen=True, slots=True)
class UndatedView:
    """An article that could not be placed, why, and the line to add."""

    article: ArticleView
    href: str
    reason: str
    line: str
    """What to add to `content/corrections.yml`."""
