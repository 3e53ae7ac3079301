"""The words by which Vietnamese counts: numbers, months, weekdays, units, parts of the day; all in lower case."""

from __future__ import annotations

import re

from generator.dating.mentions.mention import Unit

_ONES = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_ENDINGS = (("mốt", 1), ("tư", 4), ("lăm", 5), ("nhăm", 5))
_NUMBERS = {
    **{word: number for number, word in enumerate(_ONES) if word},
    **{f"mười {word}".strip(): 10 + number for number, word in enumerate(_ONES)},
    **{f"{_ONES[n // 10]} mươi {_ONES[n % 10]}".strip(): n for n in range(20, 100)},
    **{f"{_ONES[tens]} mươi {word}": 10 * tens + one for tens in range(2, 10) for word, one in _ENDINGS},
    "mười lăm": 15,
    "bẩy": 7,
    "trăm": 100,
    "một trăm": 100,
}
VAGUE = {"vài": 3, "mấy": 3, "ít": 3, "dăm": 5, "chục": 10, "vài chục": 30}

MONTH_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "bẩy": 5, "7": 5,
}  # fmt: skip
UNITS: dict[str, Unit] = {
    "ngày": "day",
    "hôm": "day",
    "tuần": "week",
    "tháng": "month",
    "quý": "quarter",
    "năm": "year",
}

MONTH = (
    r"(?P<m>0?[1-9](?!\d)|1[0-2](?!\d)|mười hai|mười một|mười|giêng|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|chạp)"
)
"""A month by figure or word, as the group `m`."""
YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_ONE = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
NUMBER = (
    rf"(?P<n>\d{{1,3}}|(?:{_ONE}) mươi(?: (?:{_ONE}|mốt|tư|lăm|nhăm))?|mười(?: (?:{_ONE}|lăm))?|một trăm|{_ONE}"
    r"|trăm|vài chục|vài|mấy|ít|dăm|chục)"
)
"""A small number by figures or words, as the group `n`."""
WEEKDAY = r"(?:thứ (?P<wd>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?P<sunday>chủ nhật|chúa nhật))(?!\w)"


def number_of(word: str) -> int:
    """The number that figures or words say; a vague word counts as about so many; 0 when it is none."""
    return int(word) if word.isdigit() else _NUMBERS.get(word) or VAGUE.get(word, 0)


def month_of(word: str) -> int:
    """The month that a figure or word names."""
    return MONTH_WORDS[word] if word in MONTH_WORDS else int(word)


def weekday_of(match: re.Match[str]) -> int:
    """The day of the week that a match of `WEEKDAY` names, Monday 0."""
    return 6 if match["sunday"] else WEEKDAYS[match["wd"]]


def year_of(digits: str | None) -> int | None:
    """A year of four figures, or of two: '17' is 2017, '91' is 1991."""
    if not digits:
        return None
    year = int(digits)
    return year if year > 99 else 2000 + year if year < 50 else 1900 + year
