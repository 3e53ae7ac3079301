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
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.publishing.exchange import exchange, recover
from generator.publishing.records import MARK, Record, is_users, load_record, record_of

_SAYS = "Built by nienbieu; replaced as a whole by the next build."


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
        live = self._fitting(self.live)
        if live is not None and live.digests == intended:
            return ()
        held = self._begin_with(live)
        (self.next / MARK).unlink(missing_ok=True)
        gone = [path for path, entry in held.entries.items() if intended.get(path) != entry.digest]
        _unlink_all(self.next, gone)
        kept = held.entries.keys() - set(gone)
        missing = [path for path in sorted(intended) if path not in kept]
        lacking = [path for path in missing if not self._take_over(path, live, intended[path])]
        if live is not None:  # a file whose names were changed was touched, in both trees
            live.touched_again(self.live, {*gone, *missing}).write(self._file_of(self.live))
        make(lacking)
        self._carry_over()
        self._finish(record_of(self.next, intended, held, kept))
        return tuple(lacking)

    def is_intact(self) -> bool:
        """Whether the site is, file by file, as it was made."""
        return self._fitting(self.live) is not None

    def _begin_with(self, live: Record | None) -> Record:
        """What the next tree holds of before: nothing, where it is not as its record says."""
        held = None if live is None else self._fitting(self.next, live)
        if held is None:
            _remove(self.next)
            self.next.mkdir(parents=True)
        return held or Record(0, {})

    def _take_over(self, path: str, live: Record | None, digest: str) -> bool:
        """Gives a file of the site a second name in the next one, where it is to be the same."""
        if live is None or path not in live.entries or live.entries[path].digest != digest:
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
            if is_users(old.name):  # of the site before the last
                shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
        for kept in sorted(self.live.iterdir()):
            target = self.next / kept.name
            if not is_users(kept.name):
                continue
            if kept.is_dir() and not kept.is_symlink():
                shutil.copytree(kept, target, symlinks=True)
            else:
                shutil.copy2(kept, target, follow_symlinks=False)

    def _finish(self, record: Record) -> None:
        """Marks the next tree as whole, and lets it take the place of the site."""
        name = hashlib.sha256(json.dumps(sorted(record.digests.items())).encode()).hexdigest()
        record.write(self.place / f"{name}.json")
        (self.next / MARK).write_text(f"{_SAYS}\n{name}\n", encoding="utf-8")
        self.live.parent.mkdir(parents=True, exist_ok=True)
        if self.live.exists():
            exchange(self.next, self.live, self._between)
        else:
            self.next.rename(self.live)
        names = {_name_of(self.live), _name_of(self.next)}
        for path in self.place.glob("*.json"):
            if path.stem not in names:
                path.unlink()

    def _fitting(self, tree: Path, other: Record | None = None) -> Record | None:
        """What a tree holds, or None when it has no record or is not as that says.

        `other` is the record of the site, where that fits and another tree is asked for.
        """
        record = load_record(self._file_of(tree))
        if record is None:
            return None
        try:
            beside = other is not None and other.is_original(self.live) and record.is_original(tree)
            fits = record.fits_beside(tree, other) if beside and other is not None else record.fits(tree)
        except OSError:
            return None
        return record if fits else None

    def _file_of(self, tree: Path) -> Path:
        return self.place / f"{_name_of(tree) or 'none'}.json"


def is_built_site(folder: Path) -> bool:
    """Whether a folder may be replaced by a site: it is not there, empty, or a site that was built here before."""
    if not folder.exists():
        return True
    return folder.is_dir() and ((folder / MARK).is_file() or not any(folder.iterdir()))


def _name_of(tree: Path) -> str:
    """The name of the record that a tree's mark gives; empty where it has none that could be one."""
    try:
        lines = (tree / MARK).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return ""
    name = lines[1] if len(lines) == 2 else ""
    return name if len(name) == 64 and all(c in "0123456789abcdef" for c in name) else ""


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
