"""The calendars of `calendars/`: days that have a name, seasons, and the years of the lunar calendar.

They are facts of every article alike and small, so each is read once, when it is first asked for.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.knowledge.read import load_yaml
from generator.product import KNOWLEDGE

_FOLDER = KNOWLEDGE / "calendars"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name, and what it is reckoned from: exactly one of the four."""

    names: Mapping[str, tuple[str, ...]]
    """Language → names, longer ones first where one holds another."""
    date: tuple[int, int] | None = None
    """Month and day."""
    lunar: tuple[int, int] | None = None
    """Month and day of the lunar calendar."""
    easter: int | None = None
    """Days after Easter Sunday."""
    weekday: tuple[int, int, int] | None = None
    """Month, day of the week (Monday 1) and which of the month, -1 the last."""
    plus: int = 0
    """So many days later."""
    own: bool = False
    """Whether other countries have another day of that name."""


@dataclass(frozen=True, slots=True)
class Season:
    """A season, north of the equator, by month and day."""

    names: Mapping[str, tuple[str, ...]]
    first: tuple[int, int]
    last: tuple[int, int]


@dataclass(frozen=True, slots=True)
class LunarYear:
    """A year of the Vietnamese lunar calendar."""

    start: datetime.date
    lengths: tuple[int, ...]
    """Days of each month in order, a leap month after the month whose number it bears."""
    leap: int
    """The number of the month that is followed by a leap month; 0 when none is."""


@cache
def holidays() -> tuple[Holiday, ...]:
    """Every day that has a name."""
    return tuple(_holiday(entry) for entry in load_yaml(_FOLDER / "holidays.yml")["holidays"])


@cache
def seasons() -> tuple[Season, ...]:
    """Spring, summer, autumn and winter."""
    entries = load_yaml(_FOLDER / "holidays.yml")["seasons"]
    return tuple(Season(_names(entry), _month_and_day(entry["from"]), _month_and_day(entry["to"])) for entry in entries)


@cache
def lunar_years() -> Mapping[int, LunarYear]:
    """The lunar years that are known, by the year of our calendar in which each begins."""
    return {int(year): _lunar_year(row) for year, row in load_yaml(_FOLDER / "lunar.yml")["years"].items()}


def _lunar_year(row: str) -> LunarYear:
    start, months, *leap = row.split()
    lengths = tuple(30 if month == "l" else 29 for month in months)
    return LunarYear(datetime.date.fromisoformat(start), lengths, int(leap[0]) if leap else 0)


def _holiday(entry: Mapping[str, Any]) -> Holiday:
    month, day, which = entry.get("weekday", (0, 0, 0))
    return Holiday(
        _names(entry),
        date=_month_and_day(entry["date"]) if "date" in entry else None,
        lunar=_month_and_day(entry["lunar"]) if "lunar" in entry else None,
        easter=entry.get("easter"),
        weekday=(month, day, which) if month else None,
        plus=entry.get("plus", 0),
        own=entry.get("own", False),
    )


def _names(entry: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(map(str, names)) for language, names in entry["names"].items()}


def _month_and_day(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    return int(month), int(day)


@cache
def word_list(name: str) -> tuple[str, ...]:
    """A list of words of `language/dates.yml`, in lower case."""
    return tuple(str(word).lower() for word in load_yaml(KNOWLEDGE / "language" / "dates.yml")[name])
