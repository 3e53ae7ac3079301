"""An article's text as lines with their places: what the rules about clutter look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.model import Span
from generator.text import fold

_EDGES = " \t|*_>#-–—•·»«:.…"
_CLOSES = frozenset('.!?…:;"”»')
"""A sentence ends with one of these, or with one that something else closes behind it."""
_CLOSES_BEHIND = frozenset("'’)]")
_MAY_TRAIL = frozenset(".…\"'”’")
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
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
    def opening(self) -> str:
        """The first words folded."""
        if self.form or self.key is not self.words:
            return self.key[:_OPENING].lstrip(_BEFORE)
        return fold(self.words[:_OPENING]).lstrip(_BEFORE)

    @property
    def first_word(self) -> str:
        """The first of the first words, without the colon behind it."""
        first = self.words[:_OPENING].lstrip(_BEFORE).split(None, 1)[:1]
        return fold(first[0]).rstrip(":") if first else ""

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
    number, begin = text.count("\n", 0, start) + 1, start
    for raw in text[start:].split("\n"):
        stripped = raw.strip()
        if stripped:
            yield _line(stripped, begin + len(raw) - len(raw.lstrip()), number)
        begin += len(raw) + 1
        number += 1


def _line(text: str, begin: int, number: int) -> Line:
    """A line without the white space around it, and where it begins."""
    marked = "](" in text
    image = _IMAGE.fullmatch(text) if marked else None
    whole = image or (_LINK.fullmatch(text) if marked else None)
    words = plain_words(text)
    last = words[-1:]
    ends = last in _CLOSES or (last in _CLOSES_BEHIND and _ENDS_SENTENCE.search(words[-_TAIL:]) is not None)
    cut_off = last in _MAY_TRAIL and _CUT_OFF.search(words[-_TAIL:]) is not None
    is_paragraph = len(words) > (_PARAGRAPH if ends and not cut_off else _FORM_LIMIT)
    key = words if is_paragraph else fold(words).strip(_EDGES)
    return Line(
        Span(begin, begin + len(text)),
        text,
        words,
        key,
        "" if is_paragraph else form_of(key),
        whole["url"] if whole else "",
        image is not None,
        ends,
        cut_off,
        number,
    )
