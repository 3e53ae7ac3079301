"""A pattern for any of many words that costs little where none of them stands."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longer ones first, parted by their first letters.

    `re` tries alternatives one after another at every place of a text; parted by the first letter, and these again
    by the second, most places are left after one step.
    """
    return "|".join(
        f"{re.escape(first)}(?:{'|'.join(_seconds(tails))})" for first, tails in _by_first(dict.fromkeys(words))
    )


def _seconds(tails: list[str]) -> list[str]:
    parted = [
        f"{re.escape(second)}(?:{'|'.join(map(re.escape, sorted(rest, key=lambda tail: (-len(tail), tail))))})"
        for second, rest in _by_first(tail for tail in tails if tail)
    ]
    return parted + [""] * ("" in tails)


def _by_first(words: Iterable[str]) -> list[tuple[str, list[str]]]:
    ordered = sorted(words)
    return [(first, [word[1:] for word in group]) for first, group in itertools.groupby(ordered, lambda w: w[:1])]
