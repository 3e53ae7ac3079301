"""A mapping whose values are made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Lazily(Mapping[K, V]):
    """Each value is made once, by what stands for it."""

    makers: Mapping[K, Callable[[], V]]
    made: dict[K, V] = field(default_factory=dict)

    def __getitem__(self, key: K) -> V:
        """The value of a key. Raises KeyError."""
        if key not in self.made:
            self.made[key] = self.makers[key]()
        return self.made[key]

    def __iter__(self) -> Iterator[K]:
        """The keys."""
        return iter(self.makers)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.makers)
