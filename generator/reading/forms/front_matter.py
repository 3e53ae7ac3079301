"""Front matter: what Jekyll, Hugo, Obsidian and Zettlr write above a text, in YAML, TOML or JSON.

python-frontmatter finds and splits the YAML; around it stand the guards that it lacks: broken YAML, a text that
merely opens with a rule, and values that YAML turns into something else (`14:00` → 840).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from generator.guarded_yaml import TooDeepError, explain_yaml_error, load_yaml
from generator.issues import Issue, fault, notice
from generator.model import Field, Span
from generator.reading.forms.names import KNOWN, by_authority, field_of, near_key, plain_key

Found = tuple[tuple[Field, ...], int, list[Issue]]
"""The fields, where the article begins after them, and what is wrong."""

_FENCED = re.compile(r"---[ ]*\n(?P<head>.*?)^(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_UNCLOSED = re.compile(r"---[ ]*\n(?P<head>(?:[A-Za-z_][\w-]*[ ]*:.*\n)+)")
_TOML = re.compile(r"\+\+\+[ ]*\n(?P<head>.*?)^\+\+\+[ ]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_QUOTED = re.compile(r"([\"'])(.*)\1")
_KEY_LINE = re.compile(r"^(?P<key>[A-Za-z_][\w .-]{0,60}?)[ ]{0,9}:(?:[ ]+(?P<value>.*))?$", re.MULTILINE)
_TOML_LINE = re.compile(r"^[ ]*(?P<key>[A-Za-z_][\w-]{0,60})[ ]*=[ ]*(?P<value>.*)$", re.MULTILINE)
_JSON_LINE = re.compile(r"^\s*\"(?P<key>[A-Za-z_][\w-]{0,60})\"\s*:\s*(?P<value>.*?),?\s*$", re.MULTILINE)
_PLAIN_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_LONGEST_HEAD = 1_000_000
_MOST_TOLD = 5
_MOST_KEYS = 100


class _Strings(yaml.CSafeLoader):
    """YAML in which every scalar stays the text that was written: no dates, numbers, booleans."""


_Strings.yaml_implicit_resolvers = {}


class _Handler(YAMLHandler):
    def load(self, fm: str, **_: object) -> Any:
        return load_yaml(fm, _Strings)


def read_front_matter(normal: str, path: str) -> Found:
    """The fields above a text in normal form; none, and the whole text, where there is no front matter."""
    if normal.startswith("+++"):
        return _read_toml(normal, path)
    if normal.startswith("{"):
        return _read_json(normal, path)
    return _read_yaml(normal, path) if normal.startswith("---") else ((), 0, [])


def _read_yaml(normal: str, path: str) -> Found:
    match = _FENCED.match(normal[:_LONGEST_HEAD])
    if match is None:
        return _read_unclosed(normal, path)
    head, offset = match["head"], match.start("head")
    keys = [key["key"].strip() for key in _KEY_LINE.finditer(head)]
    if not any(plain_key(key) in KNOWN for key in keys) and not (keys and all(map(_PLAIN_KEY.fullmatch, keys))):
        return (), 0, []  # a text that opens with a rule
    try:
        metadata, _ = frontmatter.parse(f"---\n{head}---\n", handler=_Handler())
    except (yaml.YAMLError, ValueError, AttributeError) as error:  # the last for tags such as !!timestamp
        broken, (line, cause) = _salvage(head, offset), explain_yaml_error(error)
        if isinstance(error, TooDeepError):
            return broken, match.end(), [fault(path, 1, "front-matter-too-deep")]
        return broken, match.end(), [fault(path, max(line, 1), "broken-front-matter", cause=cause)]
    twice = [notice(path, 1, "front-matter-key-twice", key=key) for key in _repeated(head)[:_MOST_TOLD]]
    near = _mistyped(metadata, _KEY_LINE, head, path)
    return _fields(metadata, _KEY_LINE, head, offset), match.end(), [*twice, *near]


def _read_toml(normal: str, path: str) -> Found:
    """Hugo's: TOML between lines of `+++`. Its dates come as ISO 8601."""
    match = _TOML.match(normal[:_LONGEST_HEAD])
    if match is None:
        return (), 0, []
    head, offset = match["head"], match.start("head")
    try:
        metadata = _as_texts(tomllib.loads(head))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raw = {m["key"]: _unquoted(m["value"].strip()) for m in _TOML_LINE.finditer(head)}
        deep = fault(path, 1, "front-matter-too-deep")
        broken = fault(path, 1, "broken-front-matter", cause=str(error))
        told = deep if isinstance(error, RecursionError) else broken
        return _fields(raw, _TOML_LINE, head, offset), match.end(), [told]
    return _fields(metadata, _TOML_LINE, head, offset), match.end(), _mistyped(metadata, _TOML_LINE, head, path)


