"""Places in a text, and sentences for readers that are in no language yet."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.model.dates import FuzzyDate


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters from `start` up to, not including, `end` of a normal text."""

    start: int
    end: int

    def __contains__(self, other: Span) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


Value = str | int | float | FuzzyDate | datetime.date | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence for readers, in no language yet: its key in `templates/strings/` and what fills it."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()


def phrase(key: str, /, **values: Value) -> Phrase:
    """A `Phrase` from keyword values."""
    return Phrase(key, tuple(sorted(values.items())))
