"""Bytes → text: by their mark, as UTF-8, as UTF-16 without a mark, or as Vietnamese was written before Unicode."""

from __future__ import annotations

import codecs

from generator.issues import Issue, fault, notice
from generator.reading.legacy import decode_legacy, mend_legacy

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4_000
_WIDE = 0.2
"""So much of a text in UTF-16 is the zero byte of a Western letter."""
_STATED = frozenset(
    {"windows-1252", "iso-8859-1", "latin-1", "windows-1258", "cp1258", "ascii", "us-ascii", "x-user-defined"}
)
"""Encodings that pages state without meaning them; the bytes tell better."""
_NO_CHARSETS = frozenset({"punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
"""What Python can decode too and no page is written in; the first takes the square of the length."""


def decode(data: bytes, path: str, stated: str = "") -> tuple[str | None, list[Issue]]:
    """The text of `data` without its byte-order mark, or None where there is none; and what is to be said.

    `stated` is the encoding that the file names itself (a header, a meta tag); it is tried before any guess.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, path)
    if b"\0" in data:
        wide = _unmarked_utf16(data)
        if wide:
            return _strictly(data, wide, path)
        return None, [fault(path, _line(data, data.index(b"\0")), "binary-file")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, path, stated, error)
    text, encoding = mend_legacy(text)
    return text, [notice(path, 1, "old-font", encoding=encoding)] if encoding else []


def _guess(data: bytes, path: str, stated: str, error: UnicodeDecodeError) -> tuple[str | None, list[Issue]]:
    if stated and stated.lower() not in _STATED and stated.lower().replace("-", "_") not in _NO_CHARSETS:
        try:
            return data.decode(stated), []
        except (LookupError, ValueError):  # a name that is none, or bytes that do not fit it
            pass
    if _is_binary(data):
        return None, [fault(path, _line(data, error.start), "binary-file")]
    text, encoding = decode_legacy(data)
    byte = f"0x{data[error.start]:02x}"
    return text, [notice(path, _line(data, error.start), "not-utf8", byte=byte, encoding=encoding)]


def _unmarked_utf16(data: bytes) -> str:
    """`utf-16-le` or `utf-16-be` when every other byte of the beginning is so often zero; else empty."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 4 or len(data) % 2:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * _WIDE and not even:
        return "utf-16-le"
    return "utf-16-be" if even > half * _WIDE and not odd else ""


def _is_binary(data: bytes) -> bool:
    """Whether bytes below the space stand where no text has them."""
    sample = data[:_SAMPLE]
    controls = sum(sample.count(code) for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1a\x1b")
    return controls * 50 > len(sample)


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _strictly(data: bytes, encoding: str, path: str) -> tuple[str | None, list[Issue]]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return None, [fault(path, _line(data, error.start), "broken-encoding", encoding=encoding)]
    if "\0" in text:
        return None, [fault(path, text.count("\n", 0, text.index("\0")) + 1, "binary-file")]
    return text, []
