"""Strips of a page that are known by their form alone: the path to the article, prices, polls, where to write to."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from generator.reading.clutter.head import looks_like_headline
from generator.reading.clutter.items import is_numbered
from generator.reading.clutter.sheet import Sheet
from generator.reading.clutter.talk import is_own
from generator.reading.lines import Line

_STEP = re.compile(r"\s*[>»›→]\s*|\s+[/\\]\s+")
_LABEL_WORDS, _STEP_WORDS = 4, 4
_LONGEST = 120
_HEAD = 12
"""The headline stands in one of the first lines."""
_SCRAP = 6
"""So many words at most has a line that is taken for no headline."""
_FIGURE = re.compile(
    r"[$€£¥₫]?[+−–-]?\d[\d.,:]*\s?[%°kKmM₫đ]?[CcFf]?|[▲▼△▽↑↓+−–-]|[+−-]\d[\d.,]*%?|\([+−-]?\d[\d.,]*%?\)"
)
_PRECISE = re.compile(r"\d[.,]\d|\d\s?[%°]|[▲▼△▽]|[+−]\d")
_NAMES = 3
"""A price or a temperature stands behind a name of so many words at most."""
_PHONE = re.compile(r"(?<!\d)(?:\(\+?\d{2,4}\)|\+\d{1,3}|0\d{1,3}|1[89]00)[\s.-]?\d{2,4}(?:[\s.-]?\d{2,4}){1,3}(?!\d)")
_QUESTION, _ANSWER = 120, 6


def cut_strips(sheet: Sheet) -> None:
    """Above the article the path to it and prices; below it telephone numbers; polls wherever they stand."""
    first, last = sheet.bounds()
    headed = sum(looks_like_headline(sheet.lines[index]) for index in sheet.open() if index < first) > 1
    for index in sheet.open_suspects():
        line = sheet.lines[index]
        if line.ends_sentence or len(line.words) > _LONGEST:
            continue
        if index < first and _is_path(line):
            sheet.cut(index, "menu")
        elif index < first and (headed or sheet.title) and _is_ticker(line):
            sheet.cut(index, "debris")
        elif 0 <= last < index and _PHONE.search(line.words) is not None:
            sheet.cut(index, "footer")
    _cut_strangers(sheet, first)
    for poll in list(_polls(sheet)):
        for index in poll:
            sheet.cut(index, "page")


def _cut_strangers(sheet: Sheet, first: int) -> None:
    """Lines above an article that share nothing with it, where another line there shares much: that is its headline."""
    above = list(itertools.takewhile(lambda index: index < min(first, _HEAD), sheet.open()))
    if len(above) < 2 or first > _HEAD or not any(_is_headline(sheet, index) for index in above):
        return
    for index in above:
        line = sheet.lines[index]
        short = not line.ends_sentence and line.words.count(" ") < _SCRAP and not line.text.startswith("#")
        if short and not line.is_image and not (sheet.is_title(index) or is_own(sheet, index, 2)):
            sheet.cut(index, "page")


def _is_headline(sheet: Sheet, index: int) -> bool:
    line = sheet.lines[index]
    return sheet.is_title(index) or (line.words.count(" ") >= _SCRAP and is_own(sheet, index))


def _is_path(line: Line) -> bool:
    """'Trang chủ > Đời sống > Góc phố', with a label before it perhaps."""
    label, colon, rest = line.words.rpartition(": ")
    if colon and label.count(" ") >= _LABEL_WORDS:
        return False
    steps = [step for step in _STEP.split(rest) if step]
    return len(steps) > 2 and all(step.count(" ") < _STEP_WORDS and step[:1].isupper() for step in steps)


def _is_ticker(line: Line) -> bool:
    """A name of a few words and as many figures, one of them with a fraction, a sign or a unit: 'USD 23.200 ▲ 0,2%'."""
    if _PRECISE.search(line.words) is None:
        return False
    words = line.words.split()
    figures = sum(_FIGURE.fullmatch(word) is not None for word in words)
    names = len(words) - figures
    return 0 < names <= _NAMES and figures >= names


def _polls(sheet: Sheet) -> Iterator[Sequence[int]]:
    """A question that shares nothing with the article, and two short lines or more to choose from."""
    for index in sheet.open_suspects():
        question = sheet.lines[index]
        if not question.words.endswith("?") or question.sentences > 1 or len(question.words) > _QUESTION:
            continue
        answers = list(itertools.takewhile(lambda i: _is_answer(sheet.lines[i]), sheet.open(index + 1)))
        if len(answers) > 1 and not is_own(sheet, index):
            above = index - 1
            headed = index and sheet.parts[above] is None and _is_answer(sheet.lines[above]) and above > 0
            yield [*([above] if headed else []), index, *answers]


def _is_answer(line: Line) -> bool:
    few = line.words.count(" ") < _ANSWER and not line.ends_sentence and not line.is_image
    return few and not line.text.startswith("#") and not is_numbered(line)
