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
        self._by_last: dict[str, set[tuple[str, tuple[str, ...]]]] = {}
        self._by_first: dict[str, set[str]] = {}
        for key, name in full:
            parts = tuple(part for part in _PART.split(name) if part)
            if len(parts) > 1:
                self._by_last.setdefault(parts[-1], set()).add((key, parts))
                if not is_vietnamese(parts[0].lower()) or parts[0].lower() in forms.eastern or "-" in name:
                    self._by_first.setdefault(parts[0], set()).add(key)

    def meant_by(self, name: str, addressed: bool) -> frozenset[str]:
        """The keys of those whose full name ends so, or, after a form of address, begins so ('ông Kim')."""
        parts = tuple(part for part in _PART.split(name) if part)
        ends = {key for key, full in self._by_last.get(parts[-1], ()) if full[-len(parts) :] == parts}
        if not ends and len(parts) == 1 and (addressed or parts[0].lower() not in self._forms.eastern):
            ends = set(self._by_first.get(name, ()))
        return frozenset(ends)
