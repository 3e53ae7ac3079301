"""Slugs are those of slugify, whichever way they are found."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from slugify import slugify

from generator.slug import slug

LIMIT = 12


@given(text=st.text(alphabet=st.sampled_from("aĐđếÝ 1,.-_'&;#x“–İßøǅ\u0301\u0e38"), max_size=40), whole=st.booleans())
@example(text="AT&amp;T, 1,000 d'Arc", whole=True)
@example(text="Đặng Đức Ưu thăm Cần Thơ", whole=True)
def test_it_is_what_slugify_gives(text: str, whole: bool) -> None:
    assert slug(text, LIMIT, whole_words=whole) == slugify(text, max_length=LIMIT, word_boundary=whole)


def test_every_letter_is_written_as_slugify_writes_it() -> None:
    letters = [letter for letter in map(chr, (*range(0x600), *range(0x1E00, 0x2200))) if letter.isalnum()]
    assert [one for one in letters if slug(f"a{one}b", 9) != slugify(f"a{one}b", max_length=9)] == []


@pytest.mark.parametrize(
    ("text", "short"), [("Tổng thư ký NATO thăm Kiev", "tong-thu-ky"), ("Kyiv", "kyiv"), ("…", ""), ("Ủỷ", "uy")]
)
def test_whole_words(text: str, short: str) -> None:
    assert slug(text, LIMIT, whole_words=True) == short
