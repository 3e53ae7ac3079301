"""The words of a text as part of an address, as slugify gives them, found sooner for what most texts hold."""

from __future__ import annotations

import re

from slugify import slugify, smart_truncate

from generator.text import unmarked

_WORD = re.compile(r"[a-z0-9]+")
_PECULIAR = re.compile(r"['&]|\d,\d")
"""What slugify reads in a way of its own: apostrophes, entities of HTML, figures with commas."""


def slug(text: str, limit: int, *, whole_words: bool = False) -> str:
    """The slug of a text in `limit` characters; with `whole_words` none of them is cut. Empty for one without words."""
    plain = unmarked(text)
    if plain is None or _PECULIAR.search(plain):  # the backend is named, so that none is sought each time
        return slugify(text, max_length=limit, word_boundary=whole_words, backend="text-unidecode")
    return smart_truncate("-".join(_WORD.findall(plain)), limit, whole_words, "-")
