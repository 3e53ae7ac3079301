"""`site_src/` → `site/`, by MkDocs with Material, through its public interface.

The project's `mkdocs.yml` says how; what it leaves out is filled in here: the product's theme overrides and
stylesheet, a navigation of four entries (pages stand outside it, so that a page's cost does not grow with the
archive), no fonts from another host. The site is built beside the old one and takes its place when it is whole.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.config import CONFIG_FILE, Config, line_of
from generator.issues import Issue, fault
from generator.product import TEMPLATES
from generator.publishing.search import SEARCH_FOLDER
from generator.rendering.addresses import ABOUT, ATOM, JSON_FEED, NAVIGATION, UNDATED, Addresses
from generator.wording import Wording

_CONFIG_WARNING = re.compile(r"Config value '(?P<key>[^']+)': (?P<cause>.+)", re.DOTALL)
_MARK = ".nienbieu-site"
"""Says that a folder is a site of ours, and may be replaced."""
STYLESHEETS = tuple(
    f"assets/stylesheets/{name}.css"
    for name in ("tokens", "base", "frame", "search", "timeline", "event", "actor", "pages", "print")
)
"""In the order in which they are read: a later one may go beyond an earlier one."""
SCRIPT = "assets/javascripts/site.js"


class SiteError(Exception):
    """MkDocs could not build the site; the message says why."""


def build_site(
    config: Config, wording: Wording, destination: Path, as_of: int, index: Path | None
) -> tuple[int, list[Issue]]:
    """Builds the site and puts it at `destination`; how many pages it has, and what MkDocs warned of.

    `as_of` is the moment that the site says it was made, in seconds since 1970, unless SOURCE_DATE_EPOCH says
    another. `index` is the folder of the search index, or None for a site without a search. Raises `SiteError`
    when there is no site, and leaves the old one standing.
    """
    if not is_built_site(destination):
        raise SiteError(f"{destination} holds files that are no built site; move them, or choose another site_dir")
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's banner, which would stand in every log
    fresh = config.state / "site.new"
    shutil.rmtree(fresh, ignore_errors=True)
    with _listening() as heard, _at_moment(as_of):
        try:
            pages = _build(config, wording, fresh, index)
        except SiteError as error:
            raise SiteError("; ".join(dict.fromkeys(heard)) or str(error)) from error
    _take_place(fresh, destination, config.state / "site.old")
    return pages, [_issue(config, message) for message in dict.fromkeys(heard)]


def _issue(config: Config, message: str) -> Issue:
    """What MkDocs warned of; a key of `mkdocs.yml` that it does not know comes with its line."""
    match = _CONFIG_WARNING.match(message)
    if match is None:
        return fault(CONFIG_FILE, 0, "site-warning", cause=message)
    return fault(
        CONFIG_FILE,
        line_of(config.folder, match["key"]),
        "config-mkdocs",
        key=match["key"],
        cause=match["cause"],
    )


def _build(config: Config, wording: Wording, fresh: Path, index: Path | None) -> int:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config as load
    from mkdocs.exceptions import Abort, BuildError, ConfigurationError

    pages = sum(1 for _ in config.site_src.rglob("*.md"))
    try:
        places: dict[str, Any] = {"docs_dir": str(config.site_src), "site_dir": str(fresh)}
        if config.site_url:
            places["site_url"] = config.site_url
        if "site_name" not in config.own_keys:
            places["site_name"] = config.site_name
        if "theme" not in config.own_keys:
            places["theme"] = {"name": "material", "language": config.language}
        loaded = load(str(config.folder / CONFIG_FILE), strict=False, **places)
        _fill_in(loaded, config, wording)
        loaded.theme["search_index"] = f"{SEARCH_FOLDER}/pagefind.js" if index is not None else ""
        loaded.plugins.on_startup(command="build", dirty=False)
        build(loaded)
        loaded.plugins.on_shutdown()
        if index is not None:
            shutil.copytree(index, fresh / SEARCH_FOLDER)
    except (ConfigurationError, BuildError, Abort) as error:
        raise SiteError(str(error) or "MkDocs stopped") from error
    return pages


def _fill_in(loaded: Any, config: Config, wording: Wording) -> None:
    """What the project's `mkdocs.yml` may leave out."""
    if loaded.nav is None:
        loaded.nav = list(NAVIGATION)  # each page's own title, in its language, names its entry
    loaded.validation.nav.omitted_files = logging.DEBUG
    # Ours before the user's own, which go beyond them.
    loaded.extra_css[:0] = [path for path in STYLESHEETS if path not in loaded.extra_css]
    if not any(str(script) == SCRIPT for script in loaded.extra_javascript):
        loaded.extra_javascript.append(_module(SCRIPT))
    _give_words(loaded.theme, config, wording)
    if "language" not in config.own_theme:
        loaded.theme["language"] = config.language
    if "features" not in config.own_theme:
        loaded.theme["features"] = ["navigation.top"]
    if "palette" not in config.own_theme:
        loaded.theme["palette"] = _palette(wording)
    search = loaded.plugins.get("search") or loaded.plugins.get("material/search")
    if search is not None:
        search.config["enabled"] = False  # Pagefind's takes its place; one index for all would be 66 MB
    if "font" not in config.own_theme:
        loaded.theme["font"] = False
    own = config.templates / "theme"
    for folder in (TEMPLATES / "theme", own):
        if folder.is_dir() and str(folder) not in loaded.theme.dirs:
            loaded.theme.dirs.insert(0, str(folder))


