"""What a line of a list looks like: a headline of another article, its summary, or an item of the article's own."""

from __future__ import annotations

import re

from generator.reading.clutter.sheet import Sheet
from generator.reading.lines import Line

HEADLINE_LIMIT = 170
_SUMMARY = 700
_WORDY = 7
"""A headline of another article has more words than most headings within an article."""
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"\(?\d+(?:[+'’:h.)/-]|\s?\))|(?:phút|minute|set|hiệp|câu|bước|điều|khoản)\s\d", re.IGNORECASE)


def is_teaser(line: Line) -> bool:
    """Whether a line in a list reads as a headline, a link, a row, or a summary that breaks off."""
    if line.doubled or line.is_cut_off or line.in_bars or (line.link and not line.is_image):
        return True
    asks = line.words.endswith(("?", "!")) and line.sentences == 1 and len(line.words) <= 120
    return (asks or not line.ends_sentence) and len(line.words) <= HEADLINE_LIMIT


def is_headline(line: Line) -> bool:
    """Whether a line by itself reads as the headline of another article."""
    return not line.ends_sentence and line.words.count(" ") >= _WORDY and len(line.words) <= HEADLINE_LIMIT


def is_summary(line: Line) -> bool:
    """Whether a line may be the summary below a headline: up to three sentences."""
    return line.ends_sentence and line.sentences <= 3 and len(line.words) <= _SUMMARY


def is_item(line: Line, listed: bool) -> bool:
    """Whether a line is an item of the article's own: numbered, labelled as its neighbours, or of many names."""
    label, colon, rest = line.words.partition(":")
    names = bool(colon) and label.count(" ") <= 5 and rest.count(",") >= 2
    return (
        names
        or is_numbered(line)
        or (listed and ": " in line.words)
        or len(_DIGIT.findall(line.words)) * 4 > len(line.words)
    )


def is_numbered(line: Line) -> bool:
    """'1. …', '(90+4’) …', 'Bước 2: …'."""
    return _NUMBERED.match(line.words) is not None


def is_marked(line: Line) -> bool:
    """Whether a line has the mark of a list before it, or is a link as a whole."""
    return bool(line.link) or line.text.startswith(("- ", "* ", "+ ", "• ", "· "))


def is_wordy(line: Line) -> bool:
    """Whether a line has words enough for a headline."""
    return line.words.count(" ") >= 4


def _is_entry(line: Line) -> bool:
    """'Nghệ sĩ của năm: …', 'Thủ môn: …': a label with a few words behind it."""
    label, colon, rest = line.words.partition(": ")
    return bool(colon) and label.count(" ") <= 9 and 0 < rest.count(" ") + 1 <= 8


def has_entries(sheet: Sheet) -> bool:
    """Whether so many short lines are entries that they are a list of the article's own."""
    open_lines = [sheet.lines[index] for index in sheet.open()]
    short = [line for line in open_lines if not line.ends_sentence and len(line.words) <= HEADLINE_LIMIT]
    entries = sum(_is_entry(line) for line in short)
    return entries >= 3 and entries * 2 > len(short)
