"""Files that would take a reader down, or out of the folder: each is read rightly, or told of with its place and mend."""

from __future__ import annotations

import gzip
import io
import itertools
import json
import resource
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.pipeline import analyse
from generator.reading.folder import find_files, read_article
from tests.conftest import Analyst
from tests.projects import make_project, open_project
from tests.saved import BODY, LEAD, TITLE, document, page
from tests.test_hostile import within

TEXT = f"{TITLE}\n\n{LEAD}\n\n{BODY}\n"


def tcvn3(text: str) -> bytes:
    """A text as a program with TCVN3 fonts saved it."""
    from generator.reading.legacy import _TCVN3

    back = {letter: byte for byte, letter in _TCVN3.items()}
    return "".join(back.get(c, back.get(c.lower(), c)) for c in unicodedata.normalize("NFC", text)).encode("latin-1")


def vni(text: str) -> bytes:
    """A text as a program with VNI fonts saved it."""
    from generator.reading.legacy import _VNI_LETTERS, _VNI_MARKS

    letters = {letter: byte for byte, letter in _VNI_LETTERS.items()}
    marks = {unicodedata.normalize("NFD", mark): byte for byte, mark in _VNI_MARKS.items()}
    out = []
    for c in unicodedata.normalize("NFC", text):
        if c in letters or c.isascii():
            out.append(letters.get(c, c))
            continue
        parted = unicodedata.normalize("NFD", c)
        base, rest = parted[0], parted[1:]
        if rest.startswith("\u031b"):  # ơ and ư are letters of their own
            base, rest = letters[unicodedata.normalize("NFC", base + "\u031b")], rest[1:]
        if "\u031b" in rest:
            base, rest = letters[unicodedata.normalize("NFC", base + "\u031b")], rest.replace("\u031b", "")
        mark = next(byte for mark, byte in marks.items() if sorted(mark) == sorted(rest))
        out.append(base + (mark.upper() if base.isupper() else mark))
    return "".join(out).encode("latin-1")


def windows_1258(text: str) -> bytes:
    """A base letter and its mark of tone, as the code page has them."""
    out = b""
    for c in unicodedata.normalize("NFC", text):
        try:
            out += c.encode("cp1258")
        except UnicodeEncodeError:
            parted = unicodedata.normalize("NFD", c)
            tone = next(mark for mark in parted if mark in "\u0300\u0301\u0303\u0309\u0323")
            rest = unicodedata.normalize("NFC", parted.replace(tone, ""))
            out += rest.encode("cp1258") + tone.encode("cp1258")
    return out


ENCODINGS: Mapping[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-le without a mark": lambda text: text.encode("utf-16-le"),
    "utf-16-be without a mark": lambda text: text.encode("utf-16-be"),
    "utf-32": lambda text: text.encode("utf-32"),
    "windows-1258": windows_1258,
    "TCVN3": tcvn3,
    "VNI": vni,
    "TCVN3 taken for Western letters": lambda text: tcvn3(text).decode("latin-1").encode(),
    "VNI taken for Western letters": lambda text: vni(text).decode("latin-1").encode(),
    "NFD": lambda text: unicodedata.normalize("NFD", text).encode(),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0").encode(),
    "zero-width spaces": lambda text: text.replace(" ", " \u200b").encode(),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_encoding_gives_the_same_article(name: str, analyst: Analyst) -> None:
    text = TEXT if "TCVN3" not in name else TEXT.replace(TITLE, TITLE.capitalize())
    article = analyst.read(ENCODINGS[name](text), "bai.txt")
    lines = [article.text.normal[block.span.start : block.span.end] for block in article.kept]
    if "TCVN3" in name:  # capitals with a mark are the same bytes as small letters
        assert [line.lower() for line in lines] == [line.lower() for line in (TITLE, LEAD, BODY)]
    else:
        assert lines == [TITLE, LEAD, BODY]
    for block, line in zip(article.kept, lines, strict=True):
        start, end = article.text.stored_range(block.span.start, block.span.end)
        stored = unicodedata.normalize("NFC", article.text.stored[start:end])
        assert stored.replace("\u200b", "").replace("\u00a0", " ") == line


def bomb_of_yaml() -> bytes:
    names = "abcdefghijklmnop"
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in itertools.pairwise(names)]
    return ("---\n" + "\n".join(lines) + f"\ntitle: {TITLE}\n---\n{LEAD}\n").encode()


