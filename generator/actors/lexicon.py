"""Every name and title that the knowledge holds, as one tree of words, so that a text is read in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Self

from generator.knowledge import Knowledge, Named

Kind = Literal["person", "short", "organisation", "place", "title", "honorific", "standing", "standing-after", "filler"]

WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
"""A word; hyphens part words, so that 'Nga-Ukraine' is two and 'Dê-len-xki' three that stand together."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a run of words means."""

    kind: Kind
    value: str
    """A person's, organisation's or place's id; a title or a standing as the knowledge writes it."""
    capital: bool
    """Whether the first word must be written with a capital."""


@dataclass(slots=True)
class Node:
    """A place in the tree of words."""

    next: dict[str, Node] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tree, and the word lists that rules about unknown names need."""

    root: Node
    family_names: frozenset[str]
    ordinary: frozenset[str]
    of_places: frozenset[str]
    """Words before the name of a street, a ward or a school, which may be called after a person."""
    addresses: frozenset[str]
    """Forms of address ('anh', 'bà'), in lower case."""
    named: Mapping[str, Named]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Self:
        """Built from all names, titles and forms of address that the knowledge holds."""
        root = Node()
        people = knowledge.words["people"]
        for named in knowledge.named.values():
            kind: Kind = named.kind
            _plant(root, named.spellings, Entry(kind, named.id, capital=True))
            _plant(root, named.short, Entry("short" if kind == "person" else kind, named.id, capital=True))
            _plant(root, named.adjectives, Entry(kind, named.id, capital=True))
        offices = {title for office in knowledge.offices for titles in office.titles.values() for title in titles}
        for title in sorted(offices | {title for titles in people["titles"].values() for title in titles}):
            _plant(root, [title], Entry("title", title, capital=False))
        for words in people["honorifics"].values():
            for word in words:
                _plant(root, [word], Entry("honorific", word, capital=False))
        for after, kind in (("standings", "standing"), ("standings_after", "standing-after")):
            for standing, words in people[after].items():
                _plant(
                    root,
                    words,
                    Entry("standing" if kind == "standing" else "standing-after", standing, capital=False),
                )
        _plant(root, people["fillers"], Entry("filler", "", capital=False))
        addresses = frozenset(word.lower() for words in people["honorifics"].values() for word in words)
        return cls(
            root,
            frozenset(people["family_names"]),
            frozenset(people["ordinary"]),
            frozenset(people["of_places"]),
            addresses,
            knowledge.named,
        )

    def longest(self, keys: Sequence[str], at: int) -> tuple[int, tuple[Entry, ...]]:
        """How many words from `at` on are the longest run that means something, and what; 0 for none."""
        node, best = self.root, 0
        found: tuple[Entry, ...] = ()
        for offset in range(len(keys) - at):
            following = node.next.get(keys[at + offset])
            if following is None:
                break
            node = following
            if node.entries:
                best, found = offset + 1, node.entries
        return best, found


def words_of(name: str) -> list[str]:
    """The words of a name as keys of the tree."""
    return [match.group().lower() for match in WORD.finditer(name)]


def _plant(root: Node, names: Iterable[str], entry: Entry) -> None:
    for name in names:
        node = root
        for word in words_of(name):
            node = node.next.setdefault(word, Node())
        if node is not root and entry not in node.entries:
            node.entries = (*node.entries, entry)
