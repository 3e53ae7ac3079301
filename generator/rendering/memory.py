"""What the last build looked up for each file, with one stamp for all of it; pieces of large files are kept themselves.

Only ever a speed-up: without it, or where any of it is not the same, the files are made.
"""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from generator.cache import Cache, Row
from generator.product import digest_of_rules
from generator.recall import digest
from generator.rendering.lookups import Lookups
from generator.rendering.reads import Read, Reads
from generator.rendering.stamps import Stamps

K = TypeVar("K", bound=str)
T = TypeVar("T")

PAGES = "pages.sqlite"
"""Where it is kept between builds, in the working folder."""
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


@dataclass(slots=True)
class Memory:
    """What was looked up for each file and for each piece of one, and the pieces themselves."""

    cache: Cache
    reads: Reads
    stamps: Stamps
    base: str
    """What everything depends on beside what it looks up."""
    fresh: dict[str, Row] = field(default_factory=dict)

    @classmethod
    def of(cls, look: Lookups) -> Memory:
        """What the last build noted, where it was made by the same rules and for the same settings."""
        config = look.config
        settings = sorted((name, str(getattr(config, name))) for name in SHOWN)
        versions = [importlib.metadata.version(name) for name in _RENDERERS]
        base = digest(repr((digest_of_rules(), versions, settings, sorted(look.wording.strings.items()))))
        return cls(Cache.of(config.state / PAGES, base), look.reads, Stamps(look), base)

    def stamp(self, name: str, beside: str = "") -> str:
        """The stamp of what the file `name` looked up when it was last made, as that is now; empty if never made."""
        kept = self.cache.rows.get(name)
        reads = None if kept is None else _reads_of(kept[1])
        if kept is None or reads is None:
            return ""
        stamp = self.stamps.of(reads, self.base + beside)
        self.fresh[name] = stamp, kept[1]
        return stamp

    def make(self, name: str, make: Callable[[], T], beside: str = "") -> tuple[T, str]:
        """What is made, and the stamp of what it looked up."""
        with self.reads.noting() as noted:
            made = make()
        stamp = self.stamps.of(noted, self.base + beside)
        self.fresh[name] = stamp, _plain(noted)
        return made, stamp

    def pieces(self, kind: str, names: Iterable[K], make: Callable[[K], str]) -> list[str]:
        """The pieces of a file, one for each name: those that are kept, where all that they looked up is the same."""
        return [self._piece(f"{kind}:{name}", partial(make, name)) for name in names]

    def _piece(self, name: str, make: Callable[[], str]) -> str:
        kept = self.cache.rows.get(name)
        if kept is not None:
            reads, mark, piece = kept[1].partition(b"\n")
            known = _reads_of(reads)
            if mark and known is not None and self.stamps.of(known, self.base) == kept[0]:
                self.fresh[name] = kept
                return piece.decode("utf-8", "surrogatepass")
        with self.reads.noting() as noted:
            text = make()
        plain = b"\n".join((_plain(noted), text.encode("utf-8", "surrogatepass")))
        self.fresh[name] = self.stamps.of(noted, self.base), plain
        return text

    def text(self, name: str, made_from: str, make: Callable[[], str]) -> str:
        """A text that looks nothing up: the kept one, where it was made from the same."""
        kept = self.cache.rows.get(name)
        if kept is None or kept[0] != made_from:
            kept = made_from, make().encode("utf-8", "surrogatepass")
        self.fresh[name] = kept
        return kept[1].decode("utf-8", "surrogatepass")

    def keep(self) -> None:
        """Writes down what is to be known by the next build."""
        self.cache.keep(self.fresh)


def _plain(reads: Iterable[Read]) -> bytes:
    return json.dumps([list(read) for read in reads]).encode()


def _reads_of(plain: bytes) -> list[Read] | None:
    try:
        return [(str(kind), str(name)) for kind, name in json.loads(plain)]
    except (ValueError, TypeError):
        return None
