"""What was worked out of several articles, kept by all that it was worked out from: only ever a speed-up."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from generator.cache import Cache
from generator.issues import Issue
from generator.plain import reader_of, to_plain

T = TypeVar("T")

EVENTS = "events.sqlite"
"""Where it is kept between runs, in the working folder."""


@dataclass(slots=True)
class Recall:
    """The values of the last run by their names, each with the digest of what it was worked out from."""

    cache: Cache | None = None
    """None for one that remembers nothing."""
    fresh: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def issues(self) -> list[Issue]:
        """What is to be said of what is kept; that it was of other rules is told of the articles alone."""
        return [] if self.cache is None else [one for one in self.cache.issues if one.code != "cache-other"]

    def value(self, kind: Any, name: str, made_from: str, make: Callable[[], T]) -> T:
        """The value of that name: the kept one where it was worked out from the same, else what `make` gives.

        `kind` is its type, as `plain.reader_of` takes it.
        """
        if self.cache is None:
            return make()
        kept = self.cache.rows.get(name)
        if kept is not None and kept[0] == made_from:
            try:
                value: T = reader_of(kind)(json.loads(kept[1]))
            except (TypeError, ValueError, KeyError, IndexError, AttributeError):  # a row that is no such value
                pass
            else:
                self.fresh[name] = kept
                return value
        value = make()
        plain = json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))
        self.fresh[name] = made_from, plain
        return value

    def text(self, name: str, made_from: str, make: Callable[[], str]) -> str:
        """The same for a text, which is kept as it is."""
        kept = self.cache.rows.get(name) if self.cache is not None else None
        if kept is None or kept[0] != made_from:
            kept = made_from, make()
        self.fresh[name] = kept
        return kept[1]

    def keep(self) -> None:
        """Writes down what was used in this run, and nothing else."""
        if self.cache is not None:
            self.cache.keep(self.fresh)


def digest(*parts: str) -> str:
    """One digest for all that something is worked out from, in that order."""
    lengths = ",".join(str(len(part)) for part in parts)
    return hashlib.sha256("\0".join((lengths, *parts)).encode("utf-8", "surrogatepass")).hexdigest()
