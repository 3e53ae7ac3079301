"""An article's lines as a page shows them: plain words, with the words that gave its date marked in place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model import Block, Span
from generator.reading.lines import URL

_MARKUP = re.compile(
    rf"!\[(?P<alt>[^\[\]]{{0,1000}})\]\({URL}[^()]{{0,300}}\)|\[(?P<link>[^\[\]]{{0,1000}})\]\({URL}[^()]{{0,300}}\)"
    r"|(?P<drop>\*\*|__|^\#{1,6}\s+|^>\s?|^\|\s*|\s{0,9}\|$|^[*•]\s+)"
)

_SIGN = re.compile(r"[\[*_#>|•]")
"""One of these is in whatever is markup."""
_ENDS = frozenset(".!?…:;")
"""What ends a sentence, or leads on."""
_UNQUOTED = {ord(mark): None for mark in '"“”«»„'}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words, marked or not."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of an article: its part ('lead', 'body', 'caption', 'heading') and its words."""

    part: str
    pieces: tuple[Piece, ...]


def show_blocks(text: str, blocks: Iterable[Block], marked: Sequence[Span]) -> tuple[Paragraph, ...]:
    """Blocks of `text` (the normal text) without their markup; `marked` are the spans to mark."""
    united = _united(marked)
    return tuple(_show_block(text, block, united) for block in blocks)


def _show_block(text: str, block: Block, marks: Sequence[Span]) -> Paragraph:
    span = block.span
    inside = [mark for mark in marks if mark.start < span.end and mark.end > span.start]
    pieces = [piece for run in _visible(text, span) for piece in _cut_at_marks(text, run, inside)]
    return Paragraph(block.part, tuple(piece for piece in pieces if piece.text))


def words_of(text: str, block: Block) -> str:
    """What a block says, without its markup."""
    return "".join([text[run.start : run.end] for run in _visible(text, block.span)])


def _visible(text: str, span: Span) -> Iterator[Span]:
    """The parts of a line that are words, not syntax of Markdown or of a copied table."""
    line = text[span.start : span.end]
    if not _SIGN.search(line):
        yield span
        return
    position = 0
    for match in _MARKUP.finditer(line):
        yield Span(span.start + position, span.start + match.start())
        for group in ("alt", "link"):
            if match[group] is not None:
                yield Span(span.start + match.start(group), span.start + match.end(group))
        position = match.end()
    yield Span(span.start + position, span.end)


def _cut_at_marks(text: str, run: Span, marks: Sequence[Span]) -> Iterator[Piece]:
    position = run.start
    for mark in marks:
        start, end = max(mark.start, position), min(mark.end, run.end)
        if start < end:
            yield Piece(text[position:start], marked=False)
            yield Piece(text[start:end], marked=True)
            position = end
    yield Piece(text[position : run.end], marked=False)


def _united(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, such as overlap or touch as one: 'thứ Ba (1/10' and '1/10)' are marked once."""
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return united


def sentence(words: str) -> str:
    """Words as a sentence: with a large first letter and a full stop."""
    whole = words[:1].upper() + words[1:]
    return whole if not whole or whole.rstrip("”’\"')»")[-1:] in _ENDS else f"{whole}."


def plain_words(paragraph: Paragraph) -> str:
    """What a paragraph says, marked or not, on one line."""
    return " ".join("".join(piece.text for piece in paragraph.pieces).split())


def shorten(words: str, most: int) -> str:
    """The first whole words of a line, at most `most` characters of them, without marks of quotation."""
    plain = words.translate(_UNQUOTED)
    if len(plain) <= most:
        return plain
    return f"{plain[: plain.rfind(' ', 0, most + 1)].rstrip(' ,;:–-') if ' ' in plain[: most + 1] else plain[:most]}…"
