"""How alike two articles are: headline, wording, whom they name and what numbers, uncommon things counting more.

Wording alone does not tell two events of one kind apart, nor find one event in two tellings: names and figures bear
for and against it (`bearing.py`).

Each article is one vector whose parts (headline, wording, actors, numbers) have the lengths of `PARTS`, so that the
product of two vectors is the weighted sum of the cosines of their parts (tf x idf; Salton and Buckley 1988). How
uncommon a term is, is counted over the articles of the same weeks, and leans on the table of the language where
these are few: a folder about one story does not find everything alike, and an article of another year changes nothing.
"""

from __future__ import annotations

import datetime
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.events.anchor import Anchor
from generator.events.bearing import Weighed, bearing, weigh
from generator.events.terms import UNLISTED, CommonWords, Counts, Terms, weight
from generator.model import ActorId, ActorKind

PARTS = {"title": 0.35, "words": 0.45, "people": 0.05, "others": 0.10, "numbers": 0.05}
"""What each part adds to the likeness of two articles; set from how well it parts groups of Vietnamese news."""
_WORDED = 0.6
"""How much the product of two vectors counts beside headlines, names and figures."""
HEADLINE = 0.18
"""What it adds that each article speaks of what stands in the other's headline: the deed, and not only the topic."""
BOTH = 0.3
"""The same for the headline that is spoken of less: of one event, each headline is told by the other article."""
_ANSWERED, _ANSWERED_AT_LEAST = 0.55, 0.38
"""So much of a headline is found in coverage of the same topic, too."""
_WEEKS = 3
"""So many weeks before and after an article's own are looked at for how common a term is now."""
_LEAN = 600
"""The table of the language counts as much as so many articles."""
_RARE_ACTOR = 0.002
"""The share of articles that name an actor of whom nothing is known."""
_MONDAY = datetime.date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is compared by: term → weight, each term marked with the part that it belongs to."""

    terms: Mapping[str, float]
    headline: Mapping[str, float]
    """The words of the headline with their shares of its weight."""
    words: frozenset[str]
    named: Weighed
    """The names and figures by which two events of one kind differ."""
    language: str


Named = Sequence[tuple[ActorId, ActorKind]]
"""The actors of an article, with their kinds."""


@dataclass(frozen=True)
class Profiles:
    """The profiles of all articles by their places in a list, each made when it is first asked for."""

    terms: Callable[[int], Terms]
    actors: Sequence[Named]
    anchors: Sequence[Anchor]
    common: CommonWords

    def __getitem__(self, index: int) -> Profile:
        """The profile of the article at that place."""
        if index not in self._made:
            pool = self._pool_around(self.week_of(index))
            self._made[index] = _profile(self.terms(index), self.actors[index], pool, self.common)
        return self._made[index]

    def week_of(self, index: int) -> int | None:
        """The week that an article belongs to; None where it has no day."""
        return _week(self.anchors[index])

    @cached_property
    def by_week(self) -> Mapping[int | None, Sequence[int]]:
        """The articles of each week."""
        weeks: dict[int | None, list[int]] = defaultdict(list)
        for index in range(len(self.anchors)):
            weeks[self.week_of(index)].append(index)
        return weeks

    def weeks_around(self, week: int | None) -> Sequence[int | None]:
        """The weeks whose articles tell how common a term is in that week; those without a day have themselves."""
        if week is None:
            return [None]
        return [near for near in range(week - _WEEKS, week + _WEEKS + 1) if near in self.by_week]

    def _pool_around(self, week: int | None) -> _Pool:
        if week not in self._pools:
            near = [self._pool_of(other) for other in self.weeks_around(week)]
            self._pools[week] = _Pool(
                sum(pool.size for pool in near),
                _added(pool.holding for pool in near),
                _added(pool.naming for pool in near),
            )
        return self._pools[week]

    def _pool_of(self, week: int | None) -> _Pool:
        if week not in self._counts:
            counts: Counter[str] = Counter()
            naming: Counter[str] = Counter()
            for index in self.by_week[week]:
                mine = self.terms(index)
                counts.update({term for term, _ in mine.body} | {term for term, _ in mine.title})
                counts.update(f"@{actor}" for actor, _ in self.actors[index])
                naming.update(name for name, _ in mine.specifics.names)
            self._counts[week] = _Pool(len(self.by_week[week]), counts, naming)
        return self._counts[week]

    @cached_property
    def _made(self) -> dict[int, Profile]:
        return {}

    @cached_property
    def _pools(self) -> dict[int | None, _Pool]:
        return {}

    @cached_property
    def _counts(self) -> dict[int | None, _Pool]:
        return {}


def likeness(one: Profile, other: Profile) -> float:
    """How alike two articles are: below 0 for strangers, 0.2 to 0.6 for one event, about 1 for the same text."""
    if one.language != other.language:
        return _WORDED * likeness_across(one, other) + bearing(one.named, other.named)
    mine, theirs = _answered(one, other), _answered(other, one)
    answered = HEADLINE * ((mine + theirs) / 2 - _ANSWERED) + BOTH * (min(mine, theirs) - _ANSWERED_AT_LEAST)
    return _WORDED * _product(one.terms, other.terms) + answered + bearing(one.named, other.named)


def _answered(one: Profile, other: Profile) -> float:
    """How much of one's headline the other article speaks of, from 0 to 1."""
    return math.fsum([weight for word, weight in one.headline.items() if word in other.words])


