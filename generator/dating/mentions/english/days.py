"""Days and months by name: 'October 3, 2024', '3 October', 'July 9-11', 'from 28 September to 2 October', 'in May'.

Month names are read with their capital, since 'may' and 'march' are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.alternatives import alternatives
from generator.dating.mentions.english.words import MONTHS, WEEKDAYS, YEAR, month_of, year_of
from generator.dating.mentions.mention import Direction, Form, Mention
from generator.model import FuzzyDate, Span, is_real

_SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
_FULL = alternatives((*MONTHS, *(month.upper() for month in MONTHS)))
_CUT = alternatives((*_SHORT, *(month.upper() for month in _SHORT)))
_MONTH = rf"(?:{_FULL}|(?:{_CUT})\b\.?)"
_ANY = re.compile(rf"{_MONTH}(?!\w)")
_SHORT_WORDS = ("Mar", "Apr", "Jun", "Jul", "Jan")
"""Short names that may be another word's beginning count as months only with a full stop or a figure beside them."""
_ND = r"(?:st|nd|rd|th)?"
_DAY_AFTER = re.compile(
    rf" (?P<d>\d{{1,2}}){_ND}"
    rf"(?:(?: ?(?:-|–|—) ?| (?:to|and|through|until) )(?:(?P<m2>{_MONTH}) )?(?P<d2>\d{{1,2}}){_ND})?"
    rf"(?![\d:]|\.\d)(?:(?:,? |, of )(?:of )?{YEAR}\b)?"
)
_DAY_BEFORE = re.compile(
    rf"(?<![\d/.:-])(?:(?P<d1>\d{{1,2}}){_ND}(?: of)?(?: (?P<m1>{_MONTH}))?(?:,? {YEAR.replace('<y>', '<y1>')})?"
    rf"(?: ?(?:-|–|—) ?| (?:to|and|through|until) ))?(?:the )?(?P<d>\d{{1,2}}){_ND}(?: day)?(?: of)?,? \Z"
)
_BAD_DAY = re.compile(rf"(?<!\d)\d{{1,2}}{_ND}(?: of)? \Z")
_YEAR_AFTER = re.compile(rf"(?:,? (?:of )?){YEAR}\b")
_MONTH_AFTER = re.compile(
    rf"(?: ?(?:-|–|—) ?| (?:to|and|through|until) )(?P<m2>{_MONTH})(?!\w)(?! \d{{1,2}}(?!\d))(?:,? (?:of )?{YEAR}\b)?"
)
_LEAD = re.compile(
    r"\b(?P<lead>in|since|last|next|this|late|early|of|by|until|from|during|for|to|before|after|every) \Z"
    r"|\b(?P<mid>mid-)\Z",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?: (?:morning|afternoon|evening|night))?"
    r",? ?\(?(?:the )?\Z"
)
_TIME = re.compile(r"(?:\d ?[ap]\.?m\.?|\d:\d\d|\b(?:o'clock|gmt|noon|midnight))[ ,]*(?:on )?\Z")
_RUN = re.compile(r"\d+(?:(?=[-/]\d)())?")
"""A number; the empty group tells that a dash or slash and another follow."""
_ISO = re.compile(r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_FIGURES = re.compile(rf"(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/{YEAR}(?![\d/])")
_PAST = ("since", "last")
_FUTURE = ("next", "by", "until")
_BELONG = ("in", "this", "late", "early", "mid-", "from", "during", *_PAST, *_FUTURE)
"""Words before a month that are quoted with it."""


def find_days(lowered: str, text: str) -> Iterator[Mention]:
    """Every month by its name, with the day and the year that stand beside it; and days in figures."""
    end = 0
    for match in _ANY.finditer(text):
        if match.start() < end or text[match.start() - 1 : match.start()].isalnum():
            continue
        mention = _read(lowered, text, match)
        if mention is not None:
            end = mention.span.end
            yield mention
    for run in _RUN.finditer(text):
        found = (_ISO.match(text, run.start()) or _FIGURES.match(text, run.start())) if run.lastindex else None
        if found is None or text[found.start() - 1 : found.start()] in ("/", ".", "-"):
            continue
        date = _in_figures(found)
        if date is not None and date.day and is_real(date.year, date.month, date.day):
            yield Mention(Span(found.start(), found.end()), "day", date)


def _in_figures(match: re.Match[str]) -> FuzzyDate | None:
    """'2019-08-07'; '25/12/2024' and '12/25/2024' where only one way can be."""
    groups = match.groupdict()
    year = int(match["y"])
    if "m" in groups:
        return FuzzyDate(year, int(match["m"]), int(match["d"]))
    one, other = int(match["a"]), int(match["b"])
    if one > 12 or one == other:
        return FuzzyDate(year, other, one)
    return FuzzyDate(year, one, other) if other > 12 else None


def _read(lowered: str, text: str, match: re.Match[str]) -> Mention | None:
    before = text[max(0, match.start() - 44) : match.start()]
    before = before[before.rfind("\n") + 1 :]
    month = month_of(match.group())
    first = _DAY_BEFORE.search(before) if before.endswith((" ", ",")) else None
    if first is not None:
        return _day_first(lowered, text, match, month, first, len(before))
    after = _DAY_AFTER.match(text, match.end())
    if after is not None and int(after["d"]) and is_real(None, month, int(after["d"])):
        return _month_first(lowered, match, month, after)
    return None if after is not None and not after["y"] else _month(text, match, month, before)


def _day_first(
    lowered: str, text: str, match: re.Match[str], month: int, before: re.Match[str], length: int
) -> Mention | None:
    start = match.start() - length + before.start("d1" if before["d1"] else "d")
    after = _YEAR_AFTER.match(text, match.end())
    year = year_of(after["y"]) if after else None
    last = FuzzyDate(year, month, int(before["d"]))
    if before["d1"]:
        own = month_of(before["m1"]) if before["m1"] else month
        first = FuzzyDate(year_of(before["y1"]) or year, own, int(before["d1"]))
    else:
        first = last
    span = Span(start, after.end() if after else match.end())
    mention = _between(lowered, span, first, last)
    if mention is None and before["d1"]:  # '30 and 4 May': the day beside the month alone
        mention = _between(lowered, Span(match.start() - length + before.start("d"), span.end), last, last)
    return mention


def _month_first(lowered: str, match: re.Match[str], month: int, after: re.Match[str]) -> Mention | None:
    year = year_of(after["y"])
    first = FuzzyDate(year, month, int(after["d"]))
    last = replace(first, month=month_of(after["m2"]) if after["m2"] else month, day=int(after["d2"] or after["d"]))
    span = Span(match.start(), after.end())
    return _between(lowered, span, first, last) or _between(lowered, Span(match.start(), after.end("d")), first, first)


def _between(lowered: str, span: Span, first: FuzzyDate, last: FuzzyDate) -> Mention | None:
    """The mention of the days from `first` to `last`, with the weekday before it; None when there are none such."""
    if not (first.day and last.day and is_real(first.year, first.month, first.day)):
        return None
    if not is_real(last.year, last.month, last.day):
        return None
    before = lowered[max(0, span.start - 24) : span.start]
    weekday = _WEEKDAY.search(before)
    timed = _TIME.search(before) is not None
    start = span.start - len(weekday.group()) if weekday else span.start
    form: Form = "day"
    if first != last:
        form = "range"
        wraps = first.month == 12 and last.month == 1
        if (last.month, last.day) <= (first.month, first.day) and not wraps and first.year == last.year:
            return None
        if wraps and first.year is not None and first.year == last.year:
            first = replace(first, year=first.year - 1)
        first = replace(first, until=last)
    day = WEEKDAYS.index(weekday[1]) if weekday else None
    return Mention(Span(start, span.end), form, first, weekday=day, timed=timed)


def _month(text: str, match: re.Match[str], month: int, before: str) -> Mention | None:
    """A month without a day."""
    name, lead = match.group(), _LEAD.search(before)
    word = (lead["lead"] or lead["mid"]).lower() if lead else ""
    if _BAD_DAY.search(before) is not None:
        return None  # a day that no calendar has
    after = _MONTH_AFTER.match(text, match.end()) or _YEAR_AFTER.match(text, match.end())
    person = name in ("April", "June", "August") and re.match(r" [A-Z][a-z]", text[match.end() : match.end() + 3])
    doubtful = name in ("May", "March") or name in _SHORT_WORDS or bool(person)
    if doubtful and not after and not word:
        return None
    if doubtful and word in ("for", "to", "before", "after", "of") and not after:
        return None
    date = FuzzyDate(year_of(after["y"]) if after else None, month)
    if after is not None and "m2" in after.re.groupindex:
        last = FuzzyDate(date.year, month_of(after["m2"]))
        if last.month == month:
            return None
        first_year = date.year - 1 if date.year is not None and (last.month or 0) < month else date.year
        date = FuzzyDate(first_year, month, None, last)
    direction: Direction = "past" if word in _PAST else "future" if word in _FUTURE else ""
    shown = word in _BELONG or (word == "of" and date.year is not None)
    start = match.start() - (len(lead.group()) if lead and shown else 0)
    return Mention(Span(start, after.end() if after else match.end()), "month", date, direction=direction)