def _read_json(normal: str, path: str) -> Found:
    """Hugo's: one JSON object, and the text after it. An object that names nothing known is the article's own text."""
    try:
        metadata, end = json.JSONDecoder().raw_decode(normal[:_LONGEST_HEAD])
    except (ValueError, RecursionError):
        return (), 0, []
    if not isinstance(metadata, dict) or not any(plain_key(key) in KNOWN for key in metadata):
        return (), 0, []
    return _fields(_as_texts(metadata), _JSON_LINE, normal[:end], 0), end, []


def _as_texts(values: Mapping[str, Any]) -> dict[str, Any]:
    """Numbers and dates as they are written; tables of another tool are left out."""

    def text(value: Any) -> Any:
        if isinstance(value, list):
            return [text(one) for one in value if not isinstance(one, list)]
        return (
            value if isinstance(value, str | dict) else value.isoformat() if hasattr(value, "isoformat") else str(value)
        )

    return {key: text(value) for key, value in values.items() if value is not None}


def _fields(metadata: Mapping[str, Any], lines: re.Pattern[str], head: str, offset: int) -> tuple[Field, ...]:
    places = {place["key"].strip(): place for place in lines.finditer(head)}
    first_line = 2 if offset else 1
    found = []
    for name, key, value in by_authority(metadata):
        place = places.get(key)
        span = _place(place, value, offset) if place else None
        line = head.count("\n", 0, place.start("key")) + first_line if place else 1
        found.append(Field(name, value, "front matter", span, line))
    return tuple(found)


def _mistyped(metadata: Mapping[str, Any], lines: re.Pattern[str], head: str, path: str) -> list[Issue]:
    """A notice for each key that is nearly a known one: other tools write many keys, and few that look like ours."""
    keys = [key for key in list(metadata)[:_MOST_KEYS] if isinstance(key, str) and metadata[key]]
    slips = [(key, near) for key in keys if (near := near_key(plain_key(key)))]
    known = {name for name, _, _ in by_authority(metadata)} if slips else set()
    found = []
    for key, near in slips:
        if field_of(near) not in known:
            place = next((match for match in lines.finditer(head) if match["key"].strip() == key), None)
            line = head.count("\n", 0, place.start("key")) + 2 if place else 1
            found.append(notice(path, line, "front-matter-key-like", key=key, near=near))
    return found[:_MOST_TOLD]


def _read_unclosed(normal: str, path: str) -> Found:
    """Front matter that was opened and never closed: its lines are read, and what follows is the article."""
    match = _UNCLOSED.match(normal[:_LONGEST_HEAD])
    if match is None or not any(plain_key(key["key"]) in KNOWN for key in _KEY_LINE.finditer(match["head"])):
        return (), 0, []
    return _salvage(match["head"], match.start("head")), match.end(), [fault(path, 1, "front-matter-not-closed")]


def _salvage(head: str, offset: int) -> tuple[Field, ...]:
    """What can be read line by line from front matter that is no YAML, such as an unquoted colon in a title."""
    raw = {m["key"].strip(): _unquoted(m["value"].strip()) for m in _KEY_LINE.finditer(head) if m["value"]}
    return _fields(raw, _KEY_LINE, head, offset)


def _place(match: re.Match[str], value: str, offset: int) -> Span:
    written = match["value"] or ""
    start = written.find(value)
    if start < 0:
        return Span(offset + match.start(), offset + match.end())
    begin = offset + match.start("value") + start
    return Span(begin, begin + len(value))


def _unquoted(value: str) -> str:
    """A value without the quotation marks around it, or without the one that was opened and never closed."""
    match = _QUOTED.fullmatch(value)
    if match is not None:
        return match[2]
    return value[1:] if value[:1] in "\"'" and value.count(value[:1]) == 1 else value


def _repeated(head: str) -> list[str]:
    keys = Counter(match["key"].strip() for match in _KEY_LINE.finditer(head))
    return sorted(key for key, count in keys.items() if count > 1)
