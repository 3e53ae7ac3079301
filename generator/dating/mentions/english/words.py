"""The words by which English counts: numbers, months, weekdays, units."""

from __future__ import annotations

from generator.dating.mentions.mention import Unit

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **{f"{tens}-{one}": 10 * n + m for n, tens in enumerate(_TENS, 2) for m, one in enumerate(_ONES[:9], 1)},
    **{"a": 1, "an": 1, "hundred": 100, "a hundred": 100, "a dozen": 12},
}
VAGUE = {"a couple of": 2, "a few": 3, "few": 3, "several": 4, "couple of": 2}
_ORDINALS = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9},
    **{"tenth": 10, "eleventh": 11, "twelfth": 12, "last": -1},
}
UNITS: dict[str, Unit] = {
    **{"day": "day", "night": "day", "week": "week", "month": "month", "quarter": "quarter"},
    **{"year": "year", "decade": "year"},
}
"""Words of time → units; a decade is ten years."""

NUMBER = (
    r"(?P<n>\d{1,3}|a hundred|a dozen|a few|a couple of|several"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|thirteen|fourteen|fifteen|an|a)"
)
"""A small number by figures or words, as the group `n`."""
ORDINAL = (
    r"(?P<o>\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth)"
)
YEAR = r"(?P<y>(?:19|20)\d\d)"


def number_of(word: str) -> int:
    """The number that figures or words say; a vague word counts as about so many."""
    return int(word) if word.isdigit() else _NUMBERS.get(word) or VAGUE.get(word, 0)


def ordinal_of(word: str) -> int:
    """The number of 'third' or '3rd'."""
    return int(word[:-2]) if word[0].isdigit() else _ORDINALS[word]


def month_of(name: str) -> int:
    """The month of a name, short or long."""
    return _SHORT[name[:3].lower()]


def year_of(digits: str | None) -> int | None:
    """The year that four figures say."""
    return int(digits) if digits else None
