"""Outlets of news in an event: one that only reports does not act in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from generator.alternatives import alternatives
from generator.knowledge import Knowledge
from generator.model import Actor, ActorId, Appearance
from generator.text import fold

_REACH = 40


@dataclass(frozen=True, slots=True)
class Outlets:
    """Who is an outlet of news, and the words by which it reports."""

    known: frozenset[str]
    """The ids of those that the knowledge holds."""
    reports: re.Pattern[str]
    """A verb of reporting right behind a name, in small letters."""
    led: re.Pattern[str]
    """What the name of an outlet begins with."""
    cited: re.Pattern[str]
    """What stands before a source, a word or two between them."""

    @classmethod
    def of(cls, knowledge: Knowledge) -> Self:
        """From the outlets and the verbs of saying that the knowledge holds."""
        names = {outlet.name for outlet in knowledge.outlets}
        known = (n.id for n in knowledge.named.values() if n.kind == "organisation" and names.intersection(n.spellings))
        speech = knowledge.words["speech"]
        return cls(
            frozenset(known),
            re.compile(rf"(?: \w+)? (?:{_any_of(speech, 'say', 'reporting')})\b"),
            re.compile(rf"(?:{_any_of(speech, 'outlets')})(?: điện tử)? "),
            re.compile(rf"(?<!\w)(?:{_any_of(speech, 'according', 'passes_on')})(?: [^\s,.;:]+){{0,2}} \Z"),
        )

    def is_one(self, appearance: Appearance, small: str) -> bool:
        """Whether an outlet is named; `small` is the text in small letters."""
        if appearance.kind != "organisation":
            return False
        start = appearance.span.start
        return appearance.key in self.known or self.led.match(small, start) is not None

    def only_reports(self, appearance: Appearance, small: str) -> bool:
        """Whether an outlet is named as the source of what is told."""
        if not self.is_one(appearance, small):
            return False
        before = small[max(0, appearance.span.start - _REACH) : appearance.span.start]
        return self.reports.match(small, appearance.span.end) is not None or self.cited.search(before) is not None


def known_outlets(actors: Iterable[Actor], knowledge: Knowledge) -> frozenset[ActorId]:
    """The organisations that the knowledge holds as outlets, by any of their names."""
    return called_like((name for outlet in knowledge.outlets for name in (outlet.name, *outlet.also)), actors)


def called_like(names: Iterable[str], actors: Iterable[Actor]) -> frozenset[ActorId]:
    """The organisations that bear one of the names, with or without marks."""
    folded = {fold(name) for name in names if name}
    return frozenset(
        actor.id
        for actor in actors
        if actor.kind == "organisation" and any(fold(name) in folded for name in (actor.name, *actor.aliases))
    )


def _any_of(speech: Mapping[str, Any], *parts: str) -> str:
    """The words of some lists of `language/speech.yml`, the longest first, as a pattern."""
    return alternatives(str(word) for part in parts for listed in speech[part].values() for word in listed)
