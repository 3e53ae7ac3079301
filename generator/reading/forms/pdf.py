"""PDF, by pypdf (an optional extra): its text with the lines of a paragraph joined again, its title and author."""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from statistics import quantiles
from typing import Any

from generator.issues import fault, notice
from generator.model import Field
from generator.reading.draft import Draft, File, Read
from generator.text import read_text

_MOST_PAGES = 200
_MOST_TEXT = 2_000_000
_BROKEN = (
    ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError, AssertionError, ArithmeticError,
    NotImplementedError, OSError, EOFError, MemoryError, zlib.error, struct.error,
)  # fmt: skip
"""What pypdf lets through on files that are none."""
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-$")


def read_pdf(file: File) -> Read:
    """The article in a PDF; a clear issue where pypdf is not installed, the file is locked or holds pictures alone."""
    try:
        import pypdf
        import pypdf.errors
    except ImportError:
        return [], [fault(file.path, 0, "extra-missing", form="PDF", extra="pdf")]
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong is told as an issue
    issues = []
    try:
        reader = pypdf.PdfReader(io.BytesIO(file.data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return [], [fault(file.path, 0, "locked-file")]
        pages = list(_pages(reader))
        fields = tuple(_fields(reader))
        if len(reader.pages) > _MOST_PAGES:
            issues.append(notice(file.path, 0, "pages-left-out", most=_MOST_PAGES))
    except (pypdf.errors.PyPdfError, *_BROKEN) as error:
        return [], [fault(file.path, 0, "broken-file", form="PDF", cause=str(error)[:200] or type(error).__name__)]
    text = "\n\n".join(_paragraphs(page.split("\n")) for page in pages).strip()
    if not text:
        return [], [*issues, fault(file.path, 0, "pictures-alone")]
    return [Draft(file.path, read_text(_whole(text)), 0, fields, file.digest)], issues


def _pages(reader: Any) -> Iterator[str]:
    total = 0
    for page in reader.pages[:_MOST_PAGES]:
        text = page.extract_text() or ""
        total += len(text)
        yield text
        if total > _MOST_TEXT:
            return


def _fields(reader: Any) -> Iterator[Field]:
    about = reader.metadata or {}
    for name, key in (("title", "/Title"), ("author", "/Author")):
        value = about.get(key)
        if isinstance(value, str) and value.strip():
            yield Field(name, _whole(" ".join(value.split())), "document")


def _whole(value: str) -> str:
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _paragraphs(lines: Sequence[str]) -> str:
    """Lines joined that one paragraph was broken into: a full line that closes no sentence goes on in the next."""
    stripped = [line.strip() for line in lines]
    lengths = sorted(len(line) for line in stripped if line)
    full = quantiles(lengths, n=10, method="inclusive")[8] * 0.8 if len(lengths) > 1 else 0
    joined: list[str] = []
    open_line = False
    for line in stripped:
        if not line:
            open_line = False
        elif open_line and joined:
            joined[-1] = _HYPHEN.sub("", joined[-1]) + ("" if _HYPHEN.search(joined[-1]) else " ") + line
        else:
            joined.append(line)
        open_line = bool(line) and len(line) >= full and _ENDS.search(line) is None
    return "\n".join(joined)
