"""Words that name a date, by the cases of `cases/dates/`: one file a language."""

from __future__ import annotations

import pytest

from generator.dating.mentions import Mention
from generator.dating.mentions.english import find_english
from generator.dating.mentions.mention import Shift
from generator.dating.mentions.vietnamese import find_vietnamese
from generator.dating.yearly import CycleYear, EasterDay, LunarDay, Yearly
from generator.text import lower
from tests.cases import Case, read_cases

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NAMED_FORMS = ("same day", "weekend", "season", "holiday", "counted", "age", "anniversary")
GRAMMARS = {"vietnamese": find_vietnamese, "english": find_english}


@pytest.mark.parametrize("case", read_cases("dates/*.txt"), ids=lambda case: case.id)
def test_mentions(case: Case) -> None:
    language = case.id.partition(":")[0].partition("-")[0]
    mentions = GRAMMARS[language](lower(case.given), case.given)
    assert "\n".join(written(mention, case.given) for mention in mentions) == case.expected


def written(mention: Mention, text: str) -> str:
    """A mention as the cases note it."""
    words = text[mention.span.start : mention.span.end]
    told = [
        mention.form if mention.form in NAMED_FORMS else "",
        counted(mention.shift) if mention.shift else "",
        mention.date.edtf or (f"day {mention.date.day}" if mention.date.day else ""),
        ruled(mention.yearly) if mention.yearly else "",
        f"of that {mention.follows}" if mention.follows in ("month", "year") else "",
        "" if mention.weekday is None else WEEKDAYS[mention.weekday],
        "" if mention.shift else mention.direction,
        "timed" if mention.timed else "",
    ]
    return f"{words} → {' '.join(part for part in told if part)}"


def counted(shift: Shift) -> str:
    """'day -1'; 'day -2 x2' lasts two."""
    amount = f"{shift.amount:+d}" if shift.amount else "0"
    return f"{shift.unit} {amount}" + (f" x{shift.length}" if shift.length > 1 else "")


def ruled(rule: Yearly) -> str:
    """A lunar day as 'lunar 01-05', other rules by their own form."""
    if isinstance(rule, LunarDay):
        cycle = "" if rule.cycle is None else f" of year {rule.cycle}"
        return f"lunar {rule.edtf}{f'{rule.plus:+d}' if rule.plus else ''}{cycle}"
    if isinstance(rule, EasterDay):
        return f"easter {rule.plus:+d}"
    if isinstance(rule, CycleYear):
        return f"year {rule.cycle} of sixty"
    return f"{WEEKDAYS[rule.weekday]} {rule.which} of {rule.month}" + (f" {rule.plus:+d}" if rule.plus else "")