def zipped(size: int) -> bytes:
    """A document whose text is said to be of `size` bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document())) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for member in given.infolist():
            data = given.read(member)
            made.writestr(member, data + b" " * size if member.filename == "word/document.xml" else data)
    return out.getvalue()


def archive_bomb() -> bytes:
    """A record of WARC whose page unpacks to a hundred and twenty megabytes."""
    content = gzip.compress(b"<p>" + b"a" * 120_000_000)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + content
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


HOSTILE: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "an exploding alias": ("a.md", bomb_of_yaml),
    "ten thousand keys of front matter": ("a.md", lambda: b"---\n" + b"".join(b"key%d: x\n" % n for n in range(10_000)) + f"title: {TITLE}\n---\n{LEAD}\n".encode()),
    "one key ten thousand times": ("a.md", lambda: b"---\n" + b"title: x\n" * 10_000 + f"---\n{LEAD}\n".encode()),
    "a picture under the name of a text": ("a.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 200),
    "JSON nested a million deep": ("a.json", lambda: b"[" * 1_000_000),
    "objects nested a hundred thousand deep": ("a.json", lambda: b'{"a":' * 100_000),
    "HTML nested a hundred thousand deep": ("a.html", lambda: b"<div>" * 100_000 + LEAD.encode()),
    "a page of one tag without an end": ("a.html", lambda: b"<p " + b"a" * 3_000_000),
    "a tag of a hundred thousand attributes": ("a.html", lambda: b"<p " + b"".join(b"a%d='>' " % n for n in range(100_000)) + f">{LEAD}</p>".encode()),
    "two hundred thousand lines": ("a.txt", lambda: b"x\n" * 200_000),
    "one line of five megabytes": ("a.txt", lambda: b"a " * 2_500_000),
    "a mail of ten thousand parts in one another": ("a.eml", lambda: b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(10_000))),
    "entities that explode": ("a.xml", lambda: b"<!DOCTYPE a [<!ENTITY a0 'x'>" + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)) + b"]><rss><channel><item><title>&a11;</title></item></channel></rss>"),
    "an entity that is a file": ("a.xml", lambda: b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>&b;</title><description>&b; x</description></item></channel></rss>"),
    "a document that unpacks to a hundred and fifty megabytes": ("a.docx", lambda: zipped(150_000_000)),
    "an archive that unpacks to a hundred and twenty megabytes": ("a.warc", archive_bomb),
    "a packed archive of zeros": ("a.warc.gz", lambda: gzip.compress(b"\0" * 150_000_000)),
    "a document that is none": ("a.docx", lambda: b"PK\x03\x04" + b"x" * 100),
    "a PDF that is none": ("a.pdf", lambda: b"%PDF-1.7\n" + b"x" * 1000),
    "a PDF whose pages are their own parents": ("a.pdf", lambda: b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[2 0 R]/Count 9>>\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"),
    "numbers without end": ("a.json", lambda: json.dumps([{"title": TITLE, "text": LEAD, "published": float("inf"), "date": 1e300}]).encode()),
    "a table of one cell of thirty megabytes": ("a.csv", lambda: b'title,text\na,"' + b"x" * 30_000_000),
}  # fmt: skip
_SECONDS = 20
"""Each takes a few at most; the machine may be busy."""
_MEGABYTES = 400


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_read_or_told_of(name: str, tmp_path: Path, analyst: Analyst) -> None:
    file, make = HOSTILE[name]
    path = tmp_path / file
    path.write_bytes(make())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with within(_SECONDS):
        articles, issues = read_article(path, tmp_path, analyst.composer)
    assert articles or issues
    assert all(issue.path == f"content/{file}" for issue in issues)
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000 < _MEGABYTES
    assert not any("root:" in article.text.stored for article in articles)


def test_a_file_of_a_hundred_megabytes_is_not_even_opened(tmp_path: Path, analyst: Analyst) -> None:
    for name in ("a.txt", "a.json", "a.html"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(100_000_000)
        articles, issues = read_article(tmp_path / name, tmp_path, analyst.composer)
        assert (articles, [issue.code for issue in issues]) == ([], ["too-large"])


NAMES = (
    "CON.txt", "aux.md", "bài với dấu.txt", "two..dots.txt", "a\nb.txt", "tab\there.txt", "trailing .txt", "-rf.txt",
    "%2e%2e.txt", "a;b&c|d.txt", "<script>.txt", "Bài.txt", unicodedata.normalize("NFD", "bài.txt"), "x" * 251 + ".txt",
)  # fmt: skip


def test_names_of_any_kind_stay_in_the_folder(tmp_path: Path) -> None:
    articles = {
        name: f"Bài số {n} về một con đường mới\n\nNgày 3/10/2024, con đường số {n} thông xe.\n"
        for n, name in enumerate(NAMES)
    }
    folder = make_project(tmp_path / "p", articles)
    opened = open_project(folder)
    found = analyse(opened.config)
    assert len(found.timeline.reports) == len(NAMES)
    assert {issue.code for issue in found.issues} <= {"same-name"}
    assert all(issue.path.isprintable() for issue in found.issues)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text(TEXT, encoding="utf-8")
    folder = make_project(tmp_path / "p", {"tot.txt": TEXT})
    (folder / "content" / "ra.txt").symlink_to(outside)
    (folder / "content" / "ngoai").symlink_to(tmp_path)
    (folder / "content" / "vong").symlink_to(folder / "content")
    paths, issues = find_files(folder / "content")
    assert [path.name for path in paths] == ["tot.txt"]
    assert sorted(issue.code for issue in issues if issue.code != "unknown-form") == ["link-out-of-folder"] * 2


def test_the_folder_that_a_browser_saves_beside_a_page_is_passed_over(tmp_path: Path) -> None:
    folder = make_project(tmp_path, {"bai.html": page(""), "bai_files/khung.html": page(""), "bai_files/a.js": "x"})
    paths, issues = find_files(folder / "content")
    assert ([path.name for path in paths], issues) == (["bai.html"], [])


def test_a_charset_that_is_none_is_passed_over(tmp_path: Path, analyst: Analyst) -> None:
    """A name with a NUL in it, and codecs of Python that no page is written in."""
    for number, name in enumerate(("a\0b", "punycode", "unicode_escape", "rot13", "hex", "x" * 5000)):
        mail = b'Subject: Cho\nContent-Type: text/plain; charset="' + name.encode() + b'"\n\n'
        path = tmp_path / f"{number}.eml"
        path.write_bytes(mail + "Chợ họp ở bến mới.".encode("utf-16-le")[1:] + b"\xff" + TEXT.encode() + b"\xe1")
        articles, issues = read_article(path, tmp_path, analyst.composer)
        assert articles or issues, name
