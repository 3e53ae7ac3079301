"""Plain text and Markdown, with front matter or without: what Jekyll, Hugo, Obsidian, Zettlr and people write."""

from __future__ import annotations

import re

from generator.model import Field
from generator.reading.decode import decode
from generator.reading.draft import Draft, File, Read
from generator.reading.forms.front_matter import read_front_matter
from generator.text import read_text

_DATED_NAME = re.compile(r"(?:.*/)?(?P<day>\d{4}-\d\d-\d\d)-[^/]+\.(?:md|markdown)", re.IGNORECASE)


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
    return [Draft(file.path, text, start, fields, file.digest)], issues + faults
