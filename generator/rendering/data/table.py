"""`data/timeline.csv`: one event a row, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from generator.model import Event
from generator.rendering.addresses import event_page
from generator.rendering.dates import is_inferred
from generator.rendering.lookups import Lookups
from generator.rendering.memory import Memory

COLUMNS = (
    "id",
    "date",
    "precision",
    "first_day",
    "last_day",
    "confidence",
    "year_inferred",
    "title",
    "summary",
    "place",
    "actors",
    "outlets",
    "articles",
    "address",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"
"""Without it Excel takes UTF-8 for something else."""


def describe_table(look: Lookups, memory: Memory) -> bytes:
    """All events, those that cannot be placed last; several names in one cell are parted by '; '."""
    names = [event.id for event in look.timeline.events]
    rows = memory.join("table", names, lambda name: _line(_row(look.events[name], look)))
    return (_BOM + _line(COLUMNS)).encode() + rows


def _line(row: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_cell(value) for value in row])
    return out.getvalue()


def _row(event: Event, look: Lookups) -> list[str]:
    happened = look.surest(event).dates.happened
    first, last = event.date.first_day, event.date.last_day
    outlets = dict.fromkeys(r.article.source.name for r in look.reports_of(event) if r.article.source.name)
    return [
        event.id,
        event.date.edtf,
        event.date.precision,
        first.isoformat() if first else "",
        last.isoformat() if last else "",
        f"{happened.confidence:.3f}",
        "yes" if is_inferred(happened) else "no",
        event.title,
        event.summary,
        look.called[event.place].name if event.place is not None else "",
        "; ".join(look.called[actor].name for actor in event.actors),
        "; ".join(outlets),
        str(len(event.articles)),
        look.addresses.whole(look.config.site_url, event_page(event.id)),
    ]


def _cell(value: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{value}" if value.startswith(_FORMULA) else value
