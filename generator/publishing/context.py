"""What every page of a site depends on beside its own text: settings, words, the theme, the navigation."""

from __future__ import annotations

import importlib.metadata
import os
from functools import cache
from pathlib import Path
from typing import Any

from generator.config import Config
from generator.product import TEMPLATES, digest_of_product
from generator.publishing.write import digest_of_file
from generator.wording import Wording

_SHOWN_IN_NAVIGATION = ("icon", "status", "subtitle", "hide")
"""What other pages show of a page of the navigation, beside its title and address."""


def describe_context(loaded: Any, files: Any, navigation: Any, config: Config, wording: Wording) -> str:
    """All that every page depends on beside its own text, as one text."""
    shown = [(repr(page), [page.meta.get(key) for key in _SHOWN_IN_NAVIGATION]) for page in navigation.pages]
    return "\0".join(
        (
            config.written,
            digest_of_product(),
            versions(),
            repr((config.site_url, config.site_name, config.language, config.directory_urls)),
            repr(sorted(wording.strings.items())),
            str(navigation),
            repr(shown),
            str(loaded.theme.get("search_index", "")),
            # The project's own templates may hold links in Markdown, which are resolved against all files.
            repr(sorted(file.src_uri for file in files)) if holds_files(config.templates / "pages") else "",
            os.environ.get("SOURCE_DATE_EPOCH", "") if _own_folders(loaded) else "",
        )
    )


def own_templates(loaded: Any) -> str:
    """The files of the project's own templates of the theme, with their digests; empty where it has none."""
    return "\0".join(
        f"{path.relative_to(folder)} {digest_of_file(path)}"
        for folder in _own_folders(loaded)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )


def _own_folders(loaded: Any) -> list[Path]:
    """Where the project keeps templates of its own, which may print anything, the moment too."""
    known = (*installed_folders(), (TEMPLATES / "theme").resolve())
    folders = [Path(folder).resolve() for folder in loaded.theme.dirs]
    return [f for f in folders if not any(f.is_relative_to(other) for other in known) and holds_files(f)]


def holds_files(folder: Path) -> bool:
    """Whether there is any file below a folder."""
    return any(path.is_file() for path in folder.rglob("*"))


@cache
def installed_folders() -> list[Path]:
    """Where MkDocs and Material are installed."""
    import material
    import mkdocs

    return [Path(str(module.__file__)).parent.resolve() for module in (mkdocs, material)]


@cache
def versions() -> str:
    """What makes pages, with its versions."""
    return " ".join(
        f"{name} {importlib.metadata.version(name)}" for name in ("mkdocs", "mkdocs-material", "jinja2", "markdown")
    )
