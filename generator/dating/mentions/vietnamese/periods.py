"""Weeks, months and years from today: 'tuần trước', 'năm ngoái', '2 tháng qua', 'cách đây ba ngày', 'năm đó'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dating.mentions.mention import Direction, Mention, Shift, Unit
from generator.dating.mentions.vietnamese.words import NUMBER, UNITS, VAGUE, number_of
from generator.model import Span

SIDES = {
    "trước": -1, "ngoái": -1, "qua": -1, "rồi": -1, "vừa rồi": -1, "vừa qua": -1, "kia": -2, "này": 0, "nay": 0,
    "hiện tại": 0, "sau": 1, "tới": 1, "tiếp theo": 1, "kế tiếp": 1, "tiếp": 1, "sắp tới": 1, "tới đây": 1,
}  # fmt: skip
"""Words after a unit of time → units from the present one."""
_SIDE = "|".join(sorted([*SIDES, "nữa", "gần đây", "gần nhất", "đó", "ấy"], key=lambda word: (-len(word), word)))
_UNIT_WORDS = ("ngày", "tuần", "tháng", "năm", "thập kỷ")
_PERIODS = tuple(
    re.compile(rf"{unit} (?P<side>{_SIDE})(?!\w)(?P<more> (?:khi|đó|bầu|ngày)(?!\w))?(?P<stop>(?= ?[.,;:)\n]|\Z))?")
    for unit in _UNIT_WORDS
)
_NUMBER_BEFORE = re.compile(rf"(?<![\w.,/-]){NUMBER} \Z")
_MANY_BEFORE = ("nhiều ", "những ", "các ", "mỗi ", "hàng ", "từng ")
_PAST = ("vừa qua", "vừa rồi", "qua", "gần đây", "gần nhất")
_AHEAD = ("tới đây", "sắp tới", "tới", "tiếp theo")
_NEVER = {"ngày": (*SIDES, "đó", "ấy"), "thập kỷ": ("đó", "ấy"), "tuần": ("đó", "ấy"), "tháng": ("đó", "ấy", "kia")}
"""What says nothing of one unit alone: 'ngày này', 'tháng đó'."""
_FROM_TOLD = tuple(
    re.compile(rf"{side} (?:đó|ấy) (?:khoảng |hơn |gần |đúng |chừng |tròn )?{NUMBER} (?P<unit>ngày|hôm|tuần)(?!\w)")
    for side in ("trước", "sau")
)
"""'trước đó hai ngày': from the day told of."""
_AGO = re.compile(
    rf"cách (?:đây|nay) (?:khoảng |hơn |gần |đúng |chừng |tròn )*{NUMBER}"
    r" (?P<unit>phút|giờ|tiếng|ngày|hôm|tuần|tháng|năm)(?!\w)"
)


def find_periods(text: str) -> Iterator[Mention]:
    """Times of a week and longer, and counted ones, from today."""
    for unit, pattern in zip(_UNIT_WORDS, _PERIODS, strict=True):
        for match in pattern.finditer(text) if f"{unit} " in text else ():
            before = text[max(0, match.start() - 24) : match.start()]
            before = before[before.rfind("\n") + 1 :]
            count = _NUMBER_BEFORE.search(before) if before.endswith(" ") else None
            mention = _counted(match, unit, count) if count is not None else _near(match, unit, before)
            if mention is not None:
                yield mention
    for match in _AGO.finditer(text) if "cách " in text else ():
        yield shifted(Span(match.start(), match.end()), _ago(match["n"], UNITS.get(match["unit"])))
    for side, pattern in zip(("trước", "sau"), _FROM_TOLD, strict=True):
        for match in pattern.finditer(text):
            mention = _from_told(Span(match.start(), match.end()), side, match["n"], UNITS[match["unit"]])
            if mention is not None:
                yield mention


def _near(match: re.Match[str], unit: str, before: str) -> Mention | None:
    """The week, month or year beside the present one."""
    side = match["side"]
    span = Span(match.start(), match.end("side"))
    if side in ("đó", "ấy") and unit == "năm":
        return Mention(span, "year", follows="year")
    if match["more"] or before.endswith(_MANY_BEFORE) or side not in SIDES or side in _NEVER.get(unit, ()):
        return None  # 'năm trước khi' is not last year
    if before and before[-1].isalnum():
        return None
    shift = Shift(SIDES[side] * 10, "year", 10) if unit == "thập kỷ" else Shift(SIDES[side], UNITS[unit])
    return shifted(span, shift)


def _counted(match: re.Match[str], unit: str, count: re.Match[str]) -> Mention | None:
    """'2 ngày qua' lasts two days; 'ba tháng trước' is a month, where nothing follows that it counts from."""
    tens = 10 if unit == "thập kỷ" else 1
    number, side = number_of(count["n"]) * tens, match["side"]
    name = "year" if tens > 1 else UNITS[unit]
    span = Span(match.start() - len(count.group()), match.end("side"))
    if not number:
        return None
    if side in (*_PAST, *_AHEAD, "nữa"):
        length = 1 if side == "nữa" else number
        return shifted(span, Shift(1 if side in _AHEAD else number if side == "nữa" else -number, name, length))
    if match["more"] == " đó" or (side == "sau" and match["stop"] is not None):
        return _from_told(Span(span.start, match.end("more" if match["more"] else "side")), side, count["n"], name)
    if side == "trước" and match["stop"] is not None:
        return shifted(span, _ago(count["n"], name, tens))
    return None


def _from_told(span: Span, side: str, word: str, unit: Unit) -> Mention | None:
    """'hai ngày trước đó', 'một tuần sau đó': a day counted from the one told of last."""
    number = number_of(word)
    if word in VAGUE or not number or unit not in ("day", "week") or side not in ("trước", "sau"):
        return None
    return Mention(span, "same day", shift=Shift(-number if side == "trước" else number, unit), follows="day")


def _ago(word: str, unit: Unit | None, tens: int = 1) -> Shift:
    """So many units back; a vague number means one of three: 'vài ngày trước' is two to four days ago."""
    if unit is None:  # minutes and hours
        return Shift(0, "day")
    number = number_of(word) * tens
    return Shift(-number - 1, unit, 3) if word in VAGUE else Shift(-number, unit)


def shifted(span: Span, shift: Shift) -> Mention:
    """The mention of a time counted from today."""
    direction: Direction = "past" if shift.amount < 0 else "future" if shift.amount > 0 else ""
    return Mention(span, "relative", shift=shift, direction=direction)
