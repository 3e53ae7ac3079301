"""Every name of many that stands in a text, found in one pass: a tree of words (Fredkin's trie, 1960)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, Self, TypeVar

from generator.model import Span
from generator.text import lower

_WORD = re.compile(r"\w+")
_FOLLOWING = re.compile(r"[^\w\n]{0,3}(?P<word>\w+)")
"""The next word of a name, and what may stand before it: 'khóa XII', '(khóa XII)', 'Nga-Ukraine', 'A.B'."""

Thing = TypeVar("Thing")


@dataclass(slots=True)
class _Node(Generic[Thing]):
    next: dict[str, _Node[Thing]] = field(default_factory=dict)
    things: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True)
class Finder(Generic[Thing]):
    """The tree; letter case and what stands between the words of a name make no difference."""

    _root: _Node[Thing]

    @classmethod
    def of(cls, names: Iterable[tuple[str, Thing]]) -> Self:
        """Built from names and what each means; one name may mean several things."""
        root: _Node[Thing] = _Node()
        for name, thing in names:
            node = root
            for word in _WORD.findall(lower(name)):
                node = node.next.setdefault(word, _Node())
            if node is not root and thing not in node.things:
                node.things = (*node.things, thing)
        return cls(root)

    def find(self, text: str) -> Iterator[tuple[Span, Thing]]:
        """Each name in `text` (in lower case) with what it means, in order; names within names too.

        Takes the number of words times the words of the longest name at most.
        """
        first = self._root.next
        for word in _WORD.finditer(text):
            node, end = first.get(word.group()), word.end()
            while node is not None:
                for thing in node.things:
                    yield Span(word.start(), end), thing
                following = _FOLLOWING.match(text, end)
                if following is None:
                    break
                node, end = node.next.get(following["word"]), following.end()
