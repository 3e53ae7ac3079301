"""What was worked out of several articles, kept by all that it was worked out from: only ever a speed-up."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from generator.cache import Cache, Row
from generator.issues import Issue
from generator.plain import read, seal, unseal, write
from generator.workers import share_out

T = TypeVar("T")

EVENTS = "events.sqlite"
"""Where it is kept between runs, in the working folder."""


@dataclass(frozen=True, slots=True)
class Wanted(Generic[T]):
    """A value by its name, the digest of all that it is worked out from, and how that is done; never None."""

    name: str
    made_from: str
    make: Callable[[], T]


@dataclass(slots=True)
class Recall:
    """The values of the last run by their names, each with the digest of what it was worked out from."""

    cache: Cache | None = None
    """None for one that remembers nothing."""
    fresh: dict[str, Row] = field(default_factory=dict)

    @property
    def issues(self) -> list[Issue]:
        """What is to be said of what is kept; that it was of other rules is told of the articles alone."""
        return [] if self.cache is None else self.cache.faults

    def values(self, kind: Any, wanted: Sequence[Wanted[T]]) -> list[T]:
        """The values of some names, each the kept one where it was worked out from the same, else made.

        `kind` is their type, as `plain.read` takes it. What is made is shared out among processes.
        """
        if self.cache is None:
            return [one.make() for one in wanted]
        found: list[T | None] = [self._recalled(one, kind) for one in wanted]
        missing = [index for index, value in enumerate(found) if value is None]
        shares = share_out(lambda share: [write(wanted[index].make()) for index in share], missing)
        for index, data in zip(missing, (data for share in shares for data in share), strict=True):
            self.fresh[wanted[index].name] = wanted[index].made_from, data
            found[index] = read(kind, data)
        return [value for value in found if value is not None]

    def _recalled(self, wanted: Wanted[T], kind: Any) -> T | None:
        kept = self.cache.rows.get(wanted.name) if self.cache is not None else None
        if self.cache is None or kept is None or kept[0] != wanted.made_from:
            return None
        try:
            value: T = read(kind, kept[1])
        except (TypeError, ValueError, KeyError, IndexError, AttributeError) as error:  # a row that is no such value
            self.cache.tell_damage(str(error))
            return None
        self.fresh[wanted.name] = kept
        return value

    def text(self, name: str, made_from: str, make: Callable[[], str]) -> str:
        """The same for a text, which is kept as it is."""
        kept = self.cache.rows.get(name) if self.cache is not None else None
        text = None if kept is None or kept[0] != made_from else self._unsealed(kept[1])
        if kept is None or text is None:
            text = make()
            kept = made_from, seal(text.encode("utf-8", "surrogatepass"))
        self.fresh[name] = kept
        return text

    def _unsealed(self, data: bytes) -> str | None:
        """The text of a row; None for one that is damaged."""
        try:
            return unseal(data).decode("utf-8", "surrogatepass")
        except ValueError as error:
            if self.cache is not None:
                self.cache.tell_damage(str(error))
            return None

    def keep(self) -> None:
        """Writes down what was used in this run, and nothing else."""
        if self.cache is not None:
            self.cache.keep(self.fresh)


def digest(*parts: str) -> str:
    """One digest for all that something is worked out from, in that order."""
    lengths = ",".join(map(str, map(len, parts)))
    return hashlib.sha256("\0".join((lengths, *parts)).encode("utf-8", "surrogatepass")).hexdigest()
