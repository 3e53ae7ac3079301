"""What a tree of files held when it was made, and whether it holds that still."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.folders import Touch, touch_of
from generator.publishing.write import replace_file

MARK = ".nienbieu-site"
"""Says that a folder is a site of ours, and may be replaced."""


class Entry(NamedTuple):
    """A file as it was made."""

    digest: str
    """Of what it was made from."""
    size: int
    written: int
    touched: int
    """When it was written, and when anything about it last changed, which no program sets at will; in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a tree holds."""

    folder: int
    """The number that the file system gave its folder. A tree that was copied has another, and its files all were
    touched since: of them, size and time of writing have to do."""
    entries: Mapping[str, Entry]
    """By path."""

    @property
    def digests(self) -> dict[str, str]:
        """By path, the digest of what a file was made from."""
        return {path: entry.digest for path, entry in self.entries.items()}

    def fits(self, tree: Path) -> bool:
        """Whether every file is there as it was, and no other. Raises OSError."""
        found = dict(_files_of(str(tree), ""))
        if self.is_original(tree):
            return found == {path: tuple(entry[1:]) for path, entry in self.entries.items()}
        return {path: touch[:2] for path, touch in found.items()} == {p: tuple(e[1:3]) for p, e in self.entries.items()}

    def is_original(self, tree: Path) -> bool:
        """Whether a tree is the very one that the record was made of, and no copy. Raises OSError."""
        return tree.stat().st_ino == self.folder

    def fits_beside(self, tree: Path, other: Record) -> bool:
        """The same, where it is known that `other` fits its own tree: a file of both has two names, and is as it was.

        Both are no copies. Raises OSError.
        """
        own = {path: entry for path, entry in self.entries.items() if other.entries.get(path) != entry}
        return all(_touch_of(f"{tree}/{path}") == tuple(entry[1:]) for path, entry in own.items())

    def touched_again(self, tree: Path, paths: Iterable[str]) -> Record:
        """The same after something was done to the names of some files. Raises OSError."""
        entries = dict(self.entries)
        for path in paths:
            if path in entries:
                entries[path] = Entry(entries[path].digest, *_touch_of(f"{tree}/{path}"))
        return Record(self.folder, entries)

    def write(self, file: Path) -> None:
        """Writes it down, in one step. Raises OSError."""
        columns = [list(column) for column in zip(*self.entries.values(), strict=True)]
        replace_file(file, json.dumps([self.folder, list(self.entries), *columns]).encode())


def record_of(tree: Path, paths: Mapping[str, str], before: Record, kept: Set[str]) -> Record:
    """The record of a tree that was made of what `paths` have the digests of; of the `kept` ones it held `before`.

    A file that is not there is left out. Raises OSError.
    """
    known = {path: before.entries[path] for path in kept} if before.is_original(tree) else {}
    entries: dict[str, Entry] = {}
    for path, digest in sorted(paths.items()):
        entry = known.get(path)
        if entry is not None:
            entries[path] = entry
        elif (tree / path).is_file():  # an empty page is not written
            entries[path] = Entry(digest, *_touch_of(f"{tree}/{path}"))
    return Record(tree.stat().st_ino, entries)


def load_record(file: Path) -> Record | None:
    """A record that was written down; None where there is none that can be read."""
    try:
        folder, paths, *columns = json.loads(file.read_bytes())
        return Record(int(folder), dict(zip(paths, map(Entry._make, zip(*columns, strict=True)), strict=True)))
    except (OSError, ValueError, TypeError):
        return None


def is_users(name: str) -> bool:
    """Whether what stands at the top of a site under that name is the user's: CNAME, and whatever is hidden."""
    return name == "CNAME" or (name.startswith(".") and name != MARK)


def _touch_of(path: str) -> Touch:
    return touch_of(os.lstat(path))


def _files_of(folder: str, prefix: str) -> Iterator[tuple[str, Touch]]:
    """Every file of a tree; what is none of ours for certain, a link or the like, without its size and times."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if not prefix and (entry.name == MARK or is_users(entry.name)):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files_of(entry.path, f"{prefix}{entry.name}/")
            else:
                status = entry.stat(follow_symlinks=False)
                yield f"{prefix}{entry.name}", touch_of(status) if stat.S_ISREG(status.st_mode) else ()
