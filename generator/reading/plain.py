"""Plain text, as copied from a page."""

from __future__ import annotations

from generator.issues import Issue
from generator.reading.decode import decode
from generator.reading.draft import Draft, File
from generator.text import read_text


def read_plain(file: File) -> tuple[list[Draft], list[Issue]]:
    """The article in a plain-text file."""
    stored, issues = decode(file.data, file.path)
    if stored is None:
        return [], issues
    return [Draft(file.path, read_text(stored), 0, (), file.digest)], issues
