"""What happened once, told on its own day in other words than its later name: 'Vụ nổ lớn rung chuyển cảng Beirut, 4/8'.

On the day itself news has no name for it yet; but title and lead hold its day and all words of a name, one of them
a proper one.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence

from generator.dating.evidence.clue import Clue, YearCase, looks_back, within
from generator.dating.facts import words_by_name
from generator.dating.situation import Situation
from generator.knowledge import Happening
from generator.model import Evidence, Span, phrase
from generator.text import lower

_ANOTHER_YEAR = -4.5
_AFTER = datetime.timedelta(200)
"""How long after another day of its head news is that tells of this without a year."""
_WORD = re.compile(r"\w+")
_HEAD = ("title", "lead")


def weigh_own_days(case: YearCase) -> Iterator[Clue]:
    """The year of what the article tells of in its head; nothing where the head looks back over years."""
    told = [s for s in case.situations if s.part in _HEAD and s.mention.date.day and s.mention.date.year is None]
    days = {day: s for s in reversed(told) for day in _days(s)}
    known = [(happening, days[day]) for day in days for happening in case.facts.by_day.get(day, ())]
    if not known or looks_back(case):
        return
    words = _words(case)
    named = {thing.id for _, thing in case.named if isinstance(thing, Happening)}
    for happening, situation in known:
        name = next((name for name in words_by_name(happening) if all(word in words for word in name)), None)
        if name is not None and happening.id not in named:
            yield _clue(case, happening, situation, sorted(words[word] for word in name))
            return


def _days(situation: Situation) -> Iterator[tuple[int, int]]:
    """The month and day that it means; a report is filed on the day or on the next."""
    date = situation.mention.date
    yield date.month or 0, date.day or 0
    if situation.filed and (date.day or 0) > 1:
        yield date.month or 0, (date.day or 0) - 1


def _words(case: YearCase) -> Mapping[str, Span]:
    """The words of the head, each with where it stands first."""
    text = lower(case.article.text.normal)
    words: dict[str, Span] = {}
    for block in case.article.kept:
        for match in _WORD.finditer(text, block.span.start, block.span.end) if block.part in _HEAD else ():
            words.setdefault(match.group(), Span(match.start(), match.end()))
    return words


def _clue(case: YearCase, happening: Happening, situation: Situation, words: Sequence[Span]) -> Clue:
    start, end = happening.start.first_day, happening.end.last_day
    assert start is not None and end is not None
    name = (happening.names.get(case.language) or next(iter(happening.names.values())))[0]
    lasts = "days" if start != end else "day"
    says = phrase(f"says.happening.one.anywhere.{lasts}", name=name, start=happening.start, end=happening.end)
    text = case.article.text.normal
    stop = text.find("\n", words[0].start)
    near = [word for word in words if stop < 0 or word.end <= stop]
    span = Span(near[0].start, near[-1].end)
    later = datetime.timedelta(situation.filed) if situation.mention.date == case.date else _AFTER
    evidence = Evidence("happening", says, text[span.start : span.end], span)
    return Clue(evidence, within(case, [(start, end + later)], _ANOTHER_YEAR), says)
