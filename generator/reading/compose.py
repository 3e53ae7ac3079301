"""Draft → Article: the lines sorted, the headline, the outlet and the language found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.knowledge import Knowledge, Outlet
from generator.model import Article, Block, Field, Source
from generator.reading.clutter import sort_lines
from generator.reading.clutter.words import ClutterWords
from generator.reading.draft import Draft
from generator.reading.headline import make_headline
from generator.reading.language import detect_language
from generator.reading.lines import Line, form_of, lines_of
from generator.text import fold, shorten

_TAG = re.compile(r"^\s*\[[^\]]{1,40}\]\s+(?=\S)")
_LEAD_OUTLET = re.compile(r"(?:[^()\n]{0,40}\((?P<in_brackets>[^()\n]{2,30})\)|(?P<bare>[^()\n,]{2,30}?))\s?[-–—]\s")
_LONGEST_TITLE = 400
_BESIDE = re.compile(r"\s+[|–—»:-]\s+")
_FEED = re.compile(r"^RSS\b|\b(?:RSS|Atom)(?:\s+Feed)?$|\bFeed$", re.IGNORECASE)
_DOTS = re.compile(r"\s*(?:\.{3}|…)\s*$")


@dataclass(frozen=True)
class Composer:
    """What composing needs of the knowledge, prepared once for all articles."""

    words: ClutterWords
    by_domain: dict[str, Outlet]
    by_name: dict[str, Outlet]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Composer:
        """Prepared from the lists of clutter and of outlets."""
        outlets = knowledge.outlets
        return cls(
            ClutterWords.of(
                knowledge.words["clutter"],
                (name for outlet in outlets for name in (outlet.name, *outlet.also)),
                (
                    name
                    for entry in knowledge.named.values()
                    if entry.kind == "place"
                    for name in (*entry.names.values(), *entry.also)
                ),
            ),
            {domain: outlet for outlet in outlets for domain in outlet.domains},
            {fold(name): outlet for outlet in outlets for name in (outlet.name, *outlet.also)},
        )

    def compose(self, draft: Draft) -> Article:
        """The article of a draft: every line sorted, headline, outlet and language settled."""
        normal = draft.text.normal
        lines = list(lines_of(normal[: draft.end], draft.start))
        stated_title = _clean_title(_first(draft.fields, "title"))
        done = sort_lines(lines, self.words, stated_title, draft.captions)
        title, made = _headline(stated_title, lines, done.blocks)
        weakest = tuple(field for field in draft.fields if field.origin == "file name")
        fields = (
            *(field for field in draft.fields if field not in weakest),
            *done.fields,
            *self._outlet_of_lead(lines, done.blocks),
            *_links(lines, done.blocks, title),
            *weakest,
        )
        return Article(
            path=draft.path,
            text=draft.text,
            title=title,
            title_made=made,
            language=detect_language(normal[draft.start :], _first(fields, "language")),
            source=self._source(fields),
            author=_first(fields, "author"),
            blocks=done.blocks,
            fields=fields,
            digest=draft.digest,
            number=draft.number,
            line=draft.line,
            left_out=draft.left_out,
            left_out_more=draft.left_out_more,
        )

    def _outlet_of_lead(self, lines: Sequence[Line], blocks: Sequence[Block]) -> list[Field]:
        """A known outlet before the lead: 'VOV.VN - ', '(Dân trí) - ', 'BANGKOK, Jan 5 (Reuters) - '."""
        for line, block in zip(lines, blocks, strict=True):
            if block.part == "lead":
                match = _LEAD_OUTLET.match(line.words)
                known = self.by_name.get(fold((match["in_brackets"] or match["bare"]).strip())) if match else None
                return [Field("outlet", known.name, "dateline")] if known else []
        return []

    def _source(self, fields: Sequence[Field]) -> Source:
        url = next(
            (
                field.value
                for field in fields
                if field.name == "url" and field.value.startswith(("http://", "https://"))
            ),
            "",
        )
        stated = _first(fields, "outlet") or _first(fields, "sign-off")
        known = self._known_outlet(stated)
        if known is None and url:
            known = self._outlet_at(url)
        return Source(known.name if known else self._plain_outlet(_first(fields, "outlet")), url)

    def _plain_outlet(self, name: str) -> str:
        """The name of an outlet without the section beside it: 'Tin mới nhất - Báo Thử RSS' is the feed of Báo Thử."""
        parts = [part for part in (_FEED.sub("", part).strip() for part in _BESIDE.split(name)) if part]
        own = [part for part in parts if not self.words.is_heading(form_of(fold(part)))]
        return own[0] if len(own) == 1 else name

    def _known_outlet(self, name: str) -> Outlet | None:
        if not name:
            return None
        for part in (name, *reversed(re.split(r"[/,]| - ", name))):
            bare = fold(re.sub(r"^(?:theo|nguồn|according to)\s*:?\s*", "", part.strip(), flags=re.IGNORECASE))
            if bare in self.by_name:
                return self.by_name[bare]
        return None

    def _outlet_at(self, url: str) -> Outlet | None:
        try:
            host = (urlsplit(url).hostname or "").removeprefix("www.")
        except ValueError:  # no address after all
            return None
        labels = host.split(".")
        return next(
            (self.by_domain[d] for d in (".".join(labels[i:]) for i in range(len(labels))) if d in self.by_domain),
            None,
        )


def _first(fields: Sequence[Field], name: str) -> str:
    return next((field.value for field in fields if field.name == name), "")


def _clean_title(title: str) -> str:
    """Without the tag in brackets that archives put before it, without the dots where it was cut, never endless."""
    return _DOTS.sub("", _TAG.sub("", shorten(title, _LONGEST_TITLE))).strip()


def _links(lines: Sequence[Line], blocks: Sequence[Block], title: str) -> list[Field]:
    """The link on the article's own headline, and where its own pictures are kept."""
    key = fold(title).strip(" .…")
    found = []
    for line, block in zip(lines, blocks, strict=True):
        if line.is_image and block.why != "related":
            found.append(Field("image", line.link, "link", block.span))
        elif line.link and len(key) > 20 and line.key.strip(" .…").startswith(key[:40]):
            found.append(Field("url", line.link, "link", block.span))
    return found


def _headline(stated: str, lines: Sequence[Line], blocks: Sequence[Block]) -> tuple[str, bool]:
    if stated:
        return stated, False
    for part in ("title", "lead", "body", "heading", "caption", "cut"):
        for line, block in zip(lines, blocks, strict=True):
            if block.part == part and line.words:
                return (_clean_title(line.words), False) if part == "title" else (make_headline(line.words), True)
    return "", True
