"""Mail: `.eml` holds a newsletter, `.mht` and `.mhtml` a page that a browser saved in the form of mail."""

from __future__ import annotations

import email
import email.errors
import email.header
import re
from collections.abc import Iterator, Sequence
from email.message import Message

from generator.issues import Issue, fault
from generator.model import Field
from generator.reading.decode import decode
from generator.reading.draft import Draft, File, Read
from generator.reading.forms.forwarded import bare_subject, read_forwarded
from generator.reading.forms.html import stated_charset
from generator.reading.forms.html_text import parse_html, text_of_fragment
from generator.reading.forms.page import read_page
from generator.text import fold, read_text

_MOST_PARTS = 2_000
_FOLDED = re.compile(r"\r?\n(?=[ \t])")
_TOP = 12
"""The headline stands in one of the first lines."""
_LEAST, _MOST, _PARAGRAPH = 3, 20, 80
"""A headline in plain text has so many words, and a paragraph of so many letters comes after it."""
_SOFT_BREAK = re.compile(r"(?<=[^\s-]) \r?\n(?=[^\s>])")
"""A line of a flowed text (RFC 3676) goes on in the next one where it ends in a space."""
_ADDRESS = re.compile(r"\s*<[^<>]*>\s*$")


def read_mail(file: File) -> Read:
    """The article in a message: its HTML, or its plain text; the date of a saved page's saving is no date of it."""
    try:
        message = email.message_from_bytes(file.data)
        parts = list(_texts(message))
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError, email.errors.MessageError):
        return [], [fault(file.path, 1, "broken-mail")]
    html = next((part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    chosen = html or next((part for part in parts if part.get_content_type() == "text/plain"), None)
    if chosen is None:
        return [], [fault(file.path, 1, "no-text-in-mail")]
    is_page = file.ending in (".mht", ".mhtml") or message.get("Snapshot-Content-Location") is not None
    return _draft(file, message, chosen, is_page=is_page, is_html=html is not None)


def _texts(message: Message) -> Iterator[Message]:
    """The parts that are text and no attachment, in their order."""
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            return
        is_text = part.get_content_maintype() == "text" or part.get_content_type() == "application/xhtml+xml"
        if is_text and part.get_content_disposition() != "attachment":
            yield part


def _draft(file: File, message: Message, part: Message, *, is_page: bool, is_html: bool) -> Read:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    stored, issues = decode(data, file.path, part.get_content_charset() or stated_charset(data))
    if stored is None:
        return [], issues
    fields = tuple(_fields(message, part, is_page=is_page))
    if is_html and is_page:
        page = read_page(stored)
        if page is None:
            return [], [*issues, fault(file.path, 0, "no-article-in-page")]
        return [page.as_draft(file.path, file.digest, fields)], _placed(issues)
    flowed = not is_html and str(part.get_param("format", "")).lower() == "flowed"
    plain = _SOFT_BREAK.sub(" ", stored) if flowed else stored
    text, captions = text_of_fragment(stored) if is_html else (plain, frozenset[str]())
    if not text.strip():
        return [], [*issues, fault(file.path, 1, "no-text-in-mail")]
    whole = read_text(text)
    inner = read_forwarded(whole.normal)
    if inner is not None:
        fields = (*inner.fields, *fields)
        draft = Draft(file.path, whole, inner.start, fields, file.digest, captions, left_out=inner.above)
        return [draft], _placed(issues)
    fields = (*_headline(text, fields, stored if is_html else ""), *fields)
    return [Draft(file.path, whole, 0, fields, file.digest, captions)], _placed(issues)


def _headline(text: str, fields: Sequence[Field], html: str) -> Iterator[Field]:
    """The headline that a letter shows, where its subject is another: 'Bản tin sáng thứ Tư' is of the letter alone."""
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    subject = fold(next((field.value for field in fields if field.name == "title"), ""))
    if not subject or any(fold(line).startswith(subject) or subject.startswith(fold(line)) for line in lines[:_TOP]):
        return
    tree = parse_html(html) if html else None
    headings = [] if tree is None else [" ".join(one.itertext()).split() for one in tree.iter("h1")]
    if len(headings) == 1 and headings[0]:
        yield Field("title", " ".join(headings[0]), "mail")
    elif not headings and len(lines) > 1 and _is_headline(lines[0]) and len(lines[1]) >= _PARAGRAPH:
        yield Field("title", lines[0], "mail")


def _is_headline(line: str) -> bool:
    return _LEAST <= line.count(" ") + 1 <= _MOST and line[:1].isupper() and line[-1:].isalnum()


def _placed(issues: list[Issue]) -> list[Issue]:
    """Lines of a part are not lines of the file."""
    return [Issue(issue.path, 1, issue.code, issue.severity, issue.values) for issue in issues]


def _fields(message: Message, part: Message, *, is_page: bool) -> Iterator[Field]:
    subject = bare_subject(_header(message, "Subject"))
    if subject:
        yield Field("title", subject, "mail")
    address = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
    if address.startswith(("http://", "https://")):
        yield Field("url", address, "mail")
    if is_page:
        return
    for name, header in (("published", "Date"), ("outlet", "From")):
        value = _header(message, header)
        if value:
            yield Field(name, _ADDRESS.sub("", value).strip("\" '") if name == "outlet" else value, "mail")


def _header(message: Message, name: str) -> str:
    """A header in one line, its encoded words read; empty when it is not there or cannot be read."""
    try:
        written = _FOLDED.sub(" ", str(message.get(name, "")))
        pieces = email.header.decode_header(written)
        return " ".join("".join(_piece(*piece) for piece in pieces).split())
    except (email.errors.HeaderParseError, LookupError, ValueError, TypeError, AttributeError):
        return ""


def _piece(text: str | bytes, charset: str | None) -> str:
    if isinstance(text, str):
        return text
    return text.decode("utf-8" if charset in (None, "unknown-8bit") else charset, "replace")
