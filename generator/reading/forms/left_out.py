"""What a page shows and its article's text lacks, line by line, so that a wrong choice of the text can be seen.

Each line says in which part of the page it stood. Lines of a few words side by side, as in a menu, are put into one,
and only so much is kept as a reader may look through; the rest is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any

from generator.model import LeftOut
from generator.reading.forms.boxes import is_comments
from generator.reading.forms.html_text import BLOCKS, UNSEEN
from generator.text import shorten

_TAGS = {"nav": "menu", "menu": "menu", "footer": "footer", "form": "form", "table": "table"}
_CELLS = frozenset({"td", "th"})
_CALLED = (
    ("related", re.compile(r"related|lien-?quan|recommend|read-?more|cung-?chuyen-?muc|doc-?nhieu|tin-?khac")),
    ("menu", re.compile(r"\b(?:nav|navbar|navigation|menu|breadcrumbs?)\b")),
    ("footer", re.compile(r"\b(?:footer|copyright)\b")),
    ("tags", re.compile(r"\b(?:tags?|keywords?|tu-?khoa)\b")),
    ("invitation", re.compile(r"newsletter|subscri|cookie|consent|paywall|donat")),
    ("debris", re.compile(r"\b(?:share|sharing|social|chia-?se)\b")),
    ("aside", re.compile(r"sidebar|side-?bar|widget")),
)
"""What a box of a page is by its class or id, in small letters with `-` between words; the first that fits."""
_UNLIKELY = frozenset({"html", "body", "main", "article"})
"""Their classes tell of the whole page."""
_OTHER = "other"
_BOX = "related"
_NO_WORDS = re.compile(r"[\W_]+")
_CERTAIN = 20
"""So many letters of a line do not stand in a text by chance."""
_AROUND = 20_000
"""A text has its lines in the order of its page: so far from the last is the next one looked for, that none is slow."""
_MOST = 40
_LONGEST = 240
_SHORT, _ROW = 40, 160
"""A line of a few words, and how long a row of them becomes."""
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line that a page shows."""

    words: str
    why: str
    """Which part of the page it stands in: a key under `cut` in the strings."""
    element: Any
    """The element that it opens in, to know it by among the boxes that are taken out."""


def shown_lines(tree: Any) -> list[ShownLine]:
    """Every line that a page shows, in order. Linear in the size of the page, and changes nothing in it."""
    from lxml import etree

    headline = next(tree.iter("h1"), None)
    around = set() if headline is None else {headline, *headline.iterancestors()}
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    found: list[ShownLine] = []
    kinds, pieces, opened = [_OTHER], list[str](), tree
    for event, element in walk:
        if element.tag in BLOCKS:
            found += _line(pieces, kinds[-1], opened)
            pieces, opened = [], element
        if event == "start":
            kinds.append(kinds[-1] if element in around else _kind_of(element) or kinds[-1])
            if element.tag in UNSEEN or _is_hidden(element):
                walk.skip_subtree()
            else:
                pieces.append(element.text or "")
            continue
        if event == "end":
            kinds.pop()
        if element is not tree:
            pieces.append(f" {element.tail or ''}" if element.tag in _CELLS else element.tail or "")
    return [*found, *_line(pieces, _OTHER, tree)]


def left_out(
    shown: Iterable[ShownLine], boxes: Set[Any], text: str, known: Iterable[str]
) -> tuple[tuple[LeftOut, ...], int]:
    """The lines of a page that its text lacks, and how many more there are than are kept.

    `boxes` are the elements that were taken out as boxes of other articles, `known` what the page says of its article
    beside the text: its headline, its writer.
    """
    letters = _letters(text)
    seen = {_letters(line) for line in (*text.split("\n"), *known)} | {""}
    kept: list[LeftOut] = []
    more = place = 0
    for line in shown:
        own = _letters(line.words)
        if own in seen:
            continue
        if len(own) >= _CERTAIN or line.why == _OTHER:
            found = letters.find(own, max(0, place - _AROUND), place + _AROUND)
            if found >= 0:
                place = found
                continue
        seen.add(own)
        why = _BOX if line.why == _OTHER and line.element in boxes else line.why
        row = _in_row(kept[-1], line.words, why) if kept and not more else None
        if row is not None:
            kept[-1] = row
        elif len(kept) < _MOST:
            kept.append(LeftOut(shorten(line.words, _LONGEST), why))
        else:
            more += 1
    return tuple(kept), more


def _line(pieces: Iterable[str], why: str, element: Any) -> Iterator[ShownLine]:
    words = " ".join("".join(pieces).split())
    if words:
        yield ShownLine(words, why, element)


def _kind_of(element: Any) -> str:
    """What part of a page an element is, by its tag or by what it is called; empty where neither tells."""
    tag = element.tag
    if tag in _TAGS:
        return _TAGS[tag]
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    if len(called) > 1 and tag not in _UNLIKELY:
        if is_comments(called):
            return "comments"
        called = called.lower().replace("_", "-")
        for kind, names in _CALLED:
            if names.search(called):
                return kind
    if tag == "aside":
        return "aside"
    return "menu" if tag == "header" and element.getparent().tag == "body" else ""


def _is_hidden(element: Any) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and "display:none" in style.replace(" ", ""))


def _in_row(last: LeftOut, words: str, why: str) -> LeftOut | None:
    """The line before with one more behind it, where both are of one kind and of a few words; else None."""
    row = f"{last.words}{_BETWEEN}{words}"
    short = (
        len(words) <= _SHORT
        and not words.endswith((".", "!", "?"))
        and (len(last.words) <= _SHORT or _BETWEEN in last.words)
    )
    return LeftOut(row, why) if short and why == last.why and len(row) <= _ROW else None


def _letters(text: str) -> str:
    return _NO_WORDS.sub("", text)
