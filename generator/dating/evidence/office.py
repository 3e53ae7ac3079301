"""Who held which office: 'Tổng thống Mỹ Barack Obama' was written until 20 January 2017."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from generator.dating.evidence.clue import Clue, YearCase, within
from generator.dating.evidence.title_after import titled_after
from generator.dating.facts import term_window
from generator.knowledge import Office, Term
from generator.model import Appearance, Evidence, Phrase, phrase

_OUTSIDE = {"holds": -4.4, "acting": -3.0, "new": -5.5, "former": -3.0, "elect": -5.5}
"""How strongly a title speaks against a time when its bearer did not hold it (or, for 'cựu', still did)."""
_NEW_FOR = datetime.timedelta(240)
_ELECT_FOR = datetime.timedelta(120)
_SLACK = 5
_FOREVER = datetime.date.max


def weigh_offices(case: YearCase) -> Iterator[Clue]:
    """One clue for each person and standing: the most telling title that the article gives."""
    seen: set[tuple[str, str]] = set()
    for appearance in sorted((*_titled(case), *titled_after(case)), key=lambda a: (a.standing != "new", a.span)):
        terms = case.facts.terms(appearance.key, appearance.title, appearance.of)
        if terms and (appearance.key, appearance.standing) not in seen:
            seen.add((appearance.key, appearance.standing))
            yield _clue(case, appearance, terms)


def _titled(case: YearCase) -> Iterator[Appearance]:
    kept = [block.span for block in case.article.kept]
    for appearance in case.appearances:
        if appearance.known and appearance.title and any(appearance.span in span for span in kept):
            yield appearance


def _clue(case: YearCase, appearance: Appearance, terms: Sequence[tuple[Office, Term]]) -> Clue:
    windows = [_window(appearance.standing, term) for _, term in terms]
    span = appearance.title_span or appearance.span
    quote = case.article.text.normal[span.start : span.end]
    says = _says(case, appearance, terms)
    return Clue(
        Evidence("office", says, quote, span),
        within(case, windows, _OUTSIDE[appearance.standing]),
        says,
    )


def _window(standing: str, term: Term) -> tuple[datetime.date, datetime.date]:
    start, end = term_window(term, _SLACK)
    if standing == "new":
        return start - datetime.timedelta(30), min(end, start + _NEW_FOR)
    if standing == "former":
        return (end - datetime.timedelta(2 * _SLACK) if end < _FOREVER else _FOREVER), _FOREVER
    if standing == "elect":
        return start - _ELECT_FOR, start + datetime.timedelta(10)
    return start, end


def _says(case: YearCase, appearance: Appearance, terms: Sequence[tuple[Office, Term]]) -> Phrase:
    office, term = terms[-1]
    knowledge, language = case.facts.knowledge, case.language
    titles = office.titles.get(language) or next(iter(office.titles.values()))
    person, of = knowledge.named[appearance.key].name(""), knowledge.named[office.of].name(language)
    if len(terms) == 2 and appearance.standing == "holds":
        before = terms[-2][1]
        return phrase(
            "says.office.twice",
            person=person,
            title=titles[0],
            of=of,
            start=before.start,
            end=before.end,
            again=term.start,
        )
    if len(terms) > 1 and appearance.standing != "new":
        return phrase("says.office.terms", person=person, title=titles[0], of=of, terms=", ".join(map(_years, terms)))
    known = "until" if term.end is not None else "since"
    return phrase(
        f"says.office.{appearance.standing}.{known}",
        person=person,
        title=titles[0],
        of=of,
        start=term.start,
        end=term.end,
    )


def _years(held: tuple[Office, Term]) -> str:
    """'2008–2012', '2021–'."""
    term = held[1]
    return f"{term.start.year}–{term.end.year if term.end is not None else ''}"