def _module(path: str) -> Any:
    """A script that the browser loads as a module."""
    from mkdocs.config.config_options import ExtraScriptValue

    script = ExtraScriptValue(path)
    script.type = "module"
    return script


def _give_words(theme: Any, config: Config, wording: Wording) -> None:
    """What the theme's templates are given: the strings, Material's own among them, and where the pages are."""
    addresses = Addresses(config.directory_urls)
    theme["t"] = wording
    theme["words"] = wording.strings if wording.language == config.language else {}
    theme["pages"] = {
        name: addresses.of(path)
        for name, path in (
            ("undated", UNDATED),
            ("about", ABOUT),
            ("data", ABOUT),
            ("atom", ATOM),
            ("json_feed", JSON_FEED),
        )
    }


def is_built_site(folder: Path) -> bool:
    """Whether a folder may be replaced by a site: it is not there, empty, or a site that was built here before."""
    if not folder.exists():
        return True
    return folder.is_dir() and ((folder / _MARK).is_file() or not any(folder.iterdir()))


@contextmanager
def _at_moment(seconds: int) -> Iterator[None]:
    """Lets MkDocs date what it writes by `seconds`, unless the environment already says when."""
    chosen = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = chosen or str(seconds)
    try:
        yield
    finally:
        if chosen is None:
            del os.environ["SOURCE_DATE_EPOCH"]


def _palette(wording: Wording) -> list[dict[str, Any]]:
    """As the reader's system is set, with a button for light and dark."""
    schemes = (
        ("(prefers-color-scheme)", "default", "material/brightness-auto", "auto"),
        ("(prefers-color-scheme: light)", "default", "material/weather-night", "light"),
        ("(prefers-color-scheme: dark)", "slate", "material/weather-sunny", "dark"),
    )
    colours = {"primary": "custom", "accent": "custom"}
    return [
        {"media": media, "scheme": scheme, **colours, "toggle": {"icon": icon, "name": wording(f"page.palette_{name}")}}
        for media, scheme, icon, name in schemes
    ]


def _take_place(fresh: Path, destination: Path, old: Path) -> None:
    """`fresh` becomes `destination`; what stood there goes away, but for CNAME and hidden files, which move over."""
    (fresh / _MARK).write_text("Built by nienbieu; replaced as a whole by the next build.\n", encoding="utf-8")
    shutil.rmtree(old, ignore_errors=True)
    destination.parent.mkdir(parents=True, exist_ok=True)
    if destination.exists():
        destination.rename(old)
        for kept in sorted(old.iterdir()):
            if (kept.name == "CNAME" or kept.name.startswith(".")) and not (fresh / kept.name).exists():
                kept.rename(fresh / kept.name)
    fresh.rename(destination)
    shutil.rmtree(old, ignore_errors=True)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Collects what MkDocs warns of, instead of letting it be printed."""
    logger = logging.getLogger("mkdocs")
    listener, propagate = _Listener(), logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield listener.heard
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate
