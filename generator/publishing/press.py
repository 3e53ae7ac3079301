"""One set-up of MkDocs, from which any page of the site can be made by itself, as `mkdocs build` makes it.

The only file that leans on what MkDocs 1.6.1 keeps inside (the version is pinned). Pages that were made here are one
block of HTML, which Markdown would hand on as it is after a long look; they go past it. The user's own pages, and
those of the navigation, are made every time.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.metadata
import io
import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from generator.compiled import Compiled
from generator.config import Config
from generator.product import TEMPLATES, digest_of_product
from generator.publishing.frames import Frames, encode
from generator.publishing.listening import listening
from generator.publishing.plain_pages import read_plain
from generator.publishing.write import digest_of_file
from generator.wording import Wording
from generator.workers import share_out

_LOG = logging.getLogger("mkdocs.press")
_HARMLESS = frozenset({"toc", "tables", "fenced_code", "admonition", "attr_list", "footnotes", "def_list", "abbr"})
"""Extensions of Markdown that leave a block of HTML as it is."""
_SEARCHES = frozenset({"search", "material/search"})
"""Plugins that are switched off, so that no page depends on them."""
_GENERATED = "\ngenerator: nienbieu\n"
_FENCES = ("\n```", "\n~~~")
_SHOWN_IN_NAVIGATION = ("icon", "status", "subtitle", "hide")
"""What other pages show of a page of the navigation, beside its title and address."""


def can_press(loaded: Any, config: Config) -> bool:
    """Whether a project's pages depend on nothing but their texts, the theme and `mkdocs.yml`."""
    plain = not any(mark in config.written for mark in ("!ENV", "INHERIT", "!relative", "!!python"))
    own_searches = set(loaded.plugins) <= _SEARCHES
    harmless = set(loaded.markdown_extensions) <= _HARMLESS
    tolerant = loaded.validation.links.anchors < logging.WARNING
    return plain and own_searches and harmless and tolerant and not loaded.hooks and not loaded.extra_templates


