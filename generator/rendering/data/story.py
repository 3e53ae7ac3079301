"""`data/timelinejs.json`: the events as TimelineJS 3 reads them."""

from __future__ import annotations

import html
import json
from typing import Any

from generator.model import Event, FuzzyDate
from generator.rendering.addresses import event_page
from generator.rendering.dates import show_short
from generator.rendering.lookups import Lookups
from generator.rendering.memory import Memory

_BETWEEN = ",\n"


def describe_story(look: Lookups, memory: Memory) -> bytes:
    """Every placed event as a slide; headline and text are HTML there, so they go out escaped."""
    config = look.config
    title = {"text": {"headline": html.escape(config.site_name), "text": html.escape(config.about)}}
    names = [event.id for event in look.placed]
    slides = memory.join("story", names, lambda name: _line(_slide(look.events[name], look)), _BETWEEN)
    head = _BETWEEN.join(['{"schema": "nienbieu/timelinejs/1"', f'"title": {_line(title)}', '"events": ['])
    return head.encode() + slides + b"]}\n"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _slide(event: Event, look: Lookups) -> dict[str, Any]:
    outlets = dict.fromkeys(r.article.source.name for r in look.reports_of(event) if r.article.source.name)
    address = html.escape(look.addresses.whole(look.config.site_url, event_page(event.id)))
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _date(event.date),
        "text": {
            "headline": f'<a href="{address}">{html.escape(event.title)}</a>',
            "text": "".join(f"<p>{html.escape(text)}</p>" for text in (event.summary, ", ".join(outlets)) if text),
        },
    }
    if event.date.until is not None:
        slide["end_date"] = _date(event.date.until)
    if event.date.precision not in ("day", "interval"):
        slide["display_date"] = show_short(event.date, look.wording)
    return slide


def _date(date: FuzzyDate) -> dict[str, int]:
    parts = {"year": date.year, "month": date.month, "day": date.day}
    return {name: part for name, part in parts.items() if part is not None}
