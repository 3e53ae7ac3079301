"""Titles that stand after a name: 'Ban Ki-moon, Tổng thư ký Liên hợp quốc', 'Angela Merkel, the German chancellor'.

Only the offices that the bearer held at some time are looked for, with what they are of beside them, so that
the title of the next name in a list is not taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from generator.alternatives import alternatives
from generator.dating.evidence.clue import YearCase
from generator.knowledge import Office
from generator.knowledge.calendars import word_list
from generator.model import Appearance, Span
from generator.text import lower

_AFTER = re.compile(r"(?:, | [-–] | \()")
_ENDS = re.compile(r"[,.;)\n]| [-–] |\Z")
_OF = (" ", " của ", " of ", " of the ")


def titled_after(case: YearCase) -> Iterator[Appearance]:
    """The people whom the article names without a title before their names, with the one that follows."""
    text = lower(case.article.text.normal)
    taken = [a.title_span for a in case.appearances if a.title_span is not None]
    for appearance in case.appearances:
        if appearance.kind != "person" or not appearance.known or appearance.title:
            continue
        opening = _AFTER.match(text, appearance.span.end)
        found = _title_at(case, text, opening.end(), appearance.key) if opening is not None else None
        if found is not None and not any(span.overlaps(Span(found[1], found[2])) for span in taken):
            title, start, end = found
            former = _standing().match(text, start) is not None
            span = Span(appearance.span.start, end)
            yield replace(appearance, title=title, standing="former" if former else "holds", title_span=span)


def _title_at(case: YearCase, text: str, start: int, person: str) -> tuple[str, int, int] | None:
    """The title of an office of that person which stands at `start`, with where its words begin and end."""
    former = _standing().match(text, start)
    at = former.end() if former is not None else start
    at += len("the ") if text.startswith("the ", at) else 0
    held = {office.id: office for office, _ in case.facts.offices.get(person, ())}
    for office in held.values():
        owners = _owners(case, office)
        for title in sorted((t for titles in office.titles.values() for t in titles), key=lambda t: (-len(t), t)):
            end = _end_of(text, at, lower(title), owners)
            if end is not None:
                return title, start, end
    return None


def _end_of(text: str, at: int, title: str, owners: Sequence[str]) -> int | None:
    """Where a title with what it is of ends; None when it does not stand at `at`."""
    for owner in owners:
        for before in (f"{owner} ", f"{owner}'s ", f"{owner}’s "):
            if _stands(text, before + title, at):
                return at + len(before + title)
    if not text.startswith(title, at):
        return None
    end = at + len(title)
    for owner in owners:
        for join in _OF:
            if _stands(text, join + owner, end):
                return end + len(join + owner)
    return end if _ENDS.match(text, end) is not None else None


def _stands(text: str, words: str, at: int) -> bool:
    """Whether these words stand at a place of the text, whole."""
    end = at + len(words)
    return text.startswith(words, at) and not text[end : end + 1].isalnum()


def _owners(case: YearCase, office: Office) -> Sequence[str]:
    """The names and adjectives of what an office is of, longer ones first."""
    named = case.facts.knowledge.named[office.of]
    names = {lower(name) for name in (*named.names.values(), *named.also, *named.adjectives)}
    return sorted(names, key=lambda name: (-len(name), name))


@cache
def _standing() -> re.Pattern[str]:
    return re.compile(rf"(?:the )?(?:{alternatives(word_list('former-title'))})[ -]")
