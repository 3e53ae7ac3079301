"""The user's word: `content/corrections.yml`, which overrides everything that is worked out.

    - article: 2016/obama-tham-ha-noi.txt
      happened: 2016-05-23
      why: the caption says so
    - merge: [obama-tham-ha-noi.txt, hoi-dam-o-phu-chu-tich.md]
    - split: [bun-cha.txt]

What is said of one article becomes fields of it, ahead of what the file itself says; what is said of events is
a `Ruling`. What no longer fits is reported.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import yaml

from generator.guarded_yaml import compose_yaml, explain_yaml_error
from generator.issues import Issue, fault
from generator.model import Article, Field, FuzzyDate

FILE = "corrections.yml"
_YEAR_TO_FILL = "YYYY"
_KEYS = ("article", "happened", "published", "title", "formerly", "merge", "split", "why")
_CORRECTABLE = ("happened", "published", "title", "formerly")
_KINDS: tuple[Literal["merge", "split"], ...] = ("merge", "split")
_MOST_NAMED = 3
_FEWEST = {"merge": 2, "split": 1}
"""How many articles each kind of ruling names."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user says of one article."""

    article: str
    values: tuple[tuple[str, str], ...]
    why: str
    line: int


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the user says of events: that articles report one, or that some are not of the event of the others."""

    kind: Literal["merge", "split"]
    articles: tuple[str, ...]
    """As the user names them; once matched, by their paths."""
    why: str
    line: int


def load_corrections(content: Path) -> tuple[tuple[Correction | Ruling, ...], list[Issue]]:
    """The corrections of a project in the order of the file, and what is wrong with it."""
    path, place = content / FILE, f"content/{FILE}"
    try:
        root = compose_yaml(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return (), []
    except (OSError, UnicodeDecodeError) as error:
        return (), [fault(place, 0, "cannot-read", cause=str(error))]
    except yaml.YAMLError as error:
        line, cause = explain_yaml_error(error)
        return (), [fault(place, line or 1, "broken-yaml", cause=cause)]
    if root is None:
        return (), []
    if not isinstance(root, yaml.SequenceNode):
        return (), [fault(place, root.start_mark.line + 1, "corrections-no-list")]
    entries: list[Correction | Ruling] = []
    issues: list[Issue] = []
    for node in root.value:
        entry, wrong = _read(node, place)
        issues += wrong
        if entry is not None:
            entries.append(entry)
    return tuple(entries), issues


def apply_corrections(
    articles: Sequence[Article], entries: Iterable[Correction | Ruling]
) -> tuple[list[Article], list[Issue]]:
    """The articles with the corrections that are meant for them; an issue for each that fits no article."""
    by_path = {article.name: index for index, article in enumerate(articles)}
    corrected, issues = list(articles), []
    seen: dict[int, int] = {}
    for correction in (entry for entry in entries if isinstance(entry, Correction)):
        index, wrong = _find(correction.article, correction.line, by_path)
        issues += wrong
        if index is None:
            continue
        fields = tuple(
            Field(name, value, "correction", None, correction.line, correction.why) for name, value in correction.values
        )
        if index in seen:
            issues.append(fault(f"content/{FILE}", correction.line, "correction-twice", first=seen[index]))
        seen.setdefault(index, correction.line)
        article = corrected[index]
        title = next((field.value for field in fields if field.name == "title"), article.title)
        corrected[index] = replace(article, fields=(*fields, *article.fields), title=title)
    return corrected, issues


def match_rulings(
    articles: Sequence[Article], entries: Iterable[Correction | Ruling]
) -> tuple[tuple[Ruling, ...], list[Issue]]:
    """The rulings with the paths of their articles; an issue for each name that no article bears.

    A ruling that is left with too few articles is dropped.
    """
    by_path = {article.name: index for index, article in enumerate(articles)}
    matched, issues = [], []
    for ruling in (entry for entry in entries if isinstance(entry, Ruling)):
        paths = []
        for name in ruling.articles:
            index, wrong = _find(name, ruling.line, by_path)
            issues += wrong
            if index is not None:
                paths.append(articles[index].name)
        paths = list(dict.fromkeys(paths))
        if len(paths) >= _FEWEST[ruling.kind]:
            matched.append(replace(ruling, articles=tuple(paths)))
    return tuple(matched), issues


def _find(name: str, line: int, by_path: Mapping[str, int]) -> tuple[int | None, list[Issue]]:
    """The one article of that name, or what is wrong with it."""
    matching = _articles_meant(name, by_path)
    if len(matching) == 1:
        return matching[0], []
    if matching:
        meant = [known for known, index in by_path.items() if index in matching][:_MOST_NAMED]
        return None, [fault(f"content/{FILE}", line, "correction-ambiguous", article=name, meant=", ".join(meant))]
    near = difflib.get_close_matches(name, by_path, 1, 0.5)
    if near:
        return None, [fault(f"content/{FILE}", line, "correction-without-article", article=name, near=near[0])]
    return None, [fault(f"content/{FILE}", line, "correction-of-nothing", article=name)]


def _articles_meant(name: str, by_path: Mapping[str, int]) -> list[int]:
    """The articles of a path (with `content/` before it or not), of a file's name, or of that without its ending."""
    path = name.removeprefix("./").removeprefix("content/")
    exact = [index for known, index in by_path.items() if known == path]
    named = [index for known, index in by_path.items() if known.rsplit("/", 1)[-1] == path]
    return exact or named or [i for known, i in by_path.items() if known.rsplit("/", 1)[-1].rsplit(".", 1)[0] == path]


def suggest_correction(path: str, date: FuzzyDate) -> str:
    """The entry that would place an article; what is not known of its date is left to fill in."""
    day = date.edtf.replace("XXXX", _YEAR_TO_FILL) if date.edtf else f"{_YEAR_TO_FILL}-MM-DD"
    return f"- {{article: {json.dumps(path, ensure_ascii=False)}, happened: {day}}}"


def _read(node: yaml.Node, place: str) -> tuple[Correction | Ruling | None, list[Issue]]:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        return None, [fault(place, line, "corrections-no-list")]
    unknown = [key for key, _ in node.value if str(key.value) not in _KEYS]
    issues = [
        fault(place, key.start_mark.line + 1, "correction-unknown-key", key=str(key.value), keys=", ".join(_KEYS))
        for key in unknown
    ]
    entries = {str(key.value): _texts(value) for key, value in node.value}
    why = " ".join(entries.get("why", ()))
    for kind in _KINDS:
        if kind in entries:
            names = entries[kind]
            if "article" in entries or len(names) < _FEWEST[kind] or all(other in entries for other in _KINDS):
                return None, [*issues, fault(place, line, "ruling-incomplete", kind=kind, least=_FEWEST[kind])]
            return Ruling(kind, names, why, line), issues
    values = tuple((name, text) for name in _CORRECTABLE for text in entries.get(name, ()) if text)
    article = " ".join(entries.get("article", ()))
    if not article or not values:
        return None, issues or [fault(place, line, "correction-incomplete")]  # a mistyped key is the one fault
    return Correction(article, values, why, line), issues


def _texts(node: yaml.Node) -> tuple[str, ...]:
    """A scalar, or the scalars of a list, as written."""
    if isinstance(node, yaml.SequenceNode):
        return tuple(str(item.value) for item in node.value if isinstance(item, yaml.ScalarNode))
    return (str(node.value),) if isinstance(node, yaml.ScalarNode) else ()
