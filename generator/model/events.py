"""What articles tell of together: events, what is mentioned beside them, and the timeline of it all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, NewType

from generator.late import Late
from generator.model.article import Actor, ActorId, ActorsOf, ArticleId, Report
from generator.model.dates import FuzzyDate
from generator.model.words import Phrase, Span

EventId = NewType("EventId", str)


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A sentence of an article, where it stands."""

    article: ArticleId
    span: Span
    """In the article's normal text: whole sentences, without the dateline before them."""


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that prints what another article of its event prints: the two count once as a source."""

    article: ArticleId
    original: ArticleId
    """Never itself a copy."""
    why: Phrase
    """How much of the text is the same, and why the other is the original."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Another event that this one could be taken for, and why it is not the same."""

    event: EventId
    why: Phrase


@dataclass(frozen=True, slots=True)
class Event(Late):
    """One thing that happened, and the articles that report it."""

    LATE: ClassVar[frozenset[str]] = frozenset({"why", "summary_from", "speaks", "named", "only"})

    id: EventId
    """Its address too: from the article that was published first, so that it stays when others are added."""
    date: FuzzyDate
    title: str
    """The clearest headline, in the site's language where there is one."""
    summary: str
    """Whole sentences of the articles, those that most of them share; plain words."""
    articles: tuple[ArticleId, ...]
    """In the order in which they were published."""
    actors: tuple[ActorId, ...]
    why: tuple[Phrase, ...]
    """Why these articles are one event; empty for an event that one article reports."""
    summary_from: tuple[Passage, ...] = ()
    """Where the sentences of the summary stand."""
    place: ActorId | None = None
    """Where it happened, as finely as the articles say; None where they do not."""
    acts: tuple[ActorId, ...] = ()
    """The actors who do something, the weightiest first; with `speaks` and `named` they are all of `actors`."""
    speaks: tuple[ActorId, ...] = ()
    """Those who are quoted or said to have said something; some of them act as well."""
    named: tuple[ActorId, ...] = ()
    """Those who neither act nor speak: who is acted upon, met, or named in passing."""
    copies: tuple[Copy, ...] = ()
    only: tuple[Passage, ...] = ()
    """Sentences that tell what no other source of the event tells; in the order of the articles."""
    near: tuple[NearMiss, ...] = ()
    lasting: tuple[FuzzyDate, ...] = ()
    """Of how many days its articles say that it is one: 'hội nghị từ 9 đến 11/7', told of its second day."""

    @property
    def sources(self) -> int:
        """How many articles report it of their own: copies count with their original."""
        return len(self.articles) - len(self.copies)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Something that articles mention with its date although they report something else: a lighter entry."""

    id: str
    """Unique among all of them, and stable; names its place on a page."""
    date: FuzzyDate
    """Always with its year."""
    text: str
    """The sentence that says it best, in plain words."""
    passages: tuple[Passage, ...]
    """Where it is said, the best first; one of each article."""
    told_in: tuple[EventId, ...]
    """The events whose articles mention it."""
    event: EventId | None = None
    """The event of the folder that this is, where it has one."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything, in a total order: what the pages are made from."""

    reports: tuple[Report, ...]
    events: tuple[Event, ...]
    """By day, then id; those that cannot be placed (no year) come last."""
    actors: tuple[Actor, ...]
    actors_of: ActorsOf
    event_of: Mapping[ArticleId, EventId]
    mentions: tuple[Mentioned, ...] = ()
    """By day, then id."""
    redirects: Mapping[str, EventId] = field(default_factory=dict)
    """Address that an event may have had (as an id) → the event; none is the id of an event."""
    outlets: frozenset[ActorId] = frozenset()
    """The organisations that are known as outlets of news, whether or not they print any of the articles."""
    made_from: Mapping[str, str] = field(default_factory=dict)
    """Id of an article or event → the digest of all that it was worked out from; those without are compared whole."""
