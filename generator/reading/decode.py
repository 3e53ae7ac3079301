"""Bytes → text: UTF-8 or UTF-16 by its mark, UTF-8 else, windows-1258 as the last resort, with a notice."""

from __future__ import annotations

import codecs

from generator.issues import Issue, fault, notice

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, path: str) -> tuple[str | None, list[Issue]]:
    """The text of `data` without its byte-order mark, or None where there is none; and what is to be said."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, path)
    if b"\0" in data:
        return None, [fault(path, data[: data.index(b"\0")].count(b"\n") + 1, "binary-file")]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        text = data.decode("cp1258", errors="replace")
        return text, [notice(path, line, "not-utf8", byte=f"0x{data[error.start]:02x}", encoding="windows-1258")]


def _strictly(data: bytes, encoding: str, path: str) -> tuple[str | None, list[Issue]]:
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, [fault(path, line, "broken-encoding", encoding=encoding)]
