"""JSON: exports of Pocket, wallabag, Omnivore, Readwise, ArchiveBox and Zotero (CSL-JSON), JSON Feed, JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from generator.issues import fault, notice
from generator.reading.decode import decode
from generator.reading.draft import Draft, File, Read
from generator.reading.forms.record import draft_of, has_text, is_entry, is_page

_DEEPEST = 4
"""Entries stand in the lists of an export, not further in."""


def read_json(file: File) -> Read:
    """The articles of an export: every object in its first list of objects that look like articles."""
    stored, issues = decode(file.data, file.path)
    if stored is None:
        return [], issues
    try:
        root = json.loads(stored, strict=False)
    except json.JSONDecodeError as error:
        lines = _lines(stored)
        if sum(is_entry(value) for _, value in lines) > 1:  # JSON lines under another name
            return gather(file, lines)
        return [], [*issues, fault(file.path, error.lineno, "broken-json", cause=error.msg)]
    except (RecursionError, ValueError):
        return [], [*issues, fault(file.path, 1, "json-too-deep")]
    if is_entry(root) and not any(map(has_text if is_page(root) else is_entry, _entries(root))):
        return gather(file, [(1, root)])
    return gather(file, _placed(stored, _entries(root)))


def read_json_lines(file: File) -> Read:
    """One object a line, each an article; a broken line is told of and the others are read."""
    stored, issues = decode(file.data, file.path)
    if stored is None:
        return [], issues
    drafts, more = gather(file, _lines(stored))
    return drafts, [*issues, *more]


def gather(file: File, entries: Iterable[tuple[int, Any]]) -> Read:
    """The drafts of entries with their lines; how many have no text, and which are broken (None), is told."""
    drafts: list[Draft] = []
    issues = []
    bare, first_bare, listed = 0, 0, list(entries)
    for number, (line, entry) in enumerate(listed, 1):
        if entry is None:
            issues.append(fault(file.path, line, "broken-line"))
            continue
        draft = draft_of(entry, file, number if len(listed) > 1 else 0, line) if isinstance(entry, dict) else None
        if draft is not None:
            drafts.append(draft)
        else:
            bare, first_bare = bare + 1, first_bare or line
    if bare:
        issues.append(notice(file.path, first_bare, "entries-without-text", count=bare))
    if not listed:
        issues.append(fault(file.path, 1, "no-entries"))
    return drafts, issues[:_MOST_ISSUES]


_MOST_ISSUES = 20


def _lines(stored: str) -> list[tuple[int, Any]]:
    found: list[tuple[int, Any]] = []
    for number, line in enumerate(stored.split("\n"), 1):
        if line.strip():
            try:
                found.append((number, json.loads(line, strict=False)))
            except (ValueError, RecursionError):
                found.append((number, None))
    return found


def _entries(root: Any) -> list[Any]:
    """The objects of the first list (or object of objects), from the outside in, that holds entries."""
    level = [root]
    for _ in range(_DEEPEST):
        below: list[Any] = []
        for value in level:
            children = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
            if any(is_entry(child) for child in children):
                return [child for child in children if isinstance(child, dict)]
            below += [child for child in children if isinstance(child, dict | list)]
        level = below
    return []


def _placed(stored: str, entries: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    """Each entry with the line in which its title or address stands."""
    line, offset = 1, 0
    for entry in entries:
        for key in ("title", "headline", "url", "URL", "link"):
            value = entry.get(key)
            if isinstance(value, str) and value:
                written = json.dumps(value, ensure_ascii=False)
                place = stored.find(written, offset)
                place = place if place >= 0 else stored.find(json.dumps(value), offset)
                if place >= 0:
                    line, offset = line + stored.count("\n", offset, place), place
                    break
        yield line, entry
