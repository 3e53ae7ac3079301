"""The project's `mkdocs.yml` as MkDocs loads it, with what it leaves out filled in.

That is the product's theme overrides and stylesheets, a navigation of few entries (pages stand outside it, so that a
page's cost does not grow with the archive), and no fonts from another host.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from generator.config import CONFIG_FILE, Config
from generator.product import TEMPLATES
from generator.publishing.search import PARTS, SEARCH_FOLDER
from generator.rendering.addresses import ABOUT, ATOM, JSON_FEED, NAVIGATION, UNDATED, Addresses
from generator.wording import Wording

STYLESHEETS = tuple(
    f"assets/stylesheets/{name}.css"
    for name in ("tokens", "base", "frame", "search", "timeline", "event", "actor", "pages", "print")
)
"""In the order in which they are read: a later one may go beyond an earlier one."""
SCRIPT = "assets/javascripts/site.js"


def load_settings(config: Config, wording: Wording, site: Path, *, searchable: bool) -> Any:
    """MkDocs' own configuration, which builds into `site`. Raises what MkDocs raises for a wrong one."""
    from mkdocs.config import load_config

    places: dict[str, Any] = {"docs_dir": str(config.site_src), "site_dir": str(site)}
    if config.site_url:
        places["site_url"] = config.site_url
    if "site_name" not in config.own_keys:
        places["site_name"] = config.site_name
    if "theme" not in config.own_keys:
        places["theme"] = {"name": "material", "language": config.language}
    loaded = load_config(str(config.folder / CONFIG_FILE), strict=False, **places)
    _fill_in(loaded, config, wording)
    loaded.theme["search_index"] = f"{SEARCH_FOLDER}/{PARTS}" if searchable else ""
    return loaded


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
