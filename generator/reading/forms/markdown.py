"""Plain text and Markdown, with front matter or without: what Jekyll, Hugo, Obsidian, Zettlr and people write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Field
from generator.reading.decode import decode
from generator.reading.draft import Draft, File, Read
from generator.reading.forms.front_matter import read_front_matter
from generator.text import read_text

_DATED_NAME = re.compile(r"(?:.*/)?(?P<day>\d{4}-\d\d-\d\d)-[^/]+\.(?:md|markdown)", re.IGNORECASE)
_JOPLIN = re.compile(r"\n *\n(?P<keys>id: [0-9a-f]{32}\n(?:[a-z_]+:[^\n]*\n)+type_: \d{1,2})\s*\Z")
"""What Joplin writes below a note in its raw form."""
_JOPLIN_KEYS = {"source_url": "url", "author": "author"}
_LONGEST_TAIL = 20_000


def read_markdown(file: File) -> Read:
    """The article in a text file; broken front matter leaves what can be read of it, and the text."""
    stored, issues = decode(file.data, file.path)
    if stored is None:
        return [], issues
    text = read_text(stored)
    fields, start, faults = read_front_matter(text.normal, file.path)
    named = _DATED_NAME.fullmatch(file.path)
    if named is not None:
        fields = (*fields, Field("published", named["day"], "file name"))
    below = _JOPLIN.search(text.normal, max(start, len(text.normal) - _LONGEST_TAIL))
    if below is None:
        return [Draft(file.path, text, start, fields, file.digest)], issues + faults
    fields = (*fields, *_joplin_fields(below, text.normal.count("\n", 0, below.start("keys")) + 1))
    return [Draft(file.path, text, start, fields, file.digest, end=below.start())], issues + faults


def _joplin_fields(below: re.Match[str], line: int) -> Iterator[Field]:
    """What Joplin knows of a note: its address and writer; its times are those of the note, not of the article."""
    for number, row in enumerate(below["keys"].split("\n"), line):
        key, _, value = row.partition(": ")
        if key in _JOPLIN_KEYS and value.strip():
            yield Field(_JOPLIN_KEYS[key], value.strip(), "front matter", None, number)
