"""CSV: exports of Pocket, Readwise and Zotero, and any table with a header that names a title and a text."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from generator.issues import fault
from generator.reading.decode import decode
from generator.reading.draft import File, Read
from generator.reading.forms.json_export import gather
from generator.reading.forms.names import plain_key
from generator.reading.forms.record import is_entry

_LONGEST_CELL = 5_000_000
_DELIMITERS = ",;\t|"
_BOOK = "book_title"
"""Readwise writes a row for each highlight, under the title of what it stands in."""


def read_table(file: File) -> Read:
    """The articles of a table, one a row; the rows of one title in a table of highlights are one article."""
    stored, issues = decode(file.data, file.path)
    if stored is None:
        return [], issues
    try:
        rows = list(_rows(stored))
    except csv.Error as error:
        return [], [*issues, fault(file.path, 1, "broken-table", cause=str(error))]
    entries = list(_by_title(rows)) if rows and _BOOK in {plain_key(key) for key in rows[0][1]} else rows
    if not any(is_entry(entry) for _, entry in entries):
        return [], [*issues, fault(file.path, 1, "no-entries")]
    drafts, more = gather(file, entries)
    return drafts, [*issues, *more]


def _rows(stored: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows by their header, each with the line on which it begins. Raises `csv.Error`."""
    head = stored.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=lambda mark: (head.count(mark), -_DELIMITERS.index(mark)))
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(stored.replace("\0", "").splitlines(keepends=True), delimiter=delimiter)
    header: list[str] | None = None
    while True:
        line = reader.line_num + 1
        row = next(reader, None)
        if row is None:
            return
        if header is None:
            header = [name.strip() for name in row]
        elif any(cell.strip() for cell in row):
            yield line, dict(zip(header, row, strict=False))


def _by_title(rows: Iterable[tuple[int, dict[str, Any]]]) -> Iterator[tuple[int, dict[str, Any]]]:
    merged: dict[str, tuple[int, dict[str, Any]]] = {}
    for line, row in rows:
        named = {plain_key(key): value for key, value in row.items()}
        title = str(named.get(_BOOK, ""))
        if title not in merged:
            kept = {"title": title, "author": named.get("book_author", ""), "text": []}
            merged[title] = (line, kept)
        merged[title][1]["text"].append(named.get("highlight", ""))
    return iter(merged.values())
