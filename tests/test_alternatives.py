"""The tree of letters finds what the words one after another find, the longest first."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.alternatives import alternatives

PARTS = st.text(alphabet="aab .ô", min_size=1, max_size=5)


@given(words=st.lists(PARTS, min_size=1, max_size=12), text=st.text(alphabet="aab .ô", max_size=40))
def test_it_finds_what_a_plain_list_finds(words: list[str], text: str) -> None:
    plain = "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))
    for before, after in (("", ""), (r"(?<!\w)", r"(?!\w)"), ("", "a")):
        wanted = [match.span() for match in re.finditer(f"{before}(?:{plain}){after}", text)]
        assert [match.span() for match in re.finditer(f"{before}(?:{alternatives(words)}){after}", text)] == wanted


def test_words_that_begin_alike_are_parted_where_they_differ() -> None:
    assert alternatives(["ông ấy", "ông", "ông ta", "bà"]) == r"bà|ông(?:\ (?:ta|ấy))?"


def test_no_words_are_found_nowhere() -> None:
    assert re.search(alternatives([]), "anything") is None
