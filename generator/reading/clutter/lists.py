"""Lists of other articles under a heading, and teasers of one line wherever they stand."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator

from generator.reading.clutter.items import (
    has_entries,
    is_item,
    is_marked,
    is_numbered,
    is_summary,
    is_teaser,
    is_wordy,
)
from generator.reading.clutter.sheet import Sheet
from generator.reading.lines import Line

_MARKS = frozenset("|*_>»►▶▸→=⇒➤➡☞👉⏩🔴")
_MARKER = re.compile(r"[|*_\s]{0,9}(?:>>+|»|►|▶|▸|→|=>|⇒|➤|➡|☞|👉|⏩|🔴)\s*\S")
_PICTOGRAPHS = "\U0001f300"
_LABEL = re.compile(r"[:|]|>>|»")
_ONE_LINE = 300
_TEASER_WORDS = 6
_ABOVE = 4


def cut_lists_under_headings(sheet: Sheet) -> None:
    """The heading with its headlines and their summaries; after a closing heading all, unless the body goes on."""
    index, listed, last_run, above = 0, has_entries(sheet), _last_run_of_prose(sheet), False
    while index < len(sheet.lines):
        line = sheet.lines[index]
        kind = sheet.words.heading_of(line.form) if line.form and sheet.parts[index] is None else ""
        if not kind:
            above = above or (sheet.parts[index] is None and line.words.count(" ") >= _ABOVE)
            index += 1
            continue
        sheet.cut(index, "related")
        if not above:
            index += 1  # the headline itself may be next
            continue
        end = _end_of_list(sheet, index + 1, listed)
        if kind == "closing" and end > last_run and not _body_goes_on(sheet, end):
            sheet.cut_all(index + 1, "related")
            return
        sheet.cut_all(index + 1, "related", end)
        index = end


def _end_of_list(sheet: Sheet, start: int, listed: bool) -> int:
    """Where the headlines after a heading end, with the summaries that stand between them."""
    end, pairs, headlines, before = start, 0, 0, None
    numbered = marked = False
    for index, following in _with_following(sheet, start):
        line = sheet.lines[index]
        if before is None:
            numbered, marked = is_numbered(line), is_marked(line)
        elif (not numbered and is_item(line, listed)) or (marked and not is_marked(line)):
            break
        if is_teaser(line):
            headlines += before is None or before.key != line.key
        elif headlines == 1 and is_summary(line) and _list_goes_on(following, pairs):
            headlines, pairs = 0, pairs + 1
        else:
            break
        end, before = index + 1, line
    return end


def _with_following(sheet: Sheet, start: int) -> Iterator[tuple[int, Line | None]]:
    """The open lines from `start` on, each with the open line after it."""
    for index, following in itertools.pairwise(itertools.chain(sheet.open(start), [None])):
        if index is not None:
            yield index, None if following is None else sheet.lines[following]


def _list_goes_on(following: Line | None, pairs: int) -> bool:
    if following is None:
        return pairs >= 1
    return is_teaser(following) and following.words.count(" ") >= _TEASER_WORDS


def _body_goes_on(sheet: Sheet, start: int) -> bool:
    """Whether two paragraphs of prose come first after a list."""
    first = list(itertools.islice(sheet.open(start), 2))
    return len(first) == 2 and all(sheet.prose[index] for index in first)


def _last_run_of_prose(sheet: Sheet) -> int:
    """Where the last three paragraphs of prose end that follow one another: up to there the body goes on."""
    run, last = 0, -1
    for index in sheet.open():
        run = run + 1 if sheet.prose[index] else 0
        if run >= 3:
            last = index
    return last


def cut_single_teasers(sheet: Sheet) -> None:
    """'Xem thêm: …', '>> …', rows of a copied table: teasers of one line, wherever they stand."""
    rows = sum(line.in_bars for line in sheet.lines if line.text[0] == "|")
    for index in sheet.open_suspects():
        line = sheet.lines[index]
        if index == 0 or len(line.words) > 2 * _ONE_LINE:
            continue
        marked = line.text[0] in _MARKS and _MARKER.match(line.text)
        if _is_labelled(line, sheet) or ((marked or _has_picture(line)) and _opens(line)):
            sheet.cut(index, "related")
        elif rows and _is_row(line, rows, len(sheet.lines)):
            sheet.cut(index, "teaser")


def _is_labelled(line: Line, sheet: Sheet) -> bool:
    mark = _LABEL.search(line.opening) if len(line.words) <= _ONE_LINE else None
    if mark is None or not line.opening[mark.end() :].strip():
        return False
    label = line.opening[: mark.start()].strip()
    return label in sheet.words.related or label in sheet.words.closing


def _has_picture(line: Line) -> bool:
    """Whether a headline has a small picture before it: '🎧 …', '📷 …'."""
    return line.text[0] >= _PICTOGRAPHS and unicodedata.category(line.text[0]) == "So" and is_wordy(line)


def _opens(line: Line) -> bool:
    return not line.ends_sentence or line.words.endswith(("?", "!", "...", "…"))


def _is_row(line: Line, rows: int, lines: int) -> bool:
    return line.in_bars and rows * 3 <= max(lines, 6) and "|" not in line.words and len(line.words) > 60


def cut_links_and_doubles(sheet: Sheet) -> None:
    """A headline that stands twice in one line, a line that is a link, the pictures beside them."""
    for index in sheet.open(1):
        line = sheet.lines[index]
        if line.doubled and not _is_title(line, sheet) and len(line.words) <= 2 * _ONE_LINE:
            sheet.cut(index, "teaser")
        elif line.link and not line.is_image and is_wordy(line) and not _is_title(line, sheet):
            sheet.cut(index, "related")
    _cut_pictures_of_others(sheet)


def _cut_pictures_of_others(sheet: Sheet) -> None:
    """Pictures beside a headline that was cut, with that headline as their text; below the article, before any."""
    pictures = [index for index, line in enumerate(sheet.lines) if line.is_image]
    last = max(sheet.open(), default=0) if pictures else 0
    for index in pictures:
        line = sheet.lines[index]
        if not (sheet.is_caption(index) and is_wordy(line)):
            continue
        for near in range(max(0, index - 2), min(len(sheet.lines), index + 3)):
            of_others = sheet.parts[near] in (("cut", "related"), ("cut", "teaser"))
            if of_others and (sheet.lines[near].key == line.key or near == index + 1 > last):
                sheet.cut(index, "related")
                break


def _is_title(line: Line, sheet: Sheet) -> bool:
    key = line.key.strip(" .…")
    return bool(sheet.title) and len(key) > 20 and (sheet.title.startswith(key[:40]) or key.startswith(sheet.title))
