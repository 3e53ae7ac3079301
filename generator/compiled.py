"""Templates of the product and of its theme, compiled once and kept as Python keeps modules: beside the code.

Never in a project's folder, which may come from anybody, and never the project's own templates. Where Python would
write no compiled module, or the folder cannot be written, each build compiles them.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import pickle
import sys
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from generator.product import TEMPLATES

_FOLDER = Path(importlib.util.cache_from_source(__file__)).parent
_PACKAGES = ("mkdocs", "material")
"""Whose templates are kept beside ours."""


class Compiled(BytecodeCache):
    """The compiled templates of one environment; Jinja asks it for each, and compiles what it does not have."""

    def __init__(self, environment: jinja2.Environment) -> None:
        """What a template compiles to depends on the environment's settings too."""
        settings = (environment.autoescape, environment.trim_blocks, environment.lstrip_blocks, jinja2.__version__)
        self._settings = repr((settings, sorted(environment.extensions), sorted(environment.filters)))
        self._places = (TEMPLATES, *filter(None, map(_place_of, _PACKAGES)))

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A name for the file; empty for a template that is not kept."""
        if filename is None or not any(Path(filename).is_relative_to(place) for place in self._places):
            return ""
        return hashlib.sha256(f"{name}\0{filename}\0{self._settings}".encode()).hexdigest()[:32]

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives the bucket what is kept, if it was compiled from the same text."""
        if bucket.key:
            with suppress(OSError, EOFError, pickle.UnpicklingError), _file(bucket).open("rb") as stream:
                bucket.load_bytecode(stream)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled, in one step."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        target = _file(bucket)
        part = target.with_suffix(f".{os.getpid()}.part")
        with suppress(OSError):
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                part.write_bytes(bucket.bytecode_to_string())
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)


def place_beside_code(otherwise: Path) -> Path:
    """Where what is made of the product alone is kept: beside its code, or `otherwise` where that cannot be."""
    if sys.dont_write_bytecode:
        return otherwise
    try:
        _FOLDER.mkdir(parents=True, exist_ok=True)
    except OSError:
        return otherwise
    return _FOLDER if os.access(_FOLDER, os.W_OK) else otherwise


def _file(bucket: Bucket) -> Path:
    return _FOLDER / f"{bucket.key}.template"


def _place_of(package: str) -> Path | None:
    found = importlib.util.find_spec(package)
    return None if found is None or found.origin is None else Path(found.origin).parent
