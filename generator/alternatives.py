"""A pattern for any of many words that costs little where none of them stands."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longer ones first, as a tree of their letters (Fredkin's trie, 1960).

    `re` tries alternatives one after another at every place of a text; of a tree most places are left after one step.
    It is left after one far sooner where the pattern reads its letters as they are: let it read small letters, rather
    than with `re.IGNORECASE`. Without words it matches nowhere.
    """
    return _branches(sorted(set(words))) or "(?!)"


def _branches(words: Sequence[str]) -> str:
    """The words are in order, no two the same; an empty one is left out."""
    branches = []
    for first, group in itertools.groupby(words, lambda word: word[:1]):
        alike = list(group)
        stem = _shared(alike[0], alike[-1]) if first else ""
        branches += [re.escape(stem) + _tail([word[len(stem) :] for word in alike])] if stem else []
    return "|".join(branches)


def _tail(words: Sequence[str]) -> str:
    """What may follow the letters that some words share."""
    branches = _branches(words)
    if not branches:
        return ""
    return f"(?:{branches})?" if "" in words else f"(?:{branches})"


def _shared(one: str, other: str) -> str:
    """The letters with which both begin."""
    alike = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(letter for letter, _ in alike)
