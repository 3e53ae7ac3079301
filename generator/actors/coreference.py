"""Who is meant by a part of a name: the person whom the same article names in full."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.actors.forms import Forms, is_vietnamese

_PART = re.compile(r"[\s.-]+")


class People:
    """The people whom an article names in full, by each part of their names that may stand alone."""

    def __init__(self, full: Iterable[tuple[str, str]], forms: Forms) -> None:
        """`full`: the key of each person and a full name."""
        self._forms = forms
        self._by_end: dict[tuple[str, ...], set[str]] = {}
        self._by_first: dict[str, set[str]] = {}
        for key, name in dict.fromkeys(full):
            parts = _parts(name)
            for at in range(len(parts)) if len(parts) > 1 else ():
                self._by_end.setdefault(parts[at:], set()).add(key)
            first = parts[0].lower() if len(parts) > 1 else ""
            if first and (not is_vietnamese(first) or first in forms.eastern or "-" in name):
                self._by_first.setdefault(parts[0], set()).add(key)

    def meant_by(self, name: str, addressed: bool) -> frozenset[str]:
        """The keys of those whose full name ends so, or, after a form of address, begins so ('ông Kim')."""
        parts = _parts(name)
        ends = self._by_end.get(parts, set())
        if not ends and len(parts) == 1 and (addressed or parts[0].lower() not in self._forms.eastern):
            ends = self._by_first.get(name, set())
        return frozenset(ends)


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part for part in _PART.split(name) if part)
