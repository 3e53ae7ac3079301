"""`Timeline` → the JSON that `nienbieu analyse` prints and the site publishes as `data/timeline.json`.

Its shape is a promise (`schema/timeline-1.json`): keys may be added, never changed within a version. Offsets
count characters of the article's text as stored, and are turned here from the normal text's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.indented import to_indented
from generator.issues import Issue
from generator.model import (
    Actor,
    ActorId,
    ArticleId,
    Block,
    Event,
    EventId,
    Evidence,
    Finding,
    Mentioned,
    Passage,
    Quotation,
    Rejected,
    Report,
    Role,
    Span,
    Timeline,
)
from generator.text import Text
from generator.wording import Wording

SCHEMA = "nienbieu/timeline/1"
_INDENT = 2


def describe(timeline: Timeline, issues: Iterable[Issue], wording: Wording, *, text: bool = False) -> dict[str, Any]:
    """The whole analysis as plain values; `text` adds each article's text, body and cut spans."""
    texts = {report.id: report.article.text for report in timeline.reports}
    former = addresses_before(timeline)
    return {
        "schema": SCHEMA,
        "articles": [
            describe_article(one, timeline.actors_of[one.id], timeline.event_of[one.id], wording, text=text)
            for one in timeline.reports
        ],
        "events": [describe_event(event, former.get(event.id, ()), texts, wording) for event in timeline.events],
        "mentions": [describe_mentioned(mentioned, texts) for mentioned in timeline.mentions],
        "actors": [describe_actor(actor, wording) for actor in timeline.actors],
        "issues": [describe_issue(issue, wording) for issue in issues],
    }


def addresses_before(timeline: Timeline) -> dict[EventId, tuple[str, ...]]:
    """The addresses that each event may have had, in order; none for those without any."""
    former: dict[EventId, tuple[str, ...]] = {}
    for old, event in timeline.redirects.items():
        former[event] = (*former.get(event, ()), old)
    return former


def to_json(value: object) -> str:
    """JSON as it is published: UTF-8, two spaces, keys in their order, a line feed at the end."""
    return to_indented(value, _INDENT) + "\n"


def to_json_piece(value: object) -> str:
    """One entry of one of the lists, for `join_lists`."""
    return to_indented(value, _INDENT, 2 * _INDENT)


BETWEEN = ",\n    "
"""What stands between two entries of a list."""


def join_lists(lists: Mapping[str, bytes]) -> bytes:
    """The same as `to_json` of `describe` in UTF-8, put together from lists of entries that are JSON already."""
    parts = [f'  "schema": {json.dumps(SCHEMA)}'.encode()]
    for name, entries in lists.items():
        head = f'  "{name}": ['.encode()
        parts.append(b"%b\n    %b\n  ]" % (head, entries) if entries else head + b"]")
    return b"{\n" + b",\n".join(parts) + b"\n}\n"


def describe_article(
    report: Report, actors: Sequence[ActorId], event: EventId, wording: Wording, *, text: bool = False
) -> dict[str, Any]:
    """An article with its two dates, its actors and its event; `text` adds its text, body and cut spans, and what
    its page shows beside the text."""
    article, dates = report.article, report.dates
    described: dict[str, Any] = {
        "id": report.id,
        "path": article.path,
        **({"number": article.number, "line": article.line} if article.number else {}),
        "title": article.title,
        "title_made": article.title_made,
        "language": article.language,
        "author": article.author,
        "source": {"name": article.source.name, "url": article.source.url},
        "published": {"edtf": dates.published.date.edtf, "datetime": dates.published.moment or None}
        | _finding(dates.published, article.text, wording),
        "happened": {"edtf": dates.happened.date.edtf} | _finding(dates.happened, article.text, wording),
        "actors": list(actors),
        "event": event,
        "quotations": [_quotation(quotation, article.text) for quotation in report.quotations],
    }
    if text:
        described["text"] = article.text.stored
        described["body"] = [list(_stored(article.text, block.span)) for block in article.kept]
        described["cut"] = [_cut(block, article.text, wording) for block in article.blocks if block.part == "cut"]
        described["left_out"] = [{"words": left.words, "why": wording(f"cut.{left.why}")} for left in article.left_out]
        described["left_out_more"] = article.left_out_more
    return described


