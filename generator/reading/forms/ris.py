"""RIS, as Zotero and libraries export it: a tag of two letters and a value on each line, `ER` after each entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.reading.decode import decode
from generator.reading.draft import File, Read
from generator.reading.forms.json_export import gather

_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9])  ?- ?(?P<value>.*)")
_NAMES = {
    "TI": "title", "T1": "title", "AU": "author", "A1": "author", "DA": "date", "PY": "date", "Y1": "date",
    "T2": "container-title", "JO": "container-title", "JF": "container-title", "PB": "publisher", "UR": "url",
    "LA": "language", "AB": "abstract", "N2": "abstract", "N1": "note",
}  # fmt: skip
"""Tag → what it is, as Zotero writes newspaper articles."""


def read_ris(file: File) -> Read:
    """The articles of a list of references, those with an abstract or a note."""
    stored, issues = decode(file.data, file.path)
    if stored is None:
        return [], issues
    drafts, more = gather(file, _entries(stored))
    return drafts, [*issues, *more]


def _entries(stored: str) -> Iterator[tuple[int, dict[str, Any]]]:
    entry: dict[str, Any] = {}
    begins, last = 1, ""
    for number, line in enumerate(stored.splitlines(), 1):
        match = _LINE.fullmatch(line.rstrip())
        if match is None:
            if last and line.strip():
                entry[last].append(line.strip())
        elif match["tag"] == "TY":
            entry, begins, last = {}, number, ""
        elif match["tag"] == "ER":
            if entry:
                yield begins, {key: _joined(key, values) for key, values in entry.items()}
            entry, last = {}, ""
        else:
            last = _NAMES.get(match["tag"], "")
            if last:
                entry.setdefault(last, []).append(match["value"].strip())


def _joined(key: str, values: list[str]) -> Any:
    if key == "author":
        return [" ".join(reversed([part.strip() for part in value.split(",", 1)])) for value in values]
    if key == "date":
        whole = max(values, key=lambda value: value.strip("/").count("/"))
        return "-".join(part.strip() for part in whole.split("/")[:3] if part.strip())
    return "\n".join(values) if key in ("abstract", "note") else values[0]
