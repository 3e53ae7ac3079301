"""Word's `.docx`, by python-docx (an optional extra): its paragraphs, its title and author."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from generator.issues import fault
from generator.model import Field
from generator.reading.draft import Draft, File, Read
from generator.text import read_text

_MOST_UNPACKED = 100_000_000
_BROKEN = (
    ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError, NotImplementedError, OSError,
    EOFError, RuntimeError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What python-docx and zipfile let through on files that are none."""


def read_docx(file: File) -> Read:
    """The article in a document; a clear issue where python-docx is missing or the file would unpack too large."""
    try:
        import docx
        import docx.opc.exceptions
        from lxml import etree
    except ImportError:
        return [], [fault(file.path, 0, "extra-missing", form="DOCX", extra="docx")]
    try:
        size = unpacked_size(file.data)
        if size > _MOST_UNPACKED:
            return [], [
                fault(file.path, 0, "too-large", megabytes=-(-size // 1_000_000), limit=_MOST_UNPACKED // 1_000_000)
            ]
        document = docx.Document(io.BytesIO(file.data))
        text = "\n\n".join(_paragraphs(document)).strip()
        fields = tuple(_fields(document))
    except (docx.opc.exceptions.OpcError, etree.LxmlError, *_BROKEN) as error:
        return [], [fault(file.path, 0, "broken-file", form="DOCX", cause=str(error)[:200] or type(error).__name__)]
    if not text:
        return [], [fault(file.path, 0, "pictures-alone")]
    return [Draft(file.path, read_text(text), 0, fields, file.digest)], []


def unpacked_size(data: bytes) -> int:
    """How large a zip archive says that it is unpacked; zipfile holds each member to what it says."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(member.file_size for member in archive.infolist())


def _paragraphs(document: Any) -> Iterator[str]:
    """The paragraphs and the cells of tables, in the order of the page; headings as Markdown writes them."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield " | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells if cell.text.strip()))
        elif block.text.strip():
            yield " ".join(block.text.split())


def _fields(document: Any) -> Iterator[Field]:
    about = document.core_properties
    for name, value in (("title", about.title), ("author", about.author), ("language", about.language)):
        if isinstance(value, str) and value.strip() and value != "python-docx":
            yield Field(name, " ".join(value.split()), "document")
