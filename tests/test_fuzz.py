"""Bytes of any kind at every reader: it gives articles or issues, and never raises.

Hypothesis makes the bytes up: any, those of a real file with pieces changed, cut out or put twice, and what is written
with the marks that the form is made of. `python -m tests.fuzz FORM` does the same with atheris, for as long as it is
let, where that is installed.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.reading.forms import FORMS
from tests.conftest import Analyst
from tests.fuzz import SAMPLES, read_anything

MARKS = {
    ".md": [
        b"---\n",
        b"+++\n",
        b"{",
        b"}",
        b"title: ",
        b"date: 2024-10-04\n",
        b"[",
        b"](",
        b"*a",
        b"&a ",
        b"| ",
        b"Tin li\xc3\xaan quan\n",
        b"![",
    ],
    ".html": [
        b"<p>",
        b"</p>",
        b"<h1>",
        b"<time datetime=",
        b"<script type='application/ld+json'>",
        b'{"@graph":[',
        b"</script>",
        b"<figure>",
        b"<figcaption>",
        b"<!--",
        b"&#0;",
        b"<table>",
    ],
    ".eml": [
        b"Subject: =?utf-8?b?",
        b"?=",
        b"Content-Type: multipart/mixed; boundary=a\n\n",
        b"--a\n",
        b"--a--\n",
        b"Content-Type: text/html; charset=x\n\n",
        b"Content-Transfer-Encoding: base64\n",
    ],
    ".json": [
        b"[",
        b"]",
        b"{",
        b"}",
        b'"title":',
        b'"text":',
        b'"a"',
        b",",
        b"null",
        b"1e999",
        b'"date":1552433400',
        b"\\ud800",
        b"NaN",
    ],
    ".csv": [b"title,text,url\n", b'"', b",", b"\n", b"\r", b"\0", b"a", b"Book Title,Highlight\n"],
    ".ris": [b"TY  - NEWS\n", b"TI  - a\n", b"AB  - b\n", b"ER  - \n", b"DA  - 2019/03/13/\n", b"x\n"],
    ".xml": [
        b"<rss>",
        b"<channel>",
        b"<item>",
        b"<title>",
        b"</title>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
        b"&b;",
        b"<entry>",
        b"<![CDATA[",
        b"]]>",
    ],
    ".warc": [
        b"WARC/1.0\r\n",
        b"WARC-Type: response\r\n",
        b"Content-Length: 30\r\n",
        b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n",
        b"Content-Type: text/html\r\n",
        b"Transfer-Encoding: chunked\r\n",
    ],
    ".pdf": [
        b"%PDF-1.4\n",
        b"1 0 obj\n",
        b"<< /Type /Pages /Kids [1 0 R] >>",
        b"endobj\n",
        b"xref\n0 1\n",
        b"trailer << /Root 1 0 R >>\n",
        b"startxref\n0\n%%EOF",
        b"stream\n",
    ],
}
"""What files of a form are made of."""
SAME = {
    ".markdown": ".md",
    ".txt": ".md",
    ".text": ".md",
    ".htm": ".html",
    ".xhtml": ".html",
    ".mht": ".eml",
    ".mhtml": ".eml",
    ".jsonl": ".json",
    ".ndjson": ".json",
    ".tsv": ".csv",
    ".rss": ".xml",
    ".atom": ".xml",
    ".warc.gz": ".warc",
    ".docx": ".warc",
}

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def pieces_of(ending: str) -> st.SearchStrategy[bytes]:
    marks = st.sampled_from(MARKS[SAME.get(ending, ending)])
    return st.lists(st.one_of(marks, st.binary(max_size=12)), max_size=40).map(b"".join)


@st.composite
def changed(draw: st.DrawFn, ending: str) -> bytes:
    """A real file with some of its bytes changed, cut out, or put twice."""
    data = bytearray(draw(st.sampled_from(SAMPLES[ending])))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, max(0, len(data) - 1)))
        end = min(len(data), start + draw(st.integers(0, 200)))
        data[start:end] = draw(st.one_of(st.binary(max_size=20), st.just(bytes(data[start:end]) * 2)))
    return bytes(data)


@pytest.mark.parametrize("ending", sorted(FORMS))
@given(data=st.data())
@few
def test_no_bytes_raise(ending: str, analyst: Analyst, data: st.DataObject) -> None:
    read_anything(
        ending, data.draw(st.one_of(st.binary(max_size=300), pieces_of(ending), changed(ending))), analyst.composer
    )
