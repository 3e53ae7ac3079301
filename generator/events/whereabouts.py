"""What the words around the name of a place tell: whether what is reported happened there.

'Tại Riga', 'tới thủ đô Kiev' and an address ('xã Phú Lương, TP Tam Kỳ') lead to a place; 'quê Nghệ An' is somebody's
home; 'xung đột tại Ukraine' and 'đại sứ tại Hà Nội' are what the news is about, not where it happens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from generator.knowledge import Knowledge
from generator.text import lower

_LED, _LED_BY_WORDS, _ADDRESS, _LEVEL = 1.0, 0.7, 0.85, 0.4
"""What a place weighs right after 'tại', after some words more ('tại cảng cá …'), in an address, and where only its
kind stands before it ('tỉnh Nghệ An')."""
_GONE_TO, _AHEAD = 0.9, 0.3
"""Where somebody goes to, and where somebody is yet to go to for something else ('sẽ sang Pháp dự …')."""
_ABOUT, _BARE_CITY, _BARE = 0.15, 0.2, 0.1
"""Where it is a topic, and by itself as a city or region, and as a country, which seldom says where."""
_PARTING = re.compile(r"[,;(–]|\s-\s")
_GOES_ON = re.compile(r"[,(]\s*\Z")
_LONGEST = 5
"""So many words a name within an address may have."""


@dataclass(frozen=True, slots=True)
class _Cues:
    """The words of one language, as patterns at the end of what stands before a name."""

    at: re.Pattern[str]
    """'tại', with the words `between` it and the end."""
    toward: re.Pattern[str]
    """'tới', with nothing between but kinds of places."""
    visiting: re.Pattern[str]
    """'thăm': the visit is itself what is told, also when it is yet to come."""
    ahead: re.Pattern[str]
    """'sẽ', 'chuẩn bị', shortly before."""
    breaks: frozenset[str]
    """Words after which 'tại' leads no further."""
    home: re.Pattern[str]
    level: re.Pattern[str]
    """A kind of place; in any letter case."""
    numbered: re.Pattern[str]
    """The same before a number: 'tổ 8'."""
    alone: re.Pattern[str]
    """The same at the end, before the name."""
    topics: re.Pattern[str]
    """What has a place without being the news ('xung đột', 'đại sứ'), at the end of what stands before 'tại'."""
    bodies: re.Pattern[str]
    """How the name of an office begins whose place is where it acts: 'công an', 'tòa án'."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Reads how a text leads to places."""

    cues: Mapping[str, _Cues]
    named: Mapping[str, str]
    """The names of cities and regions, in small letters → their ids."""
    within: Mapping[str, str]
    """City or region → its country."""
    wide: frozenset[str]
    """Continents and the like, by id."""

    @classmethod
    def of(cls, knowledge: Knowledge) -> Self:
        """From `language/telling.yml` and the places that the knowledge has."""
        words = knowledge.words["telling"]
        places = {named.id: named for named in knowledge.named.values() if named.kind == "place"}
        within = {place: named.within for place, named in places.items() if named.within}
        names = {lower(name): place for place in within for name in places[place].spellings}
        breaks = frozenset(map(str, knowledge.words["speech"]["breakers"]))
        return cls(
            {language: _cues_of(words, breaks, language) for language in words["at"]},
            names,
            within,
            frozenset(words["wide"]),
        )

    def directness(self, before: str, place: str, language: str) -> float:
        """What a place weighs by what stands `before` it in its sentence, as written; 0 to 1."""
        if place in self.wide:
            return 0.0
        cues = self.cues.get(language)
        bare = _BARE_CITY if place in self.within else _BARE
        if cues is None:
            return bare
        lead, parts = _without_address(before, cues)
        if cues.home.search(lower(lead)):
            return 0.0
        led = _led_by(lower(lead), parts, cues)
        if led is not None:
            return led
        return max(bare, _ADDRESS if parts > 1 or lead.endswith("(") else _LEVEL if parts else 0.0)

    def is_inside(self, between: str, language: str) -> bool:
        """Whether what stands between two names makes the first a part of the second: 'Tam Kỳ, tỉnh Quảng Nam'."""
        cues = self.cues.get(language)
        mark = between.strip()[:1]
        return cues is not None and mark in (",", "(") and not cues.alone.sub("", between).strip(" ,(")

    def seat(self, name: str, language: str) -> str:
        """The city or region whose office an organisation is: 'Công an huyện Tân Kỳ, Nghệ An'; empty for another's."""
        cues, words = self.cues.get(language), lower(name).split()
        if cues is None or cues.bodies.match(" ".join(words)) is None:
            return ""
        for first in range(max(1, len(words) - 4), len(words)):
            place = self.named.get(" ".join(words[first:]))
            if place is not None:
                return place
        return ""


