"""Furniture of the page: buttons, menus, players, invitations, addresses, the small print at its end."""

from __future__ import annotations

import re

from generator.model import Field
from generator.reading.clutter.sheet import Sheet
from generator.reading.clutter.talk import is_own
from generator.reading.lines import Line
from generator.text import fold

_URL = re.compile(r"(?:https?://|www\.)[^\s<>()|]{3,2000}")
_HASHTAGS = re.compile(r"(?:#\w+(?:[-/]\w+)*+[\s,;]*+)+")
_INVITATION = 320
_TEMPERATURE = re.compile(r"(?:\w[\w.]*\s){1,5}#\s?°\s?[cf]?(?:\s?[/|–-]\s?#\s?°\s?[cf]?)?")
_BAR = re.compile(r"\s*[|·•]\s*|\s[-–—/]\s")
_LABEL = 40
_LONGEST_BAR = 120
_CALL = 25
"""A call to follow the paper somewhere has at most so many words."""
_NAME = 5
_BUTTON = 8
_SMALL_PRINT = 9
"""So many lines the small print of a page may take up around what it is known by."""


def cut_buttons(sheet: Sheet) -> None:
    """Rules, buttons, bars of sections, players and lines of figures."""
    first, last = sheet.bounds()
    sections: list[int] = []
    for index in sheet.open_suspects():
        line = sheet.lines[index]
        if not line.form and sheet.paragraphs[index]:
            continue
        if line.is_rule or sheet.words.is_buttons(line.form) or _is_button(line, sheet) or _is_figures(line):
            sheet.cut(index, "debris")
        elif sheet.words.is_menu(line.form) or ((index < first or 0 <= last < index) and _is_bar(line)):
            sheet.cut(index, "menu")
        elif line.form in sheet.words.sections and not sheet.words.heading_of(line.form):
            if sections and sections[-1] == index - 1:
                sheet.cut(index - 1, "menu")
                sheet.cut(index, "menu")
            elif 0 <= last < index:
                sheet.cut(index, "menu")
            sections.append(index)


def _is_button(line: Line, sheet: Sheet) -> bool:
    """A button that says what it does: 'Chia sẻ bài viết lên Facebook', 'Viết bình luận của bạn...'."""
    is_sentence = line.ends_sentence and not line.is_cut_off
    return not is_sentence and line.words.count(" ") < _BUTTON and line.opening.startswith(sheet.words.buttons)


def _is_bar(line: Line) -> bool:
    """Things to choose from, side by side: 'Bản Bắc | Bản Nam', 'Phần 1 · Phần 2 · Phần 3'."""
    parts = _BAR.split(line.words) if not line.ends_sentence and len(line.words) <= _LONGEST_BAR else []
    few = all(part and part.count(" ") <= 2 for part in parts)
    return few and (len(parts) > 2 or (len(parts) == 2 and "|" in line.words))


def _is_figures(line: Line) -> bool:
    """Topics with their hash marks, or a temperature."""
    if line.text.startswith("#"):
        return _HASHTAGS.fullmatch(line.text) is not None
    return "°" in line.form and _TEMPERATURE.fullmatch(line.form) is not None


def cut_invitations(sheet: Sheet) -> None:
    """Lines that ask the reader to follow, subscribe, download, or agree."""
    first, last = sheet.bounds()
    for index in sheet.open_suspects():
        line = sheet.lines[index]
        invites = line.opening.startswith(sheet.words.invites) and len(line.words) < _INVITATION
        if (invites or _calls(line, sheet)) and not (first < index < last and is_own(sheet, index)):
            sheet.cut(index, "invitation")


def _calls(line: Line, sheet: Sheet) -> bool:
    """'Theo dõi … trên Google News', 'Follow … on Facebook': a call with the name of a platform."""
    return (
        line.opening.startswith(sheet.words.calls)
        and line.words.count(" ") < _CALL
        and any(platform in line.key for platform in sheet.words.platforms)
    )


def cut_addresses(sheet: Sheet) -> None:
    """Lines that are an address and no more: that of the article, when it is called so or stands first or last."""
    ends = {next(iter(sheet.open()), 0), max(sheet.open(), default=0)}
    for index in sheet.open_suspects():
        line = sheet.lines[index]
        url = _URL.search(line.text) if "http" in line.text or "www." in line.text else None
        if url is None or line.link:
            continue
        label, after = line.text[: url.start()].strip(" \t:([<*_|–-"), line.text[url.end() :].strip(" \t)]>*_|.")
        named = bool(label) and _is_label(label, sheet)
        if not after and (named or not label):
            sheet.cut(index, "address")
            if (named or index in ends) and url.group().startswith("http"):
                sheet.fields.append(Field("url", url.group().rstrip(".,;"), "link", line.span, line.number))


def _is_label(label: str, sheet: Sheet) -> bool:
    return len(label) <= _LABEL and fold(label).strip(" :") in sheet.words.addresses


def cut_small_print(sheet: Sheet) -> None:
    """Who prints the page, its licence, where to write to: below the article."""
    last = max((index for index in sheet.open() if sheet.paragraphs[index]), default=-1)
    strong = [index for index in sheet.open_suspects() if _is_small_print(sheet.lines[index], sheet)]
    for index in strong:
        sheet.cut(index, "footer")
    below = [index for index in strong if index > last - _SMALL_PRINT]
    if not below:
        return
    above = sheet.lines[below[0] - 1]
    if below[0] - 1 in set(sheet.open(1)) and not above.ends_sentence and above.words.count(" ") < _NAME:
        sheet.cut(below[0] - 1, "footer")
    for index in list(sheet.open(max(0, below[0] - _SMALL_PRINT))):
        if index <= below[-1] + _SMALL_PRINT and _is_contact(sheet.lines[index], sheet):
            sheet.cut(index, "footer")


def _is_small_print(line: Line, sheet: Sheet) -> bool:
    return line.opening.startswith(sheet.words.footers) and len(line.words) < _INVITATION and line.sentences <= 3


def _is_contact(line: Line, sheet: Sheet) -> bool:
    label, colon, _ = line.opening.partition(":")
    return bool(colon) and label.strip() in sheet.words.contacts
