"""The analysis with one kind of evidence left out, to see what it adds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from generator.dating import evidence, testimony

KINDS = (*(name for name, _ in evidence.RULES), "neighbours")
"""The rules of evidence, and the word of other articles of the folder."""


@contextmanager
def leaving_out(kinds: Collection[str]) -> Iterator[None]:
    """Within, dates are resolved without these kinds of evidence."""
    kept = tuple((name, rule) for name, rule in evidence.RULES if name not in kinds)
    with ExitStack() as stack:
        stack.enter_context(patch.object(testimony, "RULES", kept))
        if "neighbours" in kinds:
            stack.enter_context(patch("generator.timeline.settle", lambda groups, _: list(groups)))
        yield
