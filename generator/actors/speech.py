"""The words around what somebody says, as patterns: verbs of saying, words for those named before, 'theo'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from generator.knowledge import Knowledge

QUOTED = re.compile(r"“([^“”\n]{0,1500})”|\"([^\"\n]{0,1500})\"|‘([^‘’\n]{25,600})’(?!\w)|«([^«»\n]{0,1500})»")
"""What stands between quotation marks; the short ones too, so that straight marks stay in pairs."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Patterns, made once from the word lists."""

    say: re.Pattern[str]
    pronoun: re.Pattern[str]
    according: re.Pattern[str]
    """'Theo', 'According to', at the head of a sentence."""
    also_known: re.Pattern[str]
    """What stands between a name and a second one of the same person, in small letters: ' (tức '."""

    @classmethod
    def of(cls, knowledge: Knowledge) -> Self:
        """From `language/speech.yml`."""
        words = knowledge.words["speech"]
        second = _any(words["also_known"].values())
        return cls(
            _any(words["say"].values()),
            _any(words["pronouns"].values()),
            _any(words["according"].values()),
            re.compile(rf"[ ]?[,(–-][ ]?(?:[^()\n.;]{{0,30}}, )?{second.pattern}[ :]{{1,2}}[\"“'‘]?"),
        )


def _any(lists: Iterable[Iterable[str]]) -> re.Pattern[str]:
    phrases = sorted({str(phrase) for phrases in lists for phrase in phrases}, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)
