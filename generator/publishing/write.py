"""Generated files into `site_src/`: only what changed is written, what no longer belongs is taken away.

What was written before is listed in a manifest; a file that is not on the list is the user's, and is never
written over nor deleted. Each file takes its place in one step, so that a reader never sees half of one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from generator.issues import Issue, notice

R = TypeVar("R")

_MARKS = (
    b"generator: nienbieu",
    b'"schema": "nienbieu/',
    b'"$id": "urn:nienbieu:',
    b'name="generator" content="nienbieu"',
    b"<generator>nienbieu</generator>",
    b"PRODID:-//Nien Bieu//nienbieu",
    b"<body data-pagefind-body",
    b"\xef\xbb\xbfid,date,precision,",
)
"""What the files that are made here say in their first lines, each in the way of its form."""
_TO_BE_CHANGED = "assets/"
"""What the product supplies there is the project's own as soon as somebody changes it."""
SUPPLIED = f"{_TO_BE_CHANGED}supplied.txt"
"""Lists what the product supplied there, beside the files themselves: whoever copies or clones them has it too."""
MANIFEST = "written.json"
_ANNOUNCED = "writing.jsonl"


class Files(Protocol):
    """Files that are still to be made, by their paths, with `/`."""

    def __iter__(self) -> Iterator[str]:
        """The paths, in order."""

    def __contains__(self, path: object) -> bool:
        """Whether there is such a file."""

    def stamp(self, path: str) -> str:
        """The stamp of all that the file is made from; empty where that is not known."""

    def make_all(self, paths: Sequence[str], write: Callable[[str, bytes, str], R]) -> list[R]:
        """What `write` gives for each file with its path and the stamp of all that it was made from, in their order.

        It may be called in other processes.
        """


@dataclass(frozen=True, slots=True)
class Written:
    """What a run changed in `site_src/`."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    issues: tuple[Issue, ...]
    digests: Mapping[str, str]
    """Of every file that stands there as it was made, by its path."""


class Standing(NamedTuple):
    """A file as it was written: the digest of its bytes, its size and time, the stamp of what it was made from."""

    digest: str
    size: int = -1
    moment: int = -1
    """In nanoseconds."""
    stamp: str = ""
    touched: int = -1
    """When anything about the file last changed, which no program sets at will; in nanoseconds."""


Manifest = Mapping[str, Standing]


def write_all(files: Files, folder: Path, state: Path) -> Written:
    """Makes `folder` hold `files` beside what the user put there. Raises OSError.

    A file that stands as it was written, from all that it would be made from now, is not made.
    """
    listed, announced = load_manifest(state), _load_announced(state)
    ours = {**_load_supplied(folder), **(listed or _find_own(folder))}
    standing = {path: kept for path in files if path in ours and (kept := _stands(path, ours[path], files, folder))}
    with _announcing(state) as announce:
        writer = _Writer(folder, ours, announced, announce)
        done = files.make_all([path for path in files if path not in standing], writer.write)
    made = {**standing, **{one.path: one.standing for one in done if one.standing is not None}}
    gone = [path for path in sorted({*ours, *announced}) if path not in files]
    removed = [path for path in gone if _remove(folder, path, _digests(path, ours, announced))]
    if made != listed:
        _save_manifest(state, made)
    (state / _ANNOUNCED).unlink(missing_ok=True)
    digests = {path: one.digest for path, one in sorted(made.items())}
    issues = tuple(one.issue for one in done if one.issue is not None)
    return Written(tuple(sorted(one.path for one in done if one.changed)), tuple(removed), issues, digests)


def _find_own(folder: Path) -> dict[str, Standing]:
    """What was written here before, by what the files say of themselves, where the list of it was lost."""
    found: dict[str, Standing] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not path.is_symlink() and not name.startswith(_TO_BE_CHANGED):
            data = path.read_bytes()
            if any(mark in data[:400] for mark in _MARKS):
                found[name] = Standing(hashlib.sha256(data).hexdigest())
    return found


def list_supplied(digests: Mapping[str, str]) -> str:
    """The text of `SUPPLIED`: the digest of each file that the product supplies, by its path in `site_src/`."""
    head = (
        "# generator: nienbieu. What was supplied; a file here that holds something else is yours, and is left alone.\n"
    )
    return head + "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()))


def _load_supplied(folder: Path) -> dict[str, Standing]:
    """What an earlier build supplied, whatever became of the manifest since."""
    try:
        lines = (folder / SUPPLIED).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    entries = (line.partition("  ") for line in lines if not line.startswith("#"))
    return {path: Standing(digest) for digest, _, path in entries if path.startswith(_TO_BE_CHANGED)}


def _stands(path: str, before: Standing, files: Files, folder: Path) -> Standing | None:
    """How a file stands that is as it was written, from all that it would be made from now; else None."""
    now = _is_untouched(f"{folder}/{path}", before)
    return now if now is not None and files.stamp(path) == before.stamp != "" else None


class _Done(NamedTuple):
    """What became of one file."""

    path: str
    standing: Standing | None = None
    """None where the user's own is left there."""
    changed: bool = False
    issue: Issue | None = None


