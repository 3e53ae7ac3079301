"""A short address for each of many names, none twice, whatever order the names come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.slug import slug

_LENGTH = 60
_TAKEN = "index"
"""The page of the list itself."""


@dataclass(frozen=True, slots=True)
class Slugs:
    """Names and their addresses."""

    by_name: Mapping[str, str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Slugs:
        """The slugs of `names`; of those that would share one, the first in order of characters keeps it bare."""
        taken = {_TAKEN}
        by_name: dict[str, str] = {}
        for name in sorted(names):
            base = slug(name, _LENGTH, whole_words=True) or "source"
            own, number = base, 2
            while own in taken:
                own, number = f"{base}-{number}", number + 1
            taken.add(own)
            by_name[name] = own
        return cls(by_name)

    def __getitem__(self, name: str) -> str:
        """The slug of a name."""
        return self.by_name[name]
