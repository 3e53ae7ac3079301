"""Where the product keeps what a project folder may leave out: templates, strings and assets."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from generator.folders import files_below

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "_product"
"""Where a wheel puts them; in a checkout they stand at its top."""

TEMPLATES = _INSTALLED / "templates" if _INSTALLED.is_dir() else _PACKAGE.parent / "templates"
ASSETS = _INSTALLED / "assets" if _INSTALLED.is_dir() else _PACKAGE.parent / "site_src" / "assets"
KNOWLEDGE = _PACKAGE / "knowledge"
SCHEMA_FILE = _PACKAGE / "schema" / "timeline-1.json"
_COMPILED = "__pycache__/"
_LISTED = (".dist-info", ".egg-info")


@cache
def digest_of_rules() -> str:
    """The digest of all that decides what is found in an article, code and knowledge, as it was at first."""
    return _digest_of(((_PACKAGE, "*.py"), (KNOWLEDGE, "*.yml")))


def digest_of_product() -> str:
    """The digest of all that an output depends on beside the project: code, knowledge, templates, the schema."""
    return _digest_of(((_PACKAGE, "*.py"), (KNOWLEDGE, "*.yml"), (TEMPLATES, "*.*"), (SCHEMA_FILE.parent, "*.json")))


def look_of_product() -> str:
    """The same by sizes and times, and which libraries are installed: what no build is needed for where it is the same.

    Raises OSError.
    """
    folders = (_PACKAGE, TEMPLATES, ASSETS)
    touches = [sorted(one for one in files_below(str(f)).items() if _COMPILED not in one[0]) for f in folders]
    return repr((sys.version_info[:3], touches, _installed()))


def _installed() -> list[str]:
    """The libraries that can be imported, as their installers list them: name and version."""
    names: list[str] = []
    for folder in sys.path:
        with suppress(OSError):
            names += (path.name for path in Path(folder or ".").iterdir() if path.name.endswith(_LISTED))
    return sorted(names)


def _digest_of(folders: Iterable[tuple[Path, str]]) -> str:
    digest = hashlib.sha256()
    for path in (path for folder, pattern in folders for path in sorted(folder.rglob(pattern))):
        if path.is_file():
            content = path.read_bytes()
            digest.update(f"{path.name} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()
