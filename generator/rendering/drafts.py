"""Every generated file, still to be made: only where what it was made from is no longer the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.rendering.memory import Memory
from generator.workers import WorkerError, share_out

_AT_ONCE = 1000
"""So many files are held before they are written."""


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

    def make_all(self, paths: Sequence[str]) -> Iterator[tuple[str, bytes, str]]:
        """The same for many files, with their paths; they are shared out among processes, some at a time."""
        for begin in range(0, len(paths), _AT_ONCE):
            some = paths[begin : begin + _AT_ONCE]
            try:
                shares = share_out(self._make_share, some)
            except WorkerError:
                shares = [self._make_share(some)]  # what failed there fails here, and is told as it is
            for made, noted in shares:
                self.memory.fresh.update(noted)
                yield from made

    def _make_share(self, paths: Sequence[str]) -> tuple[list[tuple[str, bytes, str]], dict[str, tuple[str, str]]]:
        known = dict(self.memory.fresh)
        made = [(path, *self.make(path)) for path in paths]
        return made, {name: row for name, row in self.memory.fresh.items() if known.get(name) != row}
