"""An article's text as lines with their places: what the rules about clutter look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.model import Span
from generator.text import fold

_LINE = re.compile(r"[^\n]+")
_EDGES = " \t|*_>#-–—•·»«:.…"
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]]*$|[\"”»]$|\./\.$")
_CUT_OFF = re.compile(r"(?:\.{3}|…)[\"'”’]?$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*(?:\s|$)")
URL = r"[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?"
"""The address in a link of Markdown, with one pair of brackets in it perhaps; bounded, so that no text is slow."""
_IMAGE = re.compile(rf"!\[(?P<alt>[^\[\]]{{0,1000}})\]\((?P<url>{URL})[^()]{{0,300}}\)")
_LINK = re.compile(rf"\[(?P<text>[^\[\]]{{0,1000}})\]\((?P<url>{URL})[^()]{{0,300}}\)")
_RULE = re.compile(r"[\s|*_=~:+·•.-]+$")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_FORM_EDGES = " \t|*_>-–—•·»«:.…,!?()[]<>"
_FORM_LIMIT = 330
_PARAGRAPH = 160
_OPENING = 48
_BEFORE = "®*([ "
_TAIL = 12
"""The end of a line by which it is seen whether a sentence ends there."""


class Line(NamedTuple):
    """A line that is not blank."""

    span: Span
    """Without the white space around it."""
    text: str
    words: str
    """What it says: without link syntax, list marks and table bars."""
    key: str
    """The words folded, to compare by; of a paragraph the words as they are."""
    form: str
    """The key with `#` for every figure, to know buttons by; empty for what is too long to be one."""
    opening: str
    """The first words folded."""
    link: str
    """Where the line leads, when all of it is one link or image."""
    is_image: bool
    ends_sentence: bool
    """Whether it closes as a sentence does; a headline does not."""
    is_cut_off: bool
    """Whether it breaks off in dots, as the summary in a teaser does."""
    number: int
    """Of the line in the file, from 1."""

    @property
    def sentences(self) -> int:
        """How many sentences it seems to hold."""
        return len(_SENTENCE_END.findall(self.words))

    @property
    def is_rule(self) -> bool:
        """A line of nothing but marks."""
        return not self.words or _RULE.match(self.words) is not None

    @property
    def in_bars(self) -> bool:
        """Whether it is a row of a table that was copied as text, with a bar before and after it."""
        return self.text.startswith("|") and self.text.endswith("|")

    @property
    def doubled(self) -> bool:
        """Whether it says the same words twice, as a picture's text beside a headline does."""
        half, rest = divmod(len(self.key), 2)
        return rest == 1 and half >= 12 and self.key[half] == " " and self.key[:half] == self.key[half + 1 :]


def form_of(key: str) -> str:
    """A folded line as page furniture is compared: '4 phut doc' → '# phut doc'."""
    return _FIGURE.sub("#", key).strip(_FORM_EDGES)


def plain_words(line: str) -> str:
    """What a line says: the words of its links and images, without list marks and table bars at its ends."""
    said = _LINK.sub(lambda m: m["text"], _IMAGE.sub(lambda m: m["alt"], line)) if "](" in line else line
    return said.strip(" \t|*_>#•·»«").strip()


def lines_of(text: str, start: int) -> Iterator[Line]:
    """The lines of `text` from `start` on, in order."""
    number, end = text.count("\n", 0, start) + 1, start
    for match in _LINE.finditer(text, start):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        begin = match.start() + raw.index(stripped)
        span = Span(begin, begin + len(stripped))
        marked = "](" in stripped
        image = _IMAGE.fullmatch(stripped) if marked else None
        link = _LINK.fullmatch(stripped) if marked else None
        words = plain_words(stripped)
        whole = image or link
        number += text.count("\n", end, span.start)
        end = span.start
        end_of_line = words[-_TAIL:]
        ends = _ENDS_SENTENCE.search(end_of_line) is not None
        cut_off = ("…" in end_of_line or "..." in end_of_line) and _CUT_OFF.search(end_of_line) is not None
        is_paragraph = len(words) > (_PARAGRAPH if ends and not cut_off else _FORM_LIMIT)
        key = words if is_paragraph else fold(words).strip(_EDGES)
        yield Line(
            span,
            stripped,
            words,
            key,
            "" if is_paragraph else form_of(key),
            (fold(words[:_OPENING]) if is_paragraph else key[:_OPENING]).lstrip(_BEFORE),
            whole["url"] if whole else "",
            image is not None,
            ends,
            cut_off,
            number,
        )
