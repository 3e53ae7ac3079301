"""Expected faults as values: collected by every stage, shown once at the end, never raised.

What an issue says stands in `templates/strings/<language>.yml` under `issues.<code>`, a message and a hint.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model import Value

Severity = Literal["fault", "notice"]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that its user can mend: where it is, what is wrong and with which values."""

    path: str
    """Relative to the project's folder, with `/`."""
    line: int
    """From 1; 0 where no line is meant."""
    code: str
    severity: Severity = "fault"
    """A fault makes the exit code 1; a notice tells of something that is well but worth knowing."""
    values: tuple[tuple[str, Value], ...] = ()


def fault(path: str, line: int, code: str, /, **values: Value) -> Issue:
    """An issue that should be mended."""
    return Issue(path, line, code, "fault", tuple(sorted(values.items())))


def notice(path: str, line: int, code: str, /, **values: Value) -> Issue:
    """An issue that may stay."""
    return Issue(path, line, code, "notice", tuple(sorted(values.items())))


def in_order(issues: list[Issue]) -> tuple[Issue, ...]:
    """Each issue once: faults first, then by file, line and code."""
    return tuple(sorted(set(issues), key=lambda i: (i.severity != "fault", i.path, i.line, i.code, repr(i.values))))
