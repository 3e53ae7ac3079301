"""A group of reports → `Event`: date, headline, summary, place, parts, copies, differences, reasons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from generator.events.accounts import count_pairs, make_account
from generator.events.address import address_of, by_publishing
from generator.events.copies import find_copies, without_copies
from generator.events.only import find_only
from generator.events.outlets import Outlets
from generator.events.parts import find_parts
from generator.events.place import find_place
from generator.events.summary import summarise
from generator.events.telling import Telling
from generator.events.title import choose_title
from generator.events.whereabouts import Whereabouts
from generator.events.why import explain_event
from generator.knowledge import Knowledge
from generator.model import ActorId, ActorsOf, ArticleId, Event, FuzzyDate, Phrase, Report
from generator.recall import Recall, Wanted, digest


@dataclass(frozen=True, slots=True)
class Editor:
    """Makes one event after another; holds what all of them share."""

    telling: Telling
    agencies: frozenset[str]
    """The names of outlets whose texts others print."""
    whereabouts: Whereabouts
    outlets: Outlets
    actors_of: ActorsOf
    names: Mapping[ActorId, str]
    """How an actor is called in a sentence."""
    language: str
    """The site's."""

    @classmethod
    def of(cls, knowledge: Knowledge, actors_of: ActorsOf, names: Mapping[ActorId, str], language: str) -> Editor:
        """An editor who knows what the knowledge knows of words, agencies and places."""
        return cls(*_learn(knowledge), actors_of, names, language)

    def make_events(
        self,
        groups: Sequence[Sequence[Report]],
        ruled: Sequence[tuple[Phrase, ...]],
        recall: Recall,
        made_from: Mapping[ArticleId, str],
    ) -> tuple[list[Event], list[str]]:
        """The event that each group of reports tells of, and for each the digest of all that it is made from.

        It is taken from `recall` where all of that is the same. `made_from` says what each report was made from.
        """
        wanted = [self._wanted(group, why, made_from) for group, why in zip(groups, ruled, strict=True)]
        return recall.values(Event, wanted), [one.made_from for one in wanted]

    def _wanted(
        self, reports: Sequence[Report], ruled: tuple[Phrase, ...], made_from: Mapping[ArticleId, str]
    ) -> Wanted[Event]:
        editor = replace(self, names=self._names_in(reports))
        rests_on = digest(
            *(made_from.get(report.id, "") for report in reports),
            repr((ruled, sorted(editor.names.items()), self.language)),
        )
        return Wanted(f"event:{reports[0].id}", rests_on, partial(editor.make_event, reports, ruled))

    def _names_in(self, reports: Sequence[Report]) -> dict[ActorId, str]:
        """The names of those whom some reports name, and of the places around them."""
        waiting = [naming.key for report in reports for naming in report.namings]
        named = set(waiting)
        while waiting:
            around = self.whereabouts.within.get(waiting.pop(), "")
            if around and around not in named:
                named.add(around)
                waiting.append(around)
        return {ActorId(key): self.names[ActorId(key)] for key in named if ActorId(key) in self.names}

    def make_event(self, reports: Sequence[Report], ruled: tuple[Phrase, ...] = ()) -> Event:
        """The event that `reports` tell of; `ruled` is what the user's word adds to the reasons.

        Its address may be another's as well, and its near misses are not known: both are settled among all events.
        """
        ordered = by_publishing(reports)
        date = _agreed_date(ordered)
        accounts = [make_account(report, self.telling.outlets, opening=len(ordered) == 1) for report in ordered]
        copies = find_copies(accounts, self.agencies) if len(accounts) > 1 else ()
        sources = without_copies(accounts, copies)
        told = count_pairs(sources) if len(sources) > 1 else {}
        title = choose_title(sources, self.telling, self.language)
        summary, summary_from = summarise(sources, told, self.telling, self.language)
        actors = _actors(ordered, self.actors_of)
        parts = find_parts(sources, actors, self.telling, self.whereabouts.within, self.outlets)
        place = find_place(sources, self.whereabouts, frozenset(self.names)) if date.edtf else None
        return Event(
            id=address_of(ordered, date),
            date=date,
            title=title,
            summary=summary,
            articles=tuple(report.id for report in ordered),
            actors=actors,
            why=(*ruled, *explain_event(accounts, told, date, place, copies, self.actors_of, self.names)),
            summary_from=summary_from,
            place=place,
            acts=parts.acts,
            speaks=parts.speaks,
            named=parts.named,
            copies=copies,
            only=find_only(sources, told, self.telling),
            lasting=tuple(_lasting(ordered, date)),
        )


@lru_cache(maxsize=2)
def _learn(knowledge: Knowledge) -> tuple[Telling, frozenset[str], Whereabouts, Outlets]:
    """What an editor knows of words, agencies, places and outlets; worked out once for a process that builds again."""
    agencies = frozenset(outlet.name for outlet in knowledge.outlets if outlet.agency)
    return Telling.of(knowledge), agencies, Whereabouts.of(knowledge), Outlets.of(knowledge)


def _agreed_date(reports: Sequence[Report]) -> FuzzyDate:
    """The date that the reports are surest of together; the finer one of equals."""
    sure: dict[str, float] = defaultdict(float)
    dates = {report.dates.happened.date.edtf: report.dates.happened.date for report in reports}
    for report in reports:
        sure[report.dates.happened.date.edtf] += report.dates.happened.confidence
    return dates[max(sure, key=lambda edtf: (sure[edtf], len(edtf), edtf))]


def _lasting(reports: Sequence[Report], date: FuzzyDate) -> Iterator[FuzzyDate]:
    """The times of several days that the reports name and that the event's date lies in."""
    day = date.first_day
    for named in (dated.date for report in reports for dated in report.dates.named if dated.date.until is not None):
        dated = named.in_year(day.year) if day and named.year is None else named
        if dated and day and dated.first_day and dated.last_day and dated.first_day <= day <= dated.last_day:
            yield dated


def _actors(reports: Sequence[Report], actors_of: ActorsOf) -> tuple[ActorId, ...]:
    """Those that most of the reports name come first."""
    counts = Counter(actor for report in reports for actor in actors_of[report.id])
    rank: dict[ActorId, int] = {}
    for report in reports:
        for position, actor in enumerate(actors_of[report.id]):
            rank[actor] = min(rank.get(actor, position), position)
    return tuple(sorted(counts, key=lambda actor: (-counts[actor], rank[actor], actor)))
