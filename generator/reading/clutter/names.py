"""Names that stand by themselves between the headline and the text: the paper's, the writer's, with a date perhaps."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.model import Field
from generator.reading.clutter.sheet import Sheet
from generator.reading.headers import read_name_and_date
from generator.reading.lines import Line
from generator.text import fold

_HEAD = 10
"""The text begins within so many lines."""
_PERSON = re.compile(r"[^\W\d_a-zà-ỹđ][^\W\d_]*\.?(?:[-’'\s][^\W\d_a-zà-ỹđ][^\W\d_]*\.?){1,4}")
_LONGEST = 60
_SHORTEST_HEADLINE = 3
"""Fewer words may be the section of the paper, where a writer's name is all that stands below them."""


class _Named(NamedTuple):
    """A line of a name, and what it says."""

    place: int
    why: str
    fields: tuple[Field, ...]


def cut_names(sheet: Sheet) -> None:
    """Below a headline and right above the first sentence: 'VnExpress', 'Minh Tâm', 'Báo Nhân Dân, 16/10/2020'.

    Without a headline above it and a sentence below it such a line may be a headline itself, and stays.
    """
    open_lines = list(itertools.takewhile(lambda index: index < _HEAD, sheet.open()))
    headline = next((index for index in open_lines if _may_be_headline(sheet.lines[index], sheet)), None)
    if headline is None:
        return
    found: list[_Named] = []
    for index in (index for index in open_lines if index > headline):
        if sheet.lines[index].ends_sentence or sheet.paragraphs[index]:
            if _is_dated(sheet, headline, index) or _is_sentence(sheet.lines[headline]):
                _cut(found, sheet)
            return
        named = _read(index, sheet)
        if named is None:
            return
        found.append(named)


def _cut(found: list[_Named], sheet: Sheet) -> None:
    for name in found:
        sheet.cut(name.place, name.why)
        sheet.fields.extend(name.fields)


def _may_be_headline(line: Line, sheet: Sheet) -> bool:
    if line.text.startswith("# "):
        return True
    words = line.words.count(" ") + 1
    known = line.form in sheet.words.sections or line.form in sheet.words.outlets
    return words >= _SHORTEST_HEADLINE and not known and not line.is_image and read_name_and_date(line) is None


def _is_dated(sheet: Sheet, headline: int, text: int) -> bool:
    """Whether a line between the headline and the text is known for a date or for the paper."""
    return any(
        sheet.parts[index] == ("cut", "header")
        or sheet.lines[index].form in sheet.words.outlets
        or read_name_and_date(sheet.lines[index]) is not None
        for index in range(headline + 1, text)
    )


def _is_sentence(headline: Line) -> bool:
    """Whether a headline is written in small letters, so that a line of capitals below it is a name and no headline."""
    return any(word[:1].islower() for word in headline.words.split())


def _read(index: int, sheet: Sheet) -> _Named | None:
    """What a line of a name says; None for other lines."""
    line = sheet.lines[index]
    if len(line.words) > _LONGEST:
        return None
    dated = read_name_and_date(line)
    name, date = dated if dated is not None else (line.words, None)
    fields = tuple(_of_name(name, line, sheet))
    if date is not None and (fields or fold(name) in sheet.words.places):
        return _Named(index, "header", (date, *fields))
    if date is not None or not fields:
        return None
    return _Named(index, "byline" if fields[0].name == "author" else "header", fields)


def _of_name(name: str, line: Line, sheet: Sheet) -> Iterator[Field]:
    """The outlet or the writer of that name; nothing where it is that of a place, or of nobody."""
    folded = fold(name).strip(" .:")
    if folded in sheet.words.outlets or sheet.words.paper.search(folded):
        yield Field("outlet", name, "header line", line.span, line.number)
    elif _PERSON.fullmatch(name) and folded not in sheet.words.places and folded not in sheet.words.sections:
        yield Field("author", name, "byline", line.span, line.number)
