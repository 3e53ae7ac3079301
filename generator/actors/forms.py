"""The forms of names: which words open, fill and close them, and what the words around them tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from generator.knowledge import Knowledge, person_id

_SYLLABLE = re.compile(
    "(?:ngh|ng|gh|gi|kh|nh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?"
    "[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}"
    "(?:ch|ng|nh|[cmnpt])?"
)
_MARKED = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")


_MOST_LETTERS = 3
"""Letters of one name are parted by marks into so many words at most."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Sets of words, in small letters but where said otherwise."""

    vietnamese: frozenset[str]
    """Vietnamese family names."""
    given: frozenset[str]
    """Given names of other countries."""
    family: frozenset[str]
    """Family names of other countries."""
    endings: tuple[str, ...]
    """How foreign family names end."""
    eastern: frozenset[str]
    """Family names that stand before the given name, in Korea and China."""
    closings: frozenset[str]
    openings: frozenset[str]
    thing_words: frozenset[str]
    place_openings: frozenset[str]
    letters: frozenset[str]
    """Letters that are written large and are no organisation, as written."""
    joins: frozenset[str]
    seats: frozenset[str]
    plural: frozenset[str]
    seated: frozenset[str]
    plain_levels: frozenset[str]
    listing: frozenset[str]
    prefixes: frozenset[str]
    deeds: frozenset[str]
    clubs: frozenset[str]
    """The names of clubs that are one word, such as a town's: only in news of sport is the club meant."""
    worded: frozenset[str]
    """The names of outlets that are words of the language too ('Nhân dân', 'Lao động')."""
    platforms: frozenset[str]
    """The ids of firms whose name mostly means where something was written."""
    alone: frozenset[str]
    means: frozenset[str]
    sport: frozenset[str]
    ordinary: frozenset[str]
    """Short names that are ordinary words too."""
    addresses: frozenset[str]
    """Forms of address ('anh', 'bà')."""
    forenames: frozenset[str]
    """Forenames that many bear, of those in `given`."""
    familiar: frozenset[str]
    """Forms of address for private people alone ('anh', 'bé')."""
    generations: frozenset[str]
    """What parts a son from his father behind a name ('Jr')."""
    lives: re.Pattern[str]
    """What is said of private people alone: where they live, what shop they keep."""
    breakers: frozenset[str]
    openers: frozenset[str]
    ages: frozenset[str]
    in_full_by: Mapping[str, str]
    """Letters, as words parted by spaces ('gd đt') → the words that they stand for."""
    levels: Mapping[str, Any]
    """Kinds of places inside names, as a tree of words."""
    complements: Mapping[str, Any]
    """Word → tree of the words that follow, for what organisations are for."""
    firm_words: Mapping[str, Any]
    """What firms are called, as a tree."""
    streets: frozenset[str]
    """Words before the name of a street."""
    houses: frozenset[str]
    """Words before the number of a house."""
    founding: frozenset[str]
    """The last words of titles of founders, whom the name of a firm follows."""
    said: Mapping[str, Any]
    """The same for verbs of saying; leaf '' is set."""
    person_verbs: Mapping[str, Any]
    organisation_verbs: Mapping[str, Any]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Self:
        """From the word lists of the knowledge, and from the names of the people it knows."""
        people, naming, speech, names = map(knowledge.words.__getitem__, ("people", "naming", "speech", "given_names"))
        family = frozenset(word.lower() for word in people["family_names"])
        given, families = _known_names(knowledge, family)
        return cls(
            vietnamese=family,
            given=(_small(_flat(names["given"])) | given) - _small(_flat(speech["openers"].values())),
            family=_small(_flat(names["family"])) | families,
            endings=tuple(names["family_endings"]),
            eastern=_small(names["eastern"]),
            closings=_small(naming["closings"]),
            openings=_small(naming["openings"]),
            thing_words=_small(naming["thing_words"]),
            place_openings=_small(naming["place_openings"]),
            letters=frozenset(map(str, naming["letters"])),
            joins=_small(naming["joins"]),
            seats=_small(naming["seats"]),
            plural=_small(naming["plural"]),
            seated=_small(naming["seated"]),
            plain_levels=_small(naming["plain_levels"]),
            listing=_small(naming["listing"]),
            prefixes=_small(naming["prefixes"]),
            deeds=_small(naming["deeds"]),
            clubs=frozenset(name for name in _flat(knowledge.words["well_known"]["clubs"]) if " " not in name),
            worded=frozenset(_worded(knowledge)),
            platforms=frozenset(person_id(names[0]) for names in knowledge.words["well_known"]["platforms"]),
            alone=_small(naming["alone"]),
            means=_small(naming["means"]),
            sport=_small(naming["sport"]),
            ordinary=frozenset(people["ordinary"]),
            addresses=_small(_flat(people["honorifics"].values())),
            forenames=_small(_flat(knowledge.words["given_names"]["given"])),
            familiar=_small(people["familiar"]),
            generations=_small(people["generations"]),
            lives=re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(_small(people['lives']))))})\b"),
            breakers=_small(speech["breakers"]),
            openers=_small(_flat(speech["openers"].values())),
            ages=_small(speech["ages"]),
            in_full_by=dict(naming["in_full"]),
            levels=_tree(naming["levels"]),
            complements=_tree(_flat(naming["complements"])),
            firm_words=_tree(naming["firm_words"]),
            streets=_small(naming["streets"]),
            houses=_small(naming["houses"]),
            founding=_small(naming["founding"]),
            said=_tree(_flat(speech["say"].values())),
            person_verbs=_tree(_flat(speech["person"].values())),
            organisation_verbs=_tree(_flat(speech["organisation"].values())),
        )

    def in_full(self, keys: Sequence[str], at: int) -> tuple[int, str]:
        """The end of the letters that begin at `at`, and the words for which they stand; `at` and '' where none do."""
        for end in range(min(at + _MOST_LETTERS, len(keys)), at, -1):
            full = self.in_full_by.get(" ".join(keys[at:end]))
            if full is not None:
                return end, full
        return at, ""


