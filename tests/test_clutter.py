"""Every line of a pasted article and its part in it, by the cases of `cases/clutter/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import pytest

from generator.model import Article
from tests.cases import Case, read_cases
from tests.conftest import Analyst

FROM_LINES = ("header line", "dateline", "sign-off", "byline", "updated")
"""Where the fields come from that the lines of the text give."""


@pytest.mark.parametrize("case", read_cases("clutter/*.txt"), ids=lambda case: case.id)
def test_every_line_has_its_part(case: Case, analyst: Analyst) -> None:
    article = analyst.read(case.given, "article.md")
    expected = case.expected.splitlines()
    assert list(abbreviated(list(parts_of(article)), expected)) == expected


def parts_of(article: Article) -> Iterator[str]:
    """`part | line` for each line, then `name: value` for each field that a line gave."""
    for block in article.blocks:
        part = f"cut:{block.why}" if block.part == "cut" else block.part
        yield f"{part} | {article.text.normal[block.span.start : block.span.end]}"
    for field in article.fields:
        if field.origin in FROM_LINES:
            yield f"{field.name}: {field.value}"


def abbreviated(lines: Sequence[str], expected: Sequence[str]) -> Iterator[str]:
    """The lines, those that begin as the expected one does shortened with it."""
    for line, short in zip_longest(lines, expected, fillvalue=""):
        if line:
            yield short if short.endswith("…") and line.startswith(short[:-1]) else line
