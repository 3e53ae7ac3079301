"""Reports → `Timeline`: groups, dates from each other, actors, events, addresses; one order for everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from generator.actors.ledger import actors_in, make_ledger
from generator.actors.namesakes import Parted, part_namesakes
from generator.corrections import Ruling
from generator.dating.testimony import Testimonies
from generator.dating.together import settle
from generator.events.address import find_redirects, settle_addresses
from generator.events.event import Editor
from generator.events.gather import group_reports
from generator.events.mentioned import find_mentioned
from generator.events.near import with_near_misses
from generator.events.outlets import known_outlets
from generator.events.rulings import apply_rulings
from generator.events.terms import CommonWords, Terms
from generator.issues import Issue
from generator.knowledge import Knowledge
from generator.model import ActorsOf, Article, ArticleId, Event, EventId, FuzzyDate, Report, Timeline
from generator.recall import Recall, digest
from generator.slug import slug

_SLUG = 70
DOUBTFUL = 0.75
"""A date less sure than this is marked on its page and listed by `nienbieu check`."""


def name_articles(articles: Iterable[Article], recall: Recall | None = None) -> list[tuple[ArticleId, Article]]:
    """Each article with its id, the slug of its title; of articles with one title the first path keeps it bare."""
    kept = recall or Recall()
    ordered = sorted(articles, key=lambda a: (a.path, a.number, a.digest))

    def name(article: Article) -> str:
        return kept.text(f"slug:{digest(article.title)}", "", partial(_slug, article.title))

    return [(ArticleId(one), article) for one, article in zip(_unique(ordered, name), ordered, strict=True)]


def _slug(title: str) -> str:
    return slug(title, _SLUG, whole_words=True) or "article"


def make_timeline(
    reports: Sequence[Report],
    testimonies: Testimonies,
    knowledge: Knowledge,
    language: str,
    rulings: Sequence[Ruling] = (),
    recall: Recall | None = None,
    made_from: Mapping[ArticleId, str] | None = None,
    terms: Mapping[ArticleId, Terms] | None = None,
) -> tuple[Timeline, list[Issue]]:
    """Everything that is known of the articles, in a total order; and which of the user's rulings change nothing.

    `terms` are what the reports are compared by, where that is known. `made_from` says of each report the digest of
    what it was made from; what was worked out of the same reports before is taken from `recall`. Without the two
    everything is worked out.
    """
    recall, made_from = recall or Recall(), made_from or {}
    alone = sorted(reports, key=lambda report: report.id)
    actors_of: ActorsOf = {report.id: actors_in(report) for report in alone}
    grouped = group_reports(alone, actors_of, CommonWords.of(knowledge), recall, made_from, terms)
    ruled = apply_rulings(grouped, rulings)
    groups, made_from = settle(ruled.groups, testimonies, recall, made_from)
    parted = part_namesakes(groups, actors_of, knowledge, recall, made_from)
    groups = [tuple(map(parted.rename, group)) for group in groups]
    actors_of, made_from = parted.rename_actors(actors_of), _renamed(made_from, parted)
    settled = sorted((report for group in groups for report in group), key=lambda report: report.id)
    actors = make_ledger(settled, actors_of, knowledge, language, parted.why)
    editor = Editor.of(knowledge, actors_of, {actor.id: actor.name for actor in actors}, language)
    made, keys = editor.make_events(groups, ruled.why, recall, made_from)
    by_id = {report.id: report for report in settled}
    rests_on = {event.articles[0]: key for event, key in zip(made, keys, strict=True)}
    events = settle_addresses(made, by_id)
    ordered = sorted(events, key=lambda event: (*date_order(event.date), event.id))
    kinds = {actor.id: actor.kind for actor in actors}
    placed = with_near_misses(ordered, kinds, editor.names, knowledge.named)
    stamps = _stamped(made_from, {event.id: rests_on[event.articles[0]] for event in placed})
    timeline = Timeline(
        reports=tuple(sorted(settled, key=lambda r: (*date_order(r.dates.happened.date), r.id))),
        events=placed,
        actors=actors,
        actors_of=actors_of,
        event_of={article: event.id for event in placed for article in event.articles},
        mentions=find_mentioned(placed, by_id, kinds, editor.telling, language, recall, stamps),
        outlets=known_outlets(actors, knowledge),
        redirects=find_redirects(placed, by_id, recall, made_from),
        made_from=stamps,
    )
    return timeline, list(ruled.issues)


def _renamed(made_from: Mapping[ArticleId, str], parted: Parted) -> Mapping[ArticleId, str]:
    """What each report is made from, now that its namesakes go by their own ids."""
    own = {
        name: digest(made_from[name], repr(sorted(parted.names[name].items()))) for name in parted.names if made_from
    }
    return {**made_from, **own}


def _stamped(of_reports: Mapping[ArticleId, str], of_events: Mapping[EventId, str]) -> dict[str, str]:
    """What everything was made from; nothing where that is not known of the reports."""
    return dict([*of_reports.items(), *of_events.items()]) if of_reports else {}


def date_order(date: FuzzyDate) -> tuple[bool, str, str, str]:
    """Sorts dates by their first day; a coarser date before the finer ones in it; what cannot be placed last."""
    first, last = date.first_day, date.last_day
    if first is None or last is None:
        return True, date.edtf, "", ""
    coarse = {"year": "0", "month": "1", "interval": "2", "day": "3", "unknown": "9"}[date.precision]
    return False, first.isoformat(), coarse, last.isoformat()


def is_placed(event: Event) -> bool:
    """Whether an event stands on the timeline: its year is known."""
    return event.date.year is not None


def _unique(items: Sequence[object], name: Callable[..., str]) -> list[str]:
    """A name for each item; the second of a name gets `-2`, and so on, never one that another item has."""
    taken: set[str] = set()
    wanted = [name(item) for item in items]
    own = set(wanted)
    result = []
    for base in wanted:
        candidate, number = base, 2
        while candidate in taken or (candidate != base and candidate in own):
            candidate, number = f"{base}-{number}", number + 1
        taken.add(candidate)
        result.append(candidate)
    return result