ACROSS = 1.6
"""How much more actors and numbers count where the languages differ and wording cannot be compared."""


def likeness_across(one: Profile, other: Profile) -> float:
    """How alike two articles in different languages are, by whom they name and what numbers."""
    return ACROSS * _product(_without_wording(one.terms), _without_wording(other.terms))


def _without_wording(terms: Mapping[str, float]) -> dict[str, float]:
    return {term: weight for term, weight in terms.items() if term[0] not in "tw"}


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return math.fsum([one[term] * other[term] for term in one.keys() & other.keys()])


@dataclass(frozen=True, slots=True)
class _Pool:
    """How many of the articles around one hold each term and name each actor."""

    size: int
    holding: Mapping[str, int]
    naming: Mapping[str, int]
    """How many name what, by `Specifics.names`."""

    def share(self, term: str, elsewhere: float) -> float:
        return (self.holding.get(term, 0) + _LEAN * elsewhere) / (self.size + _LEAN)


def _added(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return total


def _week(anchor: Anchor) -> int | None:
    day = anchor.published or anchor.happened
    return (day - _MONDAY).days // 7 if day is not None else None


def _profile(terms: Terms, named: Named, pool: _Pool, common: CommonWords) -> Profile:
    listed = common.share(terms.language)

    def weighed(mark: str, counts: Counts) -> dict[str, float]:
        return {f"{mark}{term}": weight(count, pool.share(term, listed.get(term, UNLISTED))) for term, count in counts}

    def met(person: bool) -> dict[str, float]:
        actors = [f"@{actor}" for actor, kind in named if (kind == "person") is person]
        return {actor: weight(1, pool.share(actor, _RARE_ACTOR)) for actor in actors}

    parts = {
        "title": weighed("t", terms.title),
        "words": weighed("w", terms.body),
        "people": met(person=True),
        "others": met(person=False),
        "numbers": {f"#{number}": 1 + math.log(count) for number, count in terms.numbers},
    }
    vector: dict[str, float] = {}
    for part, weights in parts.items():
        vector.update(_scaled(weights, math.sqrt(PARTS[part])))
    headline = weighed("", tuple(pair for pair in terms.title if " " not in pair[0]))
    total = math.fsum(headline.values()) or 1.0
    return Profile(
        vector,
        {word: w / total for word, w in headline.items()},
        terms.words,
        weigh(terms.specifics, pool.naming, pool.size),
        terms.language,
    )


def _scaled(weights: Mapping[str, float], length: float) -> dict[str, float]:
    norm = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {term: weight * length / norm for term, weight in weights.items()} if norm else {}
