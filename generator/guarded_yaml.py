"""YAML that other people wrote: refused when it nests so deep that the C parser would overflow, faults in words."""

from __future__ import annotations

import re
from typing import Any

import yaml

_DEEPEST = 200
_BRACKET = re.compile(r"[\[\]{}]")
_DASHES = re.compile(r"(?:[-?:][ ]+){100}")


class TooDeepError(yaml.YAMLError):
    """It nests so deep that nobody wrote it by hand."""


def compose_yaml(text: str) -> yaml.Node | None:
    """The tree of nodes, each with its place; tags are not understood. Raises `yaml.YAMLError`."""
    _refuse_deep(text)
    return yaml.compose(text, Loader=yaml.CSafeLoader)


def load_yaml(text: str, loader: type[yaml.CSafeLoader] = yaml.CSafeLoader) -> Any:
    """The values of a document. Raises `yaml.YAMLError`."""
    _refuse_deep(text)
    return yaml.load(text, Loader=loader)


def explain_yaml_error(error: Exception) -> tuple[int, str]:
    """The line (from 1; 0 where it is not known) and the cause, in one line."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return (mark.line + 1 if mark is not None else 0), " ".join(str(getattr(error, "problem", None) or error).split())


def _refuse_deep(text: str) -> None:
    depth = 0
    for match in _BRACKET.finditer(text):
        depth += 1 if match.group() in "[{" else -1
        if depth > _DEEPEST:
            raise TooDeepError(f"brackets nested more than {_DEEPEST} deep")
    if _DASHES.search(text):
        raise TooDeepError("lists nested more than a hundred deep")
