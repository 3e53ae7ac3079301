"""The address of an event, and the addresses that lead to it.

An address rests on one article alone: of those that tell the event's date, the one that was published first. So
an article that is added later leaves it as it is. And every other article of the event answers for the address
that the event would have if that article were the first: whichever it was before an article was added, two events
were made one, or a date or title was corrected, the old address leads on. Nothing needs to be remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from generator.late import changed
from generator.model import ArticleId, Event, EventId, FuzzyDate, Report
from generator.recall import Recall
from generator.slug import slug

_SLUG = 60
_UNDATED = "undated"


def by_publishing(reports: Sequence[Report]) -> list[Report]:
    """Reports in the order in which they were published; what is not known comes last, by path."""
    return sorted(reports, key=_published)


def _published(report: Report) -> tuple[str, str, str, ArticleId]:
    published = report.dates.published
    return published.date.edtf or "9999", published.moment, report.article.name, report.id


def address_of(reports: Sequence[Report], date: FuzzyDate) -> EventId:
    """The address of the event of that date; it may be another's as well (see `settle_addresses`)."""
    telling = [report for report in reports if report.dates.happened.date == date] or reports
    first = by_publishing(telling)[0]
    return _address(first.dates.happened.date, first.article.title)


def _address(date: FuzzyDate, title: str) -> EventId:
    words = slug(title, _SLUG, whole_words=True) or "event"
    start = FuzzyDate(date.year, date.month, date.day).edtf if date.year is not None else _UNDATED
    return EventId(f"{start}-{words}")


def _answered_for(report: Report) -> Iterator[str]:
    """The addresses that an article answers for: its own, without a neighbour's year, without corrections."""
    happened = report.dates.happened
    yield _address(happened.date, report.article.title)
    if "neighbour" in happened.rules:
        yield _address(FuzzyDate(None, happened.date.month, happened.date.day), report.article.title)
    for former in report.formerly:
        yield _given(former) if isinstance(former, str) else _address(former.date, former.title)


def _given(address: str) -> str:
    """An address that the user gives, as an id: of a whole web address the last part."""
    return slug(address.strip().rstrip("/").rsplit("/", 1)[-1].removesuffix(".html"), 2 * _SLUG)


def settle_addresses(events: Sequence[Event], reports: Mapping[ArticleId, Report]) -> list[Event]:
    """The same events, each with an address of its own: of two with one address the second gets `-2`."""
    wanted = {event.id for event in events}
    taken: set[str] = set()
    settled = []
    for event in sorted(events, key=lambda e: (e.id, _published(reports[e.articles[0]]))):
        candidate, number = str(event.id), 2
        while candidate in taken or (candidate != event.id and candidate in wanted):
            candidate, number = f"{event.id}-{number}", number + 1
        taken.add(candidate)
        settled.append(event if candidate == event.id else changed(event, id=EventId(candidate)))
    return settled


def find_redirects(
    events: Sequence[Event],
    reports: Mapping[ArticleId, Report],
    recall: Recall,
    made_from: Mapping[ArticleId, str],
) -> dict[str, EventId]:
    """Every address that an article of another address answers for → the event where it stands now, in order.

    `made_from` says what each report was made from; what it answers for is taken from `recall` where that is the same.
    """
    taken = {str(event.id) for event in events}
    led: dict[str, EventId] = {}
    for event in events:
        for article in event.articles:
            answered = partial(_all_answered_for, reports[article])
            for address in recall.text(f"addresses:{article}", made_from.get(article, ""), answered).split("\n"):
                if address and address not in taken:
                    led.setdefault(address, event.id)
    return dict(sorted(led.items()))


def _all_answered_for(report: Report) -> str:
    """One address a line; a slug holds no line's end."""
    return "\n".join(_answered_for(report))
