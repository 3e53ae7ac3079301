"""The words of `knowledge/language/telling.yml`, ready to be looked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.alternatives import alternatives
from generator.knowledge import Knowledge

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Telling:
    """By which words it shows how a sentence or a headline tells its news; all patterns read lower-cased text."""

    leaning: Mapping[str, re.Pattern[str]]
    """Language → openings of sentences that lean on what stood before."""
    vague: Mapping[str, re.Pattern[str]]
    """Language → words of headlines that hold back what happened."""
    labels: Mapping[str, re.Pattern[str]]
    """Language → a label before a headline, with what parts it off."""
    at: Mapping[str, re.Pattern[str]]
    """Language → the end of a text that leads to a place over some words (a village, a bracket)."""
    passive: Mapping[str, re.Pattern[str]]
    """Language → the beginning of a text that says something is done to whom stood before it."""
    together: Mapping[str, re.Pattern[str]]
    """Language → all that stands between two who act together."""
    pointing: Mapping[str, re.Pattern[str]]
    """Language → an opening whose first thing was named before ('Tàu này')."""
    unnamed: Mapping[str, re.Pattern[str]]
    """Language → an opening whose subject is a role without a name ('Nhà lãnh đạo nhấn mạnh'); reads any case."""
    pronoun: Mapping[str, re.Pattern[str]]
    """Language → a word in small letters for somebody named before, that is the subject of a clause; reads any case."""
    outlets: re.Pattern[str]
    """The name of an outlet right before the first word of a lead, which keeps its case."""
    no_happening: re.Pattern[str]
    """Words of births, laws and base years, in any language."""

    @classmethod
    def of(cls, knowledge: Knowledge) -> Telling:
        """The words as the knowledge holds them."""
        words = knowledge.words["telling"]

        def compiled(name: str, pattern: str) -> Mapping[str, re.Pattern[str]]:
            return {language: _any_of(listed, pattern) for language, listed in words[name].items()}

        every = [word for listed in words["no_happening"].values() for word in listed]
        return cls(
            leaning=compiled("leaning", r"\W*(?:{})\b"),
            vague=compiled("vague", r"\b(?:{})\b"),
            labels=compiled("labels", r"\W*(?:{})\s?[:|\])-]"),
            at={
                language: _any_of([*listed, *words["toward"][language]], r"\b(?:{})\s(?:[^\s.;:!?]+\s\(?){{0,6}}\(?\Z")
                for language, listed in words["at"].items()
            },
            passive=compiled("passive", r"\s(?:{})\b"),
            together=compiled("with", r"(?:,|\s)(?:\s?(?:{})\s)?\s?"),
            pointing=compiled("pointing", r"\W*(?:[^\s,.;:]+\s){{1,4}}(?:{})\b"),
            unnamed={language: _unnamed(language, knowledge) for language in words["role_goes_on"]},
            pronoun={
                language: _any_of(listed, r"[,”\"»]\s?(?:{})\s(?=[^\W\d_A-ZÀ-ỸĐ])")
                for language, listed in knowledge.words["speech"]["pronouns"].items()
            },
            outlets=_outlets(knowledge),
            no_happening=_any_of(every, r"\b(?:{})\b"),
        )

    def leans(self, language: str, opening: str) -> bool:
        """Whether a sentence that opens so needs the one before it."""
        tables = (self.leaning, self.pointing)
        return any(table.get(language, _NEVER).match(opening) is not None for table in tables)

    def opens_unnamed(self, language: str, sentence: str) -> bool:
        """Whether a sentence opens with a role and does not say who has it."""
        return self.unnamed.get(language, _NEVER).match(sentence) is not None

    def points_back(self, language: str, sentence: str) -> int | None:
        """Where a sentence has a word for somebody named before as a subject; None where it has none."""
        found = self.pronoun.get(language, _NEVER).search(sentence)
        return None if found is None else found.start()


def _unnamed(language: str, knowledge: Knowledge) -> re.Pattern[str]:
    words = knowledge.words["telling"]
    speech = knowledge.words["speech"]
    roles = [*knowledge.words["people"]["titles"][language], *speech["bodies"][language], *speech["pronouns"][language]]
    titles, before, after = (
        alternatives(map(str.lower, listed))
        for listed in (
            roles,
            words["before_role"][language],
            [*words["role_goes_on"][language], *speech["say"][language]],
        )
    )
    return re.compile(rf"\W*(?i:(?:(?:{before})\s){{0,3}}(?:{titles}))\s(?:{after})(?!\w)")


def _outlets(knowledge: Knowledge) -> re.Pattern[str]:
    names = {name for one in knowledge.outlets for name in (one.name, *one.also)}
    domains = {domain for one in knowledge.outlets for domain in one.domains}
    called, at = (alternatives(each) for each in (names, domains))
    return re.compile(rf"(?:(?i:{at})|{called})[ ]?[-–—:]?[ ]?(?=[^\W\d_a-zà-ỹđ])")


def _any_of(words: Sequence[str], pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.format(alternatives(word.lower() for word in words)))
