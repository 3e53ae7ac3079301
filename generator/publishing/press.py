"""One set-up of MkDocs, from which any page of the site can be made by itself, as `mkdocs build` makes it.

The only file that leans on what MkDocs 1.6.1 keeps inside (the version is pinned). Pages that were made here are one
block of HTML, which Markdown would hand on as it is after a long look; they go past it. The user's own pages, and
those of the navigation, are made every time.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.compiled import Compiled
from generator.config import Config
from generator.publishing.context import describe_context, holds_files, installed_folders, own_templates, versions
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
_SITE_MAP, _PACKED = "sitemap.xml", "sitemap.xml.gz"


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
    def of(
        cls,
        loaded: Any,
        config: Config,
        wording: Wording,
        known: Collection[str] = (),
        stood: Collection[str] | None = None,
    ) -> Press:
        """As the first half of MkDocs' own build: files, templates, navigation, and what is made every time.

        `known` are the files in `site_src/` that were made here and nobody changed; `stood` are all that were there
        before them, where somebody looked.
        """
        from generator.publishing.listing import ThemeListing, list_files

        own_files = own_templates(loaded)  # before any of them is read: what changes meanwhile is another the next time
        framed = not own_files
        loaded = loaded.plugins.on_config(loaded)
        loaded.plugins.on_pre_build(config=loaded)
        apart = framed and not holds_files(config.templates / "pages")
        files = list_files(loaded, known, stood) if apart else list_files(loaded, (), None)
        environment = loaded.theme.get_env()
        environment.bytecode_cache = Compiled(environment)
        listing: Any = ThemeListing(environment)
        files.add_files_from_theme(listing, loaded)
        files = loaded.plugins.on_files(files, config=loaded)
        navigation = _navigate(files, loaded)
        environment = loaded.plugins.on_env(environment, config=loaded, files=files)
        press = cls(loaded, files, navigation, environment, "", framed=framed)
        made = press._read_shown()
        press.always.update((file.dest_uri, html) for file in made if (html := press._render(file)))
        if not framed:
            press.always.update((name, data) for name in press._templates if (data := press._make_template(name)))
        for file in made:
            file.page.validate_anchor_links(files=files, log_level=loaded.validation.links.anchors)
        context = _digest_of(describe_context(loaded, files, navigation, config, wording) + own_files)
        return cls(loaded, files, navigation, environment, context, press.always, framed)

    def _read_shown(self) -> list[Any]:
        """Reads the pages of which others show something; gives those that are made every time."""
        shown = [file for file in self._documents if not self._is_alone(file)]
        for file in shown:
            self._read(file)
        ours = self.files.ours
        return [file for file in shown if file.src_uri not in ours or not _is_block(file.page.markdown)]

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        return len(self._pages)

    @cached_property
    def _pages(self) -> dict[str, str]:
        pages: dict[str, str] = self.files.places(pages=True)
        return pages

    @cached_property
    def _copied(self) -> dict[str, str]:
        copied: dict[str, str] = self.files.places(pages=False)
        return copied

    def _file(self, uri: str) -> Any:
        return self.files.get_file_from_path(uri)

    def intend(self, known: Mapping[str, str]) -> dict[str, str]:
        """By path on the site, the digest of what stands there and of all that it depends on.

        `known` are digests of files in `site_src/` by their path there.
        """
        ours = self.files.ours
        intended = {
            path: known[uri] if uri in ours else self._digest_of_copied(self._file(uri), known)
            for path, uri in self._copied.items()
        }
        for path, uri in self._pages.items():
            if path not in self.always:
                digest = known.get(uri) or digest_of_file(Path(self._file(uri).abs_src_path))
                intended[path] = _digest_of(f"{self.context} {digest}")
        if self.framed:
            intended.update((name, self._digest_of_template(name)) for name in self._templates)
        intended.update((path, hashlib.sha256(data).hexdigest()) for path, data in self.always.items())
        return intended

    def make(self, paths: Sequence[str]) -> None:
        """Writes those files into the folder that the site is built in. Raises OSError."""
        places = (self.always, self._templates, self._copied, self._pages)
        known = [path for path in paths if any(path in place for place in places)]
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
        if path in self._templates:
            return self._make_template(path)
        if path in self._copied:
            uri = self._copied[path]
            return Path(self.loaded.docs_dir if uri in self.files.ours else self._file(uri).src_dir, uri).read_bytes()
        file = self._file(self._pages[path])
        self._read(file)
        if file.src_uri in self._in_navigation:
            return self._render(file)
        made = (self._frames.set_in(file.page) if self.framed else None) or self._render(file)
        file.page.content = file.page.markdown = None  # many pages are made by one process
        return made

    def _digest_of_copied(self, file: Any, known: Mapping[str, str]) -> str:
        if file.src_dir == self.loaded.docs_dir:
            return known.get(file.src_uri) or digest_of_file(Path(file.abs_src_path))
        if any(Path(file.src_dir).is_relative_to(folder) for folder in installed_folders()):
            return _digest_of(f"{versions()} {file.src_uri}")
        return digest_of_file(Path(file.abs_src_path))

    def _is_alone(self, file: Any) -> bool:
        """Whether a page was made here and stands outside the navigation: no other page shows anything of it."""
        if file.inclusion.is_in_nav() and file.src_uri in self._in_navigation:
            return False
        return file.src_uri in self.files.ours or _is_generated(Path(file.abs_src_path))

    @cached_property
    def _in_navigation(self) -> frozenset[str]:
        return frozenset(page.file.src_uri for page in self.navigation.pages)

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

    @property
    def _documents(self) -> Sequence[Any]:
        """The pages that are at hand. Our theme lists pages in the site map alone; for another all are at hand."""
        documents: Sequence[Any] = self.files.documentation_pages()
        return documents

    @cached_property
    def _templates(self) -> list[str]:
        """404.html, the site map, and its packed form."""
        names = sorted(self.loaded.theme.static_templates)
        found = [name for name in names if any(Path(folder, name).is_file() for folder in self.loaded.theme.dirs)]
        for name in names:
            if name not in found:
                _LOG.warning("Template skipped: '%s' not found in theme directories.", name)
        return [*found, *([_PACKED] if _SITE_MAP in found else [])]

    def _digest_of_template(self, name: str) -> str:
        """Of all that a template of the theme depends on, which shows no page but those of the navigation."""
        from mkdocs.utils import get_build_date

        at_hand = sorted(file.src_uri for file in self.files.documentation_pages())  # two may have one address
        listed = (get_build_date(), sorted(self._pages), at_hand) if name in (_SITE_MAP, _PACKED) else ()
        return _digest_of(f"{self.context} {name} {listed}")

    def _make_template(self, name: str) -> bytes:
        """As MkDocs' `_build_theme_template`; empty where it gives nothing."""
        from mkdocs.commands.build import _build_template

        if name == _PACKED:
            return self._pack_site_map()
        files = self.files.leaves() if self.framed else self.files
        output = _build_template(name, self.environment.get_template(name), files, self.loaded, self.navigation)
        return output.encode("utf-8") if output.strip() else b""

    def _pack_site_map(self) -> bytes:
        from mkdocs.utils import get_build_timestamp

        moment = get_build_timestamp(pages=[file.page for file in self._documents])
        packed = io.BytesIO()
        with gzip.GzipFile(filename=_PACKED, mode="wb", fileobj=packed, mtime=moment) as stream:
            stream.write(self._make_template(_SITE_MAP))
        return packed.getvalue()

    def _write(self, path: str, data: bytes) -> None:
        target = Path(self.loaded.site_dir, path)
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        target.write_bytes(data)


def _navigate(files: Any, loaded: Any) -> Any:
    """The navigation; every page that is at hand is made with it."""
    from mkdocs.structure.files import set_exclusions
    from mkdocs.structure.nav import get_navigation
    from mkdocs.structure.pages import Page

    set_exclusions(files, loaded)
    navigation = loaded.plugins.on_nav(get_navigation(files, loaded), config=loaded, files=files)
    for file in files.documentation_pages():
        if file.page is None and file.inclusion.is_not_in_nav():
            Page(None, file, loaded)
    files.has_navigation = True
    return navigation


def _digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _is_generated(path: Path) -> bool:
    with path.open("rb") as stream:
        return _GENERATED.encode() in stream.read(400)


def _is_block(body: str) -> bool:
    """Whether Markdown would hand a text on as it is: one block of HTML, in which nothing looks like a fence."""
    text = body.strip()
    return text.startswith("<div ") and text.endswith("</div>") and not any(fence in body for fence in _FENCES)