def _led_by(small: str, parts: int, cues: _Cues) -> float | None:
    """What a place weighs by the 'tại' or 'tới' before it or its address of so many parts; None without such a word."""
    led = cues.at.match(small)
    if led is not None and not cues.breaks.intersection(led["between"].split()):
        if cues.topics.search(small, 0, led.start("at")):
            return _ABOUT
        return _LED if parts or not led["between"].strip(" ,(") else _LED_BY_WORDS
    visit = cues.visiting.search(small)
    gone = visit or cues.toward.search(small)
    if gone is None:
        return None
    return _AHEAD if visit is None and cues.ahead.search(small, 0, gone.start()) else _GONE_TO


def _without_address(before: str, cues: _Cues) -> tuple[str, int]:
    """What stands before the address that a name ends ('ngụ' of 'ngụ xã Phú Lương, TP Tam Kỳ, tỉnh ').

    And how many of its parts are told by a kind of place before a large letter or a number; bare names may follow.
    """
    cut = cues.alone.search(before)
    parts, lead = int(cut is not None), before[: cut.start()] if cut is not None else before
    while _GOES_ON.search(lead):
        inner = lead.rstrip(" ,(")
        marks = [*_PARTING.finditer(inner)]
        start = marks[-1].end() if marks else 0
        opening = _opening_of(inner[start:], cues)
        if opening is not None:
            parts, lead = parts + 1, inner[: start + opening]
        elif _is_bare_name(inner[start:]):
            lead = inner[:start]
        else:
            break
    return lead, parts


def _opening_of(part: str, cues: _Cues) -> int | None:
    """Where a part of an address begins, by its kind of place: 'ở | xã Phú Lương'."""
    numbered = cues.numbered.search(part)
    if numbered is not None:
        return numbered.start()
    for level in cues.level.finditer(part):
        name = part[level.end() :].split()
        large = sum(word[0].isupper() or word[0].isdigit() for word in name)
        if name and len(name) <= _LONGEST and 2 * large > len(name) and not name[0][0].islower():
            return level.start()
    return None


def _is_bare_name(part: str) -> bool:
    words = part.split()
    return 0 < len(words) <= _LONGEST and all(word[0].isupper() for word in words)


def _cues_of(words: Mapping[str, Mapping[str, Iterable[str]]], breaks: frozenset[str], language: str) -> _Cues:
    def one_of(key: str) -> str:
        listed = sorted(words[key].get(language, ()), key=lambda word: (-len(word), word))
        return "|".join(re.escape(word.lower()) for word in listed) or "(?!)"

    levels = one_of("kinds_of_place")
    to_the = rf"\s(?:the\s)?(?:(?:{levels})\s(?:of\s)?){{0,3}}\Z"
    return _Cues(
        at=re.compile(rf".*(?<!\w)(?P<at>{one_of('at')})\s(?P<between>(?:[^\s.;:!?]+\s\(?){{0,6}})\(?\Z", re.DOTALL),
        toward=re.compile(rf"(?<!\w)(?:{one_of('toward')}){to_the}"),
        visiting=re.compile(rf"(?<!\w)(?:{one_of('visiting')}){to_the}"),
        ahead=re.compile(rf"(?<!\w)(?:{one_of('ahead')})(?!\w)[^.;:!?]{{0,30}}\Z"),
        breaks=breaks,
        home=re.compile(rf"(?<!\w)(?:{one_of('home')})\s?\(?\Z"),
        level=re.compile(rf"(?<!\w)(?:{levels})[.\s]\s?", re.IGNORECASE),
        numbered=re.compile(rf"(?<!\w)(?:{one_of('numbered_places')})\s(?=\d)", re.IGNORECASE),
        alone=re.compile(rf"(?<!\w)(?:{levels})[.\s]\s?\Z", re.IGNORECASE),
        topics=re.compile(rf"(?<!\w)(?:{one_of('topics')})\s(?:[^\s.,;:!?]+\s){{0,2}}\Z"),
        bodies=re.compile(rf"(?:{one_of('local_bodies')})(?!\w)"),
    )
