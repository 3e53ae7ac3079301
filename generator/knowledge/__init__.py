"""Facts that the analysis reasons with, read from the YAML beside this file; README.md says how it is written.

`load_knowledge` refuses what does not fit that page and names the file, since a wrong fact is a bug of ours.
"""

from __future__ import annotations

from pathlib import Path

from generator.knowledge.entries import (
    Happening,
    Knowledge,
    Named,
    Office,
    Outlet,
    Term,
    Usage,
    War,
    person_id,
)
from generator.knowledge.kept import digest_of, fetch, keep
from generator.knowledge.read import KnowledgeError, read_knowledge
from generator.product import KNOWLEDGE

__all__ = [
    "Happening",
    "Knowledge",
    "KnowledgeError",
    "Named",
    "Office",
    "Outlet",
    "Term",
    "Usage",
    "War",
    "load_knowledge",
    "person_id",
]


def load_knowledge(folder: Path = KNOWLEDGE, kept: Path | None = None) -> Knowledge:
    """Everything under `folder`, in the order of the files' names. Raises `KnowledgeError`.

    `kept` is a file in which it is kept as JSON between runs; YAML takes ten times as long to read.
    """
    if kept is None:
        return read_knowledge(folder)
    digest = digest_of(folder)
    knowledge = fetch(kept, digest)
    if knowledge is None:
        knowledge = read_knowledge(folder)
        keep(knowledge, kept, digest)
    return knowledge
