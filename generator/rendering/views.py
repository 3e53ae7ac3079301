"""Timeline → the plain values that templates see, with every address relative.

A view is made for one page (`here`), since its links are relative to that page.
"""

from __future__ import annotations

import bisect
import datetime
from collections import Counter, defaultdict
from collections.abc import Sequence

from generator.config import Config
from generator.corrections import suggest_correction
from generator.model import (
    Actor,
    ActorId,
    Article,
    ArticleId,
    Event,
    EventId,
    Evidence,
    Finding,
    FuzzyDate,
    Rejected,
    Report,
    Role,
    Span,
    Timeline,
)
from generator.rendering.addresses import Addresses, actor_page, event_page
from generator.rendering.prose import Paragraph, show_block
from generator.rendering.shapes import (
    ActorView,
    ArticleView,
    CutView,
    DateView,
    EventCard,
    EvidenceView,
    FindingView,
    Link,
    MonthView,
    RejectedView,
    RoleView,
    UndatedView,
    YearView,
)
from generator.timeline import DOUBTFUL
from generator.wording import Wording

_CHIPS = 6
_NEIGHBOURS = 2
_EXCERPT = 2
_INFERRING = frozenset({"office", "happening", "war", "stated year", "weekday", "neighbour"})
"""Rules that give a year that no writer wrote."""


