"""The words around what somebody says, as patterns: verbs of saying, words for those named before, 'theo'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from generator.alternatives import alternatives
from generator.knowledge import Knowledge
from generator.text import lower

QUOTED = re.compile(
    r"[“\"‘«'](?:(?<=“)([^“”\n]{0,1500})”|(?<=\")([^\"\n]{0,1500})\"|(?<=‘)([^‘’\n]{25,600})’(?!\w)"
    r"|(?<=«)([^«»\n]{0,1500})»|(?<=')(?<![\w'].)([^\W_][^'\n]{24,600})'(?!\w))"
)
"""What stands between quotation marks; the short ones too, so that straight marks stay in pairs.

A mark opens the pattern, so that a search skips all else.
"""


@dataclass(frozen=True, slots=True)
class Speech:
    """Patterns, made once from the word lists; all read small letters."""

    say: re.Pattern[str]
    state: re.Pattern[str]
    """What leads from a speaker to what is told in the article's own words."""
    pronoun: re.Pattern[str]
    bodies: re.Pattern[str]
    """'Công ty', 'đại diện hãng': words for an organisation named before."""
    named_before: re.Pattern[str]
    """A pronoun or such a word for an organisation."""
    according: re.Pattern[str]
    """'Theo', 'According to', at the head of a sentence."""
    called: re.Pattern[str]
    """What stands right before a name in marks, at the end of a text."""
    papers: re.Pattern[str]
    passes_on: re.Pattern[str]
    receives: re.Pattern[str]
    laws: re.Pattern[str]
    goes_on: re.Pattern[str]
    relations: re.Pattern[str]
    """'vợ', 'luật sư của', right before a form of address."""
    posts: re.Pattern[str]
    """A title at the end of a text; the organisation after it does not speak itself."""
    titled: re.Pattern[str]
    """A title at the beginning of a text."""
    former: re.Pattern[str]
    """'cựu', 'nguyên': the title after it is held no more."""
    also_known: re.Pattern[str]
    """What stands between a name and a second one of the same person, in small letters: ' (tức '."""

    @classmethod
    def of(cls, knowledge: Knowledge) -> Self:
        """From `language/speech.yml`."""
        words = knowledge.words["speech"]
        voices = frozenset(words["voices"])
        titles = [title.lower() for listed in knowledge.words["people"]["titles"].values() for title in listed]
        posts = _any([[title for title in titles if title not in voices]])
        second = _any(words["also_known"].values())
        return cls(
            _any(words["say"].values()),
            _any(words["state"].values()),
            _any(words["pronouns"].values()),
            _any(words["bodies"].values()),
            _any([*words["pronouns"].values(), *words["bodies"].values()]),
            _any(words["according"].values()),
            re.compile(rf"{_any(words['called'].values()).pattern}[ :]{{0,2}}\Z"),
            _any(words["papers"].values()),
            _any(words["passes_on"].values()),
            _any(words["receives"].values()),
            _any([words["laws"]]),
            _any(words["goes_on"].values()),
            re.compile(rf"{_any(words['relations'].values()).pattern}(?: của| of)? ?\Z"),
            re.compile(rf"{posts.pattern} \Z"),
            re.compile(rf" ?{posts.pattern}"),
            _any([knowledge.words["people"]["standings"]["former"]]),
            re.compile(rf"[ ]?[,(–-][ ]?(?:[^()\n.;]{{0,30}}, )?{second.pattern}[ :]{{1,2}}[\"“'‘]?"),
        )


def _any(lists: Iterable[Iterable[str]]) -> re.Pattern[str]:
    phrases = (lower(str(phrase)) for phrases in lists for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases)})(?!\w)")
