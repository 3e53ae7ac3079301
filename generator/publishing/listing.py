"""MkDocs' list of a site's files, in which those that were made here are taken up only when they are asked for.

MkDocs makes two objects of each page before it makes the first; of thousands, a build needs the few that changed. What
it would do with the others is known: they stand in no navigation, and their addresses follow from their paths.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.pages import Page

from generator.folders import files_below

PAGE = ".md"
_LEFT_OUT = ("exclude_docs", "draft_docs", "not_in_nav")
"""Settings by which MkDocs leaves files out."""


class Listing(Files):
    """The files of a site that are at hand, and by their paths those that were made here."""

    def __init__(self, at_hand: Iterable[File], ours: Mapping[str, str], loaded: Any) -> None:
        """`ours` are paths in `site_src/`, each with the path that the file has on the site."""
        super().__init__(at_hand)
        self.ours = ours
        self.has_navigation = False
        """Whether pages stand in the navigation that belong there; any other page is made with its file."""
        self._loaded = loaded

    def get_file_from_path(self, path: str) -> File | None:
        """As MkDocs; a file that was made here is taken up."""
        uri = PurePath(path).as_posix()
        if uri in self.ours and uri not in self._src_uris:
            self._take_up(uri)
        return super().get_file_from_path(uri)

    def _take_up(self, uri: str) -> None:
        file = _file(uri, self._loaded)
        file.inclusion = InclusionLevel.INCLUDED
        self.append(file)
        if self.has_navigation and file.is_documentation_page():
            Page(None, file, self._loaded)

    def places(self, *, pages: bool) -> dict[str, str]:
        """The paths on the site of all pages, or of all other files, each with its path in `site_src/` or the theme."""
        found = {place: uri for uri, place in self.ours.items() if uri.endswith(PAGE) is pages}
        at_hand = (
            self.documentation_pages()
            if pages
            else [f for f in self if not f.is_documentation_page() and _is_included(f)]
        )
        found.update((file.dest_uri, file.src_uri) for file in at_hand)
        return found

    def leaves(self) -> list[Leaf | File]:
        """Every page in MkDocs' order, for the site map; for those that are not at hand, what that says of them."""
        at_hand = {file.src_uri: file for file in self.documentation_pages()}
        uris = {*at_hand, *(uri for uri in self.ours if uri.endswith(PAGE))}
        base, date = self._loaded.site_url, next((file.page.update_date for file in at_hand.values() if file.page), "")
        return [
            at_hand.get(uri) or Leaf.of(self.ours[uri], base, date, directories=self._loaded.use_directory_urls)
            for uri in sorted(uris, key=_in_order)
        ]


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a site map says of a page."""

    canonical_url: str | None
    abs_url: str | None
    update_date: str
    is_link: bool = False

    @property
    def page(self) -> Leaf:
        """Itself: MkDocs asks a file for its page."""
        return self

    @classmethod
    def of(cls, place: str, base: str | None, date: str, *, directories: bool) -> Leaf:
        """The page at a path on the site. As MkDocs' `File.url` and `Page.canonical_url`."""
        if not base:
            return cls(None, None, date)
        folder, name = posixpath.split(place)
        url = f"{folder}/" if directories and name == "index.html" and folder else place
        address = urljoin(base if base.endswith("/") else f"{base}/", quote(url))
        return cls(address, urlsplit(address).path, date)


def list_files(loaded: Any, ours: Collection[str], stood: Collection[str] | None) -> Listing:
    """The files of the project; `ours` are those in `site_src/` that were made here, and may be taken up later.

    `stood` are all that were there before, where somebody looked. Where anything could make MkDocs treat some of ours
    otherwise, all are at hand.
    """
    if not any(loaded.get(name) for name in _LEFT_OUT):
        places = {uri: _place_of(uri, directories=loaded.use_directory_urls) for uri in ours}
        others = set(files_below(loaded.docs_dir) if stood is None else stood).difference(places)
        there = [uri for uri in others if Path(loaded.docs_dir, uri).is_file()]
        own = [_file(uri, loaded) for uri in sorted(there, key=_in_order)]
        taken = [*places.values(), *(file.dest_uri for file in own)]
        if len(taken) == len(set(taken)):
            set_exclusions(own, loaded)
            return Listing(own, places, loaded)
    return Listing(get_files(loaded), {}, loaded)


def _is_included(file: Any) -> bool:
    return bool(file.inclusion.is_included())


def _file(uri: str, loaded: Any) -> File:
    return File(uri, loaded.docs_dir, loaded.site_dir, loaded.use_directory_urls)


def _place_of(uri: str, *, directories: bool) -> str:
    """The path on the site of a file that was made here. As MkDocs' `File.dest_uri`."""
    stem, ending = posixpath.splitext(uri)
    if ending != PAGE:
        return uri
    return f"{stem}/index.html" if directories and posixpath.basename(stem) != "index" else f"{stem}.html"


def _in_order(uri: str) -> tuple[list[str], bool, str]:
    """The order in which MkDocs finds files: of a folder the index first, then what lies deeper."""
    *folders, name = uri.split("/")
    return folders, posixpath.splitext(name)[0] not in ("index", "README"), name


class ThemeListing:
    """A theme's environment as MkDocs asks it which files there are.

    Hidden folders, which MkDocs leaves out, are not even looked at: Material has 13,000 icons there.
    """

    def __init__(self, environment: Any) -> None:
        """`environment` is the theme's."""
        self._folders = environment.loader.searchpath

    def list_templates(self, filter_func: Callable[[str], bool]) -> list[str]:
        """The paths of all files of the theme that MkDocs wants, in order."""
        found = {path for folder in self._folders for path in _shown_below(str(folder), "")}
        return sorted(filter(filter_func, found))


def _shown_below(folder: str, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if not entry.is_symlink() and not entry.name.startswith("."):
                    yield from _shown_below(entry.path, f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}"
