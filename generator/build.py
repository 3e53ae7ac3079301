"""The whole way with its end: an analysis rendered, written and made into a site."""

from __future__ import annotations

import calendar
import contextlib
import datetime
import hashlib
from collections.abc import Callable, Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

import jinja2

from generator.config import Config
from generator.issues import Issue, fault, in_order, notice
from generator.pipeline import Analysis, Workshop, analyse, quietly
from generator.product import ASSETS
from generator.publishing.mkdocs import Pressed, build_site
from generator.publishing.search import begin_index, last_index
from generator.publishing.write import SUPPLIED, Written, digest_of_file, list_supplied, write_all
from generator.rendering.drafts import Draft, Drafts
from generator.rendering.lookups import Lookups
from generator.rendering.memory import Memory
from generator.rendering.render import make_drafts
from generator.rendering.searchable import make_documents
from generator.study import Progress
from generator.wording import Wording
from generator.workers import without_collection

_EARLIEST = datetime.date(1980, 1, 1)
"""Archives know no earlier day."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    analysis: Analysis
    written: Written
    pages: int
    made: tuple[str, ...]
    """The files of `site/` that were made; all others stand as they were."""
    issues: tuple[Issue, ...]


class TemplateFaultError(Exception):
    """A template of the project cannot be used; the issue says where and why."""

    def __init__(self, issue: Issue) -> None:
        """Carries the issue."""
        super().__init__(issue.code)
        self.issue = issue


def build(
    config: Config,
    wording: Wording,
    issues: list[Issue],
    destination: Path | None = None,
    progress: Progress = quietly,
    workshop: Workshop | None = None,
    stood: Collection[str] | None = None,
    on_pages: Callable[[], None] | None = None,
) -> Built:
    """content/ → site/ (or `destination`). Who calls it holds the project's lock (`publishing/lock.py`) since before it
    loaded the configuration, so that nothing of it is older than what another build made.

    `workshop` is what the process keeps from its last build of the project; `stood` are the files that were in
    `site_src/` before, where somebody looked. `on_pages` is called as soon as the new pages stand, still with the last
    index of the search, where there is one; the new one follows.
    Raises `SiteError`, `TemplateFaultError` or OSError when no site can be made.
    """
    with without_collection():
        found = analyse(config, issues, progress, workshop)
        look = Lookups.of(found.timeline, config, wording)
        lay = partial(build_site, config, wording, destination or config.site, _as_of(found), stood=stood)
        return _publish(found, look, lay, on_pages)


def _publish(found: Analysis, look: Lookups, lay: Callable[..., Pressed], on_pages: Callable[[], None] | None) -> Built:
    config = look.config
    memory = Memory.of(look)
    files = make_files(found, look, memory)
    begin = partial(begin_index, Drafts.of(make_documents(look), memory), config.state, look.wording.language)
    last = last_index(config.state) if on_pages is not None else None
    if last is not None and on_pages is not None:
        written = _write(files, config)
        lay(last, written.digests)
        on_pages()
        index, missed = begin()()
    else:
        indexed = begin()
        try:
            written = _write(files, config)
        finally:
            index, missed = indexed()
    memory.keep()
    site = lay(index, written.digests)
    gone = addresses_gone(written, files)
    everything = in_order(
        [*found.issues, *found.asides, *memory.notes.issues, *written.issues, *gone, *missed, *site.issues]
    )
    return Built(found, written, site.pages, site.made, everything)


def _write(files: Drafts, config: Config) -> Written:
    with _telling_of_templates():
        return write_all(files, config.site_src, config.state)


def addresses_gone(written: Written, files: Container[str]) -> list[Issue]:
    """A notice for each event's page of the last build here that is no more and whose address leads nowhere.

    This alone looks back, and only to tell of it: what the site holds depends on its articles alone.
    """
    events = (PurePosixPath(path) for path in written.removed if path.startswith("events/") and path.endswith(".md"))
    return [
        notice(path.as_posix(), 0, "address-gone", page=path.as_posix(), old=path.stem)
        for path in events
        if f"events/{path.stem}/index.html" not in files and f"events/{path.stem}.html" not in files
    ]


def _as_of(found: Analysis) -> int:
    """The moment that the site says it is of, in seconds since 1970: the last day in its articles, never the clock."""
    findings = [f for report in found.timeline.reports for f in (report.dates.happened, report.dates.published)]
    last = max((day for f in findings if (day := f.date.last_day) is not None), default=_EARLIEST)
    return calendar.timegm(max(last, _EARLIEST).timetuple())


def make_files(found: Analysis, look: Lookups, memory: Memory) -> Drafts:
    """Every generated file of `site_src/`, and the product's assets where the project is not the product itself."""
    own = ASSETS.resolve() == (look.config.site_src / "assets").resolve()
    assets = [] if own else sorted(path for path in ASSETS.rglob("*") if path.is_file())
    supplied = [_draft_of_asset(path) for path in assets]
    drafts = [*make_drafts(found.issues, look, memory), *supplied, *_list_assets(supplied)]
    return Drafts.of(drafts, memory)


def _draft_of_asset(path: Path) -> Draft:
    return Draft(f"assets/{path.relative_to(ASSETS).as_posix()}", path.read_bytes, digest_of_file(path))


def _list_assets(supplied: Sequence[Draft]) -> list[Draft]:
    """The list of what is supplied, by which a later version knows what it may replace; none where nothing is."""
    if not supplied:
        return []
    text = list_supplied({draft.path: draft.beside for draft in supplied})
    return [Draft(SUPPLIED, text.encode, hashlib.sha256(text.encode()).hexdigest())]


@contextlib.contextmanager
def _telling_of_templates() -> Iterator[None]:
    """Raises `TemplateFaultError` for what a template of the project raises."""
    try:
        yield
    except (jinja2.TemplateError, KeyError) as error:
        place = _place_in_template(error)
        if place is None:
            raise
        raise TemplateFaultError(fault(*place, "template-broken", cause=_cause(error))) from error


def _cause(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateError):
        return error.message or type(error).__name__
    return f"no string {error}"


def _place_in_template(error: Exception) -> tuple[str, int] | None:
    """The template and line of an error: Jinja names them for syntax, and rewrites the traceback for the rest."""
    name, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            name, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    if name is None:
        return None
    path = Path(name)
    inside = path.parts[path.parts.index("pages") + 1 :] if "pages" in path.parts else (path.name,)
    return "/".join(("templates", "pages", *inside)), line or 0
