"""The day on which somebody known took an office, left it or died: 'tuyên thệ sáng 5/4' was in the year of that term.

The person and the day stand in one sentence (or the person in the title, the day in the lead), with a word for it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.alternatives import alternatives
from generator.dating.evidence.clue import Clue, YearCase, within
from generator.dating.situation import Situation
from generator.knowledge.calendars import word_list
from generator.model import Appearance, Evidence, FuzzyDate, Phrase, Span, phrase
from generator.text import lower, sentence_ranges

_ANOTHER_YEAR, _FAR = -5.0, -4.5
"""On the day itself, and for other years than one in which news looks back on it so soon."""
_LATER = datetime.timedelta(300)
"""So long after it news tells of such a day without its year."""
_LONGEST_QUOTE = 160
_TURNS = {"came": "comes-to-office", "went": "leaves-office", "died": "dies"}
"""What happened to the person → the list of the words for it."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A day that changed somebody's standing."""

    date: FuzzyDate
    what: str
    says: Phrase
    titles: tuple[str, ...] = ()
    """Of the office, in lower case; none for a death."""


def weigh_term_days(case: YearCase) -> Iterator[Clue]:
    """One clue for each person of whom the article tells such a day."""
    told: set[str] = set()
    days = [s for s in case.situations if _is_bare_day(s)]
    titles = [block.span for block in case.article.kept if block.part == "title"]
    ordered = sorted(case.appearances, key=lambda a: any(a.span in title for title in titles)) if days else ()
    for appearance in ordered:
        if appearance.known and appearance.kind == "person" and appearance.key not in told:
            clue = _clue(case, appearance, days)
            if clue is not None:
                told.add(appearance.key)
                yield clue


def _is_bare_day(situation: Situation) -> bool:
    """Whether it is a day without its year, told as news is, not as what comes every year."""
    date = situation.mention.date
    bare = date.day is not None and date.month is not None and date.year is None and date.until is None
    return bare and situation.part != "cut" and not (situation.anniversary or situation.birth or situation.planned)


def _clue(case: YearCase, appearance: Appearance, days: Sequence[Situation]) -> Clue | None:
    place = _region(case, appearance.span)
    if place is None:
        return None
    words = lower(case.article.text.normal[place.start : place.end])
    turns = [turn for turn in _turns(case, appearance.key) if _pattern(turn.what).search(words)]
    for situation in days:
        date = situation.mention.date
        fitting = [t for t in turns if (t.date.month, t.date.day) == (date.month, date.day)]
        titled = [t for t in fitting if any(title in words for title in t.titles)]
        if fitting and situation.mention.span in place:
            return _of_day(case, appearance, situation, titled or fitting)
    return None


def _of_day(case: YearCase, appearance: Appearance, situation: Situation, turns: Sequence[_Turn]) -> Clue:
    own = situation.mention.date == case.date
    dated = [(turn, day) for turn in turns if (day := turn.date.exact_day) is not None]
    outside = _ANOTHER_YEAR if own else _FAR
    windows = [(day, day if own else day + _LATER) for _, day in dated]
    span = _joined(case, appearance.span, situation.mention.span)
    says = dated[-1][0].says
    by_year = {
        year: turn.says
        for (turn, _), window in zip(dated, windows, strict=True)
        for year, weight in within(case, [window], outside).items()
        if weight == 0
    }
    evidence = Evidence("term day", says, case.article.text.normal[span.start : span.end], span)
    return Clue(evidence, within(case, windows, outside), says, by_year)


def _turns(case: YearCase, person: str) -> Iterator[_Turn]:
    """The days, known exactly, on which the person's terms began and ended, and of the death."""
    knowledge, language = case.facts.knowledge, case.language
    known = knowledge.named[person]
    for office, term in case.facts.offices.get(person, ()):
        titles = tuple(lower(title) for told in office.titles.values() for title in told)
        title = (office.titles.get(language) or next(iter(office.titles.values())))[0]
        names = {"person": known.name(""), "title": title, "of": knowledge.named[office.of].name(language)}
        if term.start.exact_day is not None:
            yield _Turn(term.start, "came", phrase("says.term-day.came", **names, date=term.start), titles)
        if term.end is not None and term.end.exact_day is not None:
            says = phrase("says.term-day.went", **names, date=term.end)
            yield _Turn(term.end, "went", says, titles)
            yield _Turn(term.end, "died", says, titles)
    if known.end is not None and known.end.exact_day is not None:
        yield _Turn(known.end, "died", phrase("says.term-day.died", person=known.name(""), date=known.end))


def _region(case: YearCase, span: Span) -> Span | None:
    """The sentence around a name; of a name in the title, the title and the first sentence of the lead."""
    text = case.article.text.normal
    block = next((b for b in case.article.kept if span in b.span), None)
    if block is None:
        return None
    if block.part == "title":
        lead = next((b for b in case.article.kept if b.part == "lead" and b.span.start > block.span.start), None)
        first = sentence_ranges(text, lead.span.start, lead.span.end)[:1] if lead else []
        return Span(block.span.start, first[0][1] if first else block.span.end)
    ranges = sentence_ranges(text, block.span.start, block.span.end)
    return next((Span(start, end) for start, end in ranges if start <= span.start < end), None)


def _joined(case: YearCase, one: Span, other: Span) -> Span:
    """The words from one to the other; where they stand apart, the line of the name."""
    both = Span(min(one.start, other.start), max(one.end, other.end))
    line = next((block.span for block in case.article.kept if one in block.span), one)
    whole = both if other in line else line
    return whole if whole.end - whole.start <= _LONGEST_QUOTE else other


@cache
def _pattern(what: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(word_list(_TURNS[what]))})(?!\w)")
