"""Words that name a date, by the cases of `cases/dates/`: one file a language."""

from __future__ import annotations

import pytest

from generator.dating.mentions import Mention
from generator.dating.mentions.english import find_english
from generator.dating.mentions.vietnamese import find_vietnamese
from generator.text import lower
from tests.cases import Case, read_cases

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
GRAMMARS = {"vietnamese": find_vietnamese, "english": find_english}


@pytest.mark.parametrize("case", read_cases("dates/*.txt"), ids=lambda case: case.id)
def test_mentions(case: Case) -> None:
    language = case.id.partition(":")[0]
    mentions = GRAMMARS[language](lower(case.given), case.given)
    assert "\n".join(written(mention, case.given) for mention in mentions) == case.expected


def written(mention: Mention, text: str) -> str:
    """A mention as the cases note it."""
    words = text[mention.span.start : mention.span.end]
    told = [
        f"{mention.shift.unit} {mention.shift.amount:+d}".replace("+0", "0") if mention.shift else "",
        mention.date.edtf,
        "same day" if mention.form == "same day" else "",
        "" if mention.weekday is None else WEEKDAYS[mention.weekday],
        "" if mention.shift else mention.direction,
        "timed" if mention.timed else "",
    ]
    return f"{words} → {' '.join(part for part in told if part)}"
