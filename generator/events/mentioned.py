"""Dates that articles only mention → lighter entries of the timeline, each once, joined to an event that fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.events.diary import Diary
from generator.events.said import Said, find_said
from generator.events.telling import Telling
from generator.model import ActorId, ActorKind, ArticleId, Event, EventId, Mentioned, Passage, Report
from generator.recall import Recall
from generator.slug import slug

_SAME_WORDS = 0.45
"""Two sentences of one date tell the same when so much of the shorter's words around the date is in the other's."""
_SAME_FEWER = 0.28
"""The same for sentences that name two actors in common, people or organisations."""
_GOOD_LENGTH = 160
_SLUG = 50


def find_mentioned(
    events: Sequence[Event],
    reports: Mapping[ArticleId, Report],
    kinds: Mapping[ActorId, ActorKind],
    telling: Telling,
    language: str,
    recall: Recall,
    made_from: Mapping[str, str],
) -> tuple[Mentioned, ...]:
    """What the articles of `events` (in the order of time) mention beside them, by day, then id.

    `made_from` says of articles and events the digest of all that they are made from.
    """
    by_date: dict[str, list[Said]] = defaultdict(list)
    for said in find_said(events, reports, telling, recall, made_from):
        by_date[said.saying.date.edtf].append(said)
    diary = Diary(events, kinds)
    found: list[Mentioned] = []
    taken: set[str] = set()
    for edtf in sorted(by_date):
        joined: dict[tuple[EventId | None, int], list[Said]] = defaultdict(list)
        for number, group in enumerate(_grouped(by_date[edtf], kinds)):
            fitting = diary.find(min(group, key=lambda said: _rank(said, language)))
            joined[fitting, 0 if fitting else number] += group
        found += [_mentioned(group, event, language, taken) for (event, _), group in joined.items()]
    return tuple(sorted(found, key=lambda m: (m.date.first_day or m.date.last_day, m.date.edtf, m.id)))


def _grouped(said: Sequence[Said], kinds: Mapping[ActorId, ActorKind]) -> list[list[Said]]:
    """Sentences of one date that tell the same; each is compared with the first of every group."""
    groups: list[list[Said]] = []
    for one in said:
        for group in groups:
            if _tell_the_same(one, group[0], kinds):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _tell_the_same(one: Said, other: Said, kinds: Mapping[ActorId, ActorKind]) -> bool:
    if one.article == other.article and one.saying.span == other.saying.span:
        return True
    first, second = one.saying, other.saying
    shared = sum(kinds.get(actor) != "place" for actor in first.actors & second.actors)
    alike = len(first.words & second.words) / max(1, min(len(first.words), len(second.words)))
    return alike >= (_SAME_FEWER if shared >= 2 else _SAME_WORDS)


def _mentioned(group: Sequence[Said], event: EventId | None, language: str, taken: set[str]) -> Mentioned:
    ordered = sorted(group, key=lambda said: _rank(said, language))
    best = ordered[0].saying
    first_of_each = {said.article: said for said in reversed(ordered)}
    return Mentioned(
        id=_unique(f"{best.date.edtf.replace('/', '-')}-{slug(best.text, _SLUG)}".lower(), taken),
        date=best.date,
        text=best.text,
        passages=tuple(
            Passage(said.article, said.saying.span) for said in ordered if first_of_each[said.article] is said
        ),
        told_in=tuple(dict.fromkeys(said.event for said in ordered)),
        event=event,
    )


def _rank(said: Said, language: str) -> tuple[bool, bool, bool, int, str, Passage]:
    """Sentences in the site's language, standing alone, not quoted, neither long nor short come first."""
    saying = said.saying
    far = abs(len(saying.text) - _GOOD_LENGTH) // 40
    return said.language != language, saying.leans, saying.quoted, far, said.path, Passage(said.article, saying.span)


def _unique(wanted: str, taken: set[str]) -> str:
    candidate, number = wanted, 2
    while candidate in taken:
        candidate, number = f"{wanted}-{number}", number + 1
    taken.add(candidate)
    return candidate
