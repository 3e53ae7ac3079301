"""Plain text and Markdown, with YAML front matter or without: what Jekyll, Obsidian and people write.

python-frontmatter finds and splits the front matter; around it stand the guards that it lacks: broken YAML,
a text that merely opens with a rule, and values that YAML turns into something else (`14:00` → 840).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from generator.guarded_yaml import explain_yaml_error, load_yaml
from generator.issues import Issue, fault, notice
from generator.model import Field, Span
from generator.reading.decode import decode
from generator.reading.draft import Draft, File
from generator.text import Text, read_text

_FENCED = re.compile(r"---[ ]*\n(?P<head>.*?)^---[ ]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_UNCLOSED = re.compile(r"---[ ]*\n(?P<head>(?:[A-Za-z_][\w-]*[ ]*:.*\n)+)")
_QUOTED = re.compile(r"([\"'])(.*)\1")
_KEY_LINE = re.compile(r"^(?P<key>[A-Za-z_][\w .-]{0,60}?)[ ]{0,9}:(?:[ ]+(?P<value>.*))?$", re.MULTILINE)

NAMES = {
    "title": ("title", "headline"),
    "published": (
        "published",
        "date",
        "publish_date",
        "published_at",
        "datepublished",
        "pubdate",
        "published_time",
    ),
    "happened": ("happened", "event_date"),
    "modified": ("modified", "updated", "lastmod", "last_modified_at"),
    "author": ("author", "authors", "byline"),
    "outlet": ("source", "outlet", "publisher", "site", "site_name", "publication"),
    "url": ("url", "link", "source_url", "canonical", "original"),
    "language": ("lang", "language", "locale"),
}
"""What a field is about → the keys by which people call it, the surest first."""


_KNOWN = frozenset(key for keys in NAMES.values() for key in keys)
_PLAIN_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


class _Strings(yaml.CSafeLoader):
    """YAML in which every scalar stays the text that was written: no dates, numbers, booleans."""


_Strings.yaml_implicit_resolvers = {}


class _Handler(YAMLHandler):
    def load(self, fm: str, **_: object) -> Any:
        return load_yaml(fm, _Strings)


def read_markdown(file: File) -> tuple[list[Draft], list[Issue]]:
    """The article in a text file; broken front matter leaves the whole text as the article's."""
    stored, issues = decode(file.data, file.path)
    if stored is None:
        return [], issues
    text = read_text(stored)
    fields, start, faults = read_front_matter(text, file.path)
    return [Draft(file.path, text, start, fields, file.digest)], issues + faults


def read_front_matter(text: Text, path: str) -> tuple[tuple[Field, ...], int, list[Issue]]:
    """The fields of the front matter, where the article begins after it, and what is wrong with it."""
    match = _FENCED.match(text.normal)
    if match is None:
        return _read_unclosed(text.normal, path)
    head, offset = match["head"], match.start("head")
    keys = [key["key"].strip() for key in _KEY_LINE.finditer(head)]
    if not any(key.lower() in _KNOWN for key in keys) and not (keys and all(map(_PLAIN_KEY.fullmatch, keys))):
        return (), 0, []  # a text that opens with a rule
    try:
        metadata, _ = frontmatter.parse(text.normal[: match.end()], handler=_Handler())
    except (yaml.YAMLError, ValueError, AttributeError) as error:  # the last for tags such as !!timestamp
        broken, (line, cause) = _salvage(head, offset), explain_yaml_error(error)
        return broken, match.end(), [fault(path, max(line, 1), "broken-front-matter", cause=cause)]
    places = {key["key"].strip(): key for key in _KEY_LINE.finditer(head)}
    fields = []
    for name, key, value in _by_authority(metadata):
        place = places.get(key)
        span = _place(place, value, offset) if place else None
        line = text.normal.count("\n", 0, place.start() + offset) + 1 if place else 1
        fields.append(Field(name, value, "front matter", span, line))
    twice = [notice(path, 1, "front-matter-key-twice", key=key) for key in _repeated(head)]
    return tuple(fields), match.end(), twice


def _read_unclosed(normal: str, path: str) -> tuple[tuple[Field, ...], int, list[Issue]]:
    """Front matter that was opened and never closed: its lines are read, and what follows is the article."""
    match = _UNCLOSED.match(normal)
    if match is None or not any(key["key"].strip().lower() in _KNOWN for key in _KEY_LINE.finditer(match["head"])):
        return (), 0, []
    return _salvage(match["head"], match.start("head")), match.end(), [fault(path, 1, "front-matter-not-closed")]


def _by_authority(metadata: dict[str, Any]) -> Iterable[tuple[str, str, str]]:
    by_key = {str(key).strip().lower(): (str(key), value) for key, value in metadata.items()}
    for name, keys in NAMES.items():
        for known in keys:
            if known in by_key:
                key, value = by_key[known]
                listed = value if isinstance(value, list) else [value]
                words = [
                    " ".join(word.split()) for word in listed if isinstance(word, str)
                ]  # aliases may explode: no repr
                if any(words):
                    written = ", ".join(word for word in words if word)
                    is_address = name == "outlet" and written.startswith(("http://", "https://"))
                    yield "url" if is_address else name, key, written


def _place(match: re.Match[str], value: str, offset: int) -> Span:
    written = match["value"] or ""
    start = written.find(value)
    if start < 0:
        return Span(offset + match.start(), offset + match.end())
    begin = offset + match.start("value") + start
    return Span(begin, begin + len(value))


def _salvage(head: str, offset: int) -> tuple[Field, ...]:
    """What can be read line by line from front matter that is no YAML, such as an unquoted colon in a title."""
    raw = {m["key"].strip(): _unquoted(m["value"].strip()) for m in _KEY_LINE.finditer(head) if m["value"]}
    lines = {m["key"].strip(): (head.count("\n", 0, m.start()) + 2, m) for m in _KEY_LINE.finditer(head)}
    return tuple(
        Field(name, value, "front matter", _place(lines[key][1], value, offset), lines[key][0])
        for name, key, value in _by_authority(raw)
    )


def _unquoted(value: str) -> str:
    """A value without the quotation marks around it, or without the one that was opened and never closed."""
    match = _QUOTED.fullmatch(value)
    if match is not None:
        return match[2]
    return value[1:] if value[:1] in "\"'" and value.count(value[:1]) == 1 else value


def _repeated(head: str) -> list[str]:
    keys = Counter(match["key"].strip() for match in _KEY_LINE.finditer(head))
    return sorted(key for key, count in keys.items() if count > 1)
