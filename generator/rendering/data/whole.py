"""`data/timeline.json`: the whole analysis, as `nienbieu analyse` prints it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.contract import (
    BETWEEN,
    describe_actor,
    describe_article,
    describe_event,
    describe_issue,
    describe_mentioned,
    join_lists,
    to_json_piece,
)
from generator.issues import Issue
from generator.model import ActorId, ArticleId, EventId
from generator.rendering.lookups import Lookups
from generator.rendering.memory import Memory


def describe_whole(issues: Sequence[Issue], look: Lookups, memory: Memory) -> bytes:
    """The JSON of it in UTF-8; what was said of an article, an event or an actor before is not worked out again."""
    timeline = look.timeline
    quoted = {passage.article for mentioned in timeline.mentions for passage in mentioned.passages}
    texts = {name: look.reports[name].article.text for name in sorted(quoted)}
    articles, events = [report.id for report in timeline.reports], [event.id for event in timeline.events]
    actors, mentions = [actor.id for actor in timeline.actors], timeline.mentions
    return join_lists(
        {
            "articles": memory.join("article", articles, lambda name: _article(name, look), BETWEEN),
            "events": memory.join("event", events, lambda name: _event(name, look), BETWEEN),
            "mentions": _join([describe_mentioned(mentioned, texts) for mentioned in mentions]),
            "actors": memory.join("actor", actors, lambda name: _actor(name, look), BETWEEN),
            "issues": _join([describe_issue(issue, look.wording) for issue in issues]),
        }
    )


def _join(values: Sequence[object]) -> bytes:
    return BETWEEN.join(map(to_json_piece, values)).encode()


def _article(name: ArticleId, look: Lookups) -> str:
    report = look.reports[name]
    return to_json_piece(describe_article(report, look.held.actors_of[name], look.event_of[name], look.wording))


def _event(name: EventId, look: Lookups) -> str:
    event = look.events[name]
    texts = {report.id: report.article.text for report in look.reports_of(event)}
    return to_json_piece(describe_event(event, look.formerly.get(name, ()), texts, look.wording))


def _actor(name: ActorId, look: Lookups) -> str:
    return to_json_piece(describe_actor(look.actors[name], look.wording))
