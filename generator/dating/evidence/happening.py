"""What is known to have happened: 'hội nghị thượng đỉnh NATO tháng 7 tại Washington' was in 2024.

A summit comes every year, so its name alone tells nothing; with its place, its month or its year it does.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator, Sequence

from generator.dating.evidence.clue import Clue, YearCase, falls_on, within
from generator.dating.mentions.mention import Direction
from generator.knowledge import Happening
from generator.model import Evidence, Phrase, Span, phrase
from generator.text import lower

_SUMMIT = re.compile(r"(?:hội nghị )?thượng đỉnh|\bsummit\b")
_REACH = 110
"""How far from its name the place and the month of a happening may stand, in characters."""
_BEFORE = datetime.timedelta(300)
_AFTER = datetime.timedelta(330)
_SLACK = datetime.timedelta(3)
_OUTSIDE = {2: -6.0, 1: -4.5}
"""By how many of place and month agree."""
_YEAR_AFTER = re.compile(r" (?P<year>20[0-3]\d)(?!\d)")
_MOST = 60
"""So many places of a text where a series is named are looked at."""
_EVE = 1
"""Days before a happening on which news is of it already."""
_WHERE = re.compile(r"(?:ở|tại|từ|in|at|near) (?:thủ đô |thành phố |bang |tỉnh |thị trấn |khu nghỉ dưỡng )?\Z")
_FUTURE = re.compile(r"dự kiến|sắp tới|sẽ|tới đây|upcoming|next|will|planned")


def weigh_happenings(case: YearCase) -> Iterator[Clue]:
    """Summits, games and votes, with their place, month or year, or on their own days."""
    text = lower(case.article.text.normal)
    seen: set[tuple[str, ...]] = set()
    for span, happenings in itertools.islice(_named_series(case, text), _MOST):
        clue = _series_clue(case, text, span, happenings)
        if clue is not None:
            key = tuple(map(str, sorted(year for year, weight in clue.weights.items() if weight == 0)))
            if key not in seen:
                seen.add(key)
                yield clue


def _named_series(case: YearCase, text: str) -> Iterator[tuple[Span, Sequence[Happening]]]:
    for span, thing in case.named:
        if isinstance(thing, tuple):
            yield span, thing
    named = {appearance.key for appearance in case.appearances if appearance.kind == "organisation"}
    for match in _SUMMIT.finditer(text):
        span = Span(match.start(), match.end())
        if _is_kept(case, span):
            near = [
                h
                for place in _places(case, text, span)
                for month in _months(case, text, span)
                for h in case.facts.by_place_and_month.get((place, month), ())
            ]
            yield span, [happening for happening in near if happening.of in named]


def _series_clue(case: YearCase, text: str, span: Span, happenings: Sequence[Happening]) -> Clue | None:
    agreeing, strength = _agreeing(case, text, span, happenings)
    if not agreeing:
        return None
    windows = [_window(happening, _side(case, text, span)) for happening in agreeing]
    words = _around(case, span, agreeing)
    says = _says(case, agreeing[-1], len(agreeing))
    quote = case.article.text.normal[words.start : words.end]
    by_year = {
        year: _says(case, happening, 1)
        for happening, window in zip(agreeing, windows, strict=True)
        for year, weight in within(case, [window], -1.0).items()
        if weight == 0
    }
    evidence = Evidence("happening", says, quote, words)
    return Clue(evidence, within(case, windows, _OUTSIDE[strength]), says, by_year)


def _agreeing(
    case: YearCase, text: str, span: Span, happenings: Sequence[Happening]
) -> tuple[Sequence[Happening], int]:
    """Those that the words fit, and by how much: by the year in the name, by place and month, or by the day itself."""
    named = _YEAR_AFTER.match(text, span.end)
    if named is not None:
        return [h for h in happenings if h.start.year == int(named["year"])], 2
    places, months = _places(case, text, span), _months(case, text, span)
    by_place = [h for h in happenings if h.place in places]
    by_month = [h for h in by_place or happenings if h.start.month in months and _fits_days(case, text, span, h)]
    if by_place and months and not by_month:
        return [], 0
    if by_month or by_place:
        return by_month or by_place, bool(by_place) + bool(by_month)
    return [h for h in happenings if falls_on(case, h, _EVE)], 1


def _says(case: YearCase, happening: Happening, count: int) -> Phrase:
    knowledge, language = case.facts.knowledge, case.language
    names = happening.names.get(language) or next(iter(happening.names.values()))
    place = knowledge.named[happening.place].name(language) if happening.place else ""
    lasts = "days" if happening.start != happening.end else "day"
    where = "somewhere" if place else "anywhere"
    key = f"says.happening.{'one' if count == 1 else 'many'}.{where}.{lasts}"
    return phrase(key, name=names[0], place=place, start=happening.start, end=happening.end)


def _window(happening: Happening, side: Direction) -> tuple[datetime.date, datetime.date]:
    start, end = happening.start.first_day, happening.end.last_day
    assert start is not None and end is not None
    if side == "future":
        return start - _BEFORE, end
    return (start - _SLACK if side == "past" else start - _BEFORE), end + _AFTER


def _places(case: YearCase, text: str, span: Span) -> set[str]:
    """Where the words say it was: 'ở Washington', 'tại thủ đô Riga', or the place right after the name."""
    near = _clause(text, span)
    return {a.key for a in case.appearances if a.kind == "place" and a.span in near and _is_where(text, span, a.span)}


def _is_where(text: str, name: Span, place: Span) -> bool:
    return 0 <= place.start - name.end <= 1 or _WHERE.search(text, max(0, place.start - 24), place.start) is not None


def _fits_days(case: YearCase, text: str, span: Span, happening: Happening) -> bool:
    """Whether a day that stands beside the name, if one does, is a day of the happening."""
    near = _clause(text, span)
    days = [s.mention.date for s in case.situations if s.mention.span in near and s.mention.date.day is not None]
    year = happening.start.year
    dated = [d.in_year(year) for d in days if d.month == happening.start.month and year is not None]
    start, end = happening.start.first_day, happening.end.last_day
    return not dated or any(
        d is not None and start and end and d.first_day and start <= d.first_day <= end for d in dated
    )


def _months(case: YearCase, text: str, span: Span) -> set[int]:
    near = _clause(text, span)
    return {
        s.mention.date.month
        for s in case.situations
        if s.mention.date.month and s.mention.span in near and s.mention.date != case.date
    }


def _side(case: YearCase, text: str, span: Span) -> Direction:
    near = _clause(text, span)
    for situation in case.situations:
        if situation.mention.span in near and situation.mention.direction and situation.mention.form != "day":
            return situation.mention.direction
    return "future" if _FUTURE.search(text, near.start, near.end) else ""


def _clause(text: str, span: Span) -> Span:
    """The words around a name, within its sentence."""
    start = max(text.rfind(mark, max(0, span.start - _REACH), span.start) + 1 for mark in (". ", "\n", "? ", "! "))
    ends = [text.find(mark, span.end, span.end + _REACH) for mark in (". ", ".\n", "\n", "? ", "! ")]
    return Span(
        max(start, span.start - _REACH),
        min([end for end in ends if end >= 0], default=min(len(text), span.end + _REACH)),
    )


def _around(case: YearCase, span: Span, agreeing: Sequence[Happening]) -> Span:
    """The name with the place or month that decided, as one quotation."""
    near = _clause(lower(case.article.text.normal), span)
    places, months = {h.place for h in agreeing}, {h.start.month for h in agreeing}
    ends = [a.span for a in case.appearances if a.kind == "place" and a.key in places and a.span in near]
    ends += [s.mention.span for s in case.situations if s.mention.span in near and s.mention.date.month in months]
    return Span(min([span.start, *(e.start for e in ends)]), max([span.end, *(e.end for e in ends)]))


def _is_kept(case: YearCase, span: Span) -> bool:
    return any(span in block.span for block in case.article.kept)
