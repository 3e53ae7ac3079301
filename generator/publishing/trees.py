"""The site as two trees of files that change places: one is served, the other is made to be the next one.

What both have in common is one file with two names, so that a change costs what it changes. A tree says by its mark
which record describes it; a tree without a mark, or one that is not as its record says, is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.publishing.exchange import exchange, recover
from generator.publishing.write import replace_file

MARK = ".nienbieu-site"
"""Says that a folder is a site of ours, and may be replaced."""
_SAYS = "Built by nienbieu; replaced as a whole by the next build."

Entry = tuple[str, int, int]
"""Of a file: the digest of what it was made from, its size, and when it was written, in nanoseconds."""
Record = Mapping[str, Entry]
"""What a tree holds, by path."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Where the two trees of one site are, and the records of them."""

    live: Path
    """The site itself."""
    place: Path
    """A folder of the project's working folder."""

    @classmethod
    def of(cls, live: Path, state: Path) -> Trees:
        """The trees of the site at `live`; each site of a project has its own."""
        name = hashlib.sha256(os.path.relpath(live, state).encode()).hexdigest()[:8]
        return cls(live, state / "trees" / name)

    @property
    def next(self) -> Path:
        """The tree that is being made."""
        return self.place / "next"

    @property
    def _between(self) -> Path:
        return self.place / "between"

    def bring_to(self, intended: Mapping[str, str], make: Callable[[list[str]], None]) -> tuple[str, ...]:
        """Makes the site hold what is `intended`: by path, the digest of what the file is made from.

        `make` writes files into `next`, where none of them is; it is given the paths. Gives the paths that it was
        given. Nothing is written where the site is as it should be. Raises OSError, and leaves the site as it was.
        """
        recover(self.live, self._between)
        shutil.rmtree(self._between, ignore_errors=True)
        live = self._record_of(self.live)
        if live is not None and _digests(live) == intended:
            return ()
        held = self._record_of(self.next) if live is not None else None
        if held is None:
            _remove(self.next)
            self.next.mkdir(parents=True)
            held = {}
        (self.next / MARK).unlink(missing_ok=True)
        _unlink_all(self.next, [path for path, entry in held.items() if intended.get(path) != entry[0]])
        missing = [path for path in sorted(intended) if held.get(path, ("",))[0] != intended[path]]
        lacking = [path for path in missing if not self._take_over(path, live, intended[path])]
        make(lacking)
        self._carry_over()
        self._write_record(intended, {**(live or {}), **held}, set(lacking))
        self._change_places()
        return tuple(lacking)

    def is_intact(self) -> bool:
        """Whether the site is, file by file, as it was made."""
        return self._record_of(self.live) is not None

    def _take_over(self, path: str, live: Record | None, digest: str) -> bool:
        """Gives a file of the site a second name in the next one, where it is to be the same."""
        if live is None or live.get(path, ("",))[0] != digest:
            return False
        target = self.next / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(self.live / path, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            shutil.copy2(self.live / path, target)
        return True

    def _carry_over(self) -> None:
        """CNAME and hidden files at the top are the user's, and go along."""
        if not self.live.is_dir():
            return
        for old in sorted(self.next.iterdir()):
            if _is_users(old.name):  # of the site before the last
                shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
        for kept in sorted(self.live.iterdir()):
            target = self.next / kept.name
            if not _is_users(kept.name):
                continue
            if kept.is_dir() and not kept.is_symlink():
                shutil.copytree(kept, target, symlinks=True)
            else:
                shutil.copy2(kept, target, follow_symlinks=False)

    def _write_record(self, intended: Mapping[str, str], known: Record, made: set[str]) -> None:
        entries: dict[str, Entry] = {}
        for path, digest in sorted(intended.items()):
            if path in made or path not in known or known[path][0] != digest:
                with contextlib.suppress(FileNotFoundError):  # an empty page is not written
                    status = (self.next / path).stat()
                    entries[path] = digest, status.st_size, status.st_mtime_ns
            else:
                entries[path] = known[path]
        name = hashlib.sha256(json.dumps(sorted(intended.items())).encode()).hexdigest()
        replace_file(self.place / f"{name}.json", json.dumps(entries).encode())
        (self.next / MARK).write_text(f"{_SAYS}\n{name}\n", encoding="utf-8")

    def _change_places(self) -> None:
        self.live.parent.mkdir(parents=True, exist_ok=True)
        if self.live.exists():
            exchange(self.next, self.live, self._between)
        else:
            self.next.rename(self.live)
        names = {_name_of(self.live), _name_of(self.next)}
        for path in self.place.glob("*.json"):
            if path.stem not in names:
                path.unlink()

    def _record_of(self, tree: Path) -> Record | None:
        """What a tree holds, or None when it has no record or is not as that says."""
        name = _name_of(tree)
        try:
            loaded = json.loads((self.place / f"{name or 'none'}.json").read_bytes())
            record = {str(path): (str(d), int(size), int(time)) for path, (d, size, time) in loaded.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return None
        return record if _is_as(tree, record) else None


def is_built_site(folder: Path) -> bool:
    """Whether a folder may be replaced by a site: it is not there, empty, or a site that was built here before."""
    if not folder.exists():
        return True
    return folder.is_dir() and ((folder / MARK).is_file() or not any(folder.iterdir()))


def _is_users(name: str) -> bool:
    return name == "CNAME" or (name.startswith(".") and name != MARK)


def _name_of(tree: Path) -> str:
    """The name of the record that a tree's mark gives; empty where it has none that could be one."""
    try:
        lines = (tree / MARK).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return ""
    name = lines[1] if len(lines) == 2 else ""
    return name if len(name) == 64 and all(c in "0123456789abcdef" for c in name) else ""


def _digests(record: Record) -> dict[str, str]:
    return {path: entry[0] for path, entry in record.items()}


def _is_as(tree: Path, record: Record) -> bool:
    """Whether every file is there with the size and the time that it had, and no other."""
    seen = 0
    for path, status in _files_of(str(tree), ""):
        entry = record.get(path)
        if entry is None or entry[1:] != (status.st_size, status.st_mtime_ns) or not stat.S_ISREG(status.st_mode):
            return False
        seen += 1
    return seen == len(record)


def _files_of(folder: str, prefix: str) -> Iterable[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not prefix and (entry.name == MARK or _is_users(entry.name)):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files_of(entry.path, f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}", entry.stat(follow_symlinks=False)


def _unlink_all(tree: Path, paths: Iterable[str]) -> None:
    """Takes files away, and the folders that they leave empty."""
    folders: set[str] = set()
    for path in paths:
        (tree / path).unlink(missing_ok=True)
        folders.update(parent.as_posix() for parent in PurePosixPath(path).parents)
    for folder in sorted(folders - {"."}, reverse=True):  # what lies deeper comes first
        with contextlib.suppress(OSError):
            (tree / folder).rmdir()


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