@dataclass(frozen=True)
class Press:
    """MkDocs ready to make any page: its files, its navigation and its templates."""

    loaded: Any
    files: Any
    navigation: Any
    environment: Any
    context: str
    """The digest of all that every page depends on beside its own text."""
    always: dict[str, bytes] = field(default_factory=dict)
    """What is made every time, by its path on the site."""
    framed: bool = False
    """Whether the theme has no templates but those that are known, so that it may be rendered once for many pages."""
    _folders: set[Path] = field(default_factory=set)
    """Those of the site that are there for certain."""

    @classmethod
    def of(cls, loaded: Any, config: Config, wording: Wording) -> Press:
        """As the first half of MkDocs' own build: files, templates, navigation, and what is made every time."""
        from mkdocs.structure.files import get_files, set_exclusions
        from mkdocs.structure.nav import get_navigation
        from mkdocs.structure.pages import Page

        own_files = _own_files(loaded)  # before any of them is read: what changes meanwhile is another the next time
        loaded = loaded.plugins.on_config(loaded)
        loaded.plugins.on_pre_build(config=loaded)
        files = get_files(loaded)
        environment = loaded.theme.get_env()
        environment.bytecode_cache = Compiled(environment)
        listing: Any = _Listing(environment)
        files.add_files_from_theme(listing, loaded)
        files = loaded.plugins.on_files(files, config=loaded)
        set_exclusions(files, loaded)
        navigation = loaded.plugins.on_nav(get_navigation(files, loaded), config=loaded, files=files)
        for file in files.documentation_pages():
            if file.page is None and file.inclusion.is_not_in_nav():
                Page(None, file, loaded)
        environment = loaded.plugins.on_env(environment, config=loaded, files=files)
        press = cls(loaded, files, navigation, environment, "")
        own = [file for file in press._pages.values() if not press._is_alone(file)]
        for file in own:
            press._read(file)
        press.always.update((file.dest_uri, html) for file in own if (html := press._render(file)))
        press.always.update(press._templates())
        for file in own:
            file.page.validate_anchor_links(files=files, log_level=loaded.validation.links.anchors)
        context = _digest_of(_context(loaded, files, navigation, config, wording) + own_files)
        return cls(loaded, files, navigation, environment, context, press.always, framed=not own_files)

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        return len(self._pages)

    @cached_property
    def _pages(self) -> dict[str, Any]:
        return {file.dest_uri: file for file in self.files.documentation_pages()}

    @cached_property
    def _copied(self) -> dict[str, Any]:
        return {
            file.dest_uri: file
            for file in self.files
            if not file.is_documentation_page() and file.inclusion.is_included()
        }

    def intend(self, known: Mapping[str, str]) -> dict[str, str]:
        """By path on the site, the digest of what stands there and of all that it depends on.

        `known` are digests of files in `site_src/` by their path there.
        """
        intended = {path: self._digest_of_copied(file, known) for path, file in self._copied.items()}
        for path, file in self._pages.items():
            if path not in self.always:
                digest = known.get(file.src_uri) or digest_of_file(Path(file.abs_src_path))
                intended[path] = _digest_of(f"{self.context} {digest}")
        intended.update((path, hashlib.sha256(data).hexdigest()) for path, data in self.always.items())
        return intended

    def make(self, paths: Sequence[str]) -> None:
        """Writes those files into the folder that the site is built in. Raises OSError."""
        known = [path for path in paths if path in self.always or path in self._copied or path in self._pages]
        for heard in share_out(self._make_some, known):
            for message in heard:  # what was heard in another process
                _LOG.warning("%s", message)

    def _make_some(self, paths: Sequence[str]) -> list[str]:
        """Writes some files; gives what MkDocs warned of meanwhile."""
        with listening() as heard:
            for path in paths:
                self._write(path, self._made(path))
        return heard

    def _made(self, path: str) -> bytes:
        """What a file of the site is to hold."""
        if path in self.always:
            return self.always[path]
        if path in self._copied:
            return Path(self._copied[path].abs_src_path).read_bytes()
        file = self._pages[path]
        self._read(file)
        made = (self._frames.set_in(file.page) if self.framed else None) or self._render(file)
        file.page.content = file.page.markdown = None  # many pages are made by one process
        return made

    def _digest_of_copied(self, file: Any, known: Mapping[str, str]) -> str:
        if file.src_dir == self.loaded.docs_dir:
            return known.get(file.src_uri) or digest_of_file(Path(file.abs_src_path))
        if any(Path(file.src_dir).is_relative_to(folder) for folder in _installed_folders()):
            return _digest_of(f"{_versions()} {file.src_uri}")
        return digest_of_file(Path(file.abs_src_path))

    def _is_alone(self, file: Any) -> bool:
        """Whether a page was made here and stands outside the navigation: no other page shows anything of it."""
        in_navigation = file.inclusion.is_in_nav() and file.page is not None and file.page in self._in_navigation
        return not in_navigation and _is_generated(Path(file.abs_src_path))

    @cached_property
    def _in_navigation(self) -> Sequence[Any]:
        return list(self.navigation.pages)

    def _read(self, file: Any) -> None:
        """The page's text and what it says of itself. As MkDocs' `_populate_page`."""
        page, plugins = file.page, self.loaded.plugins
        self.loaded._current_page = page
        plugins.on_pre_page(page, config=self.loaded, files=self.files)
        plain = read_plain(Path(file.abs_src_path)) if self.framed else None
        if plain is not None:
            page.markdown, page.meta = plain
        else:
            page.read_source(self.loaded)
        body = page.markdown
        if page.meta.get("generator") == "nienbieu" and _is_block(body):
            from mkdocs.structure.toc import get_toc

            page.content, page.toc = body.strip(), get_toc([])
        else:
            page.render(self.loaded, self.files)
        self.loaded._current_page = None

    def _render(self, file: Any) -> bytes:
        """The page in the theme. As MkDocs' `_build_page`."""
        output = self._render_like(file.page)
        return encode(output) if output.strip() else b""

    def _render_like(self, page: Any) -> str:
        """A page, or what stands for one, in the theme."""
        from mkdocs.commands.build import get_context

        self.loaded._current_page, page.active = page, True
        context = get_context(self.navigation, self._documents, self.loaded, page)
        template = self.environment.get_template(page.meta.get("template", "main.html"))
        context = self.loaded.plugins.on_page_context(context, page=page, config=self.loaded, nav=self.navigation)
        output: str = template.render(context)
        self.loaded._current_page, page.active = None, False
        return output

    @cached_property
    def _frames(self) -> Frames:
        return Frames(self._render_like)

    @cached_property
    def _documents(self) -> Sequence[Any]:
        return list(self._pages.values())

    def _templates(self) -> dict[str, bytes]:
        """404.html, the site map, and its packed form. As MkDocs' `_build_theme_template`."""
        from jinja2 import TemplateNotFound
        from mkdocs.commands.build import _build_template
        from mkdocs.utils import get_build_timestamp

        made: dict[str, bytes] = {}
        for name in sorted(self.loaded.theme.static_templates):
            try:
                template = self.environment.get_template(name)
            except TemplateNotFound:
                _LOG.warning("Template skipped: '%s' not found in theme directories.", name)
                continue
            output = _build_template(name, template, self.files, self.loaded, self.navigation)
            if output.strip():
                made[name] = output.encode("utf-8")
        if "sitemap.xml" in made:
            moment = get_build_timestamp(pages=[file.page for file in self._documents])
            packed = io.BytesIO()
            with gzip.GzipFile(filename="sitemap.xml.gz", mode="wb", fileobj=packed, mtime=moment) as stream:
                stream.write(made["sitemap.xml"])
            made["sitemap.xml.gz"] = packed.getvalue()
        return made

    def _write(self, path: str, data: bytes) -> None:
        target = Path(self.loaded.site_dir, path)
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        target.write_bytes(data)


