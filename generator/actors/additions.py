"""The user's word on actors: `content/actors.yml` adds spellings to known actors, and actors that nobody knows.

- name: Volodymyr Zelensky
  also: [Zelenskyi, Dê-len-xki]
- name: Bản tin Mẫu
  kind: organisation
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import yaml

from generator.guarded_yaml import explain_yaml_error, load_yaml
from generator.issues import Issue, fault
from generator.knowledge import Knowledge, Named, person_id
from generator.model import ActorKind
from generator.text import fold

FILE = "actors.yml"
_KINDS = ("person", "organisation", "place")
_KEYS = ("name", "also", "kind")


def add_actors(knowledge: Knowledge, content: Path) -> tuple[Knowledge, list[Issue]]:
    """The knowledge with what the file says, and what is wrong with the file."""
    place = f"content/{FILE}"
    try:
        entries = load_yaml((content / FILE).read_text(encoding="utf-8-sig")) or []
    except FileNotFoundError:
        return knowledge, []
    except (OSError, UnicodeDecodeError) as error:
        return knowledge, [fault(place, 0, "cannot-read", cause=str(error))]
    except yaml.YAMLError as error:
        line, cause = explain_yaml_error(error)
        return knowledge, [fault(place, line, "broken-yaml", cause=cause)]
    named = dict(knowledge.named)
    issues: list[Issue] = []
    by_name = {fold(spelling): known.id for known in named.values() for spelling in known.spellings}
    for entry in entries if isinstance(entries, list) else [entries]:
        wrong = _wrong(entry)
        if wrong:
            issues.append(fault(place, 0, "actor-not-understood", entry=str(entry)[:80]))
            continue
        added = _named(entry)
        known = named.get(by_name.get(fold(entry["name"]), added.id))
        named[known.id if known else added.id] = replace(known, also=(*known.also, *added.also)) if known else added
    return replace(knowledge, named=named), issues


def _wrong(entry: object) -> bool:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not set(entry) <= set(_KEYS):
        return True
    also = entry.get("also", [])
    return entry.get("kind", "person") not in _KINDS or not isinstance(also, list) or not all(map(_is_text, also))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _named(entry: Mapping[str, Any]) -> Named:
    name, kind = " ".join(entry["name"].split()), cast(ActorKind, entry.get("kind", "person"))
    return Named(person_id(name) or "actor", kind, {"": name}, also=tuple(entry.get("also", [])))
