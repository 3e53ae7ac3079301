"""The corpora of `../shared`: made into projects, analysed, and scored by the scripts that stand with them."""

from __future__ import annotations

import contextlib
import functools
import gzip
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.contract import describe, to_json
from generator.pipeline import analyse
from tests.projects import ROOT, knowledge_loaded_once, open_project

SHARED = ROOT.parent / "shared"
DATA = SHARED / "data"
EVALUATION = SHARED / "eval"
GOLD = EVALUATION / "gold_dev.jsonl"

_CORPORA = {
    "all": ("all", ("vims_dev.jsonl.gz", "vnnews2016_dev.jsonl.gz")),
    "one": ("one", ("vims_dev.jsonl.gz",)),
    "none": ("none", ("vims_dev.jsonl.gz",)),
    "leads": ("all", ("ds200_dev.jsonl.gz",)),
}
"""Name → which articles carry their published date, and the files of articles."""

Json = dict[str, Any]


def are_here() -> bool:
    """Whether the real articles are at hand."""
    return (EVALUATION / "score.py").is_file() and GOLD.is_file()


@dataclass(frozen=True)
class Study:
    """A corpus with its analysis; made once in a run."""

    folder: Path
    analysis: Json

    @property
    def answers(self) -> list[Json]:
        """What is known of each article: `path`, `id`, `group`, `published`."""
        return read_lines(self.folder / "answers.jsonl")

    @property
    def articles(self) -> dict[str, Json]:
        """The analysed articles by the id that the corpus gives them."""
        by_path = {Path(article["path"]).name: article for article in self.analysis["articles"]}
        return {answer["id"]: by_path[answer["path"]] for answer in self.answers if answer["path"] in by_path}

    @functools.cached_property
    def scores(self) -> dict[str, str]:
        """The lines that `score.py` prints, by their first words."""
        analysis = self.folder.with_suffix(".json")
        analysis.write_text(to_json(self.analysis), encoding="utf-8")
        lines = _run(EVALUATION / "score.py", "all", self.folder, analysis, "--gold", GOLD).splitlines()
        return {line[:13].strip(): line[13:].strip() for line in lines}

    def numbers(self, name: str) -> list[float]:
        """The shares and scores of one line of `score.py`, in their order."""
        return [float(number) for number in re.findall(r"(?<!\d)[01]\.\d{3}(?!\d)", self.scores.get(name, ""))]


@functools.cache
def _scratch() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="nienbieu-measure-")


@functools.cache
def study(name: str) -> Study:
    """The corpus `all`, `one`, `none` (published dates given) or `leads`, analysed."""
    dates, files = _CORPORA[name]
    folder = Path(_scratch().name) / name
    _run(EVALUATION / "make_site.py", *(DATA / file for file in files), folder, "--dates", dates)
    opened = open_project(folder)
    with knowledge_loaded_once():
        found = analyse(opened.config)
    return Study(folder, describe(found.timeline, found.issues, opened.wording))


def _run(script: Path, *arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, str(script), *map(str, arguments)], capture_output=True, text=True, check=True
    )
    return done.stdout


def read_lines(path: Path) -> list[Json]:
    """The objects of a file of JSON lines, packed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with contextlib.closing(opener(path, "rt", encoding="utf-8")) as lines:
        return [json.loads(line) for line in lines if line.strip()]
