"""Cases written as plain text: title, `.`, input, `.`, expected, `.`; `#` lines head the file. Anyone can add one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"

_CASE = re.compile(r"(?P<title>\S[^\n]*)\n\.\n(?P<given>.*?)\n\.\n(?P<expected>.*?)^\.\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One example: what goes in, and the lines that must come out."""

    id: str
    """The file and the title, as the test's name shows them."""
    given: str
    expected: str


def read_cases(pattern: str, folder: Path = FOLDER) -> list[Case]:
    """The cases of the files under `cases/` that match `pattern`; raises when a file holds anything else."""
    return [case for path in sorted(folder.glob(pattern)) for case in _cases_in(path)]


def _cases_in(path: Path) -> list[Case]:
    text = re.sub(r"\A(?:#.*\n|\n)*", "", path.read_text(encoding="utf-8"))
    cases, end = [], 0
    for match in _CASE.finditer(text):
        if text[end : match.start()].strip():
            break
        cases.append(Case(f"{path.stem}: {match['title']}", match["given"], match["expected"].strip()))
        end = match.end()
    if text[end:].strip():
        raise ValueError(f"{path}: not a case: {text[end:].strip()[:80]!r}")
    return cases
