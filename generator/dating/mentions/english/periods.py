"""What is longer than a month: quarters, halves, seasons, years, decades, centuries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dating.mentions.english.words import YEAR, number_of, year_of
from generator.dating.mentions.mention import Direction, Mention, Shift
from generator.knowledge.calendars import Season, seasons
from generator.model import FuzzyDate, Span

_OF = rf"(?:(?: of| in)?(?: the)?(?: (?P<side>last|this|next|current))? (?:year(?! \d)|{YEAR}\b))?"
_QUARTER = re.compile(rf" quarter{_OF}(?!-)")
_HALF = re.compile(rf" half(?:(?: of| in)(?: the)?(?: (?P<side>last|this|next|current))? (?:year(?! \d)|{YEAR}\b))")
_SOME_MONTHS = re.compile(
    r"(?P<which>first|last|final) (?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven|\d\d?) months of "
    rf"(?:the )?(?:(?P<side>last|this|next) )?(?:year|{YEAR}\b)"
)
_ORDINAL_BEFORE = re.compile(r"\b(?:the )?(?P<o>first|second|third|fourth|1st|2nd|3rd|4th|final|last)\Z")
_SEASONS = tuple(
    re.compile(rf"{name}(?!\w)(?: (?:of )?(?P<y>(?:19|20)\d\d)\b)?")
    for name in ("spring", "summer", "autumn", "winter", "fall")
)
_SEASON_BEFORE = re.compile(r"\b(?P<side>last|this|next|coming) \Z")
_FIGURE = re.compile(r"\d+")
_LAST = re.compile(r"(?: ?[-–/] ?| (?:to|and|until|through) )(?P<last>(?:19|20)?\d\d)(?![\d/.-])")
_SPANS = (" to ", " and ", " until ", " through ")
_LEAD = re.compile(r"(?<!\w)(?:(?:in|since|of|by|until|from|during|before|after|early|late|between) |mid-)\Z")
_COUNTED = re.compile(
    r" (?:people|troops|tons|tonnes|euros|dollars|homes|jobs|words|miles|km|metres|meters|feet|workers|soldiers)(?!\w)"
)
_ND_CENTURY = re.compile(r"(?:st|nd|rd|th)(?:-| )century(?!\w)")
_PART_OF_YEAR = re.compile(r"(?:(?: of|,)? (?P<y>(?:19|20)\d\d)(?!\d))?(?!\w)")
_QUARTERS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
    "last": 4,
}
_SIDES = {"last": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def find_periods(lowered: str) -> Iterator[Mention]:
    """Times that are longer than a month, by name or number."""
    yield from _parts(lowered)
    yield from _seasons(lowered)
    yield from _figures(lowered)


def _parts(text: str) -> Iterator[Mention]:
    for months, pattern in ((3, _QUARTER), (6, _HALF)):
        for match in pattern.finditer(text):
            before = _ORDINAL_BEFORE.search(text[max(0, match.start() - 12) : match.start()])
            number = _QUARTERS[before["o"]] if before else 0
            if (
                before is None
                or number * months > 12
                or (before["o"] == "last" and not match["y"] and not match["side"])
            ):
                continue
            yield _part(match.start() - len(before.group()), match, number * months - months + 1, number * months)
    for match in _SOME_MONTHS.finditer(text):
        number = number_of(match["n"])
        if 1 < number < 12:
            first, last = (1, number) if match["which"] == "first" else (13 - number, 12)
            yield _part(match.start(), match, first, last)


def _part(start: int, match: re.Match[str], first: int, last: int) -> Mention:
    year = year_of(match["y"])
    shift = Shift(_SIDES[match["side"]], "year") if match["side"] else None
    return Mention(Span(start, match.end()), "quarter", FuzzyDate(year, first, None, FuzzyDate(year, last)), shift)


def _seasons(text: str) -> Iterator[Mention]:
    for pattern in _SEASONS:
        for match in pattern.finditer(text):
            if text[match.start() - 1 : match.start()].isalnum():
                continue
            before = _SEASON_BEFORE.search(text[max(0, match.start() - 8) : match.start()])
            season = next(s for s in seasons() if match.group().split()[0] in s.names["en"])
            if match["y"]:
                yield Mention(_span(match), "season", _season_of(season, int(match["y"])))
            elif before is not None:
                amount = _SIDES[before["side"]]
                direction: Direction = "past" if amount < 0 else "future" if amount > 0 else ""
                span = Span(match.start() - len(before.group()), match.end())
                yield Mention(span, "season", _season_of(season, None), direction=direction)


def _season_of(season: Season, year: int | None) -> FuzzyDate:
    next_year = year + 1 if year is not None and season.last < season.first else year
    return FuzzyDate(year, *season.first, FuzzyDate(next_year, *season.last))


def _figures(text: str) -> Iterator[Mention]:
    """What begins with a number: years and spans of years, decades, centuries, 'Q3' and 'H1'."""
    end = 0
    for match in _FIGURE.finditer(text):
        start, digits = match.start(), match.group()
        if start < end:
            continue
        mention = _year(text, match) if len(digits) == 4 else _small(text, match) if len(digits) <= 2 else None
        if mention is not None:
            end = mention.span.end
            yield mention


def _year(text: str, match: re.Match[str]) -> Mention | None:
    start, end, year = match.start(), match.end(), int(match.group())
    if (
        not 1000 <= year <= 2199
        or text[start - 1 : start].isalnum()
        or text[start - 1 : start] in ("/", ".", "$", "€", "£")
    ):
        return None
    if year % 10 == 0 and text.startswith(("s", "'s", "’s"), end) and not text[end + 1 : end + 2].isalpha():
        span = Span(start, end + (1 if text[end] == "s" else 2))
        return Mention(span, "year", FuzzyDate(year, until=FuzzyDate(year + 9)))
    before = text[max(0, start - 9) : start]
    led = _LEAD.search(before) is not None
    last = _LAST.match(text, end)
    if last is not None and 1900 <= year <= 2099 and (led or not last.group().startswith(_SPANS)):
        until = int(last["last"]) if len(last["last"]) == 4 else year // 100 * 100 + int(last["last"])
        if year < until and not (len(last["last"]) == 2 and "-" in last.group() and until % 100 <= 12 and not led):
            return Mention(Span(start, last.end()), "year", FuzzyDate(year, until=FuzzyDate(until)))
    if led and 1900 <= year <= 2099 and _COUNTED.match(text, end) is None and text[end : end + 1] not in ("-", "/"):
        return Mention(Span(start, end), "year", FuzzyDate(year))
    return None


def _small(text: str, match: re.Match[str]) -> Mention | None:
    start, end, number = match.start(), match.end(), int(match.group())
    before = text[max(0, start - 2) : start]
    century = _ND_CENTURY.match(text, end)
    if century is not None and 1 <= number <= 22:
        years = FuzzyDate(100 * number - 99, until=FuzzyDate(100 * number))
        return Mention(Span(start, century.end()), "year", years)
    if before[-1:] in ("'", "’") and number % 10 == 0 and number >= 20 and text[end : end + 1] == "s":
        return Mention(Span(start - 1, end + 1), "year", FuzzyDate(1900 + number, until=FuzzyDate(1909 + number)))
    months = {"q": 3, "h": 6}.get(before[-1:], 0) if not before[:-1].isalnum() else 0
    after = _PART_OF_YEAR.match(text, end) if months and 1 <= number <= 12 // months else None
    if after is None or (months == 6 and not after["y"]):
        return None
    year = year_of(after["y"])
    date = FuzzyDate(year, number * months - months + 1, None, FuzzyDate(year, number * months))
    return Mention(Span(start - 1, after.end()), "quarter", date)


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())
