"""What stands above an article: its date and outlet, its section, its writer, its headline once more."""

from __future__ import annotations

import itertools

from generator.model import Field
from generator.reading.clutter.sheet import Sheet
from generator.reading.headers import read_dateline, read_header_line
from generator.reading.lines import Line

_HEAD = 12
"""The headline stands in one of the first lines."""
_DATELINE = 6
_HEADER = 120
_HEADLINE_LIMIT = 220
_NAME = 60
_HEADLINE_WORDS = 4
_SHORTEST = 20
_SUFFIX = 45


def cut_header_lines(sheet: Sheet) -> None:
    """Lines of day, time and outlet; those above the article date it, those among teasers below date other articles."""
    paragraphs = 0
    for index in list(sheet.open()):
        line = sheet.lines[index]
        found = (read_header_line(line) or _after_section(line, sheet)) if len(line.text) <= _HEADER else ()
        if found:
            sheet.cut(index, "header")
            if paragraphs <= 1 or line.first_word in sheet.words.addresses:
                sheet.fields.extend(found)
        elif index < _DATELINE:
            sheet.fields.extend(read_dateline(line))
        paragraphs += sheet.paragraphs[index]


def put_own_date_first(sheet: Sheet) -> None:
    """The date at the top of a page is that of the day when it was looked at, where the headline stands between it and
    another date above the text, and none stands above it: then that other date goes first."""
    dated = [field for field in sheet.fields if field.name == "published" and field.origin == "header line"]
    if len(dated) < 2:
        return
    places = {line.number: index for index, line in enumerate(sheet.lines)}
    top, *others = (places[field.line] for field in dated)
    own = min(others)
    if top < own < sheet.bounds()[0] and _first_headline(sheet, own) > top:
        first = next(field for field in dated if places[field.line] == own)
        sheet.fields.remove(first)
        sheet.fields.insert(sheet.fields.index(dated[0]), first)


def _first_headline(sheet: Sheet, end: int) -> int:
    """The first line before `end` that may be a headline; -1 where none may."""
    lines = (index for index in range(end) if sheet.parts[index] != ("cut", "header"))
    return next((index for index in lines if _may_be_headline(sheet.lines[index])), -1)


def _may_be_headline(line: Line) -> bool:
    return looks_like_headline(line) and line.words.count(" ") >= _HEADLINE_WORDS and "|" not in line.text


def _after_section(line: Line, sheet: Sheet) -> tuple[Field, ...]:
    """The fields of a header line that has the section of the paper before it: 'Thời sự Thứ ba, 12/3/2019'."""
    if not line.text[-1:].isalnum() and line.text[-1:] != ")":
        return ()
    words = line.text.split(" ")
    for count in range(1, min(5, len(words))):
        if " ".join(line.form.split(" ")[:count]) in sheet.words.sections:
            rest = " ".join(words[count:]).lstrip(" |>›»-–,")
            found = read_header_line(line._replace(text=rest))
            if found:
                return found
    return ()


def cut_section(sheet: Sheet) -> None:
    """First lines of a few words before the headline: the section of the paper, its name, what buttons say.

    Where a paragraph comes first, the short line before it may be the headline, and stays.
    """
    short = list(itertools.takewhile(lambda index: _is_short(sheet.lines[index]), sheet.open()))[:_HEAD]
    after = next(sheet.open(short[-1] + 1), None) if short else None
    if after is None:
        return
    opens = looks_like_headline(sheet.lines[after]) and sheet.lines[after].words.count(" ") >= 5
    kept = next((index for index in short if sheet.is_title(index)), None)
    if kept is None and not opens and not sheet.title and sheet.lines[short[-1]].form not in sheet.words.sections:
        kept = short[-1]
    for index in short:
        if index != kept:
            sheet.cut(index, "section")


def _is_short(line: Line) -> bool:
    few = len(line.words) <= 40 and line.words.count(" ") <= 4
    return few and not line.ends_sentence and not line.text.startswith("#") and not line.is_image


def cut_byline(sheet: Sheet) -> None:
    """'Tác giả: …', 'By …', 'Theo …' above the first paragraph, or right below it."""
    begins = sheet.first_prose()
    for index in list(itertools.takewhile(lambda index: index < min(begins + 2, _HEAD), sheet.open())):
        line = sheet.lines[index]
        last = next(sheet.open(index + 1), None) is None
        name = _byline(line, sheet) if index != begins and not last else ""
        if name:
            sheet.cut(index, "byline")
            sheet.fields.append(Field("author", name, "byline", line.span, line.number))


def _byline(line: Line, sheet: Sheet) -> str:
    """The name after a word for the writer; empty when the line is something else."""
    words = line.words.split()
    if line.ends_sentence or len(line.words) > _NAME or not 2 <= len(words) <= 9:
        return ""
    forms = line.form.split()
    for length in (4, 3, 2, 1):
        label = " ".join(forms[:length]).rstrip(":")
        if label in sheet.words.bylines and len(forms) == len(words) > length:
            name = " ".join(words[length:]).strip(" :-–")
            return name if name[:1].isupper() else ""
    return ""


def cut_repeated_title(sheet: Sheet) -> None:
    """The headline with the paper's name behind it, as the window of a browser shows it, beside the headline itself."""
    keys = {
        index: sheet.lines[index].key.strip(" .…")
        for index in itertools.takewhile(lambda index: index < _HEAD, sheet.open())
        if sheet.lines[index].form
    }
    shown = [(-1, sheet.title), *keys.items()]
    for index, longer in keys.items():
        for other, key in shown:
            if other == index or len(key) <= _SHORTEST or not longer.startswith(key):
                continue
            rest = longer[len(key) :]
            if 3 < len(rest) <= _SUFFIX and rest.strip()[:1] in "-|–—:·«»":
                sheet.cut(index, "doubled")
                break


def looks_like_headline(line: Line) -> bool:
    """Whether a first line reads as a headline: a few words up to two lines, without a full stop."""
    return line.text.startswith("# ") or (
        not line.ends_sentence and 8 <= len(line.words) <= _HEADLINE_LIMIT and line.words.count(" ") >= 2
    )
