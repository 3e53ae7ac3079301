"""The lines of one article while their parts are found: what every rule reads and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.model import Field, Part
from generator.reading.clutter.words import ClutterWords
from generator.reading.lines import Line

_SIGNS = re.compile(r"[\s.,;:!?…()\"“”]+")
_PARTS = frozenset("-|–—:·«»")
_PROSE = 120
_SENTENCE = 60
_LONG_PROSE = 220


@dataclass
class Sheet:
    """The lines in their order, and what is known of each so far."""

    lines: Sequence[Line]
    words: ClutterWords
    title: str
    """The headline where the metadata gives one, folded."""
    captions: frozenset[str]
    """Lines that the form of the file marks as captions."""
    parts: list[tuple[Part, str] | None] = field(default_factory=list)
    """Each line's part with the reason for a cut; None while it is open."""
    prose: list[bool] = field(default_factory=list)
    """Which lines are paragraphs of an article for certain."""
    paragraphs: list[bool] = field(default_factory=list)
    """Which lines are prose, or long ones that lack their full stop."""
    suspects: list[int] = field(default_factory=list)
    """The lines that may be furniture: all but paragraphs that open and look as none does."""
    fields: list[Field] = field(default_factory=list)
    """What the lines say of the article: its date, outlet, writer, address."""

    def __post_init__(self) -> None:
        """Nothing is known yet."""
        self.parts = [None] * len(self.lines)
        for index, line in enumerate(self.lines):
            size, prose = len(line.words), is_prose(line)
            self.prose.append(prose)
            self.paragraphs.append(prose or size > _LONG_PROSE)
            if not prose or size <= _PROSE or self._may_be_furniture(line):
                self.suspects.append(index)

    def _may_be_furniture(self, line: Line) -> bool:
        return (
            line.first_word in self.words.openings
            or not line.text[0].isalnum()
            or "http" in line.text
            or "www." in line.text
        )

    def open(self, start: int = 0) -> Iterator[int]:
        """The lines from `start` on that have no part yet, in order."""
        return (index for index in range(start, len(self.lines)) if self.parts[index] is None)

    def open_suspects(self) -> Iterator[int]:
        """The suspects that have no part yet, in order."""
        return (index for index in self.suspects if self.parts[index] is None)

    def cut(self, index: int, why: str) -> None:
        """Takes a line off, with a key under `cut` in the strings."""
        self.parts[index] = ("cut", why)

    def cut_all(self, start: int, why: str, end: int | None = None) -> None:
        """Takes off the lines from `start` up to `end`; those that are cut already keep their reason."""
        for index in range(start, len(self.lines) if end is None else end):
            part = self.parts[index]
            if part is None or part[0] != "cut":
                self.parts[index] = ("cut", why)

    def is_title(self, index: int) -> bool:
        """Whether a line is the headline that the metadata give, which may have the paper's name behind it there."""
        key = self.lines[index].key.strip(" .…")
        rest = self.title[len(key) :] if key and self.title.startswith(key) else None
        return rest is not None and (not rest or rest.strip()[:1] in _PARTS)

    def is_caption(self, index: int) -> bool:
        """Whether a line is known for a caption."""
        return self.parts[index] == ("caption", "")

    @cached_property
    def prose_text(self) -> str:
        """The paragraphs in small letters, their words parted by single spaces and nothing else."""
        return (
            f" {plain_text(' '.join(line.words for line, prose in zip(self.lines, self.prose, strict=True) if prose))} "
        )

    def prose_beside(self, index: int) -> str:
        """The paragraphs but for one, as `prose_text`."""
        return (
            self.prose_text.replace(plain_text(self.lines[index].words), "") if self.prose[index] else self.prose_text
        )

    def bounds(self) -> tuple[int, int]:
        """The first and the last open line that reads as a paragraph, in a short article as a sentence of some length.

        Where there is none, the first is past the end and the last before the beginning.
        """
        told = [index for index in self.open() if self.paragraphs[index]] or [
            i for i in self.open() if self.lines[i].ends_sentence and len(self.lines[i].words) >= _SENTENCE
        ]
        return (told[0], told[-1]) if told else (len(self.lines), -1)

    def first_prose(self) -> int:
        """The first open line that reads as a paragraph: there the article has begun; past the end if none does."""
        return next((index for index in self.open() if self.paragraphs[index]), len(self.lines))


def plain_text(words: str) -> str:
    """Words in small letters, parted by single spaces, without punctuation."""
    return _SIGNS.sub(" ", words.lower()).strip()


def is_prose(line: Line) -> bool:
    """Whether a line is a paragraph of an article for certain: closed, and of some length or several sentences."""
    return (
        line.ends_sentence
        and not line.is_cut_off
        and not line.doubled
        and (len(line.words) > _PROSE or line.sentences > 1)
    )
