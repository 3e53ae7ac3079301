"""What a build tells at its end, and how issues are told, as lines for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.config import Config
from generator.issues import Issue, in_order
from generator.wording import Wording

if TYPE_CHECKING:
    from generator.build import Built


def sum_up(built: Built, config: Config, wording: Wording, written: int, removed: int) -> list[str]:
    """What was made, what could not be dated and why, and where to look."""
    timeline = built.analysis.timeline
    events = sum(event.date.year is not None for event in timeline.events)
    counts = {"articles": len(timeline.reports), "events": events, "actors": len(timeline.actors)}
    return [
        *([] if timeline.reports else [wording("command.no_articles", content=str(config.content))]),
        *lines_of(built.issues, wording),
        wording("command.made", site=str(config.site), **counts),
        wording("command.pages", pages=built.pages, written=written, removed=removed),
        wording("command.look", index=str(config.site / "index.html")),
    ]


def lines_of(issues: Iterable[Issue], wording: Wording) -> Iterator[str]:
    """Every issue once, faults first: file and line, what is wrong, how to mend it."""
    for severity in ("fault", "notice"):
        chosen = [issue for issue in in_order(list(issues)) if issue.severity == severity]
        if chosen:
            yield wording(f"command.{severity}s", count=len(chosen))
        for issue in chosen:
            message, hint = wording.tell(issue)
            place = f"{issue.path}:{issue.line}" if issue.line else issue.path
            yield f"  {place}: {message}\n    → {hint}"
