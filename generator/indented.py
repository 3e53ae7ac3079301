"""JSON with a line for each entry, the same as `json.dumps` gives, whose own way for that is many times slower."""

from __future__ import annotations

import json
from json.encoder import encode_basestring

_LISTS = (list, tuple)


def to_indented(value: object, indent: int, before: int = 0) -> str:
    """`value` as JSON in UTF-8, `indent` spaces for each level; it stands `before` spaces in, but for its first line.

    Raises TypeError for what JSON does not know, and for keys that are no text.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    inside = before + indent
    if isinstance(value, dict):
        entries = [f"{encode_basestring(key)}: {to_indented(one, indent, inside)}" for key, one in value.items()]
        return _lines("{", entries, "}", indent, before)
    if isinstance(value, _LISTS):
        return _lines("[", [to_indented(one, indent, inside) for one in value], "]", indent, before)
    return str(value) if type(value) is int else json.dumps(value)


def _lines(begin: str, entries: list[str], end: str, indent: int, before: int) -> str:
    if not entries:
        return begin + end
    line = "\n" + " " * before
    inside = line + " " * indent
    return f"{begin}{inside}{f',{inside}'.join(entries)}{line}{end}"
