"""Where each page stands in `site_src/`, and the relative address from one page to another on the site."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from generator.model import ActorId, EventId

HOME = "index.md"
ACTORS = "actors/index.md"
UNDATED = "undated.md"
ABOUT = "about.md"
DATA = "data/timeline.json"


def event_page(event: EventId) -> str:
    """The source path of an event's page."""
    return f"events/{event}.md"


def actor_page(actor: ActorId) -> str:
    """The source path of an actor's page."""
    return f"actors/{actor}.md"


def year_page(year: int) -> str:
    """The source path of a year's page."""
    return f"years/{year:04d}.md"


@dataclass(frozen=True, slots=True)
class Addresses:
    """How MkDocs turns source paths into addresses."""

    directory_urls: bool

    def of(self, path: str) -> str:
        """The address of a page or file from the top of the site: `events/x.md` → `events/x/`."""
        if not path.endswith(".md"):
            return path
        bare = path.removesuffix(".md")
        if not self.directory_urls:
            return f"{bare}.html"
        return bare.removesuffix("index") if posixpath.basename(bare) == "index" else f"{bare}/"

    def link(self, here: str, there: str) -> str:
        """The relative address from the page `here` to `there`, which may carry a `#fragment`."""
        path, mark, fragment = there.partition("#")
        target = self.of(path)
        start = posixpath.dirname(self.of(here))
        relative = posixpath.relpath(target or ".", start or ".")
        if (target.endswith("/") or not target) and not relative.endswith("/"):
            relative += "/"
        return ("./" if relative == "./" else relative) + mark + fragment
