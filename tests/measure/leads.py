"""Leads of one outlet, published known: the first cued day of the lead, where it has one, is the one chosen.

What that day is, is read here by a plain pattern that knows nothing of the grammar: a word of the day ('ngày',
'sáng', 'tối', …) with a day and month after it, or two days of one month. Its year is the one that brings it
nearest to the publishing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from tests.measure.corpora import DATA, Json, read_lines, study
from tests.measure.figure import Figure, share

_CUED = re.compile(
    r"\b(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|mùng|mồng|nay|qua)[ ,]*\(?(?:hôm |ngày )?\(?"
    r"(?P<day>\d{1,2})(?:(?: ?[-–] ?| (?:đến|và)(?: hết)?(?: ngày)? )(?P<last>\d{1,2}))?"
    r" ?(?P<sep>[/.]|-| tháng ) ?(?P<month>\d{1,2})(?!\d)"
    r"(?:(?: ?[/.-] ?| năm )(?P<year>20\d\d))?",
    re.IGNORECASE,
)


def measure() -> list[Figure]:
    """The share of the leads with such a day of which it is the day chosen."""
    found = study("leads").articles
    told = [(row, days) for row in read_lines(DATA / "ds200_dev.jsonl.gz") if (days := cued_days(row))]
    wrong = [(row, days) for row, days in told if not _is_chosen(found[row["id"]]["happened"]["edtf"], days)]
    errors = [_describe(row, days, found[row["id"]]["happened"]["edtf"]) for row, days in wrong]
    return [share("leads: the first cued day is the one chosen", len(told) - len(wrong), len(told), 0.98, errors)]


def cued_days(row: Json) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day of the first cued day (or days) of a lead; None where it has none."""
    match = _CUED.search(row["text"])
    if match is None or not row["published"]:
        return None
    published = datetime.date.fromisoformat(row["published"][:10])
    years = [int(match["year"])] if match["year"] else [published.year + step for step in (-1, 0, 1)]
    first = [*_days(years, int(match["month"]), int(match["day"]))]
    last = [*_days(years, int(match["month"]), int(match["last"] or match["day"]))]
    if not first or not last:
        return None
    nearest = [min(days, key=lambda day: abs((day - published).days)) for days in (first, last)]
    return nearest[0], nearest[1]


def _days(years: list[int], month: int, day: int) -> Iterator[datetime.date]:
    for year in years:
        try:
            yield datetime.date(year, month, day)
        except ValueError:
            continue


def _is_chosen(edtf: str, days: tuple[datetime.date, datetime.date]) -> bool:
    first, last = days
    return edtf == (first.isoformat() if first == last else f"{first}/{last}")


def _describe(row: Json, days: tuple[datetime.date, datetime.date], edtf: str) -> str:
    return f"{row['id']} ({row['published'][:10]}): {days[0]}, but {edtf or 'nothing'}: {' '.join(row['text'].split())}"