class _Listing:
    """A theme's environment as MkDocs asks it which files there are.

    Hidden folders, which MkDocs leaves out, are not even looked at: Material has 13,000 icons there.
    """

    def __init__(self, environment: Any) -> None:
        self._folders = environment.loader.searchpath

    def list_templates(self, filter_func: Callable[[str], bool]) -> list[str]:
        """The paths of all files of the theme that MkDocs wants, in order."""
        found = {path for folder in self._folders for path in _files_below(str(folder), "")}
        return sorted(filter(filter_func, found))


def _files_below(folder: str, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if not entry.is_symlink() and not entry.name.startswith("."):
                    yield from _files_below(entry.path, f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}"


def _digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _is_generated(path: Path) -> bool:
    with path.open("rb") as stream:
        return _GENERATED.encode() in stream.read(400)


def _is_block(body: str) -> bool:
    """Whether Markdown would hand a text on as it is: one block of HTML, in which nothing looks like a fence."""
    text = body.strip()
    return text.startswith("<div ") and text.endswith("</div>") and not any(fence in body for fence in _FENCES)


def _context(loaded: Any, files: Any, navigation: Any, config: Config, wording: Wording) -> str:
    """All that every page depends on beside its own text, as one text."""
    shown = [(repr(page), [page.meta.get(key) for key in _SHOWN_IN_NAVIGATION]) for page in navigation.pages]
    return "\0".join(
        (
            config.written,
            digest_of_product(),
            _versions(),
            repr((config.site_url, config.site_name, config.language, config.directory_urls)),
            repr(sorted(wording.strings.items())),
            str(navigation),
            repr(shown),
            str(loaded.theme.get("search_index", "")),
            # The project's own templates may hold links in Markdown, which are resolved against all files.
            repr(sorted(file.src_uri for file in files)) if _holds_files(config.templates / "pages") else "",
            os.environ.get("SOURCE_DATE_EPOCH", "") if _own_folders(loaded) else "",
        )
    )


def _own_files(loaded: Any) -> str:
    """The files of the project's own templates, with their digests."""
    return "\0".join(
        f"{path.relative_to(folder)} {digest_of_file(path)}"
        for folder in _own_folders(loaded)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )


def _own_folders(loaded: Any) -> list[Path]:
    """Where the project keeps templates of its own, which may print anything, the moment too."""
    known = (*_installed_folders(), (TEMPLATES / "theme").resolve())
    folders = [Path(folder).resolve() for folder in loaded.theme.dirs]
    return [f for f in folders if not any(f.is_relative_to(other) for other in known) and _holds_files(f)]


def _holds_files(folder: Path) -> bool:
    return any(path.is_file() for path in folder.rglob("*"))


@cache
def _installed_folders() -> list[Path]:
    import material
    import mkdocs

    return [Path(str(module.__file__)).parent.resolve() for module in (mkdocs, material)]


@cache
def _versions() -> str:
    return " ".join(
        f"{name} {importlib.metadata.version(name)}" for name in ("mkdocs", "mkdocs-material", "jinja2", "markdown")
    )
