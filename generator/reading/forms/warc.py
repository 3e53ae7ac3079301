"""WARC, packed or not, by warcio: the pages in an archive that are articles."""

from __future__ import annotations

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
from generator.text import read_text

_LARGEST_PAGE = 20_000_000
_MOST_UNPACKED = 400_000_000
"""So much of an archive is unpacked at most, one page at a time: a bomb ends here."""
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
            fields = (*page.fields, Field("url", url, "archive"))
            digest = f"{file.digest}#{number}"
            drafts.append(Draft(file.path, read_text(page.text), 0, fields, digest, page.captions, number))
    except ArchiveLoadFailed as error:
        issues.append(fault(file.path, 0, "broken-archive", cause=str(error).split("\n", 1)[0][:200]))
    except (OSError, EOFError, ValueError, LookupError, TypeError, AttributeError, zlib.error, struct.error) as error:
        issues.append(fault(file.path, 0, "broken-archive", cause=str(error)[:200] or type(error).__name__))
    if passed:
        issues.append(notice(file.path, 0, "pages-without-article", count=passed))
    if not drafts and not issues:
        issues.append(fault(file.path, 0, "no-entries"))
    return drafts, issues


def _pages(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The address and the content of each record of HTML. Raises what warcio raises on a broken archive."""
    from warcio.archiveiterator import ArchiveIterator

    unpacked = 0
    for number, record in enumerate(ArchiveIterator(io.BytesIO(data))):
        if number >= _MOST_RECORDS or unpacked > _MOST_UNPACKED:
            return
        if record.rec_type not in ("response", "resource"):
            continue
        headers = record.http_headers or record.rec_headers
        kind = (headers.get_header("Content-Type") or "").lower()
        answered = record.http_headers is None or record.http_headers.get_statuscode() == "200"
        if not answered or "html" not in kind:
            continue
        content = record.content_stream().read(_LARGEST_PAGE)
        unpacked += len(content)
        yield record.rec_headers.get_header("WARC-Target-URI") or "", content


def _page(content: bytes, path: str) -> Page | None:
    stored, _ = decode(content, path, stated_charset(content))
    page = read_page(stored) if stored is not None else None
    return page if page is not None and (page.is_article or len(page.text) >= _SHORTEST) else None
