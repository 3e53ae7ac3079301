"""A letter that somebody passed on: who wrote it, when, and under which subject stands above its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Field, LeftOut

_HEADERS: Mapping[str, str] = {
    "from": "outlet", "từ": "outlet", "người gửi": "outlet", "date": "published", "sent": "published",
    "ngày": "published", "đã gửi": "published", "vào lúc": "published", "subject": "title",
    "chủ đề": "title", "tiêu đề": "title", "to": "", "cc": "", "reply-to": "", "đến": "", "tới": "", "người nhận": "",
}  # fmt: skip
"""How programs for mail call who wrote a letter, when, under which subject, and what else they repeat."""
_LINE = re.compile(rf"\W{{0,3}}(?P<name>{'|'.join(_HEADERS)})\W{{0,2}}:\W{{0,3}}\s(?P<value>\S.*)", re.IGNORECASE)
_PASSED_ON = re.compile(r"^(?:(?:fwd?|fw|re|tr|chuyển tiếp|trả lời)\s*:\s*)+", re.IGNORECASE)
_SENDER = re.compile(r"\s*[<\[][^<>\[\]]*[>\]]?\s*$")
_FIRST_LINES = 40
_LONGEST = 400
_AT = re.compile(r"\s(?:at|lúc|vào lúc)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Forwarded:
    """What stands above a letter that was passed on."""

    start: int
    """Where the letter's own text begins."""
    fields: tuple[Field, ...]
    above: tuple[LeftOut, ...]
    """The lines before it: what who passed it on wrote, and the head of the letter."""


def read_forwarded(text: str) -> Forwarded | None:
    """The head of a letter within a letter; None where none is. It names the writer and the subject, line by line."""
    place = 0
    found: dict[str, str] = {}
    above: list[str] = []
    for line in text.split("\n")[:_FIRST_LINES]:
        header = _LINE.fullmatch(line.strip())
        if header is not None:
            found.setdefault(_HEADERS[header["name"].lower()], header["value"].strip()[:_LONGEST])
        elif line.strip() and {"outlet", "title"} <= set(found):
            break
        elif line.strip():
            found = {}
        above.append(line.strip())
        place += len(line) + 1
    if not {"outlet", "title"} <= set(found) or place >= len(text):
        return None
    values = {
        "title": bare_subject(found["title"]),
        "published": _AT.sub(" ", found.get("published", "")),
        "outlet": _SENDER.sub("", found["outlet"]).strip("\"' "),
    }
    fields = tuple(Field(name, value, "mail") for name, value in values.items() if value)
    return Forwarded(place, fields, tuple(LeftOut(line, "header") for line in above if line))


def bare_subject(subject: str) -> str:
    """A subject without the marks of having been passed on or answered: 'Fwd: Re: …'."""
    return _PASSED_ON.sub("", subject)
