"""Every name, title and cue that the knowledge holds, as one tree of words, so that a text is read in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Self

from generator.actors.forms import Forms
from generator.actors.speech import Speech
from generator.knowledge import Knowledge, Named
from generator.text import lower

Kind = Literal[
    "person",
    "short",
    "organisation",
    "place",
    "title",
    "honorific",
    "standing",
    "standing-after",
    "filler",
    "state",
    "firm",
    "outlet",
    "locality",
    "thing",
]

WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+|\.[a-z0-9][^\W_]*)*")
"""A word; hyphens part words, so that 'Nga-Ukraine' is two and 'Dê-len-xki' three that stand together."""


class Entry(NamedTuple):
    """What a run of words means."""

    kind: Kind
    value: str
    """A person's, organisation's or place's id; a title or a standing as the knowledge writes it."""
    capital: bool
    """Whether the first word must be written with a capital."""


class Meaning(NamedTuple):
    """All that a run of words may mean."""

    entries: tuple[Entry, ...]
    small: tuple[Entry, ...]
    """Those that need not be written large."""
    cued: bool
    """Whether one tells of what follows: a head word of an organisation, a street, a film."""
    headed: bool
    """Whether one is the head word of an organisation."""


_NO_MEANING = Meaning((), (), False, False)
Tree = dict[str, Any]
"""Word → the tree of the words that may follow; under the empty word, the entries of the run that ends here."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tree, and the forms of names that rules about unknown ones need."""

    root: Tree
    cues: frozenset[str]
    """The words, in small letters, that open something which need not be written with a capital."""
    alone: frozenset[str]
    """Those of them that so mean something by themselves."""
    forms: Forms
    speech: Speech
    named: Mapping[str, Named]
    offices: Mapping[str, frozenset[str]]
    """Each person who holds or held an office → its titles and the names of what it is of, in small letters."""

    @classmethod
    def of(cls, knowledge: Knowledge) -> Self:
        """Built from all names, titles and cues that the knowledge holds."""
        root: Tree = {}
        for named in knowledge.named.values():
            kind: Kind = named.kind
            _plant(root, named.spellings, Entry(kind, named.id, capital=True))
            _plant(root, named.short, Entry("short" if kind == "person" else kind, named.id, capital=True))
            _plant(root, named.adjectives, Entry(kind, named.id, capital=True))
        _plant_titles(root, knowledge)
        _plant_cues(root, knowledge.words["naming"])
        cues = frozenset(word for word, node in root.items() if _opens_small(node))
        alone = frozenset(word for word, node in root.items() if node.get("", _NO_MEANING).small)
        return cls(root, cues, alone, Forms.of(knowledge), Speech.of(knowledge), knowledge.named, _offices(knowledge))

    def longest(self, keys: Sequence[str], at: int) -> tuple[int, tuple[Entry, ...]]:
        """The end of the longest run of words from `at` on that means something, and what; 0 for none."""
        end, found = self.meaning(keys, at)
        return end, found.entries

    def meaning(self, keys: Sequence[str], at: int) -> tuple[int, Meaning]:
        """The same with all that is known of the run."""
        best, last = 0, len(keys)
        found = _NO_MEANING
        node = self.root.get(keys[at]) if at < last else None
        while node is not None:
            at += 1
            meaning = node.get("")
            if meaning is not None:
                best, found = at, meaning
            node = node.get(keys[at]) if at < last else None
        return best, found


def _offices(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    told: dict[str, frozenset[str]] = {}
    for office in knowledge.offices:
        of = knowledge.named[office.of]
        bodies = (*of.spellings, *of.short) if of.kind == "organisation" else ()
        titles = [title for titles in office.titles.values() for title in titles]
        names = frozenset(lower(name) for name in (*titles, *bodies))
        for person in {term.person for term in office.terms}:
            told[person] = told.get(person, frozenset()) | names
    return told


def words_of(name: str) -> list[str]:
    """The words of a name as keys of the tree."""
    return [word.lower() for word in WORD.findall(name)]


def _plant_titles(root: Tree, knowledge: Knowledge) -> None:
    people = knowledge.words["people"]
    offices = {title for office in knowledge.offices for titles in office.titles.values() for title in titles}
    for title in sorted(offices | {title for titles in people["titles"].values() for title in titles}):
        _plant(root, [title], Entry("title", title, capital=False))
    for words in (*people["honorifics"].values(), *people["callings"].values()):
        for word in words:
            _plant(root, [word], Entry("honorific", word, capital=False))
    for standing, words in people["standings"].items():
        _plant(root, words, Entry("standing", standing, capital=False))
    for standing, words in people["standings_after"].items():
        _plant(root, words, Entry("standing-after", standing, capital=False))
    _plant(root, people["fillers"], Entry("filler", "", capital=False))


def _plant_cues(root: Tree, naming: Mapping[str, Any]) -> None:
    for kind, words in naming["heads"].items():
        _plant(root, words, Entry(kind, "", capital=False))
    _plant(root, naming["outlets"], Entry("outlet", "", capital=False))
    _plant(root, naming["places"], Entry("locality", "", capital=False))
    _plant(root, naming["things"], Entry("thing", "", capital=False))


def _plant(root: Tree, names: Iterable[str], entry: Entry) -> None:
    alone = _meaning((entry,))
    for name in names:
        node = root
        for word in words_of(name):
            node = node.setdefault(word, {})
        if node is root:
            continue  # a name without a word
        if "" not in node:
            node[""] = alone
        elif entry not in node[""].entries:
            node[""] = _meaning((*node[""].entries, entry))


def _meaning(entries: tuple[Entry, ...]) -> Meaning:
    kinds = {entry.kind for entry in entries}
    small = tuple(entry for entry in entries if not entry.capital)
    headed = not kinds.isdisjoint(("state", "firm"))
    return Meaning(entries, small, headed or not kinds.isdisjoint(("locality", "thing")), headed)


def _opens_small(node: Tree) -> bool:
    """Whether something that begins with this word may be written small."""
    return any(bool(below.small) if word == "" else _opens_small(below) for word, below in node.items())
