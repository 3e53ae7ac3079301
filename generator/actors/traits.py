"""What the articles of one event say of a person who is known by a name alone, as far as it tells namesakes apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from generator.knowledge import Knowledge
from generator.model import Appearance, Report
from generator.text import fold, lower

_BORN = re.compile(r"[ ]?[(,][ ]?(?:SN|sinh năm|sinh|born in|born)[ ]?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_AGED = re.compile(
    r"[ ]?[(,][ ]?(?:(?P<age>\d\d?) ?(?:tuổi|years old)|aged (?P<aged>\d\d?)\b|(?P<bare>\d\d)[,)])", re.IGNORECASE
)
_AFTER = re.compile(r"[ ]?[,(–-][ ]?(?P<words>[^\n,.;:()]{1,60})")
"""What stands behind a name and may be a title: 'Bình, tiền vệ của đội chủ nhà'."""
_CLAUSE = re.compile(r"[ ]?[,(–-][^\n.;!?]{0,90}")
"""What the same clause says behind a name."""
_APART = 2
"""Ages are counted in two ways, and cases last: years of birth so near may be one."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells a person from others of the same name; each set is empty where nothing is said."""

    realms: frozenset[str] = frozenset()
    """Walks of life, by titles that are held."""
    states: frozenset[str] = frozenset()
    """Countries that offices of state are said to be of."""
    born: frozenset[int] = frozenset()
    """Years in which the person may have been born."""
    titled: bool = False
    """Whether a title is held, or was."""
    lives: bool = False
    """Whether an age and a home are all that introduces the person: 'An (22 tuổi, trú quận 3)'."""

    def and_of(self, other: Traits) -> Traits:
        """What is said of one person in two places."""
        return Traits(
            self.realms | other.realms,
            self.states | other.states,
            self.born | other.born,
            self.titled or other.titled,
            self.lives or other.lives,
        )

    @property
    def is_private(self) -> bool:
        """Whether an age and a home are said, and no title."""
        return self.lives and not self.titled

    def contradicts(self, other: Traits) -> str:
        """In what the two cannot be one person; empty where they can."""
        if self.born and other.born and min(abs(a - b) for a in self.born for b in other.born) > _APART:
            return "born"
        if self.realms and other.realms and self.realms.isdisjoint(other.realms):
            return "realm"
        if (self.is_private and other.titled) or (other.is_private and self.titled):
            return "private"
        return "state" if self.states and other.states and self.states.isdisjoint(other.states) else ""


@dataclass(frozen=True)
class Realms:
    """Which walk of life a title tells of."""

    by_opening: Mapping[str, str]
    """Folded words with which a title begins → the realm."""
    home: re.Pattern[str]
    """Words that lead to where somebody lives, in small letters."""
    titles: re.Pattern[str]
    """Titles, in small letters."""

    @classmethod
    def of(cls, knowledge: Knowledge) -> Self:
        """From `language/realms.yml`."""
        listed = knowledge.words["realms"]["realms"]
        people = knowledge.words["people"]
        titles = {title.lower() for listed in people["titles"].values() for title in listed}
        homes, posts = ("|".join(sorted(map(re.escape, words))) for words in (people["lives"], titles))
        return cls(
            {fold(str(word)): str(realm) for realm, words in listed.items() for word in words},
            re.compile(rf"\b(?:{homes})\b"),
            re.compile(rf"\b(?:{posts})\b"),
        )

    def realm(self, title: str) -> str:
        """The realm of a title; empty for one that goes with every walk of life."""
        words = fold(title).split()
        openings = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        return next((self.by_opening[opening] for opening in openings if opening in self.by_opening), "")


def traits_of(report: Report, appearances: Iterable[Appearance], realms: Realms, knowledge: Knowledge) -> Traits:
    """What one article says of a person by the places where it has the name."""
    places = list(appearances)
    held = [(realms.realm(place.title), place.of) for place in places if place.title and place.standing != "former"]
    held += [(realms.realm(title), "") for place in places for title in _titles_after(report, place)]
    born = [(place, frozenset(_years_of_birth(report, place))) for place in places]
    return Traits(
        frozenset(realm for realm, _ in held if realm),
        frozenset(of for realm, of in held if realm == "state" and of and knowledge.named[of].capital),
        frozenset().union(*(years for _, years in born)),
        any(place.title for place in places) or any(realm for realm, _ in held),
        any(years and _lives_somewhere(report, place, realms) for place, years in born),
    )


def _lives_somewhere(report: Report, place: Appearance, realms: Realms) -> bool:
    """Whether a home stands behind the name, and no title beside it."""
    clause = _CLAUSE.match(report.article.text.normal, place.span.end)
    said = lower(clause.group()) if clause is not None else ""
    return realms.home.search(said) is not None and realms.titles.search(said) is None


def _titles_after(report: Report, place: Appearance) -> Iterator[str]:
    """The words behind a name that may be a title, unless they lead to the name of another."""
    after = _AFTER.match(report.article.text.normal, place.span.end)
    if after is not None and not any(
        other.title_span is not None and other.title_span.start == after.start("words") for other in report.appearances
    ):
        yield after["words"]


def _years_of_birth(report: Report, place: Appearance) -> Iterator[int]:
    text, end = report.article.text.normal, place.span.end
    born = _BORN.match(text, end)
    if born is not None:
        yield int(born["year"])
        return
    aged = _AGED.match(text, end)
    year = report.dates.published.date.year or report.dates.happened.date.year
    if aged is not None and year is not None:
        age = int(aged["age"] or aged["aged"] or aged["bare"])
        yield from (year - age - 1, year - age)
