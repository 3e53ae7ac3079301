"""What is not the article: furniture of the page, doubled lines, lists of other articles, sign-offs.

Every line of the text comes out as one block, kept or cut with its reason; nothing disappears. The rules stand in
one list and run in its order over the lines; the first that knows a line decides. Lists of teasers are known by
their heading and, at the end of a file, by their form alone: headlines without a full stop, doubled lines and
summaries that break off in dots outweigh ordinary paragraphs (the maximum-scoring tail).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.model import Block, Field, Part
from generator.reading.clutter import furniture, head, lists, names, parts, strips, tags, talk, teasers
from generator.reading.clutter.sheet import Sheet
from generator.reading.clutter.words import ClutterWords
from generator.reading.lines import Line
from generator.text import fold

RULES: tuple[Callable[[Sheet], None], ...] = (
    head.cut_header_lines,
    furniture.cut_buttons,
    furniture.cut_invitations,
    furniture.cut_addresses,
    head.cut_repeated_title,
    head.cut_byline,
    names.cut_names,
    head.put_own_date_first,
    head.cut_section,
    parts.mark_captions,
    tags.cut_tags,
    strips.cut_strips,
    talk.cut_page_talk,
    furniture.cut_small_print,
    lists.cut_single_teasers,
    lists.cut_lists_under_headings,
    teasers.cut_teasers_at_the_end,
    lists.cut_links_and_doubles,
    parts.cut_sign_off,
    parts.cut_loose_ends,
    talk.cut_beside_furniture,
    parts.cut_doubles,
    parts.mark_title_and_lead,
)
_BODY: tuple[Part, str] = ("body", "")


@dataclass(frozen=True, slots=True)
class Sorted:
    """The lines of an article with their parts, and the fields that header lines and sign-offs gave."""

    blocks: tuple[Block, ...]
    fields: tuple[Field, ...]


def sort_lines(
    lines: Sequence[Line], words: ClutterWords, title: str = "", captions: frozenset[str] = frozenset()
) -> Sorted:
    """Which lines are the article. `title` is the headline where the metadata gives one, `captions` the lines that the
    form of the file marks as such."""
    sheet = Sheet(lines, words, fold(title).strip(" .…"), captions)
    for rule in RULES:
        rule(sheet)
    blocks = [Block(line.span, *(part or _BODY)) for line, part in zip(lines, sheet.parts, strict=True)]
    return Sorted(tuple(blocks), tuple(sheet.fields))
