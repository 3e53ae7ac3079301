"""Which page shows which events: one page for a small site, year and month pages where there are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Event
from generator.rendering.addresses import HOME, month_page, year_page

WHOLE = 150
"""A page shows at most so many events in full; a year with more of them has a page for each month."""
LATEST = 60
"""How many events the first page shows where it cannot show all."""


@dataclass(frozen=True, slots=True)
class Paging:
    """Which months there are, and which years and months have pages of their own."""

    months: tuple[tuple[int, int], ...]
    """The years and months that have placed events, in order; month 0 for those of which only the year is known."""
    full: tuple[int, ...]
    """The years that have too many events for one page."""
    whole: bool
    """Whether the first page shows everything."""
    mentioned: tuple[int, ...] = ()
    """The years without an event in which something is only mentioned, where the first page does not show all."""

    @classmethod
    def of(cls, events: Iterable[Event], mentioned: Iterable[int] = ()) -> Paging:
        """The paging of a timeline's events, and of the years in which something is only mentioned.

        What cannot be placed is left out.
        """
        counts = Counter((e.date.year, e.date.month or 0) for e in events if e.date.year is not None)
        of_years: Counter[int] = Counter()
        for (year, _), count in counts.items():
            of_years[year] += count
        full = tuple(sorted(year for year, count in of_years.items() if count > WHOLE))
        whole = counts.total() <= WHOLE
        alone = () if whole else tuple(sorted({*mentioned} - {*of_years}))
        return cls(tuple(sorted(counts)), full, whole, alone)

    @property
    def years(self) -> list[int]:
        """The years that have a page, in order: those with events, and those with what is only mentioned."""
        return sorted({*(year for year, _ in self.months), *self.mentioned})

    def by_month(self, year: int) -> bool:
        """Whether a year's events stand on a page for each month."""
        return year in self.full

    def place(self, year: int, month: int) -> str:
        """Where the events of a month are shown, away from the first page: a source path with its fragment."""
        if self.by_month(year):
            return month_page(year, month)
        return f"{year_page(year)}#{month_id(year, month)}"

    def place_from(self, here: str, year: int, month: int) -> str:
        """The same from a page that may show the month itself."""
        if here == HOME and self.whole:
            return f"{HOME}#{month_id(year, month)}"
        return self.place(year, month)


def month_id(year: int, month: int) -> str:
    """The name of a month's place on a page."""
    return f"m-{year:04d}-{month:02d}"
