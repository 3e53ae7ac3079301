"""Seasons with their year or place in time: 'mùa hè này', 'mùa xuân năm 1975'; a bare season is none of a year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dating.mentions.mention import Mention, Shift
from generator.dating.mentions.vietnamese.tail import read_tail
from generator.dating.mentions.vietnamese.words import YEAR, year_of
from generator.knowledge.calendars import Season, seasons
from generator.model import FuzzyDate, Span

_SEASON = re.compile(rf"mùa (?P<s>xuân|hè|hạ|thu|đông)(?: (?:năm )?{YEAR})?(?!\w)")


def find_seasons(text: str) -> Iterator[Mention]:
    """Seasons of a certain year."""
    if "mùa " not in text:
        return
    for match in _SEASON.finditer(text):
        season = next(s for s in seasons() if match["s"] in s.names["vi"])
        if match["y"]:
            yield Mention(Span(match.start(), match.end()), "season", season_of(season, year_of(match["y"])))
            continue
        tail = read_tail(text, match.end())
        now = text.startswith(" này", match.end())
        if tail.length:
            shift = tail.shift or (Shift(0, "year") if now else None)
            span = Span(match.start(), match.end() + tail.length)
            yield Mention(span, "season", season_of(season, None), shift if not now else None, direction=tail.direction)


def season_of(season: Season, year: int | None) -> FuzzyDate:
    """A season of a year; winter ends in the next."""
    next_year = year + 1 if year is not None and season.last < season.first else year
    return FuzzyDate(year, *season.first, FuzzyDate(next_year, *season.last))
