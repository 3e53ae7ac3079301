"""The parts of the article itself: captions, the headline, the lead, headings; and what stands twice."""

from __future__ import annotations

import itertools
import re

from generator.model import Field
from generator.reading.clutter.head import looks_like_headline
from generator.reading.clutter.items import is_item, is_marked
from generator.reading.clutter.sheet import Sheet
from generator.reading.lines import Line

_UPPER_WORD = r"[^\W\d_a-zà-ỹđ][\w.]*"
_SOURCE = r"[A-ZĐ][\w+&.’'-]*(?:\s[A-ZĐ\d][\w+&.’'-]*)*"
_SIGN_OFF = re.compile(
    r"^(?:\([^()]{2,60}\)\.?"
    rf"|(?i:theo|nguồn|tổng hợp|according to)\s*:?\s*{_SOURCE}(?:\s*[/,–-]\s*{_SOURCE})*"
    rf"|{_SOURCE}(?:\s*[/,–-]\s*(?:(?i:theo)\s)?{_SOURCE})*)$"
)
"""An agency in brackets, 'Theo Reuters', or a name of capitals alone; a sentence is none of these."""
_SLASHED = re.compile(r"[A-ZĐ][^.!?:,/]{1,40}/\s?[A-ZĐ][^.!?:/]{1,40}")
"""'Hà My/Bản tin Mẫu'"""
_AFTER_NAME = re.compile(r"\s*[(/,–-]\s*(?P<sign>[^()/]{2,40})\)?$")
_NAME_FIRST = re.compile(rf"{_UPPER_WORD}(?:\s{_UPPER_WORD}){{0,4}}\s*[(/,–-]")
"""'Hà An, theo Reuters'; 'Không có người bị thương, theo công an' is a sentence."""
_CAPTION_LIMIT = 520
_SIGN_OFF_LIMIT = 80
_LOOSE = 6
_SIGN_OFFS = 3
"""So many lines of names may close an article."""
_SAME = 20
"""Shorter lines may stand twice: 'Không.', 'Ông gật đầu.'"""


def mark_captions(sheet: Sheet) -> None:
    """Pictures and the words under them; a credit that stands alone is cut."""
    for index in sheet.open():
        line = sheet.lines[index]
        if not line.is_image and len(line.words) <= 80 and _is_credit(line, sheet):
            sheet.cut(index, "credit")
        elif _names_makers(line, sheet):
            sheet.cut(index, "byline")
        elif line.is_image or line.text in sheet.captions or _is_caption(line, sheet):
            sheet.parts[index] = ("caption", "")


def _is_credit(line: Line, sheet: Sheet) -> bool:
    return sheet.words.bare_credit.fullmatch(line.words) is not None or sheet.words.is_credits(line.form)


def _names_makers(line: Line, sheet: Sheet) -> bool:
    """'Bài, ảnh: Hà An': who made it, under the label of several trades."""
    if ":" not in line.words:
        return False
    label, colon, names = line.opening.partition(":")
    return bool(colon) and "," in label and label.strip() in sheet.words.bylines and names.count(" ") <= 5


def _is_caption(line: Line, sheet: Sheet) -> bool:
    if len(line.words) > _CAPTION_LIMIT:
        return False
    return (":" in line.words and sheet.words.credit.search(line.words) is not None) or (
        line.text.endswith("|") and not line.in_bars and line.ends_sentence and line.sentences <= 2
    )


def cut_sign_off(sheet: Sheet) -> None:
    """'(TTXVN/Vietnam+)', 'Theo Reuters', or the writer's name after the last paragraph."""
    open_lines = list(sheet.open())
    closing = [index for index in open_lines[-_SIGN_OFFS:] if _is_sign_off(sheet.lines[index], sheet)]
    for place in range(len(open_lines) - 1, 0, -1):
        index = open_lines[place]
        if index not in closing:
            return
        before = open_lines[place - 1]
        if before in closing or sheet.lines[before].ends_sentence:
            line = sheet.lines[index]
            sheet.cut(index, "sign-off")
            sheet.fields.append(Field("sign-off", line.words.strip("()[] ."), "sign-off", line.span, line.number))


def _is_sign_off(line: Line, sheet: Sheet) -> bool:
    return len(line.words) <= _SIGN_OFF_LIMIT and line.words.count(" ") < 11 and _signs(line, sheet)


def is_bracketed_sign_off(line: Line) -> bool:
    """Whether a line is nothing but a few words in brackets."""
    return line.words.startswith("(") and _SIGN_OFF.match(line.words) is not None


def _signs(line: Line, sheet: Sheet) -> bool:
    if line.form in sheet.words.signs or _SIGN_OFF.match(line.words) or _SLASHED.fullmatch(line.words):
        return True
    label = line.form.split(" ")
    if (
        any(" ".join(label[:length]).rstrip(":") in sheet.words.bylines for length in (1, 2, 3))
        and not line.ends_sentence
    ):
        return True
    signed = {label[-1], " ".join(label[-2:])} & sheet.words.signs
    if signed and len(label) <= 6 and line.words[:1].isupper():
        return True
    after = _AFTER_NAME.search(line.form)
    return (
        after is not None
        and bool({after["sign"], after["sign"].split(" ")[0]} & sheet.words.signs)
        and _NAME_FIRST.match(line.words) is not None
    )


def cut_loose_ends(sheet: Sheet) -> None:
    """Lines of a few words that are left below the last sentence, unless they are a list of the article's own."""
    open_lines = list(sheet.open())
    last = max((place for place, index in enumerate(open_lines) if sheet.lines[index].ends_sentence), default=None)
    if last is None or sheet.lines[open_lines[last]].words.endswith(":"):
        return
    loose = open_lines[last + 1 :]
    if all(_is_loose(sheet.lines[index]) for index in loose):
        for index in loose:
            sheet.cut(index, "debris")


def _is_loose(line: Line) -> bool:
    return (
        line.words.count(" ") < _LOOSE and not is_item(line, listed=True) and not is_marked(line) and not line.is_image
    )


def cut_doubles(sheet: Sheet) -> None:
    """Lines that stand again further down, and the headline where it is repeated."""
    seen: set[str] = set()
    for index, line in enumerate(sheet.lines):
        if sheet.parts[index] is not None and not sheet.is_caption(index):
            continue
        bare = line.key.strip(" .…")
        repeats_title = (
            index > 0
            and len(sheet.title) > _SAME
            and (bare == sheet.title or (line.link and sheet.title.startswith(bare) and len(bare) > _SAME))
        )
        if (len(line.key) > _SAME and line.key in seen) or repeats_title:
            sheet.cut(index, "doubled")
        seen.add(line.key)


def mark_title_and_lead(sheet: Sheet) -> None:
    """The headline, the paragraph after it, and the headings further down."""
    open_lines = list(sheet.open())
    if not open_lines:
        return
    first = sheet.lines[open_lines[0]]
    named = bool(sheet.title) and (sheet.is_title(open_lines[0]) or first.text.startswith("# "))
    if named or (not sheet.title and looks_like_headline(first) and len(open_lines) > 1):
        sheet.parts[open_lines[0]] = ("title", "")
        open_lines = open_lines[1:]
    if open_lines:
        sheet.parts[open_lines[0]] = ("lead", "")
    for index, following in itertools.pairwise(open_lines[1:]):
        if _is_heading(sheet.lines[index]) and not _is_heading(sheet.lines[following]):
            sheet.parts[index] = ("heading", "")


def _is_heading(line: Line) -> bool:
    return line.text.startswith("#") or (
        not line.ends_sentence and len(line.words) <= 100 and not line.words[:1].islower()
    )
