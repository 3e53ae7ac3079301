"""WARC, packed or not, by warcio: the pages in an archive that are articles."""

from __future__ import annotations

import gzip
import io
import struct
import zlib
from collections.abc import Iterator

from generator.issues import fault, notice
from generator.model import Field
from generator.reading.decode import decode
from generator.reading.draft import Draft, File, Read
from generator.reading.forms.html import stated_charset
from generator.reading.forms.page import Page, read_page

_LARGEST_PAGE = 20_000_000
_MOST_UNPACKED, _LEAST_ALLOWED, _MOST_TIMES = 400_000_000, 20_000_000, 20
"""An archive is unpacked to twenty times its size at most, within these bounds of bytes: a bomb ends here."""
_OPENS = b"WARC/"
_CLOSES = (b"\r\n\r\n", b"\n\n")
"""Two ends of line close each record (ISO 28500), also the last."""
_MOST_RECORDS = 20_000
_SHORTEST = 400
"""A page that does not call itself an article has at least so much text, or is none."""


def read_warc(file: File) -> Read:
    """The articles in an archive, in its order; pages that hold none are counted and told of."""
    drafts: list[Draft] = []
    issues, passed = [], 0
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for url, content in _pages(file.data):
            page = _page(content, file.path)
            if page is None:
                passed += 1
                continue
            number = len(drafts) + 1
            address = Field("url", url, "archive")
            drafts.append(page.as_draft(file.path, f"{file.digest}#{number}", [address], number))
    except _NotWarcError:
        issues.append(fault(file.path, 0, "not-warc"))
    except EOFError:
        issues.append(fault(file.path, 0, "archive-cut-off"))
    except ArchiveLoadFailed as error:
        issues.append(fault(file.path, 0, "broken-archive", cause=str(error).split("\n", 1)[0][:200]))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, zlib.error, struct.error) as error:
        issues.append(fault(file.path, 0, "broken-archive", cause=str(error)[:200] or type(error).__name__))
    if passed:
        issues.append(notice(file.path, 0, "pages-without-article", count=passed))
    if not drafts and not issues:
        issues.append(fault(file.path, 0, "no-entries"))
    return drafts, issues


def _pages(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The address and the content of each record of HTML. Raises what warcio raises on a broken archive."""
    from warcio.archiveiterator import ArchiveIterator

    if not _Unpacked(data).read(len(_OPENS)).startswith(_OPENS):
        raise _NotWarcError
    unpacked = _Unpacked(data)
    for number, record in enumerate(ArchiveIterator(unpacked)):
        if number >= _MOST_RECORDS:
            return
        if record.rec_type not in ("response", "resource"):
            continue
        headers = record.http_headers or record.rec_headers
        kind = (headers.get_header("Content-Type") or "").lower()
        answered = record.http_headers is None or record.http_headers.get_statuscode() == "200"
        if not answered or "html" not in kind:
            continue
        yield record.rec_headers.get_header("WARC-Target-URI") or "", record.content_stream().read(_LARGEST_PAGE)
    if unpacked.is_cut_off or not (unpacked.packed or data.endswith(_CLOSES)):
        raise EOFError


class _NotWarcError(Exception):
    """The file does not begin as WARC does."""


class _Unpacked(io.RawIOBase):
    """The bytes of an archive, unpacked where they are packed; raises ValueError past the bound."""

    def __init__(self, data: bytes) -> None:
        """From the bytes of the file."""
        self.packed = packed = data.startswith(b"\x1f\x8b")
        self.is_cut_off = False
        self._inner = gzip.GzipFile(fileobj=io.BytesIO(data)) if packed else io.BytesIO(data)
        self._left = min(_MOST_UNPACKED, max(_LEAST_ALLOWED, _MOST_TIMES * len(data))) if packed else len(data)

    def readable(self) -> bool:
        """It can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, all that the bound allows when it is negative."""
        try:
            chunk = self._inner.read(min(size, self._left) if size >= 0 else self._left)
        except EOFError:
            self.is_cut_off = True  # what came before it is read all the same
            return b""
        self._left -= len(chunk)
        if self._left <= 0 and self._inner.read(1):
            raise ValueError("it unpacks to more than can be an archive of its size")
        return chunk


def _page(content: bytes, path: str) -> Page | None:
    stored, _ = decode(content, path, stated_charset(content))
    page = read_page(stored) if stored is not None else None
    return page if page is not None and (page.is_article or len(page.text) >= _SHORTEST) else None
