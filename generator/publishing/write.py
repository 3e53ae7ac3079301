"""Generated files into `site_src/`: only what changed is written, what no longer belongs is taken away.

What was written before is listed in a manifest; a file that is not on the list is the user's, and is never
written over nor deleted. Each file takes its place in one step, so that a reader never sees half of one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.issues import Issue, notice

_MARKS = (
    b"generator: nienbieu",
    b'"schema": "nienbieu/',
    b'name="generator" content="nienbieu"',
    b"<generator>nienbieu</generator>",
    b"PRODID:-//Nien Bieu//nienbieu",
    b"\xef\xbb\xbfid,date,precision,",
)
"""What the files that are made here say in their first lines, each in the way of its form."""
_TO_BE_CHANGED = "assets/"
"""What the product supplies there is the project's own as soon as somebody changes it."""
MANIFEST = "written.json"


@dataclass(frozen=True, slots=True)
class Written:
    """What a run changed in `site_src/`."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    issues: tuple[Issue, ...]
    digests: Mapping[str, str]
    """Of every file that stands there as it was made, by its path."""


def write_all(files: Mapping[str, bytes], folder: Path, state: Path) -> Written:
    """Makes `folder` hold `files` (by path, with `/`) beside what the user put there. Raises OSError."""
    ours = _load_manifest(state / MANIFEST)
    intended = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    _save_manifest(state / MANIFEST, {**intended, **ours})  # a build that is cut off must know its own files again
    digests: dict[str, str] = {}
    changed, issues = [], []
    for path, data in sorted(files.items()):
        target = folder / path
        if path.startswith(_TO_BE_CHANGED) and _was_changed(target, ours.get(path)):
            continue  # the user's own version of a stylesheet or a picture
        inside = target.resolve().is_relative_to(folder.resolve())
        if not inside or (path not in ours and target.exists() and not _is_generated(target, data)):
            issues.append(notice(f"{folder.name}/{path}", 0, "in-the-way"))
            continue
        digests[path] = intended[path]
        if not target.is_file() or target.read_bytes() != data:
            replace_file(target, data)
            changed.append(path)
    removed = [path for path in sorted(set(ours) - set(files)) if _remove(folder, path, ours[path])]
    _save_manifest(state / MANIFEST, digests)
    return Written(tuple(changed), tuple(removed), tuple(issues), digests)


def _is_generated(target: Path, data: bytes) -> bool:
    """Whether a file that no manifest lists was written by us all the same: it says so in its first lines."""
    if not target.is_file():
        return False
    held = target.read_bytes()
    return held == data or any(mark in held[:400] for mark in _MARKS)


def _save_manifest(path: Path, digests: Mapping[str, str]) -> None:
    replace_file(path, json.dumps(digests, indent=0, sort_keys=True).encode())


def _was_changed(target: Path, digest: str | None) -> bool:
    """Whether a file is there and is not what was written last."""
    return target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() != digest


def remove_all(folder: Path, state: Path) -> int:
    """Takes away every file that `write_all` wrote and nobody changed since; how many those were."""
    ours = _load_manifest(state / MANIFEST)
    return sum(_remove(folder, path, digest) for path, digest in sorted(ours.items()))


def replace_file(target: Path, data: bytes) -> None:
    """Writes `data` to `target` in one step; a failure leaves what was there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name[:80]}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _remove(folder: Path, path: str, digest: str) -> bool:
    """Takes away a file of ours; not when its bytes are no longer those that were written."""
    target = folder / path
    if not target.resolve().is_relative_to(folder.resolve()) or not target.is_file():
        return False
    if hashlib.sha256(target.read_bytes()).hexdigest() != digest:
        return False
    target.unlink()
    for parent in target.parents:
        if parent == folder:
            break
        with contextlib.suppress(OSError):
            parent.rmdir()
    return True


def _load_manifest(path: Path) -> dict[str, str]:
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in loaded.items()} if isinstance(loaded, dict) else {}
