"""The dates that metadata state: every form that front matter, header lines and pages write them in."""

from __future__ import annotations

import contextlib
import datetime
import email.utils
import re
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from generator.dating.mentions.english import find_english
from generator.dating.mentions.vietnamese import find_vietnamese
from generator.model import FuzzyDate, is_real
from generator.text import lower

_ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?"
    r"(?:[T ](?P<H>\d{1,2}):(?P<M>\d\d)(?::(?P<S>\d\d)(?:[.,]\d+)?)?\s?(?P<z>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)
_YEAR = re.compile(r"(?P<y>\d{4})")
_EDTF_INTERVAL = re.compile(r"(\d{4}(?:-\d\d){0,2})/(\d{4}(?:-\d\d){0,2})")
_COMPACT = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)")
_MAIL = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{2,4}\s+\d{1,2}:\d\d")
_UNCERTAIN = re.compile(r"^\d{4}[\d-]*[?~%]|\.\.\s*$|^\.\.")
_WIDEST_ZONE = 14
_FIRST_YEAR, _LAST_YEAR = 1000, 2200
"""Outside these a year is a slip or a filler, such as the 0001-01-01 of empty fields."""
_CLOCK = re.compile(
    r"(?<![\d/-])(?P<H>[01]?\d|2[0-3])(?::|h|\sgiờ\s?)(?P<M>[0-5]\d)(?::(?P<S>[0-5]\d))?\s?(?P<half>[ap]\.?m)?",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"(?<![\d/])(?P<m>0?[1-9]|1[0-2])/(?P<d>\d{1,2})/(?P<y>(?:19|20)\d\d)(?!\d)"
    r"[^\n]{0,12}\d\s?[AP]\.?M\.?,? \(?(?:[ECMP][SD]?T)\b",
    re.IGNORECASE,
)
"""Figures with a time by the half day and a zone of the United States: there the month stands first."""
_ZONE = re.compile(r"(?:GMT|UTC)\s?(?P<z>[+-]\d{1,2})(?::?(?P<zm>\d\d))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as metadata state it, and its time of day in ISO 8601 where there is one."""

    date: FuzzyDate
    moment: str = ""


def parse_stated(value: str, language: str, timezone: str) -> StatedDate | None:
    """What a metadata value says; None when it is no date. A time in UTC becomes a day of `timezone`."""
    value = value.strip().strip("\"'")
    if (american := parse_american(value)) is not None:
        return american
    if _EDTF_INTERVAL.fullmatch(value):
        return _parse_interval(value)
    if _UNCERTAIN.search(value):
        return None  # what EDTF says of doubt would be lost
    parsed = (parse(value, timezone) for parse in (_parse_iso, _parse_mail, _parse_words))
    stated = next((one for one in parsed if one is not None), None) or _parse_other(value, language, timezone)
    return stated if stated is not None and _FIRST_YEAR <= (stated.date.year or 0) <= _LAST_YEAR else None


def _parse_interval(value: str) -> StatedDate | None:
    """An interval of EDTF, when it runs forward."""
    first, _, last = value.partition("/")
    start, end = _partial(first), _partial(last)
    if start is None or end is None or start.edtf > end.edtf:
        return None
    return StatedDate(FuzzyDate(start.year, start.month, start.day, end))


def _parse_iso(value: str, timezone: str) -> StatedDate | None:
    """ISO 8601: a year, a month, a day, a moment."""
    match = _ISO.fullmatch(value) or _COMPACT.fullmatch(value) or _YEAR.fullmatch(value)
    if match is None:
        return None
    groups: dict[str, str | None] = {"m": None, "d": None, "H": None, **match.groupdict()}
    year, month, day = (_int(groups[name]) for name in ("y", "m", "d"))
    if not is_real(year, month, day) or day == 0:
        return None
    date = FuzzyDate(year, month, day)
    return StatedDate(date) if groups["H"] is None else _with_time(date, groups, timezone)


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _with_time(date: FuzzyDate, groups: Mapping[str, str | None], timezone: str) -> StatedDate:
    day = date.exact_day
    try:
        time = datetime.time(
            int(groups["H"] or 0), int(groups["M"] or 0), int(groups["S"] or 0), tzinfo=_zone(groups["z"])
        )
    except ValueError:
        return StatedDate(date)
    return StatedDate(date) if day is None else _at(datetime.datetime.combine(day, time), timezone)


def _parse_mail(value: str, timezone: str) -> StatedDate | None:
    """RFC 2822, as Jekyll, feeds and mail write it."""
    if _MAIL.match(value) is None:
        return None
    try:
        return _at(email.utils.parsedate_to_datetime(value), timezone)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def parse_american(value: str) -> StatedDate | None:
    """'03/12/2021 5:14 PM EST' is the twelfth of March."""
    match = _AMERICAN.search(value)
    if match is None or not is_real(int(match["y"]), int(match["m"]), int(match["d"])) or int(match["d"]) == 0:
        return None
    return _with_clock(value, FuzzyDate(int(match["y"]), int(match["m"]), int(match["d"])))


def _parse_words(value: str, timezone: str) -> StatedDate | None:
    """A full date in Vietnamese or English words or figures, with a clock time perhaps."""
    for grammar in (find_vietnamese, find_english):
        mentions = grammar(lower(value), value)
        dated = next((m for m in mentions if m.date.year is not None and m.form == "day"), None)
        dated = dated or next((m for m in mentions if m.date.year is not None and m.form == "month"), None)
        if dated is not None:
            return _with_clock(value, dated.date)
    return None


def _with_clock(value: str, date: FuzzyDate) -> StatedDate:
    clock, zone = _CLOCK.search(value), _ZONE.search(value)
    day = date.exact_day
    if clock is None or day is None:
        return StatedDate(date)
    hour = int(clock["H"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].lower().startswith("p") else 0)
    try:
        offset = _zone(f"{int(zone['z']):+03d}:{zone['zm'] or '00'}") if zone else None
    except ValueError:
        return StatedDate(date)
    moment = datetime.datetime.combine(day, datetime.time(hour, int(clock["M"]), int(clock["S"] or 0)), offset)
    return StatedDate(date, moment.isoformat())


def _parse_other(value: str, language: str, timezone: str) -> StatedDate | None:
    """A full date in any other language that dateparser knows."""
    if len(value) > 60 or not re.search(r"\d{4}", value):
        return None
    import dateparser

    settings = {
        "DATE_ORDER": "DMY",
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PREFER_LOCALE_DATE_ORDER": False,
        "TIMEZONE": timezone,
        "PARSERS": ["absolute-time"],
    }
    try:
        parsed = dateparser.parse(value, languages=[language], settings=settings) if language != "und" else None
        parsed = parsed or dateparser.parse(value, settings=settings)
    except (ValueError, OverflowError):  # a language that it does not know, a year past the last
        return None
    if parsed is None:
        return None
    return _at(parsed, timezone) if parsed.time() != datetime.time() else StatedDate(FuzzyDate.of(parsed.date()))


def _at(moment: datetime.datetime, timezone: str) -> StatedDate:
    local = moment
    if moment.tzinfo is not None and moment.utcoffset() == datetime.timedelta():
        with contextlib.suppress(OverflowError):  # the last day that there is
            local = moment.astimezone(ZoneInfo(timezone))
    return StatedDate(FuzzyDate.of(local.date()), local.isoformat())


def _zone(text: str | None) -> datetime.tzinfo | None:
    if not text:
        return None
    if text in ("Z", "UTC", "GMT"):
        return datetime.UTC
    if int(text[1:3]) > _WIDEST_ZONE:
        raise ValueError(f"no such time zone: {text}")
    minutes = int(text[1:3]) * 60 + int(text[3:].lstrip(":") or 0)
    return datetime.timezone(datetime.timedelta(minutes=minutes if text[0] == "+" else -minutes))


def _partial(text: str) -> FuzzyDate | None:
    year, month, day = (*map(int, text.split("-")), None, None)[:3]
    date = FuzzyDate(year, month, day)
    return date if is_real(date.year, date.month, date.day) else None
