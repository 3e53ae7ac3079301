"""How far into a war or another counted time: 'xung đột … bước sang năm thứ 3' was written in its third year."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.dating.evidence.clue import Clue, YearCase, within
from generator.knowledge import War
from generator.model import Evidence, Phrase, Span, phrase
from generator.text import lower

_ORDINALS = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
}  # fmt: skip
_YEAR_OF_WAR = re.compile(
    r"năm thứ (?P<vi>\d{1,2}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)"
    r"|\b(?P<en>first|second|third|fourth|fifth|sixth|seventh) year\b"
)
_CONFLICT = re.compile(r"xung đột|chiến sự|chiến tranh|cuộc chiến|chiến dịch quân sự|\bwar\b|\bconflict\b|\binvasion\b")
_REACH = 160
_OUTSIDE = -6.0
_NOT_YET = -2.5
_YEAR = 365.25


def weigh_wars(case: YearCase) -> Iterator[Clue]:
    """The years that fit the ordinal; for a war only named, the years since it began."""
    text = lower(case.article.text.normal)
    places = {appearance.key for appearance in case.appearances if appearance.kind == "place"}
    for match in _YEAR_OF_WAR.finditer(text):
        around = text[max(0, match.start() - _REACH) : match.end() + _REACH]
        war = _war(case, around, places)
        if war is not None and any(Span(match.start(), match.end()) in block.span for block in case.article.kept):
            number = _ORDINALS.get(match["vi"] or match["en"]) or int(match["vi"])
            yield _ordinal_clue(case, Span(match.start(), match.end()), war, number)
            return
    told: set[str] = set()
    for span, thing in case.named:
        if isinstance(thing, War) and thing.id not in told:
            told.add(thing.id)
            yield _named_clue(case, span, thing)


def _war(case: YearCase, around: str, places: set[str]) -> War | None:
    for war in case.facts.wars:
        if any(lower(name) in around for names in war.names.values() for name in names):
            return war
    if _CONFLICT.search(around) is None:
        return None
    sided = [war for war in case.facts.wars if len(war.sides) > 1 and places.issuperset(war.sides)]
    return max(sided, key=lambda war: (war.start.edtf, war.id), default=None)


def _ordinal_clue(case: YearCase, span: Span, war: War, number: int) -> Clue:
    began = war.start.first_day
    assert began is not None
    start = began + datetime.timedelta((number - 1) * _YEAR)
    end = began + datetime.timedelta(number * _YEAR)
    says = _says("says.war.year", case, war, number)
    quote = case.article.text.normal[span.start : span.end]
    return Clue(
        Evidence("war", says, quote, span),
        within(case, [(start - datetime.timedelta(20), end)], _OUTSIDE),
        says,
    )


def _named_clue(case: YearCase, span: Span, war: War) -> Clue:
    began = war.start.first_day
    assert began is not None
    says = _says("says.war.since", case, war, 0)
    quote = case.article.text.normal[span.start : span.end]
    return Clue(Evidence("war", says, quote, span), within(case, [(began, datetime.date.max)], _NOT_YET), says)


def _says(key: str, case: YearCase, war: War, number: int) -> Phrase:
    names = war.names.get(case.language) or next(iter(war.names.values()))
    return phrase(key, war=names[0], start=war.start, number=number)
