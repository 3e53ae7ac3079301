"""The articles that could not be placed: why, and the line that would place each."""

from __future__ import annotations

from generator.corrections import suggest_correction
from generator.model import Report
from generator.rendering.addresses import event_page
from generator.rendering.articles import show_article
from generator.rendering.lookups import Lookups
from generator.rendering.shapes import UndatedView


def show_undated(here: str, look: Lookups) -> tuple[UndatedView, ...]:
    """The articles whose year is not known, in the order of the timeline."""
    reports = (report for report in look.timeline.reports if report.dates.happened.date.year is None)
    return tuple(_undated(report, here, look) for report in reports)


def _undated(report: Report, here: str, look: Lookups) -> UndatedView:
    happened = report.dates.happened
    date = happened.date
    words = next((evidence.quote for evidence in happened.evidence), "")
    reason = "year" if date.edtf else "moving" if words else "rejected" if happened.rejected else "none"
    return UndatedView(
        show_article(report, look),
        look.link(here, event_page(look.event_of[report.id])),
        look.wording(f"page.undated_reason_{reason}", date=date, words=words),
        suggest_correction(report.article.name, date),
    )
