"""What a theme puts around pages of one kind, rendered once for all of them; each page's own words are set into it.

A theme is given words that may be printed, be there or not, and be asked whether they hold some text, and nothing else:
what was answered is noted, and holds for a page or does not. So a page in its frame is what the theme would make of it,
or it has no frame.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

_MADE_UP = "made-up-name-of-a-page"
"""Stands in the address of the page that a frame is made with; it must come out nowhere."""
_IN_FRONT_MATTER, _OF_PAGE = ("title", "description", "feed"), ("content", "canonical_url")
"""The words that are a page's own."""


class UnlikeError(Exception):
    """A theme does more with a page than can be said of all of its kind."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The theme around the pages of one kind."""

    pieces: tuple[bytes, ...]
    names: tuple[str, ...]
    """Of the words that stand between the pieces."""
    held: frozenset[tuple[str, str, bool]]
    """Of which words it was asked whether they hold what, and the answer."""
    seen: Mapping[str, Any]
    """What else was looked at of the page."""

    def fill(self, page: Any, words: Mapping[str, str]) -> bytes | None:
        """The page with its own words; None for one that is not of this kind after all."""
        if any((what in words[name]) is not answer for name, what, answer in self.held):
            return None
        if any(getattr(page, name) is not value for name, value in self.seen.items()):
            return None
        own = _name_of(page.url).encode()
        if any(own in piece for piece in self.pieces):
            return None  # the theme leads to this very page, or into its folder
        encoded = {name: encode(word) for name, word in words.items()}
        filled = [self.pieces[0]]
        for name, piece in zip(self.names, self.pieces[1:], strict=True):
            filled += encoded[name], piece
        return b"".join(filled)


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of one theme, which `render` puts around a page."""

    render: Callable[[Any], str]
    made: dict[tuple[str, tuple[str, ...], str], Frame | None] = field(default_factory=dict)
    """By where a page stands, which words of its own it has, and what else its front matter says."""

    def set_in(self, page: Any) -> bytes | None:
        """A page in the frame of its kind; None where the theme has to be asked."""
        if any(True for _ in page.toc):
            return None  # what a theme shows of headings is of each page another
        words = {name: word for name in _IN_FRONT_MATTER if (word := page.meta.get(name)) and isinstance(word, str)}
        words.update((f".{name}", word) for name in _OF_PAGE if (word := getattr(page, name)))
        rest = {name: value for name, value in page.meta.items() if name not in words}
        kind = _folder_of(page.url), tuple(words), repr(rest)
        if kind not in self.made:
            self.made[kind] = self._make(page, words, rest)
        frame = self.made[kind]
        return None if frame is None else frame.fill(page, words)

    def _make(self, page: Any, words: Mapping[str, str], rest: Mapping[str, Any]) -> Frame | None:
        try:
            frame = _make_frame(page, words, rest, self.render)
        except UnlikeError:
            return None
        return frame if frame.fill(page, words) == encode(self.render(page)) else None


def _make_frame(page: Any, words: Mapping[str, str], rest: Mapping[str, Any], render: Callable[[Any], str]) -> Frame:
    """The frame of pages like `page`, as `render` makes it of one.

    `words` are the page's own, those of its front matter by their names there, others after a dot; `rest` is what else
    stands in its front matter. Raises `UnlikeError`.
    """
    given = {name: _Word(name, word) for name, word in words.items()}
    meta = {**rest, **{name: word for name, word in given.items() if not name.startswith(".")}}
    likeness = _Likeness(page, {name[1:]: word for name, word in given.items() if name.startswith(".")}, meta)
    try:
        text = render(likeness)
    except TypeError as error:  # what a word cannot do
        raise UnlikeError from error
    parts = re.split("|".join(f"({re.escape(word.token)})" for word in given.values()), text)
    names = {word.token: name for name, word in given.items()}
    found = [part for part in parts if part is not None]
    printed = [names[part] for part in found if part in names]
    if any(printed.count(name) != word.printed for name, word in given.items()) or _MADE_UP in text:
        raise UnlikeError
    pieces = tuple(encode(part) for part in found if part not in names)
    held = frozenset((name, what, answer) for name, word in given.items() for what, answer in word.held.items())
    return Frame(pieces, tuple(printed), held, likeness.seen)


def encode(text: str) -> bytes:
    """As MkDocs encodes a page."""
    return text.encode("utf-8", errors="xmlcharrefreplace")


def _folder_of(url: str) -> str:
    """What the addresses of pages of one kind begin with."""
    return url[: len(url) - len(_name_of(url))]


def _name_of(url: str) -> str:
    """The last part of an address with what ends it: 'x/' or 'x.html'."""
    return url[url.rstrip("/").rfind("/") + 1 :]


class _Word:
    """Stands for one of the page's own words. Its text is such that whatever changes a text changes it."""

    def __init__(self, name: str, sample: str) -> None:
        self.token = f'\0 <i {name}="1">  &amp; & \'Á\n\0'
        self.sample = sample
        self.printed = 0
        self.held: dict[str, bool] = {}

    def __str__(self) -> str:
        self.printed += 1
        return self.token

    def __bool__(self) -> bool:
        return True

    def __contains__(self, what: str) -> bool:
        return self.held.setdefault(what, what in self.sample)

    def __eq__(self, other: object) -> NoReturn:
        raise UnlikeError

    __hash__ = None  # type: ignore[assignment]

    def __iter__(self) -> Iterator[str]:
        raise UnlikeError

    def __getattr__(self, name: str) -> NoReturn:
        raise AttributeError(name) if name.startswith("__") else UnlikeError


@dataclass
class _Likeness:
    """Stands for a page of its kind. Beside its words, only what is the same for all may be looked at."""

    page: Any
    words: Mapping[str, _Word]
    meta: Mapping[str, Any]
    seen: dict[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """An address like that of the page."""
        own = _name_of(self.page.url)
        return _folder_of(self.page.url) + _MADE_UP + ("/" if own.endswith("/") else ".html")

    @property
    def toc(self) -> Any:
        """The list of headings, which pages without any have alike."""
        if any(True for _ in self.page.toc):
            raise UnlikeError
        return self.page.toc

    def __getattr__(self, name: str) -> Any:
        if name in self.words:
            return self.words[name]
        value = getattr(self.page, name)
        if value is not None and value is not True and value is not False:
            raise UnlikeError
        self.seen[name] = value
        return value
