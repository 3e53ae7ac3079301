"""Days spelled in words: 'mùng một tháng Chín', 'ngày hai mươi tháng bảy năm 2024'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dating.mentions.mention import Mention
from generator.dating.mentions.vietnamese.days import dated, is_day
from generator.dating.mentions.vietnamese.words import MONTH, NUMBER, YEAR, month_of, number_of, year_of
from generator.model import FuzzyDate

_SPELLED = tuple(
    re.compile(rf"(?<={word} ){NUMBER}(?<!\d) tháng {MONTH}(?!\w)(?! lần)(?:(?:,? năm |/|, ?){YEAR})?")
    for word in ("ngày", "mùng", "mồng", "hôm", "sáng", "tối")
)


def find_spelled_days(text: str) -> Iterator[Mention]:
    """Days whose number is a word, after the word for a day."""
    for word, pattern in zip(("ngày", "mùng", "mồng", "hôm", "sáng", "tối"), _SPELLED, strict=True):
        at = text.find(f"{word} ")
        while at >= 0:
            match = pattern.match(text, at + len(word) + 1)
            if match is not None and match["m"] not in ("giêng", "chạp"):
                date = FuzzyDate(year_of(match["y"]), month_of(match["m"]), number_of(match["n"]))
                if is_day(date):
                    yield dated(text, match, "day", date)
            at = text.find(f"{word} ", at + 1)
