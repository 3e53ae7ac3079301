"""What a page looks up while it is made is noted, so that it need not be made again where all of it is the same.

Whatever has no finer note counts as the whole timeline: a page that forgets to look things up by name is made
too often, and never too seldom.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")

Read = tuple[str, str]
"""What kind of thing was looked up, and which one."""
WHOLE: Read = ("whole", "")
"""Anything at all may have been looked at."""


class Reads:
    """The notes of what is being made; nothing is noted while nothing is made."""

    def __init__(self) -> None:
        """Nobody reads yet."""
        self._kept: dict[Hashable, tuple[Any, dict[Read, None]]] = {}
        self._noted: list[dict[Read, None] | None] = []

    def note(self, kind: str, name: str = "") -> None:
        """Somebody looks this up."""
        noted = self._noted[-1] if self._noted else None
        if noted is not None:
            noted[kind, name] = None

    @contextmanager
    def noting(self) -> Iterator[dict[Read, None]]:
        """What is looked up until the end, in the order in which it first was; an outer reader notes it as well."""
        noted: dict[Read, None] = {}
        self._noted.append(noted)
        try:
            yield noted
        finally:
            self._noted.pop()
            outer = self._noted[-1] if self._noted else None
            if outer is not None:
                outer.update(noted)

    def once(self, key: Hashable, make: Callable[[], V]) -> V:
        """What is made once, by a key, for all that show it; each of them notes what was looked up for it."""
        kept = self._kept.get(key)
        if kept is None:
            with self.noting() as noted:
                made = make()
            self._kept[key] = made, noted
            return made
        value: V = kept[0]
        reader = self._noted[-1] if self._noted else None
        if reader is not None:
            reader.update(kept[1])
        return value

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Nothing is noted until the end: what is looked up is part of what is noted already."""
        self._noted.append(None)
        try:
            yield
        finally:
            self._noted.pop()


class Watched(Mapping[K, V]):
    """A mapping that notes which of its values are read; who walks through it reads the whole."""

    def __init__(self, kind: str, held: Mapping[K, V], reads: Reads) -> None:
        """`kind` is how its values are noted."""
        self._kind, self._held, self._reads = kind, held, reads

    def __getitem__(self, key: K) -> V:
        """The value, noted; so is that there is none."""
        self._reads.note(self._kind, str(key))
        return self._held[key]

    def __iter__(self) -> Iterator[K]:
        """All keys, which is noted as everything."""
        self._reads.note(*WHOLE)
        return iter(self._held)

    def __len__(self) -> int:
        """How many there are, which is noted as everything."""
        self._reads.note(*WHOLE)
        return len(self._held)
