"""Lists of other articles at the end of a file, without a heading: known by their form alone."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from generator.reading.clutter.items import HEADLINE_LIMIT, has_entries, is_headline, is_item, is_summary, is_wordy
from generator.reading.clutter.parts import is_bracketed_sign_off
from generator.reading.clutter.sheet import Sheet
from generator.reading.lines import Line

_LONG_HEADLINE = 140
_BROKEN = 260
"""A summary that breaks off in dots is not longer."""
_WORDY = 7
_PROSE = -1.2
"""What an ordinary paragraph weighs at least; two of them, or a long one, end the tail."""
_TRAILING = -0.5
"""A line that trails off, without a headline of its own and with a sentence of the article's own somewhere below."""
_ENOUGH = 2.0
"""So much must speak for a list without a heading; a single headline and its summary are not enough."""


def cut_teasers_at_the_end(sheet: Sheet) -> None:
    """The tail whose lines weigh most as teasers, when it weighs enough."""
    near = _repeated_nearby(sheet)
    listed = has_entries(sheet)
    best, best_start, total, paragraphs, below = 0.0, len(sheet.lines), 0.0, 0, False
    begins = sheet.first_prose()
    second = next(itertools.islice(sheet.open(), 1, None), 0)
    earliest = begins if begins < len(sheet.lines) else second
    open_lines = [i for i in range(earliest + 1, len(sheet.lines)) if sheet.parts[i] is None or sheet.is_caption(i)]
    for place in range(len(open_lines) - 1, -1, -1):
        index = open_lines[place]
        before = _single_headline(sheet, open_lines[max(0, place - 2) : place])
        weight = -0.5 if sheet.is_caption(index) else _weight(sheet.lines[index], before, index in near, listed)
        if below and sheet.lines[index].is_cut_off and not before and weight > 0:
            weight = _TRAILING
        below = below or (weight <= _PROSE and not before)
        if weight <= _PROSE and not before:
            paragraphs += 1 if weight > 2 * _PROSE else 2
            if paragraphs >= 2:
                break
        else:
            paragraphs = 0
        total += weight
        if total > best and weight > 0:
            best, best_start = total, index
    if best >= _ENOUGH:
        sheet.cut_all(_after_sign_off(sheet, best_start), "teaser")


def _after_sign_off(sheet: Sheet, start: int) -> int:
    """Where a list begins that seems to begin with '(Theo TTXVN)': the agency closes the article above."""
    signs = next(iter(sheet.open(start)), None) == start and is_bracketed_sign_off(sheet.lines[start])
    return start + signs


def _single_headline(sheet: Sheet, before: Sequence[int]) -> bool:
    """Whether one headline stands before a line, and not two: a summary has a headline of its own."""
    if not before or not is_headline(sheet.lines[before[-1]]):
        return False
    return (
        len(before) < 2
        or not is_headline(sheet.lines[before[0]])
        or (sheet.lines[before[0]].key == sheet.lines[before[-1]].key)
    )


def _weight(line: Line, after_headline: bool, repeated: bool, listed: bool) -> float:
    """How much a line speaks for (above 0) or against a list of teasers; set by hand on the forms that lists have."""
    if line.doubled or (line.in_bars and (line.is_cut_off or line.sentences <= 3)):
        return 2.0
    if line.is_cut_off:
        return 1.4 if len(line.words) <= _BROKEN else -1.0
    if line.ends_sentence and not (line.words.endswith("?") and line.sentences == 1):
        return _weight_of_prose(line, after_headline)
    return 1.5 if repeated else _weight_of_headline(line, listed)


def _weight_of_prose(line: Line, after_headline: bool) -> float:
    if after_headline and is_summary(line):
        return -0.1 if line.sentences <= 1 else -0.2
    return _PROSE if len(line.words) < 160 and line.sentences <= 1 else -2.5


def _weight_of_headline(line: Line, listed: bool) -> float:
    if len(line.words) > HEADLINE_LIMIT:
        return -2.5
    if line.words[:1].islower() or is_item(line, listed):
        return -1.0
    if line.link and is_wordy(line):
        return 1.5
    words = line.words.count(" ") + 1
    if len(line.words) > _LONG_HEADLINE:
        return 0.3
    return 1.2 if words > _WORDY else 0.5 if words > 4 else 0.1


def _repeated_nearby(sheet: Sheet) -> frozenset[int]:
    """The lines that stand again within three lines, as a picture's text and the headline beside it do."""
    last: dict[str, int] = {}
    near: set[int] = set()
    for index in sheet.open():
        key = sheet.lines[index].key
        if key in last and index - last[key] <= 3:
            near |= {last[key], index}
        last[key] = index
    return frozenset(near)