def _quotation(quotation: Quotation, text: Text) -> dict[str, Any]:
    said_as = "" if quotation.said_as is None else _quote("", quotation.said_as, text)["quote"]
    quote = _quote("", quotation.span, text)
    return {"speaker": quotation.speaker, **quote, "said_as": said_as, "direct": quotation.direct}


def _finding(finding: Finding, text: Text, wording: Wording) -> dict[str, Any]:
    return {
        "precision": finding.date.precision,
        "confidence": finding.confidence,
        "evidence": [_evidence(evidence, text, wording) for evidence in finding.evidence],
        "rejected": [_rejected(rejected, text, wording) for rejected in finding.rejected],
    }


def _evidence(evidence: Evidence, text: Text, wording: Wording) -> dict[str, Any]:
    return {
        "rule": evidence.rule,
        **_quote(evidence.quote, evidence.span, text),
        "says": wording.say(evidence.says),
    }


def _rejected(rejected: Rejected, text: Text, wording: Wording) -> dict[str, Any]:
    return {
        "edtf": rejected.date.edtf,
        **_quote(rejected.quote, rejected.span, text),
        "why": wording.say(rejected.why),
    }


def _quote(quote: str, span: Span | None, text: Text) -> dict[str, Any]:
    if span is None:
        return {"quote": quote, "start": None, "end": None}
    start, end = _stored(text, span)
    return {"quote": text.stored[start:end], "start": start, "end": end}


def _stored(text: Text, span: Span) -> tuple[int, int]:
    return text.stored_range(span.start, span.end)


def _cut(block: Block, text: Text, wording: Wording) -> dict[str, Any]:
    start, end = _stored(text, block.span)
    return {"start": start, "end": end, "why": wording(f"cut.{block.why}")}


def describe_event(
    event: Event, former: Sequence[str], texts: Mapping[ArticleId, Text], wording: Wording
) -> dict[str, Any]:
    """An event; `former` are the addresses that it had, `texts` those of its articles."""
    return {
        "id": event.id,
        "edtf": event.date.edtf,
        "title": event.title,
        "summary": event.summary,
        "summary_from": [_passage(passage, texts) for passage in event.summary_from],
        "place": event.place,
        "articles": list(event.articles),
        "sources": event.sources,
        "copies": [
            {"article": copy.article, "original": copy.original, "why": wording.say(copy.why)} for copy in event.copies
        ],
        "only": [_passage(passage, texts) for passage in event.only],
        "actors": list(event.actors),
        "parts": {"acts": list(event.acts), "speaks": list(event.speaks), "named": list(event.named)},
        "why": [wording.say(phrase) for phrase in event.why],
        "near": [{"event": miss.event, "why": wording.say(miss.why)} for miss in event.near],
        "formerly": list(former),
    }


def _passage(passage: Passage, texts: Mapping[ArticleId, Text]) -> dict[str, Any]:
    return {"article": passage.article, **_quote("", passage.span, texts[passage.article])}


def describe_mentioned(mentioned: Mentioned, texts: Mapping[ArticleId, Text]) -> dict[str, Any]:
    """Something that is only mentioned."""
    return {
        "id": mentioned.id,
        "edtf": mentioned.date.edtf,
        "text": mentioned.text,
        "said_in": [_passage(passage, texts) for passage in mentioned.passages],
        "told_in": list(mentioned.told_in),
        "event": mentioned.event,
    }


def describe_actor(actor: Actor, wording: Wording) -> dict[str, Any]:
    """An actor with its roles and articles."""
    return {
        "id": actor.id,
        "kind": actor.kind,
        "name": actor.name,
        "aliases": list(actor.aliases),
        "roles": [_role(role) for role in actor.roles],
        "wikidata": actor.wikidata or None,
        "articles": list(actor.articles),
        "description": actor.description,
        "why": [wording.say(phrase) for phrase in actor.why],
    }


def _role(role: Role) -> dict[str, Any]:
    return {
        "title": role.title,
        "of": role.of,
        "from": role.start.edtf or None,
        "to": role.end.edtf if role.end else None,
    }


def describe_issue(issue: Issue, wording: Wording) -> dict[str, Any]:
    """Something that is to be mended or known."""
    message, hint = wording.tell(issue)
    return {
        "path": issue.path,
        "line": issue.line,
        "code": issue.code,
        "severity": issue.severity,
        "message": message,
        "hint": hint,
    }
