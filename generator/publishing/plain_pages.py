"""The front matter of a page that was made here, read without YAML, which takes most of the time that a page costs."""

from __future__ import annotations

import json
import re
from pathlib import Path

_BEGIN, _END = "---\n", "\n---\n"
_ODD = re.compile(r"[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|\\[^\"\\]")
"""What YAML reads in a way of its own: other characters, and what is escaped but quotes and backslashes."""
_NAME = "nienbieu"
_LIST = re.compile(r"\[[a-z]+(?:, [a-z]+)*\]")
_WORDS_OF_YAML = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))

Meta = dict[str, str | list[str]]


def read_plain(path: Path) -> tuple[str, Meta] | None:
    """The text below the front matter, and what that says; None where YAML has to be asked. Raises OSError."""
    text = path.read_bytes().decode("utf-8", "replace")
    end = text.find(_END)
    if not text.startswith(_BEGIN) or end < 0 or "\r" in text or "\ufffd" in text:
        return None
    meta = _read_lines(text[len(_BEGIN) : end])
    return None if meta is None else (text[end + len(_END) :].lstrip("\n"), meta)


def _read_lines(head: str) -> Meta | None:
    if _ODD.search(head):
        return None
    meta: Meta = {}
    for line in head.split("\n"):
        key, _, value = line.partition(": ")
        read = _read_value(value)
        if (
            read is None
            or not key.isascii()
            or not key.isalpha()
            or not key.islower()
            or key in _WORDS_OF_YAML
            or key in meta
        ):
            return None
        meta[key] = read
    return meta


def _read_value(value: str) -> str | list[str] | None:
    """Text in quotes as JSON writes it, our own name, or a list of plain words; None for anything else."""
    if value == _NAME:
        return value
    if value.startswith('"'):
        try:
            read = json.loads(value)
        except ValueError:
            return None
        return read if isinstance(read, str) else None
    words = value[1:-1].split(", ")
    return words if _LIST.fullmatch(value) and _WORDS_OF_YAML.isdisjoint(words) else None
