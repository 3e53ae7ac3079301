"""Web archives that are small, cut off, or none."""

from __future__ import annotations

import gzip

import pytest

from tests.conftest import Analyst

_PAGE = "<html><body><article><h1>Chợ cũ mở lại</h1><p>Hôm qua, chợ bán phiên đầu.{more}</p></article></body></html>"


def _archive(more: str = "") -> bytes:
    page = _PAGE.format(more=more).encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/cho\r\n"
        "WARC-Date: 2020-10-16T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def test_a_short_page_that_is_marked_as_an_article_is_read(analyst: Analyst) -> None:
    assert analyst.read(_archive(), "small.warc").title == "Chợ cũ mở lại"


@pytest.mark.parametrize("part", [0.4, 0.9])
def test_an_archive_that_is_cut_off_is_told_of(part: float, analyst: Analyst) -> None:
    packed = gzip.compress(_archive("".join(f" Phiên {number}." for number in range(400))), mtime=0)
    _, issues = analyst.try_to_read(packed[: int(len(packed) * part)], "part.warc.gz")
    assert "archive-cut-off" in [issue.code for issue in issues]


@pytest.mark.parametrize("left", [30, 300])
def test_a_plain_archive_that_is_cut_off_is_told_of_and_its_pages_are_read(left: int, analyst: Analyst) -> None:
    articles, issues = analyst.try_to_read(_archive() + _archive(" Phiên hai.")[:-left], "part.warc")
    assert "archive-cut-off" in [issue.code for issue in issues]
    assert [article.title for article in articles][:1] == ["Chợ cũ mở lại"]


def test_a_file_that_is_no_archive(analyst: Analyst) -> None:
    assert [issue.code for issue in analyst.try_to_read(b"plain words", "none.warc")[1]] == ["not-warc"]
