"""What `content/actors.yml` says, entry by entry, and what is wrong with it, each fault with its line.

- name: Volodymyr Zelensky
  also: [Zelenskyi, Dê-len-xki]      # more spellings
  merge: [Vladimir Zelenski]         # another page that is the same person
  split: [Zelenska]                  # a spelling that means somebody else
  wikidata: Q3874799
- name: Hội Cá Cảnh
  kind: organisation                 # or person, place
  description: A club of people who keep fish.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

import yaml

from generator.guarded_yaml import compose_yaml, explain_yaml_error
from generator.issues import Issue, fault
from generator.model import ActorKind

FILE = "actors.yml"
PLACE = f"content/{FILE}"
_TEXTS = ("name", "kind", "description", "wikidata")
_LISTS = ("also", "merge", "split")
_WIKIDATA = re.compile(r"Q[1-9]\d{0,11}")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user says of one actor."""

    name: str
    line: int
    kind: ActorKind | None = None
    """None where the user does not say."""
    description: str = ""
    wikidata: str = ""
    also: tuple[str, ...] = ()
    merge: tuple[str, ...] = ()
    split: tuple[str, ...] = ()


def load_wishes(content: Path) -> tuple[list[Wish], list[Issue]]:
    """The entries that are understood, in the order of the file, and what is wrong with the others."""
    try:
        root = compose_yaml((content / FILE).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return [], []
    except (OSError, UnicodeDecodeError) as error:
        return [], [fault(PLACE, 0, "cannot-read", cause=str(error))]
    except yaml.YAMLError as error:
        line, cause = explain_yaml_error(error)
        return [], [fault(PLACE, line or 1, "broken-yaml", cause=cause)]
    if root is None:
        return [], []
    wishes: dict[str, Wish] = {}
    issues: list[Issue] = []
    for node in root.value if isinstance(root, yaml.SequenceNode) else [root]:
        wish, wrong = _read(node)
        issues += wrong
        if wish is None:
            continue
        if wish.name in wishes:
            issues.append(fault(PLACE, wish.line, "actor-twice", first=wishes[wish.name].line))
        wishes[wish.name] = wish
    return list(wishes.values()), issues


def _read(node: yaml.Node) -> tuple[Wish | None, list[Issue]]:
    line = node.start_mark.line + 1
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    odd = not isinstance(node, yaml.MappingNode)
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name in _TEXTS and isinstance(value, yaml.ScalarNode):
            texts[name] = " ".join(value.value.split())
        elif name in _LISTS and _is_list_of_texts(value):
            lists[name] = tuple(" ".join(one.value.split()) for one in value.value)
        else:
            odd = True
    if odd or not texts.get("name"):
        entry = texts.get("name") or (node.value if isinstance(node, yaml.ScalarNode) else "")
        return None, [fault(PLACE, line, "actor-not-understood", entry=str(entry)[:80])]
    issues: list[Issue] = []
    kind, wikidata = texts.get("kind"), texts.get("wikidata", "")
    if kind is not None and kind not in get_args(ActorKind):
        issues.append(fault(PLACE, line, "actor-kind", kind=kind, actor=texts["name"]))
        kind = None
    if wikidata and not _WIKIDATA.fullmatch(wikidata):
        issues.append(fault(PLACE, line, "actor-wikidata", value=wikidata[:40], actor=texts["name"]))
        wikidata = ""
    wish = Wish(texts["name"], line, cast(ActorKind | None, kind), texts.get("description", ""), wikidata, **lists)
    return wish, issues


def _is_list_of_texts(node: yaml.Node) -> bool:
    return isinstance(node, yaml.SequenceNode) and all(isinstance(one, yaml.ScalarNode) for one in node.value)
