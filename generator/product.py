"""Where the product keeps what a project folder may leave out: templates, strings and assets."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "_product"
"""Where a wheel puts them; in a checkout they stand at its top."""

TEMPLATES = _INSTALLED / "templates" if _INSTALLED.is_dir() else _PACKAGE.parent / "templates"
ASSETS = _INSTALLED / "assets" if _INSTALLED.is_dir() else _PACKAGE.parent / "site_src" / "assets"
KNOWLEDGE = _PACKAGE / "knowledge"
SCHEMA_FILE = _PACKAGE / "schema" / "timeline-1.json"


@cache
def digest_of_rules() -> str:
    """The digest of all that decides what is found in an article, code and knowledge, as it was at first."""
    return _digest_of(((_PACKAGE, "*.py"), (KNOWLEDGE, "*.yml")))


def digest_of_product() -> str:
    """The digest of all that an output depends on beside the project: code, knowledge, templates, the schema."""
    return _digest_of(((_PACKAGE, "*.py"), (KNOWLEDGE, "*.yml"), (TEMPLATES, "*.*"), (SCHEMA_FILE.parent, "*.json")))


def _digest_of(folders: Iterable[tuple[Path, str]]) -> str:
    digest = hashlib.sha256()
    for path in (path for folder, pattern in folders for path in sorted(folder.rglob(pattern))):
        if path.is_file():
            content = path.read_bytes()
            digest.update(f"{path.name} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()
