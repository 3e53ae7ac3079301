"""An article by itself: as it was read, whom it names, when it was published and what it reports happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal, NewType

from generator.late import Late
from generator.model.dates import UNKNOWN, FuzzyDate
from generator.model.words import Phrase, Span
from generator.text import Text

ActorId = NewType("ActorId", str)
ArticleId = NewType("ArticleId", str)

ActorKind = Literal["person", "organisation", "place"]
Standing = Literal["holds", "new", "former", "acting", "elect"]
Part = Literal["title", "lead", "body", "caption", "heading", "cut"]


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
    """What it is about: `published`, `happened`, `modified`, `title`, `author`, `outlet`, `url`, `language`,
    `formerly` (an address that its event had)."""
    value: str
    origin: str
    """Where it stands: a key under `origin` in the strings ('front matter', 'header line', …)."""
    span: Span | None = None
    """Its place in the text; None for metadata of a container, which is not part of the text."""
    line: int = 1
    note: str = ""
    """Why the writer says so, where that is given."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that a saved page shows and that never came into the text, since it is not the article."""

    words: str
    """Of a menu, several lines of a few words each."""
    why: str
    """Which part of the page it stood in, a key under `cut` in the strings ('menu', 'comments', …)."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who printed an article, and where it can be read."""

    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Article(Late):
    """A saved article as read: its text, its parts, what the file says of it; nothing is worked out yet."""

    LATE: ClassVar[frozenset[str]] = frozenset({"text", "blocks", "fields", "left_out", "left_out_more"})

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
    number: int = 0
    """Which article of its file it is, from 1; 0 where the file is one article."""
    line: int = 1
    """Where it begins in its file, from 1."""
    left_out: tuple[LeftOut, ...] = ()
    """What its page shows and the text lacks, in the order of the page."""
    left_out_more: int = 0
    """How many more such lines there are than `left_out` holds."""

    @property
    def name(self) -> str:
        """What the article is called in `corrections.yml` and by `explain`: its path, with `#3` for the third in it."""
        return f"{self.path}#{self.number}" if self.number else self.path

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
class Naming:
    """How an article names somebody or something: all the places where it does so, together."""

    key: str
    """The actor's id."""
    kind: ActorKind
    known: bool
    matters: bool
    """Whether it is an actor of the article; of a place that is named in passing it is not."""
    written: tuple[tuple[str, int], ...]
    """Each spelling, and how often it stands; in the order in which they come."""
    titles: tuple[tuple[str, str, int], ...] = ()
    """Each title that is said, with what is said before it ('cựu Bộ trưởng'); what it is of; how often it stands."""


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
    why: tuple[Phrase, ...] = ()
    """Why two spellings are one, where that is not plain: one reason for each way in which they were joined."""
    description: str = ""
    """What the user says of the actor in `content/actors.yml`."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What an article lets somebody say."""

    span: Span
    """The words that are said, without the marks around them."""
    speaker: ActorId
    said_as: Span | None = None
    """The words that name who speaks, with the title ('Giám đốc An', 'ông'); None where none do."""
    direct: bool = True
    """Whether the words stand between quotation marks; else they are told ('Theo ông An, …')."""


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
class Finding(Late):
    """A date with its reasons and how sure it is (0 to 1: the share of such dates that are right)."""

    LATE: ClassVar[frozenset[str]] = frozenset({"evidence", "rejected"})

    date: FuzzyDate = UNKNOWN
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    moment: str = ""
    """The time of day too, where the file gives it: ISO 8601 with its zone."""
    rules: tuple[str, ...] = field(init=False, compare=False, repr=False)
    """Those of the evidence, each once."""

    def __post_init__(self) -> None:
        """Fills in what is known before the evidence is read."""
        object.__setattr__(self, "rules", tuple(dict.fromkeys(one.rule for one in self.evidence)))


Told = Literal["", "background", "planned", "quoted", "until", "caption"]


@dataclass(frozen=True, slots=True)
class Dated:
    """Words of an article that name a date, whether it is the article's own or another's."""

    date: FuzzyDate
    """What the words mean; without a year where neither they nor the day of publishing tell it."""
    span: Span
    told: Told = ""
    """What stands around them: background ('sau khi nhậm chức hôm 1/10'), a plan, a quotation, the end of a time."""


@dataclass(frozen=True, slots=True)
class Dates(Late):
    """The two clocks of an article, and every date that its own words name."""

    LATE: ClassVar[frozenset[str]] = frozenset({"named"})

    published: Finding
    happened: Finding
    named: tuple[Dated, ...] = ()
    """In the order of the text, without what was cut off."""


@dataclass(frozen=True, slots=True)
class Former:
    """A date and a title under which an article stood, or would stand, without the user's corrections."""

    date: FuzzyDate
    title: str


@dataclass(frozen=True, slots=True)
class Report(Late):
    """An article with what was found in it: whom it names, when it was published and what it reports happened."""

    LATE: ClassVar[frozenset[str]] = frozenset({"appearances", "quotations"})

    id: ArticleId
    article: Article
    appearances: tuple[Appearance, ...]
    namings: tuple[Naming, ...]
    """The same by who is named, the weightiest first: people, organisations, places."""
    dates: Dates
    quotations: tuple[Quotation, ...] = ()
    """What it lets people and organisations say, in the order of the text."""
    formerly: tuple[Former | str, ...] = ()
    """What gave it another address before: without corrections, or an address that the user gives."""
