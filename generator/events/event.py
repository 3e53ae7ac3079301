"""A group of reports → `Event`: its day, its clearest headline, its summary, its actors, and why it is one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from slugify import slugify

from generator.events.likeness import Profile, likeness, make_profiles
from generator.model import ActorId, ActorsOf, Event, EventId, FuzzyDate, Phrase, Report, phrase
from generator.reading.headline import without_dateline
from generator.reading.lines import plain_words
from generator.text import sentence_ranges, shorten

_SUMMARY = 320
_GOOD_TITLE = (30, 120)
_SLUG = 60
_CLAUSES = re.compile(r"[,;:.] ")


def make_event(reports: Sequence[Report], actors_of: ActorsOf, names: Mapping[ActorId, str], language: str) -> Event:
    """The event that `reports` tell of; `names` says how an actor is called in a sentence, `language` is the site's."""
    profiles = make_profiles(reports, actors_of)
    date = _agreed_date(reports)
    clearest = max(range(len(reports)), key=lambda i: (_clarity(reports[i], profiles, i, language), reports[i].id))
    title = reports[clearest].article.title
    ordered = sorted(reports, key=lambda r: (r.dates.published.date.edtf or "9999", r.dates.published.moment, r.id))
    return Event(
        id=_event_id(date, title),
        date=date,
        title=title,
        summary=_summary([reports[clearest], *(r for r in reports if r.article.language == language), *reports]),
        articles=tuple(report.id for report in ordered),
        actors=_actors(reports, actors_of),
        why=_why(reports, date, actors_of, names) if len(reports) > 1 else (),
    )


def _event_id(date: FuzzyDate, title: str) -> EventId:
    slug = slugify(title, max_length=_SLUG, word_boundary=True) or "event"
    start = FuzzyDate(date.year, date.month, date.day).edtf if date.year is not None else "undated"
    return EventId(f"{start}-{slug}")


def _agreed_date(reports: Sequence[Report]) -> FuzzyDate:
    """The date that the reports are surest of together; the finer one of equals."""
    sure: dict[str, float] = defaultdict(float)
    dates = {report.dates.happened.date.edtf: report.dates.happened.date for report in reports}
    for report in reports:
        sure[report.dates.happened.date.edtf] += report.dates.happened.confidence
    return dates[max(sure, key=lambda edtf: (sure[edtf], len(edtf), edtf))]


def _clarity(report: Report, profiles: Sequence[Profile], index: int, language: str) -> float:
    """A headline of its own in the site's language, neither short nor long, that shares most with the others."""
    title = report.article.title
    fits = _GOOD_TITLE[0] <= len(title) <= _GOOD_TITLE[1]
    shared = sum(sum(likeness(profiles[index], other)) for other in profiles) / len(profiles)
    return (
        2.5 * (report.article.language == language)
        + 2.0 * (not report.article.title_made)
        + fits
        + shared
        - 0.3 * title.count("'")
        - 0.2 * len(_CLAUSES.findall(title))
    )


def _summary(reports: Sequence[Report]) -> str:
    """The first lead that does not break off, or as many of its sentences as are short enough."""
    leads = [lead for report in reports for lead in _lead_of(report)]
    lead = next((lead for lead in leads if not lead.endswith(("...", "…"))), leads[0] if leads else "")
    end = next((stop for _, stop in reversed(sentence_ranges(lead, 0, len(lead))) if stop <= _SUMMARY), len(lead))
    return shorten(lead[:end], _SUMMARY)


def _lead_of(report: Report) -> list[str]:
    """The lead without its dateline; for a list of one or none."""
    text = report.article.text.normal
    blocks = [block for block in report.article.blocks if block.part == "lead"]
    return [without_dateline(plain_words(text[b.span.start : b.span.end])) for b in blocks]


def _actors(reports: Sequence[Report], actors_of: ActorsOf) -> tuple[ActorId, ...]:
    """Those that most of the reports name come first."""
    counts = Counter(actor for report in reports for actor in actors_of[report.id])
    rank: dict[ActorId, int] = {}
    for report in reports:
        for position, actor in enumerate(actors_of[report.id]):
            rank[actor] = min(rank.get(actor, position), position)
    return tuple(sorted(counts, key=lambda actor: (-counts[actor], rank[actor], actor)))


def _why(
    reports: Sequence[Report],
    date: FuzzyDate,
    actors_of: ActorsOf,
    names: Mapping[ActorId, str],
) -> tuple[Phrase, ...]:
    shared = [
        actor for actor in _actors(reports, actors_of) if all(actor in actors_of[report.id] for report in reports)
    ]
    same_day = len({report.dates.happened.date.edtf for report in reports}) == 1
    why = [phrase("why.same-day" if same_day else "why.near-days", date=date, count=len(reports))]
    if shared:
        why.append(phrase("why.same-actors", actors=", ".join(names[actor] for actor in shared[:6])))
    return tuple(why)
