"""Small whole sites with what must come of them.

A site is a folder of `tests/sites/` or `tests/sites_broken/`: a project as its user has it (`mkdocs.yml`,
`content/`, perhaps `templates/`), and beside it `expected/`. Every file there is compared with the file of that
path in the generated `site_src/`; `expected/issues.txt` with what `nienbieu build` says, and how it ends.

To make a new site: make its folder, put into `expected/` an empty file for each that is to be compared, and run
`python -m tests.bless`.
"""

from __future__ import annotations

import difflib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.projects import ROOT, invoke

SITES = sorted(path for path in (ROOT / "tests" / "sites").iterdir() if path.is_dir())
BROKEN = sorted(path for path in (ROOT / "tests" / "sites_broken").iterdir() if path.is_dir())

EXPECTED = "expected"
SAID = "issues.txt"

_COUNTS = re.compile(r"^(?:Pages: \d+|\d+ trang)[.;].*\n", re.MULTILINE)
"""How many pages and files there are, assets too: grows with the theme, and is no matter of a site's own."""


@dataclass(frozen=True)
class Outcome:
    """What came of a site."""

    folder: Path
    """Where it was built: a copy without `expected/`."""
    said: str
    """What the command said, with the folder's path as `PROJECT` and without counts of files; and its exit code."""
    exit_code: int

    def text_of(self, path: str) -> str:
        """A file as it is compared; empty when it was not made."""
        if path == SAID:
            return self.said
        target = self.folder / "site_src" / path
        return target.read_text(encoding="utf-8") if target.is_file() else ""


def build_site(site: Path, folder: Path) -> Outcome:
    """The site built in `folder`, which need not exist, by the command."""
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns(EXPECTED, ".nienbieu"), dirs_exist_ok=True)
    done = invoke("build", "--project", folder)
    said = _COUNTS.sub("", done.stdout + done.stderr).replace(str(folder), "PROJECT")
    return Outcome(folder, f"{said}exit code: {done.exit_code}\n", done.exit_code)


def expected_of(site: Path) -> dict[str, str]:
    """The files that are compared, by their paths, with what they must hold."""
    folder = site / EXPECTED
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def difference(site: Path, outcome: Outcome) -> str:
    """How what came differs from what is expected, as a diff; empty when it does not."""
    return "".join(
        line if line.endswith("\n") else f"{line}\n"
        for path, text in expected_of(site).items()
        for line in difflib.unified_diff(
            text.splitlines(keepends=True),
            outcome.text_of(path).splitlines(keepends=True),
            f"{(site / EXPECTED / path).relative_to(ROOT)} (expected)",
            f"{path} (as it is now)",
        )
    )
