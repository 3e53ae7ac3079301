"""Words that count from today, or from what was told: 'yesterday', 'last week', 'two days ago', 'the next day'.

Each begins at a word for a unit of time ('week', 'day'), and what stands before it is read backwards from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dating.mentions.english.words import NUMBER, ORDINAL, UNITS, VAGUE, WEEKDAYS, number_of, ordinal_of
from generator.dating.mentions.mention import Direction, Mention, Shift, Unit
from generator.model import Span

_STOP = r"(?=[.,;:)\n]|\Z| that)"
"""What ends 'two days before', which else goes on: 'two days before the vote'."""
_DAY_WORDS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_DAY_WORD = tuple((re.compile(rf"{word}(?!\w)"), amount) for word, amount in _DAY_WORDS.items())
_FAR = re.compile(r"\bthe day (?:before|after) \Z")
_UNIT = tuple(
    re.compile(rf" (?P<unit>{unit})(?P<many>s)?(?![\w-])(?P<ago> ago| from now| earlier| later| before{_STOP})?")
    for unit in ("weekend", "week", "month", "quarter", "year", "decade", "fortnight", "day", "night", "hour", "minute")
)
_PARTS = tuple(re.compile(rf" {part}(?!\w)") for part in ("morning", "afternoon", "evening"))
_DAY_BESIDE = re.compile(rf" (?P<side>before|after){_STOP}")
_WHICH = re.compile(
    r"(?<!\w)(?:the )?(?P<which>last|this|next|past|previous|coming|following|same|that|over the|at the)\Z"
)
_SPAN = re.compile(rf"(?<!\w)(?P<which>past|last|previous|next|coming) {NUMBER}\Z")
_COUNT = re.compile(rf"(?<!\w){NUMBER}\Z")
_ORDINAL = re.compile(rf"(?<!\w){ORDINAL}(?: straight| consecutive)?\Z")
_AFTER = re.compile(rf"(?<!\w)(?:after|for) {NUMBER}\Z")
_SIDES = {"last": -1, "past": -1, "previous": -1, "this": 0, "over the": 0, "at the": 0, "next": 1, "coming": 1}
_JUST_NOW = ("over the", "at the")
_BESIDE = {"previous": -1, "next": 1, "following": 1}
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!\w)(?: (?P<week>last|this|next) week(?!\w))?")
_WEEKDAY_BEFORE = re.compile(r"(?<!\w)(?P<which>last|next|this|coming|on|late|early) \Z")
_REACH = 26


def find_relative(lowered: str) -> Iterator[Mention]:
    """Days, weeks, months and years counted from today or from another day."""
    for pattern, amount in _DAY_WORD:
        for match in pattern.finditer(lowered):
            far = _FAR.search(_before(lowered, match.start())) if amount else None
            start = match.start() - (len(far.group()) if far else 0)
            if not lowered[start - 1 : start].isalnum():
                yield _shifted(Span(start, match.end()), Shift(2 * amount if far else amount, "day"))
    for pattern in _UNIT:
        for match in pattern.finditer(lowered):
            mention = _unit(lowered, match)
            if mention is not None:
                yield mention
    for pattern in _PARTS:
        for match in pattern.finditer(lowered):
            which = _WHICH.search(_before(lowered, match.start()))
            if which is not None:
                mention = _part_of_day(match, which)
                if mention is not None:
                    yield mention


def _unit(lowered: str, match: re.Match[str]) -> Mention | None:
    """A unit of time with the words before it that count it."""
    before = _before(lowered, match.start())
    if match["ago"] and (count := _COUNT.search(before)):
        return _distance(match, count)
    end = match.end("many") if match["many"] else match.end("unit")
    if span_of := _SPAN.search(before):
        return _lasting(Span(match.start() - len(span_of.group()), end), match["unit"], span_of)
    if match["many"]:
        after = _AFTER.search(before)
        return _counted(match, end, after, number_of(after["n"])) if after else None
    if match["unit"] in ("day", "night") and before.endswith("the") and (beside := _DAY_BESIDE.match(lowered, end)):
        shift = Shift(-1 if beside["side"] == "before" else 1, "day")
        return Mention(Span(match.start() - len("the"), beside.end()), "same day", shift=shift, follows="day")
    if which := _WHICH.search(before):
        return _beside(Span(match.start() - len(which.group()), end), match["unit"], which)
    ordinal = _ORDINAL.search(before) if not lowered.startswith(" of the year", end) else None
    return _counted(match, end, ordinal, ordinal_of(ordinal["o"])) if ordinal else None


def _distance(match: re.Match[str], count: re.Match[str]) -> Mention | None:
    """'two days ago', 'three weeks from now', 'a day earlier'."""
    span = Span(match.start() - len(count.group()), match.end())
    if match["ago"] == " ago":
        return _shifted(span, _ago(count["n"], match["unit"]))
    if match["ago"] == " from now":
        return _shifted(span, Shift(number_of(count["n"]), _name(match["unit"])))
    number, unit = number_of(count["n"]), _name(match["unit"])
    if count["n"] in VAGUE or not number or match["unit"] not in ("day", "week"):
        return None
    return Mention(span, "same day", shift=Shift(number if match["ago"] == " later" else -number, unit), follows="day")


def _lasting(span: Span, unit: str, span_of: re.Match[str]) -> Mention | None:
    """'the past three months'."""
    number = number_of(span_of["n"]) * (10 if unit == "decade" else 1)
    amount = -number if _SIDES[span_of["which"]] < 0 else 1
    return _shifted(span, Shift(amount, UNITS[unit], number)) if unit in UNITS and number else None


def _counted(match: re.Match[str], end: int, before: re.Match[str], number: int) -> Mention | None:
    """'after 100 days', 'the third year'."""
    if match["unit"] not in ("day", "week", "month", "year"):
        return None
    span = Span(match.start() - len(before.group()), end)
    return Mention(span, "counted", shift=Shift(number, UNITS[match["unit"]]))


def _beside(span: Span, unit: str, which: re.Match[str]) -> Mention | None:
    """The week, month or year beside the present one, or the day beside one told of."""
    word, definite = which["which"], which.group().startswith("the ")
    if unit in ("day", "night"):
        return _day_beside(span, unit, word, definite)
    if word in ("same", "that"):
        return Mention(span, "year", follows="year") if unit == "year" else None
    if unit == "weekend" and word in _SIDES:
        direction: Direction = "past" if _SIDES[word] < 0 or word in _JUST_NOW else "future" if _SIDES[word] > 0 else ""
        return Mention(span, "weekend", shift=Shift(_SIDES[word], "week"), direction=direction)
    own = definite and word in ("last", "next", "this")  # 'the last week of talks'
    if own or word in ("over the", "at the", "following") or unit not in UNITS:
        return None
    amount = _SIDES[word]
    return _shifted(span, Shift(10 * amount, "year", 10) if unit == "decade" else Shift(amount, UNITS[unit]))


def _day_beside(span: Span, unit: str, word: str, definite: bool) -> Mention | None:
    if word == "same":
        return Mention(span, "same day", follows="day")
    if unit == "night" and word in ("last", "this") and not definite:
        return _shifted(span, Shift(-1 if word == "last" else 0, "day"))
    return Mention(span, "same day", shift=Shift(_BESIDE[word], "day"), follows="day") if word in _BESIDE else None


def _part_of_day(match: re.Match[str], which: re.Match[str]) -> Mention | None:
    word, span = which["which"], Span(match.start() - len(which.group()), match.end())
    if word in ("this", "last") and not which.group().startswith("the "):
        return _shifted(span, Shift(0 if word == "this" else -1, "day"))
    return Mention(span, "same day", shift=Shift(_BESIDE[word], "day"), follows="day") if word in _BESIDE else None


def find_weekdays(lowered: str) -> Iterator[Mention]:
    """Days of the week, with the words that say which."""
    for match in _WEEKDAY.finditer(lowered):
        if lowered[match.start() - 1 : match.start()].isalnum():
            continue
        before = _WEEKDAY_BEFORE.search(_before(lowered, match.start()))
        which, week = before["which"] if before else "", match["week"]
        direction: Direction = "future" if which in ("next", "coming") else "past" if which == "last" else ""
        shift = Shift(_SIDES[week], "week") if week else None
        span = Span(match.start() - (len(before.group()) if before else 0), match.end())
        day = WEEKDAYS.index(match.group().split()[0])
        yield Mention(span, "weekday", shift=shift, weekday=day, direction=direction)


def _ago(word: str, unit: str) -> Shift:
    """So many units back; a vague number means one of three."""
    if unit in ("minute", "hour"):
        return Shift(0, "day")
    number = number_of(word) * (10 if unit == "decade" else 2 if unit == "fortnight" else 1)
    return Shift(-number - 1, _name(unit), 3) if word in VAGUE else Shift(-number, _name(unit))


def _name(unit: str) -> Unit:
    return "week" if unit == "fortnight" else UNITS.get(unit, "day")


def _before(lowered: str, end: int) -> str:
    """The few words before `end`, on the same line."""
    before = lowered[max(0, end - _REACH) : end]
    return before[before.rfind("\n") + 1 :]


def _shifted(span: Span, shift: Shift) -> Mention:
    direction: Direction = "past" if shift.amount < 0 else "future" if shift.amount > 0 else ""
    return Mention(span, "relative", shift=shift, direction=direction)
