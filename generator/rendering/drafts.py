"""Every generated file, still to be made: only where what it was made from is no longer the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from generator.rendering.memory import Gathered, Memory
from generator.workers import WorkerError, share_out

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that is still to be made."""

    path: str
    """In `site_src/`."""
    make: Callable[[], str | bytes]
    """Makes it, text or bytes; whatever it looks up is noted."""
    beside: str = ""
    """The digest of what it is made from beside what it looks up: its templates."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """All files of a site, by path."""

    by_path: dict[str, Draft]
    memory: Memory

    @classmethod
    def of(cls, drafts: Iterable[Draft], memory: Memory) -> Drafts:
        """The drafts by their paths; of two with one path the later one counts."""
        return cls({draft.path: draft for draft in drafts}, memory)

    def __iter__(self) -> Iterator[str]:
        """The paths, in order."""
        return iter(sorted(self.by_path))

    def __contains__(self, path: object) -> bool:
        """Whether the site has such a file."""
        return path in self.by_path

    def stamp(self, path: str) -> str:
        """The stamp of all that a file was made from, as it would be made now; empty where that is not known."""
        return self.memory.stamp(path, self.by_path[path].beside)

    def make(self, path: str) -> tuple[bytes, str]:
        """The file, and the stamp of all that it was made from."""
        draft = self.by_path[path]
        made, stamp = self.memory.make(path, draft.make, draft.beside)
        return made.encode("utf-8") if isinstance(made, str) else made, stamp

    def make_all(self, paths: Sequence[str], write: Callable[[str, bytes, str], R]) -> list[R]:
        """What `write` gives for each file with its path and stamp, in their order; processes share in making them."""
        work = partial(self._make_share, write)
        try:
            shares = share_out(work, paths)
        except WorkerError:
            shares = [work(paths)]  # what failed there fails here, and is told as it is
        for _, noted in shares:
            self.memory.gathered.add(noted)
        return [result for results, _ in shares for result in results]

    def _make_share(self, write: Callable[[str, bytes, str], R], paths: Sequence[str]) -> tuple[list[R], Gathered]:
        """The results, and what is to be remembered of the files of this share."""
        before, self.memory.gathered = self.memory.gathered, Gathered()
        try:
            return [write(path, *self.make(path)) for path in paths], self.memory.gathered
        finally:
            self.memory.gathered = before
