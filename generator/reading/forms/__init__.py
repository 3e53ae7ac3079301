"""The forms that people keep articles in: one reader a file, and the registry that finds it by a name's ending.

A reader is a pure function from the bytes of a file to its articles and issues. It imports the heavy library that
its form needs when it is called, so that nothing is loaded for forms that a folder does not hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.reading.draft import Reader
from generator.reading.forms.docx import read_docx
from generator.reading.forms.feed import read_feed
from generator.reading.forms.html import read_html
from generator.reading.forms.json_export import read_json, read_json_lines
from generator.reading.forms.mail import read_mail
from generator.reading.forms.markdown import read_markdown
from generator.reading.forms.pdf import read_pdf
from generator.reading.forms.ris import read_ris
from generator.reading.forms.table import read_table
from generator.reading.forms.warc import read_warc


@dataclass(frozen=True, slots=True)
class Form:
    """How files of one ending are read."""

    read: Reader
    largest: int
    """In bytes: a larger file holds no article, or more than can be read at once."""


_TEXT, _EXPORT, _PAGE, _DOCUMENT = 10_000_000, 40_000_000, 60_000_000, 50_000_000

FORMS: Mapping[str, Form] = {
    ".txt": Form(read_markdown, _TEXT),
    ".text": Form(read_markdown, _TEXT),
    ".md": Form(read_markdown, _TEXT),
    ".markdown": Form(read_markdown, _TEXT),
    ".html": Form(read_html, _PAGE),
    ".htm": Form(read_html, _PAGE),
    ".xhtml": Form(read_html, _PAGE),
    ".mht": Form(read_mail, _PAGE),
    ".mhtml": Form(read_mail, _PAGE),
    ".eml": Form(read_mail, _PAGE),
    ".json": Form(read_json, _EXPORT),
    ".jsonl": Form(read_json_lines, _EXPORT),
    ".ndjson": Form(read_json_lines, _EXPORT),
    ".csv": Form(read_table, _EXPORT),
    ".tsv": Form(read_table, _EXPORT),
    ".ris": Form(read_ris, _EXPORT),
    ".xml": Form(read_feed, _EXPORT),
    ".rss": Form(read_feed, _EXPORT),
    ".atom": Form(read_feed, _EXPORT),
    ".warc": Form(read_warc, 200_000_000),
    ".warc.gz": Form(read_warc, 200_000_000),
    ".pdf": Form(read_pdf, _DOCUMENT),
    ".docx": Form(read_docx, _DOCUMENT),
}
"""What reads a file, by the ending of its name."""