class Views:
    """Makes the views of one timeline."""

    def __init__(self, timeline: Timeline, config: Config, wording: Wording) -> None:
        """Everything that views are made from; nothing is kept but look-ups."""
        self.timeline, self.config, self.wording = timeline, config, wording
        self.addresses = Addresses(config.directory_urls)
        self._reports: dict[ArticleId, Report] = {report.id: report for report in timeline.reports}
        self._actors: dict[ActorId, Actor] = {actor.id: actor for actor in timeline.actors}
        self._events_of: dict[ActorId, list[Event]] = defaultdict(list)
        self._position: dict[EventId, int] = {event.id: index for index, event in enumerate(timeline.events)}
        self._positions_of: dict[ActorId, list[int]] = defaultdict(list)
        for index, event in enumerate(timeline.events):
            for actor in event.actors:
                self._events_of[actor].append(event)
                if event.date.year is not None:
                    self._positions_of[actor].append(index)

    def link(self, here: str, there: str) -> str:
        """The relative address from one page to another."""
        return self.addresses.link(here, there)

    def years(self, events: Sequence[Event], here: str) -> tuple[YearView, ...]:
        """Events by year and month, in the order of the configuration."""
        ordered = list(events) if self.config.order == "oldest" else list(reversed(events))
        by_year: dict[int, dict[int, list[Event]]] = {}
        for event in ordered:
            year, month = event.date.year, event.date.month
            assert year is not None
            by_year.setdefault(year, {}).setdefault(month or 0, []).append(event)
        return tuple(
            YearView(
                year,
                tuple(self._month(year, month, members, here) for month, members in months.items()),
                sum(map(len, months.values())),
            )
            for year, months in by_year.items()
        )

    def _month(self, year: int, month: int, events: Sequence[Event], here: str) -> MonthView:
        title = self.wording.month(month) if month else ""
        return MonthView(f"m-{year}-{month:02d}", title, tuple(self.card(event, here) for event in events))

    def card(self, event: Event, here: str) -> EventCard:
        """An event for a list on the page `here`."""
        reports = [self._reports[article] for article in event.articles]
        best = self._surest(event)
        return EventCard(
            event.title,
            self.link(here, event_page(event.id)),
            self.date(event.date),
            event.summary,
            tuple(self.actor_link(actor, here) for actor in event.actors[:_CHIPS]),
            tuple(dict.fromkeys(r.article.source.name for r in reports if r.article.source.name)),
            len(reports),
            is_inferred(best.dates.happened),
            best.dates.happened.confidence < DOUBTFUL,
        )

    def actor_link(self, actor: ActorId, here: str) -> Link:
        """An actor's name and page."""
        return Link(self._actors[actor].name, self.link(here, actor_page(actor)))

    def date(self, date: FuzzyDate) -> DateView:
        """A date for showing."""
        first = date.exact_day
        end = date.until
        day = (
            ""
            if date.day is None
            else f"{date.day}–{end.day}"
            if end is not None and end.day is not None
            else str(date.day)
        )
        iso = date.edtf if date.precision in ("day", "month", "year") else ""
        weekday = self.wording.weekday(first) if first else ""
        month = self.wording.date(FuzzyDate(date.year, date.month), "plain") if date.year and date.month else ""
        return DateView(date.edtf, iso, self.wording.date(date), day, weekday, month, date.precision)

    def articles(self, event: Event) -> tuple[ArticleView, ...]:
        """The coverage of an event."""
        return tuple(self.article(self._reports[article]) for article in event.articles)

    def article(self, report: Report) -> ArticleView:
        """An article with its dates, its text as far as the configuration shows it, and what was cut off."""
        article, dates = report.article, report.dates
        return ArticleView(
            id=report.id,
            title=article.title,
            title_made=article.title_made,
            language=article.language,
            outlet=article.source.name,
            author=article.author,
            url=article.source.url,
            path=article.path,
            happened=self._finding(dates.happened),
            published=self._finding(dates.published),
            paragraphs=self._paragraphs(report),
            cut=_cut_of(article, self.wording),
            cut_count=sum(block.part == "cut" for block in article.blocks),
        )

    def _paragraphs(self, report: Report) -> tuple[Paragraph, ...]:
        if self.config.text == "link":
            return ()
        article = report.article
        marked = [
            e.span for e in (*report.dates.happened.evidence, *report.dates.published.evidence) if e.span is not None
        ]
        shown = [block for block in article.kept if block.part != "title"]
        if self.config.text == "excerpt":
            shown = [block for block in shown if block.part in ("lead", "body")][:_EXCERPT]
        return tuple(show_block(article.text.normal, block, marked) for block in shown)

    def _finding(self, finding: Finding) -> FindingView:
        return FindingView(
            self.date(finding.date),
            bool(finding.date.edtf),
            self.wording.moment(finding.moment),
            percent(finding.confidence),
            is_inferred(finding),
            tuple(self._evidence(evidence) for evidence in finding.evidence),
            tuple(self._rejected(rejected) for rejected in finding.rejected),
        )

    def _evidence(self, evidence: Evidence) -> EvidenceView:
        return EvidenceView(evidence.quote, self.wording.say(evidence.says))

    def _rejected(self, rejected: Rejected) -> RejectedView:
        return RejectedView(self.wording.date(rejected.date, "plain"), rejected.quote, self.wording.say(rejected.why))

    def event(self, event: Event) -> FindingView:
        """The finding that an event's date rests on: that of its surest article with that date."""
        return self._finding(self._surest(event).dates.happened)

    def _surest(self, event: Event) -> Report:
        reports = [self._reports[article] for article in event.articles]
        agreeing = [report for report in reports if report.dates.happened.date == event.date] or reports
        return max(agreeing, key=lambda r: (r.dates.happened.confidence, r.id))

    def actor(self, actor: Actor, here: str) -> ActorView:
        """An actor for the page `here`."""
        return ActorView(
            actor.id,
            actor.kind,
            actor.name,
            self.link(here, actor_page(actor.id)),
            actor.aliases,
            tuple(self._role(role) for role in actor.roles),
            self._known_as(actor),
            actor.wikidata,
            len(actor.articles),
            len(self._positions_of[actor.id]),
        )

    def _known_as(self, actor: Actor) -> str:
        days = [day for event in self._events_of[actor.id] if (day := event.date.first_day) is not None]
        role = max(actor.roles, key=lambda role: (_days_in(role, days), role.start.edtf), default=None)
        if role is None:
            return ""
        return self._title(role)

    def _title(self, role: Role) -> str:
        return self.wording("page.role_of", title=role.title, of=role.of) if role.of else role.title

    def _role(self, role: Role) -> RoleView:
        title = self._title(role)
        if not role.office:
            return RoleView(title, self.wording("page.role_said"))
        start = self.wording.date(role.start, "plain")
        if role.end is None:
            return RoleView(title, self.wording("page.role_since", start=start))
        end = self.wording.date(role.end, "plain")
        return RoleView(title, self.wording("page.role_span", start=start, end=end))

    def events_of(self, actor: Actor, here: str) -> tuple[YearView, ...]:
        """The placed events of an actor."""
        return self.years([event for event in self._events_of[actor.id] if event.date.year is not None], here)

    def undated_of(self, actor: Actor, here: str) -> tuple[Link, ...]:
        """The events of an actor that could not be placed."""
        return tuple(
            Link(e.title, self.link(here, event_page(e.id))) for e in self._events_of[actor.id] if e.date.year is None
        )

    def neighbours(self, event: Event, here: str) -> tuple[tuple[EventCard, ...], tuple[EventCard, ...]]:
        """The nearest events before and after that share a person (or, without people, an actor): up to two each."""
        if event.date.year is None:
            return (), ()
        shared = [a for a in event.actors if self._actors[a].kind == "person"] or list(event.actors)
        here_at = self._position[event.id]
        before: set[int] = set()
        after: set[int] = set()
        for actor in shared:
            positions = self._positions_of[actor]
            at = bisect.bisect_left(positions, here_at)
            before.update(positions[max(0, at - _NEIGHBOURS) : at])
            after.update(positions[at + 1 : at + 1 + _NEIGHBOURS])
        earlier, later = sorted(before, reverse=True)[:_NEIGHBOURS], sorted(after)[:_NEIGHBOURS]
        events = self.timeline.events
        return tuple(self.card(events[i], here) for i in earlier), tuple(self.card(events[i], here) for i in later)

    def undated(self, here: str) -> tuple[UndatedView, ...]:
        """The articles that could not be placed."""
        return tuple(
            self._undated(report, here) for report in self.timeline.reports if report.dates.happened.date.year is None
        )

    def _undated(self, report: Report, here: str) -> UndatedView:
        date = report.dates.happened.date
        rejected = "rejected" if report.dates.happened.rejected else "none"
        reason = self.wording(f"page.undated_reason_{'year' if date.edtf else rejected}", date=date)
        href = self.link(here, event_page(self.timeline.event_of[report.id]))
        return UndatedView(self.article(report), href, reason, suggest_correction(report.article.path, date))

    def counts(self) -> dict[str, int]:
        """How much there is of everything."""
        kinds = Counter(actor.kind for actor in self.timeline.actors)
        outlets = {report.article.source.name for report in self.timeline.reports if report.article.source.name}
        return {
            "articles": len(self.timeline.reports),
            "events": sum(event.date.year is not None for event in self.timeline.events),
            "people": kinds["person"],
            "actors": len(self.timeline.actors),
            "undated": sum(report.dates.happened.date.year is None for report in self.timeline.reports),
            "outlets": len(outlets),
        }


def is_inferred(finding: Finding) -> bool:
    """Whether the year of a date was worked out, and neither written nor given by the publishing."""
    rules = {evidence.rule for evidence in finding.evidence}
    return finding.date.year is not None and "published" not in rules and not rules.isdisjoint(_INFERRING)


def _days_in(role: Role, days: Sequence[datetime.date]) -> int:
    """On how many of the days an office was held."""
    start = role.start.first_day or datetime.date.min
    end = (role.end.last_day if role.end else None) or datetime.date.max
    return sum(start <= day <= end for day in days)


def percent(confidence: float) -> int:
    """A confidence in whole percent, never rounded up to certainty."""
    return round(confidence * 1000) // 10


def _cut_of(article: Article, wording: Wording) -> tuple[CutView, ...]:
    lines: dict[str, list[str]] = {}
    for block in article.blocks:
        if block.part == "cut":
            lines.setdefault(block.why, []).append(_plain(article, block.span))
    return tuple(CutView(wording(f"cut.{why}"), tuple(texts)) for why, texts in lines.items())


def _plain(article: Article, span: Span) -> str:
    return " ".join(article.text.normal[span.start : span.end].split())
