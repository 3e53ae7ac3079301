"""The user's word on single articles: `content/corrections.yml`, which overrides everything that is worked out.

    - article: 2016/obama-tham-ha-noi.txt
      happened: 2016-05-23
      why: the caption says so

Each entry becomes a field of its article, ahead of what the file itself says. What no longer fits is reported.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from generator.guarded_yaml import compose_yaml, explain_yaml_error
from generator.issues import Issue, fault
from generator.model import Article, Field, FuzzyDate

FILE = "corrections.yml"
_YEAR_TO_FILL = "YYYY"
_KEYS = ("article", "happened", "published", "title", "why")
_CORRECTABLE = ("happened", "published", "title")


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user says of one article."""

    article: str
    values: tuple[tuple[str, str], ...]
    why: str
    line: int


def load_corrections(content: Path) -> tuple[tuple[Correction, ...], list[Issue]]:
    """The corrections of a project, and what is wrong with the file."""
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
    corrections, issues = [], []
    for node in root.value:
        correction, wrong = _read(node, place)
        issues += wrong
        if correction is not None:
            corrections.append(correction)
    return tuple(corrections), issues


def apply_corrections(
    articles: Sequence[Article], corrections: Iterable[Correction]
) -> tuple[list[Article], list[Issue]]:
    """The articles with the corrections that are meant for them; an issue for each that fits no article."""
    by_path = {article.path: index for index, article in enumerate(articles)}
    corrected, issues = list(articles), []
    seen: dict[int, int] = {}
    for correction in corrections:
        matching = _articles_meant(correction.article, by_path)
        if len(matching) != 1:
            near = difflib.get_close_matches(correction.article, by_path, 1, 0.5)
            code = "correction-ambiguous" if matching else "correction-without-article"
            issues.append(
                fault(
                    f"content/{FILE}",
                    correction.line,
                    code,
                    article=correction.article,
                    near=near[0] if near else "—",
                )
            )
            continue
        fields = tuple(
            Field(name, value, "correction", None, correction.line, correction.why) for name, value in correction.values
        )
        if matching[0] in seen:
            issues.append(fault(f"content/{FILE}", correction.line, "correction-twice", first=seen[matching[0]]))
        seen.setdefault(matching[0], correction.line)
        article = corrected[matching[0]]
        title = next((field.value for field in fields if field.name == "title"), article.title)
        corrected[matching[0]] = replace(article, fields=(*fields, *article.fields), title=title)
    return corrected, issues


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


def _read(node: yaml.Node, place: str) -> tuple[Correction | None, list[Issue]]:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        return None, [fault(place, line, "corrections-no-list")]
    entries = {str(key.value): str(value.value) for key, value in node.value if isinstance(value, yaml.ScalarNode)}
    unknown = [key for key, _ in node.value if str(key.value) not in _KEYS]
    issues = [
        fault(place, key.start_mark.line + 1, "correction-unknown-key", key=str(key.value), keys=", ".join(_KEYS))
        for key in unknown
    ]
    values = tuple((name, entries[name]) for name in _CORRECTABLE if entries.get(name))
    if not entries.get("article") or not values:
        return None, [*issues, fault(place, line, "correction-incomplete")]
    return Correction(entries["article"], values, entries.get("why", ""), line), issues
