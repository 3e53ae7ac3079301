"""What a reader of one form gives: the text, and what the file says of it, before its parts are told apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.issues import Issue
from generator.model import Field, LeftOut
from generator.text import Text


@dataclass(frozen=True, slots=True)
class File:
    """A file of `content/`: its path relative to that folder (with `/`) and its bytes."""

    path: str
    data: bytes
    digest: str

    @property
    def ending(self) -> str:
        """The ending of its name."""
        return ending_of(self.path)


def ending_of(path: str) -> str:
    """The ending of a name, with its dot, in small letters; of `a.warc.gz` it is `.warc.gz`; empty for none."""
    first, dot, last = path.rsplit("/", 1)[-1].lower().rpartition(".")
    if not dot:
        return ""
    return ".warc.gz" if last == "gz" and first.endswith(".warc") else f".{last}"


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of one article and its metadata."""

    path: str
    text: Text
    start: int
    """Where the article begins in the normal text: after the front matter."""
    fields: tuple[Field, ...]
    digest: str
    captions: frozenset[str] = frozenset()
    """The lines of the text that the form marks as captions."""
    number: int = 0
    """Which article of its file it is, from 1; 0 where the file is one article."""
    line: int = 1
    """Where it begins in its file, from 1."""
    end: int | None = None
    """Where the article ends in the normal text; None where nothing stands below it that is of the file alone."""
    left_out: tuple[LeftOut, ...] = ()
    """What a page shows and the text lacks."""
    left_out_more: int = 0
    """How many more such lines there are."""


Read = tuple[list[Draft], list[Issue]]
"""The articles of a file, and what is wrong with it; the issues' paths are relative to `content/`."""

Reader = Callable[[File], Read]
"""Reads one form. It never raises for what a file holds."""
