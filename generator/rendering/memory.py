"""What the last build looked up for each file, with one stamp for all of it; pieces of large files are kept themselves.

Only ever a speed-up: without it, or where any of it is not the same, the files are made.
"""

from __future__ import annotations

import importlib.metadata
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from generator.product import digest_of_rules
from generator.recall import digest
from generator.rendering.lookups import Lookups
from generator.rendering.notes import Changes, Key, Noted, Notes, Text
from generator.rendering.reads import Read, Reads
from generator.rendering.stamps import Stamps

K = TypeVar("K", bound=str)
T = TypeVar("T")

PAGES = "pages.sqlite"
"""Where it is kept between builds, in the working folder."""
_RUN = 32
"""So many pieces, about, are kept as one text."""
_RENDERERS = ("jinja2", "markupsafe", "python-slugify")
"""Libraries whose version may decide what a file looks like."""
SHOWN = (
    "site_name",
    "site_url",
    "site_description",
    "language",
    "directory_urls",
    "order",
    "text",
    "timezone",
    "about",
)
"""What pages may show of the configuration, or be shaped by."""


class Made(NamedTuple):
    """What was made just now: what stands for it, what was looked up for it, and the text of it, where that is kept."""

    stamp: str
    reads: tuple[Read, ...]
    text: bytes = b""


@dataclass(slots=True)
class Gathered:
    """What is to be known by the next build, as one process gathers it."""

    files: dict[str, Made] = field(default_factory=dict)
    """What was made, by its path."""
    texts: dict[Key, Made] = field(default_factory=dict)
    used_texts: set[Key] = field(default_factory=set)
    """What stands as it was."""
    kinds: set[str] = field(default_factory=set)
    """Of which kinds texts were asked for; the others stay as they are."""

    def add(self, other: Gathered) -> None:
        """What another process gathered."""
        self.files.update(other.files)
        self.texts.update(other.texts)
        self.used_texts |= other.used_texts
        self.kinds |= other.kinds


@dataclass(slots=True)
class Memory:
    """What was looked up for each file and for each run of pieces, and the runs themselves."""

    notes: Notes
    reads: Reads
    stamps: Stamps
    base: str
    """What everything depends on beside what it looks up."""
    gathered: Gathered = field(default_factory=Gathered)
    used: set[str] = field(default_factory=set)
    """The files that stand as they were."""
    _same: frozenset[int] | None = None
    _beside: dict[str, str] = field(default_factory=dict)
    _kept: dict[str, dict[str, Text]] = field(default_factory=dict)

    @classmethod
    def of(cls, look: Lookups) -> Memory:
        """What the last build noted, where it was made by the same rules and for the same settings."""
        config = look.config
        settings = sorted((name, str(getattr(config, name))) for name in SHOWN)
        versions = [importlib.metadata.version(name) for name in _RENDERERS]
        base = digest(repr((digest_of_rules(), versions, settings, sorted(look.wording.strings.items()))))
        return cls(Notes.of(config.state / PAGES, base), look.reads, Stamps(look), base)

    @property
    def same(self) -> frozenset[int]:
        """The numbers of all that can be looked up and is as it was."""
        if self._same is None:
            reads = self.notes.reads
            now = self.stamps.each(read for read, _ in reads)
            self._same = frozenset(
                n for n, ((_, then), stamp) in enumerate(zip(reads, now, strict=True)) if then == stamp
            )
        return self._same

    def stamp(self, name: str, beside: str = "") -> str:
        """The stamp of what the file `name` looked up when it was last made; empty if that changed, or is not known."""
        kept = self.notes.files.get(name)
        if kept is None or not self.same.issuperset(kept.reads):
            return ""
        self.used.add(name)
        return self._with(kept.stamp, beside)

    def make(self, name: str, make: Callable[[], T], beside: str = "") -> tuple[T, str]:
        """What is made, and the stamp of what it looked up."""
        with self.reads.noting() as noted:
            made = make()
        stamp = self.stamps.of(noted)
        self.gathered.files[name] = Made(stamp, tuple(noted))
        return made, self._with(stamp, beside)

    def _with(self, stamp: str, beside: str) -> str:
        """A stamp of what was looked up and of all else that a file is made from."""
        known = self._beside.get(beside)
        if known is None:
            known = self._beside[beside] = digest(self.base, beside)[:32]
        return stamp + known

    def join(
        self, kind: str, names: Sequence[K], make: Callable[[K], str], between: str = "", beside: str = ""
    ) -> bytes:
        """The pieces of a file, one for each name, with `between` between them, as UTF-8.

        `beside` is the digest of what they are made from beside what they look up. They are kept in runs; a run is
        taken as it is where it has the same pieces and all of that is the same.
        """
        kept = self.notes.texts(kind)
        self.gathered.kinds.add(kind)
        rest = digest(self.base, between, beside)
        texts = (self._run((kind, run[0]), run, make, between, rest, kept.get(run[0])) for run in _runs(names))
        return between.encode().join(texts)

    def _run(
        self, key: Key, names: Sequence[K], make: Callable[[K], str], between: str, rest: str, kept: Text | None
    ) -> bytes:
        made_from = digest(rest, *names)
        if kept is not None and kept.made_from == made_from and self.same.issuperset(kept.reads):
            self.gathered.used_texts.add(key)
            return kept.text
        with self.reads.noting() as noted:
            text = between.join([make(name) for name in names]).encode()
        self.gathered.texts[key] = Made(made_from, tuple(noted), text)
        return text

    def text(self, kind: str, name: str, made_from: str, make: Callable[[], str]) -> str:
        """A short text that looks nothing up: the kept one, where it was made from the same."""
        if kind not in self._kept:
            self._kept[kind] = self.notes.texts(kind)
        key, kept = (kind, name), self._kept[kind].get(name)
        self.gathered.kinds.add(kind)
        if kept is not None and kept.made_from == made_from:
            self.gathered.used_texts.add(key)
            return kept.text.decode()
        text = make()
        self.gathered.texts[key] = Made(made_from, (), text.encode())
        return text

    def keep(self) -> None:
        """Writes down what is to be known by the next build: what was made or asked for in this one."""
        every, made = self.notes.names_of_texts(), self.gathered  # first: all is numbered anew where it is damaged
        noted = [read for read, _ in self.notes.reads]
        numbers = {read: number for number, read in enumerate(noted)}
        for one in (*made.files.values(), *made.texts.values()):
            for read in one.reads:
                numbers.setdefault(read, len(numbers))
        new = list(numbers)[len(noted) :]
        changed = [number for number in range(len(noted)) if number not in self.same]
        texts = {key for key in every if key[0] in made.kinds}
        self.notes.write(
            Changes(
                stamps=dict(zip(changed, self.stamps.each(noted[number] for number in changed), strict=True)),
                reads=list(zip(new, self.stamps.each(new), strict=True)),
                files={
                    path: Noted(one.stamp, [numbers[read] for read in one.reads]) for path, one in made.files.items()
                },
                texts={
                    key: Text(one.stamp, [numbers[read] for read in one.reads], one.text)
                    for key, one in made.texts.items()
                },
                no_files=self.notes.files.keys() - self.used - made.files.keys(),
                no_texts=texts - made.used_texts - made.texts.keys(),
            )
        )


def _runs(names: Iterable[K]) -> Iterator[list[K]]:
    """The names in runs, which the names themselves tell: one that is added or gone changes its own run alone."""
    run: list[K] = []
    for name in names:
        if run and zlib.crc32(name.encode("utf-8", "surrogatepass")) % _RUN == 0:
            yield run
            run = []
        run.append(name)
    if run:
        yield run
