"""Time phrases of another parser's own tests, of the grain of a day and coarser: what each means on its reference day.

That parser takes a bare weekday, month or day without a year for the next to come, where news tells of the last;
so that side is given here with the phrase, and the grammar stays as news needs it.
"""

from __future__ import annotations

import datetime

from generator.dating.meaning import mean
from generator.dating.mentions.vietnamese import find_vietnamese
from generator.model import FuzzyDate
from generator.text import lower
from tests.measure.corpora import DATA, Json, read_lines
from tests.measure.figure import Figure, share

GRAINS = {"Day": 1, "Week": 7, "Month": 1, "Quarter": 3, "Year": 1}
"""Grain → how many days, months or years such a time holds."""
_ONE_DAY = datetime.timedelta(1)


def measure() -> list[Figure]:
    """The share of the phrases whose meaning is what that parser says."""
    rows = [row for row in read_lines(DATA / "duckling_vi.jsonl") if row["grain"] in GRAINS]
    wrong = [(row, said) for row in rows if (said := meaning_of(row)) != expected_of(row)]
    errors = [f"{row['id']} '{row['text']}': {_show(expected_of(row))}, but {_show(said)}" for row, said in wrong]
    return [share("Vietnamese time phrases, day grain and coarser", len(rows) - len(wrong), len(rows), 0.95, errors)]


Days = tuple[datetime.date, datetime.date]


def expected_of(row: Json) -> Days:
    """The first and last day that a phrase should mean. An interval's end is not part of it."""
    first = _day(row["value"][0])
    if len(row["value"]) == 2:
        return first, _day(row["value"][1]) - _ONE_DAY
    if row["grain"] in ("Day", "Week"):
        return first, first + (GRAINS[row["grain"]] - 1) * _ONE_DAY
    months = 12 if row["grain"] == "Year" else GRAINS[row["grain"]]
    after = first.year * 12 + first.month - 1 + months
    return first, datetime.date(after // 12, after % 12 + 1, 1) - _ONE_DAY


def meaning_of(row: Json) -> Days | None:
    """The first and last day that a phrase means to us; None when it is not read as one mention of a date."""
    mentions = find_vietnamese(lower(row["text"]), row["text"])
    if len(mentions) != 1:
        return None
    date = mean(mentions[0], _day(row["ref"]), "future") or FuzzyDate()
    if date.first_day is None or date.last_day is None:
        return None
    return date.first_day, date.last_day


def _day(value: list[int]) -> datetime.date:
    return datetime.date(*value[:3])


def _show(days: Days | None) -> str:
    return "nothing" if days is None else f"{days[0]} to {days[1]}"
