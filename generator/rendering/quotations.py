"""What people and organisations say, on the page of the event and on their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.model import Actor, Event, Quotation, Report
from generator.rendering.actors import name_office
from generator.rendering.addresses import event_page
from generator.rendering.articles import name_source, plain_text
from generator.rendering.cards import link_actor
from generator.rendering.dates import show_short
from generator.rendering.lookups import Lookups
from generator.rendering.prose import sentence
from generator.rendering.shapes import Link, QuotationView
from generator.text import fold
from generator.timeline import date_order

_ON_EVENT, _ON_ACTOR = 12, 40
"""How many quotations a page shows at most."""
_FEWEST = 5
"""Very words in fewer words are a name or a phrase, not what somebody says."""
_MARKS = " \"'“”‘’«»"
"""What may still stand around somebody's words; the page sets its own marks."""

_EDGES = f"{_MARKS}.,;:!?…"


def quotations_of_event(event: Event, here: str, look: Lookups) -> tuple[QuotationView, ...]:
    """What the articles of an event let somebody say, each saying once, in the order of the articles."""
    said = ((report, quotation) for report in look.reports_of(event) for quotation in report.quotations)
    return tuple(_show(report, quotation, here, look) for report, quotation in each_once(said))[:_ON_EVENT]


def quotations_of_actor(actor: Actor, here: str, look: Lookups) -> tuple[QuotationView, ...]:
    """What an actor says, by the day of the event in the configured order, each saying once."""
    reports = [look.reports[article] for article in actor.articles]
    reports.sort(key=lambda report: (date_order(report.dates.happened.date), report.id))
    if look.config.order == "newest":
        reports.reverse()
    said = ((report, q) for report in reports for q in report.quotations if q.speaker == actor.id)
    return tuple(_show(report, quotation, here, look) for report, quotation in each_once(said))[:_ON_ACTOR]


def each_once(said: Iterable[tuple[Report, Quotation]]) -> Iterator[tuple[Report, Quotation]]:
    """Each saying once; one that is part of another of the same speaker in the same article is left out."""
    seen: set[tuple[str, str]] = set()
    told = [(report, quotation, plain_text(report.article, quotation.span)) for report, quotation in said]
    of_each: dict[tuple[str, str], set[str]] = defaultdict(set)
    for report, quotation, words in told:
        of_each[report.id, quotation.speaker].add(fold(words).strip(_EDGES))
    for report, quotation, words in told:
        key = quotation.speaker, fold(words)
        bare = key[1].strip(_EDGES)
        if any(bare != other and bare in other for other in of_each[report.id, quotation.speaker]):
            continue
        if key not in seen and len(words.split()) >= _FEWEST:
            seen.add(key)
            yield report, quotation


def _show(report: Report, quotation: Quotation, here: str, look: Lookups) -> QuotationView:
    event = look.events[look.event_of[report.id]]
    published = report.dates.published.date
    said = plain_text(report.article, quotation.span).strip(_MARKS)
    return QuotationView(
        look.wording.capital(said) if quotation.direct else sentence(said),
        quotation.direct,
        link_actor(quotation.speaker, here, look, name_office(look.roles[quotation.speaker], event.date, look)),
        Link(
            name_source(report, look.wording),
            look.link(here, f"{event_page(event.id)}#{report.id}"),
            show_short(event.date, look.wording),
        ),
        show_short(published, look.wording) if published.edtf else "",
    )
