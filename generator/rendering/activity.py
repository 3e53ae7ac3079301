"""How much happened when: bars over time, drawn when the site is built, each a link to what it stands for."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence

from generator.model import Event, FuzzyDate
from generator.rendering.addresses import year_page
from generator.rendering.cards import name_month
from generator.rendering.lookups import Lookups
from generator.rendering.shapes import BarView, StripView, TickView

_STEP = 10.0
"""Width of a bar with the gap beside it, in units of the drawing."""
_GAP = 2.0
_HEIGHT = 100.0
_LOWEST = 4.0
"""One event among hundreds is still seen."""
_BLOCKS = 10
"""Up to so many events in the fullest column each is drawn as a block of its own."""
_LOW = 4
"""A column is drawn no higher than its share of so many, so that a few events do not look like many."""
_NAMED = 18
"""Up to so many months each is named below the bars."""
_FEWEST = 6
"""A strip by months has at least so many, so that one of them is no wall."""
_MONTHS = 180
"""Up to fifteen years are drawn by month, more by year."""
_TICKS = 12

Month = tuple[int, int]
"""A year and a month; of a whole year the month is 0."""


def show_strip(
    events: Iterable[Event], here: str, look: Lookups, *, whole_years: bool = False, among: Sequence[Event] = ()
) -> StripView | None:
    """The strip of placed events for the page `here`; None where there is nothing to compare.

    `whole_years`: from January to December, so that strips of one year can be set side by side; `among`: the events
    over whose time it is drawn, where strips of several things are.
    """
    dates = [event.date for event in events if event.date.year is not None]
    if not dates:
        return None
    over = [event.date for event in among] or dates
    years = [date.year or 0 for date in over]
    first, last = min(years), max(years)
    if (last - first + 1) * 12 > _MONTHS:
        return _by_year(dates, range(first, last + 1), here, look)
    if not whole_years and all(date.month is None for date in over):
        return None
    return _by_month(dates, _months(over, whole_years=whole_years), here, look)


def _months(dates: Sequence[FuzzyDate], *, whole_years: bool) -> list[Month]:
    """From the first month to the last, a few at least; within one year, all of it."""
    known = sorted((date.year or 0, date.month or 1) for date in dates)
    (start_year, start), (end_year, end) = known[0], known[-1]
    if whole_years or start_year == end_year:
        start, end = 1, 12
    length = max((end_year - start_year) * 12 + end - start + 1, _FEWEST)
    return [(start_year + (start - 1 + i) // 12, (start - 1 + i) % 12 + 1) for i in range(length)]


def _by_month(dates: Sequence[FuzzyDate], months: Sequence[Month], here: str, look: Lookups) -> StripView:
    sure = Counter((date.year, date.month) for date in dates if date.month is not None and _is_sure(date))
    vague = Counter((date.year, date.month) for date in dates if date.month is not None and not _is_sure(date))
    bars = _bars(
        [
            (
                sure[month],
                vague[month],
                look.link(here, look.paging.place_from(here, *month)),
                month,
            )
            for month in months
        ],
        look,
    )
    return StripView(len(months) * _STEP, bars, _month_ticks(months), _peak(bars), "month")


def _by_year(dates: Sequence[FuzzyDate], years: Sequence[int], here: str, look: Lookups) -> StripView:
    sure = Counter(date.year for date in dates if _is_sure(date))
    vague = Counter(date.year for date in dates if not _is_sure(date))
    bars = _bars(
        [(sure[year], vague[year], look.link(here, year_page(year)), (year, 0)) for year in years],
        look,
    )
    starts = [(i, year) for i, year in enumerate(years) if year % 10 == 0 or i == 0]
    return StripView(len(years) * _STEP, bars, _ticks(starts, len(years)), _peak(bars), "year")


def _bars(columns: Sequence[tuple[int, int, str, Month]], look: Lookups) -> tuple[BarView, ...]:
    peak = max((sure + vague for sure, vague, _, _ in columns), default=1) or 1
    draw = _blocks if peak <= _BLOCKS else _column
    return tuple(
        BarView(
            round(index * _STEP + _GAP / 2, 2),
            _STEP - _GAP,
            draw(index, 0, sure, peak),
            draw(index, sure, vague, peak),
            href,
            look.wording("page.bar", when=name_month(*month, look), what=look.counted("event_count", sure + vague)),
            sure + vague,
            f"{month[0]:04}-{month[1]:02}" if month[1] else f"{month[0]:04}",
            look.wording("page.bar", when=name_month(*month, look), what="#"),
        )
        for index, (sure, vague, href, month) in enumerate(columns)
        if sure + vague
    )


def _blocks(index: int, below: int, count: int, peak: int) -> str:
    """A block for each event, one on the other, as the data of an SVG path."""
    left, width, unit = index * _STEP + _GAP / 2, _STEP - _GAP, _HEIGHT / max(peak, _LOW)
    tops = [_HEIGHT - (below + number + 1) * unit for number in range(count)]
    return "".join(f"M{left:g} {top:.4g}h{width:g}v{unit * 0.86:.4g}h-{width:g}z" for top in tops)


def _column(index: int, below: int, count: int, peak: int) -> str:
    """One bar for all, as the data of an SVG path."""
    if not count:
        return ""
    left, width = index * _STEP + _GAP / 2, _STEP - _GAP
    bottom, height = _HEIGHT - _HEIGHT * below / peak, max(_HEIGHT * count / peak, _LOWEST)
    return f"M{left:g} {bottom:.4g}v-{height:.4g}h{width:g}v{height:.4g}z"


def _peak(bars: Sequence[BarView]) -> int:
    return max((bar.count for bar in bars), default=0)


def _month_ticks(months: Sequence[Month]) -> tuple[TickView, ...]:
    """The years below the bars; with few months each of them by its number, and the years below those."""
    starts = [(i, year) for i, (year, month) in enumerate(months) if month == 1 or i == 0]
    if len(months) > _NAMED:
        return _ticks(starts, len(months))
    years = dict(starts)
    if 1 in years and 0 in years:  # a December alone: its year would run into the next
        del years[0]
    return tuple(
        TickView(round(100 * i / len(months), 2), str(month), i in years, str(years.get(i, "")))
        for i, (_, month) in enumerate(months)
    )


def _ticks(starts: Sequence[tuple[int, int]], length: int) -> tuple[TickView, ...]:
    """A label for each start of a year, thinned where they would touch."""
    room = length / _TICKS
    ticks: list[tuple[int, int]] = []
    for place, year in reversed(starts):
        if not ticks or ticks[-1][0] - place >= room:
            ticks.append((place, year))
    return tuple(TickView(round(100 * place / length, 2), str(year), True) for place, year in reversed(ticks))


def _is_sure(date: FuzzyDate) -> bool:
    first, last = date.first_day, date.last_day
    assert first is not None
    assert last is not None
    return last - first < datetime.timedelta(days=8)
