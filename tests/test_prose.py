"""An article's lines as they are shown: without markup, the words that a date rests on marked."""

from __future__ import annotations

from generator.model import Span
from generator.rendering.prose import show_blocks
from tests.conftest import Analyst


def test_words_that_two_reasons_quote_in_part_are_marked_once(analyst: Analyst) -> None:
    article = analyst.read("Chợ nổi dời bến\n\nSáng thứ Ba (1/10), chợ nổi họp ở bến mới.\n")
    text, block = article.text.normal, article.kept[-1]
    day = text.index("1/10")
    reasons = [Span(day, day + 5), Span(text.index("thứ Ba"), day + 4)]
    pieces = show_blocks(text, [block], reasons)[0].pieces
    assert [piece.text for piece in pieces if piece.marked] == ["thứ Ba (1/10)"]
    assert "".join(piece.text for piece in pieces) == "Sáng thứ Ba (1/10), chợ nổi họp ở bến mới."
