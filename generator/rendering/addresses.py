"""Where each page and file stands in `site_src/`, and the relative address from one page to another on the site."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import ActorId, EventId

HOME = "index.md"
EXPLORE = "explore.md"
ACTORS = "actors/index.md"
SOURCES = "sources/index.md"
DAYS = "days/index.md"
UNDATED = "undated.md"
ABOUT = "about.md"
NAVIGATION = (HOME, EXPLORE, ACTORS, SOURCES, DAYS, UNDATED, ABOUT)
"""The pages that the head of every page leads to."""

DATA = "data/timeline.json"
SCHEMA = "data/timeline.schema.json"
INDEX = "data/events.json"
TABLE = "data/timeline.csv"
STORY = "data/timelinejs.json"
CALENDAR = "events.ics"
ATOM = "feed.xml"
JSON_FEED = "feed.json"
ROBOTS = "robots.txt"


def summaries_file(year: int | str) -> str:
    """The path of what is shown of a year's events where they are listed by scripts."""
    return f"data/summaries/{year}.json"


def event_page(event: EventId | str) -> str:
    """The source path of an event's page."""
    return f"events/{event}.md"


def event_card(event: EventId) -> str:
    """The path of an event's card for other sites."""
    return f"events/{event}/card.html"


def actor_page(actor: ActorId) -> str:
    """The source path of an actor's page; one whose id is `index` would take the place of the list of all."""
    return f"actors/{actor}{'-' if actor == 'index' else ''}.md"


def actor_feed(actor: ActorId, file: str) -> str:
    """The path of an actor's feed."""
    return f"{actor_page(actor).removesuffix('.md')}/{file}"


def source_page(slug: str) -> str:
    """The source path of an outlet's page."""
    return f"sources/{slug}.md"


def year_page(year: int) -> str:
    """The source path of a year's page."""
    return f"years/{year:04d}.md"


def month_page(year: int, month: int) -> str:
    """The source path of the page of one month, where it has one; month 0 is for what is only known by its year."""
    return f"years/{year:04d}/{month:02d}.md"


def days_page(month: int) -> str:
    """The source path of the page with the days of a month in all years."""
    return f"days/{month:02d}.md"


def _way(start: str, target: str) -> str:
    """The relative path from a folder to an address, both from the top of the site and in their plain form.

    As `posixpath.relpath`, which takes its time to make them plain, and with the stroke at the end of a folder.
    """
    here, there = start.split("/") if start else [], target.split("/")
    common = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        common += 1
    return "../" * (len(here) - common) + "/".join(there[common:]) or "./"


@dataclass(frozen=True, slots=True)
class Addresses:
    """How MkDocs turns source paths into addresses."""

    directory_urls: bool

    def of(self, path: str) -> str:
        """The address of a page or file from the top of the site: `events/x.md` → `events/x/`."""
        if not path.endswith(".md"):
            return path
        bare = path[:-3]
        if not self.directory_urls:
            return f"{bare}.html"
        return bare.removesuffix("index") if bare == "index" or bare.endswith("/index") else f"{bare}/"

    def link(self, here: str, there: str) -> str:
        """The relative address from the page `here` to `there`, which may carry a `#fragment`."""
        path, mark, fragment = there.partition("#")
        if path == here and mark:
            return mark + fragment
        return _way(self.of(here).rpartition("/")[0], self.of(path)) + mark + fragment

    def place(self, here: str) -> str:
        """What pages share from which links lead alike to all but themselves: the folder, or that above their own."""
        start = self.of(here).rpartition("/")[0]
        above, stroke, _ = start.rpartition("/")
        return f"{above}/*" if stroke and self.directory_urls else start

    def whole(self, site_url: str, path: str) -> str:
        """The address with the site's own before it; relative to the top where the site has none."""
        return f"{site_url.rstrip('/')}/{self.of(path)}" if site_url else self.of(path)