@dataclass(slots=True)
class _Writer:
    """Writes one file after another, none of the user's."""

    folder: Path
    ours: Manifest
    announced: Mapping[str, str]
    announce: Callable[[str, str], None]
    inside: dict[Path, bool] = field(default_factory=dict)
    """Whether a folder lies in `folder` wherever links lead."""

    def write(self, path: str, data: bytes, stamp: str) -> _Done:
        """Makes the file hold `data`, where it is ours or not there yet."""
        target = self.folder / path
        digest = hashlib.sha256(data).hexdigest()
        there = os.path.lexists(target)
        if there and self._is_own_version(path, target, digest):
            return _Done(path)  # the user's own version of a stylesheet or a picture
        if not self._is_inside(target, there=there) or (there and self._is_in_the_way(path, target, data)):
            return _Done(path, issue=notice(f"{self.folder.name}/{path}", 0, "in-the-way"))
        changed = not there or not target.is_file() or target.read_bytes() != data
        if changed:
            self.announce(path, digest)
            replace_file(target, data)
        status = target.stat()
        standing = Standing(digest, status.st_size, status.st_mtime_ns, stamp, status.st_ctime_ns)
        return _Done(path, standing, changed)

    def _is_own_version(self, path: str, target: Path, digest: str) -> bool:
        supplied = {digest, *_digests(path, self.ours, self.announced)}
        return path.startswith(_TO_BE_CHANGED) and path != SUPPLIED and _was_changed(target, supplied)

    def _is_inside(self, target: Path, *, there: bool) -> bool:
        parent = target.parent
        if parent not in self.inside:
            self.inside[parent] = parent.resolve().is_relative_to(self.folder.resolve())
        return self.inside[parent] and not (there and _leads_out(target, self.folder))

    def _is_in_the_way(self, path: str, target: Path, data: bytes) -> bool:
        """Whether something is there that is not ours."""
        known = path in self.ours or path in self.announced
        return target.is_dir() or (not known and target.exists() and not _is_generated(target, data))


def _leads_out(target: Path, folder: Path) -> bool:
    return target.is_symlink() and not target.resolve().is_relative_to(folder.resolve())


def _digests(path: str, ours: Manifest, announced: Mapping[str, str]) -> set[str]:
    """What a file of ours may hold: what was written last, or what a build that was cut off was about to write."""
    return {*([ours[path].digest] if path in ours else []), *([announced[path]] if path in announced else [])}


@contextlib.contextmanager
def _announcing(state: Path) -> Iterator[Callable[[str, str], None]]:
    """Lists a file before it is written, so that a build that was cut off knows its own files again."""
    state.mkdir(parents=True, exist_ok=True)
    with (state / _ANNOUNCED).open("a", encoding="utf-8") as stream:

        def announce(path: str, digest: str) -> None:
            stream.write(json.dumps([path, digest]) + "\n")
            stream.flush()

        yield announce


def _load_announced(state: Path) -> dict[str, str]:
    announced: dict[str, str] = {}
    try:
        lines = (state / _ANNOUNCED).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    for line in lines:
        with contextlib.suppress(ValueError, TypeError):  # the last line of a build that was killed
            path, digest = json.loads(line)
            announced[str(path)] = str(digest)
    return announced


def _is_untouched(target: str, before: Standing) -> Standing | None:
    """How a file stands that nobody wrote to since; its bytes are looked at where its times alone cannot tell."""
    try:
        status = os.lstat(target)
        if not stat.S_ISREG(status.st_mode) or (status.st_size, status.st_mtime_ns) != (before.size, before.moment):
            return None
        if status.st_ctime_ns == before.touched:
            return before
        return before._replace(touched=status.st_ctime_ns) if digest_of_file(Path(target)) == before.digest else None
    except OSError:
        return None


def _is_generated(target: Path, data: bytes) -> bool:
    """Whether a file that no manifest lists was written by us all the same: it says so in its first lines."""
    if not target.is_file():
        return False
    held = target.read_bytes()
    return held == data or any(mark in held[:400] for mark in _MARKS)


def _save_manifest(state: Path, made: Manifest) -> None:
    replace_file(state / MANIFEST, json.dumps(made, sort_keys=True).encode())


def _was_changed(target: Path, digests: Set[str]) -> bool:
    """Whether a file is there and holds nothing that was written last, or was about to be."""
    return target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() not in digests


def remove_all(folder: Path, state: Path) -> int:
    """Takes away every file that `write_all` wrote and nobody changed since; how many those were."""
    ours, announced = load_manifest(state), _load_announced(state)
    return sum(_remove(folder, path, _digests(path, ours, announced)) for path in sorted({*ours, *announced}))


def digest_of_file(path: Path) -> str:
    """The digest of a file's bytes. Raises OSError."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def replace_file(target: Path, data: bytes) -> None:
    """Writes `data` to `target` in one step; a failure leaves what was there."""
    part = target.with_name(f".{target.name[:80]}.{os.getpid()}.part")
    try:
        try:
            part.write_bytes(data)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _remove(folder: Path, path: str, digests: Set[str]) -> bool:
    """Takes away a file of ours; not when its bytes are none that were written."""
    target = folder / path
    if not target.resolve().is_relative_to(folder.resolve()) or not target.is_file():
        return False
    if hashlib.sha256(target.read_bytes()).hexdigest() not in digests:
        return False
    target.unlink()
    for parent in target.parents:
        if parent == folder:
            break
        with contextlib.suppress(OSError):
            parent.rmdir()
    return True


def load_manifest(state: Path) -> dict[str, Standing]:
    """What the last build wrote to `site_src/`, by path; nothing where that is not known."""
    try:
        loaded = json.loads((state / MANIFEST).read_bytes())
        return {str(path): _read_standing(entry) for path, entry in loaded.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _read_standing(entry: str | Sequence[str | int]) -> Standing:
    """An entry of the manifest. Versions differ in what they note of a file, but each gives its digest, alone or first.

    Raises ValueError and TypeError.
    """
    if isinstance(entry, str):
        return Standing(entry)
    digest, *noted = entry
    if len(noted) != len(Standing._fields) - 1:
        return Standing(str(digest))
    size, moment, stamp, touched = noted
    return Standing(str(digest), int(size), int(moment), str(stamp), int(touched))
