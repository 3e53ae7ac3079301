"""What a reader of one format gives: the text, and what the file says of it, before its parts are told apart."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Field
from generator.text import Text


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of one article and its metadata."""

    path: str
    text: Text
    start: int
    """Where the article begins in the normal text: after the front matter."""
    fields: tuple[Field, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of `content/`: its path relative to that folder (with `/`) and its bytes."""

    path: str
    data: bytes
    digest: str