def heads_of_firms(knowledge: Knowledge) -> Mapping[str, Any]:
    """The head words of firms and of news outlets, as a tree of words."""
    naming = knowledge.words.get("naming", {})
    return _tree([*naming.get("heads", {}).get("firm", ()), *naming.get("outlets", ())])


def is_vietnamese(word: str) -> bool:
    """Whether a word, in small letters, could be a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(word) is not None


def is_marked(word: str) -> bool:
    """Whether it carries marks that only Vietnamese writes."""
    return _MARKED.search(word) is not None


def follow(tree: Mapping[str, Any], keys: list[str], at: int) -> int:
    """The end of the longest phrase of the tree that begins at `at`; `at` itself where there is none."""
    node, best = tree.get(keys[at]) if at < len(keys) else None, at
    while node is not None:
        at += 1
        if "" in node:
            best = at
        node = node.get(keys[at]) if at < len(keys) else None
    return best


def _worded(knowledge: Knowledge) -> Iterator[str]:
    """The names of outlets that are what institutions are called after, too."""
    complements = _tree(_flat(knowledge.words["naming"]["complements"]))
    for outlet in knowledge.outlets:
        for name in (outlet.name, *outlet.also):
            keys = name.lower().split()
            if follow(complements, keys, 0) == len(keys):
                yield name


def _known_names(knowledge: Knowledge, vietnamese: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """First and last words of the known people who have no Vietnamese family name."""
    given, family = set(), set()
    for named in knowledge.named.values():
        name = named.name("")
        words = name.split()
        if (
            named.kind == "person"
            and len(words) > 1
            and words[0].lower() not in vietnamese
            and not is_marked(name.lower())
        ):
            given.add(words[0].lower())
            family.add(words[-1].lower())
    return frozenset(given), frozenset(family)


def _small(words: Iterable[str]) -> frozenset[str]:
    return frozenset(str(word).lower() for word in words)


def _flat(lists: Iterable[Iterable[str]]) -> list[str]:
    return [word for words in lists for word in words]


def _tree(phrases: Iterable[str]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for phrase in phrases:
        node = root
        for word in re.findall(r"[^\W_]+", str(phrase).lower()):
            node = node.setdefault(word, {})
        node[""] = {}
    return root
