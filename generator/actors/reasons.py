"""Why two spellings are one actor: a sentence for each way in which they were joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.knowledge import Named
from generator.model import Phrase, phrase
from generator.text import fold

_MOST = 4
"""So many spellings are named in one reason."""


def reasons_for(name: str, written: Sequence[str], named: Named | None) -> Iterator[Phrase]:
    """The reasons why the spellings that articles use are one actor, of whom `name` is shown.

    `named` is what the knowledge, and the user, say of the actor; None for one that nobody knows.
    """
    others = [spelling for spelling in written if spelling.casefold() != name.casefold()]
    joined = {fold(spelling) for spelling in named.joined} if named else set()
    known = {fold(spelling) for spelling in (*named.spellings, *named.short)} if named else set()
    groups: dict[str, list[str]] = {}
    for spelling in others:
        groups.setdefault(_way(name, spelling, joined, known), []).append(spelling)
    for way in ("user", "known", "marks", "letters", "part", "said"):
        if way in groups:
            yield phrase(f"one.{way}", name=name, spellings=", ".join(groups[way][:_MOST]))


def _way(name: str, spelling: str, joined: set[str], known: set[str]) -> str:
    folded = fold(spelling)
    if folded in joined:
        return "user"
    if folded == fold(name):
        return "marks"
    if folded in known:
        return "known"
    if spelling.replace("-", "").replace("&", "").isupper():
        return "letters"
    return "part" if set(folded.split()) <= set(fold(name).replace("-", " ").split()) else "said"
