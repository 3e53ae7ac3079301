"""The words that page furniture is known by: the lists of `knowledge/language/clutter.yml`, ready to compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.knowledge.finder import Finder
from generator.reading.lines import form_of
from generator.text import fold

_SEPARATORS = re.compile(r"[|/›»>·•,;&+\\]+|\s[-–—]\s")
_BESIDE = re.compile(r"[|/•·]|\svia\s")
_FIRST_WORD = re.compile(r"[^\s|/›»>·•,;&+:\\]+")
_MOST_WORDS = 60
_LONGEST_TERM = 9
_LONGEST_HEADING = 14
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}")
_CREDIT_TAIL = r"\s*[:：]\s*[^()]*\)?\s*\|?\s*$"


@dataclass(frozen=True)
class ClutterWords:
    """The lists, folded to compare with `Line.key` and `Line.form`."""

    related: frozenset[str]
    closing: frozenset[str]
    debris: frozenset[str]
    sections: frozenset[str]
    tags: frozenset[str]
    contacts: frozenset[str]
    bylines: frozenset[str]
    signs: frozenset[str]
    paper: re.Pattern[str]
    """A word that a paper's name begins or ends with, folded."""
    outlets: frozenset[str]
    """The names of outlets that are known."""
    places: frozenset[str]
    """The names of places that are known."""
    addresses: frozenset[str]
    invites: tuple[str, ...]
    footers: tuple[str, ...]
    buttons: tuple[str, ...]
    calls: tuple[str, ...]
    platforms: tuple[str, ...]
    credits: tuple[str, ...]
    genre: re.Pattern[str]
    """The name of a kind of piece with what parts it from a headline, in small letters."""
    itself: frozenset[str]
    page: Finder[str]
    """The words of pages about themselves, in small letters."""
    to_reader: re.Pattern[str]
    """How a page speaks to its reader, in small letters: 'của bạn' anywhere, 'bấm' at the beginning."""

    command: re.Pattern[str]
    """A verb at the beginning of a line that tells the reader what to do, in small letters."""

    @classmethod
    def of(
        cls, words: Mapping[str, Sequence[str]], outlets: Iterable[str] = (), places: Iterable[str] = ()
    ) -> ClutterWords:
        """The lists as the file of knowledge holds them, with the names of outlets and of places."""
        commands = f"^\\W*{_whole_words(words['commands']).pattern}"
        papers = "|".join(re.escape(fold(str(word))) for word in words["papers"])
        return cls(
            related=_forms(words["related"]),
            closing=_forms(words["closing"]),
            debris=_forms(words["debris"]),
            sections=_forms(words["sections"]),
            tags=_forms(words["tags"]),
            contacts=_forms(words["contacts"]),
            bylines=_forms(words["bylines"]),
            signs=_forms(words["signs"]),
            paper=re.compile(rf"^(?:{papers})\s\S|\S\s(?:{papers})$"),
            outlets=_forms(outlets),
            places=_forms(places),
            addresses=_forms(words["addresses"]),
            invites=_starts(words["invites"]),
            footers=_starts(words["footers"]),
            buttons=_starts(words["buttons"]),
            calls=_starts(words["calls"]),
            platforms=_starts(words["platforms"]),
            credits=tuple(words["credits"]),
            genre=re.compile(rf"{_whole_words(words['genres']).pattern}(?:\s*[:|»>–-]\s|\s+\d+:\d\d\s)\s*(?=\S)"),
            itself=frozenset(str(word).lower() for word in words["itself"]),
            page=Finder.of((term, term.lower()) for term in (*words["page"], *words["itself"], *words["platforms"])),
            to_reader=re.compile(f"{_whole_words(words['reader']).pattern}|{commands}"),
            command=re.compile(commands),
        )

    @cached_property
    def credit(self) -> re.Pattern[str]:
        """A photographer's or agency's credit at the end of a line: '(Ảnh: Reuters)'."""
        return re.compile(rf"(?:^|[(\[.|]\s*|\s)(?:{self._credit_names}){_CREDIT_TAIL}", re.IGNORECASE)

    @cached_property
    def bare_credit(self) -> re.Pattern[str]:
        """A line that is nothing but a credit: 'Ảnh: Reuters', '(Nguồn: AFP)', 'Image source, Getty Images'."""
        named = rf"(?:{self._credit_names})"
        return re.compile(
            rf"[(\[]?{named}(?:(?:\s*[:：,/]\s*|\s(?:by|của)\s)[^\s()!?;:]{{1,20}}(?:\s[^\s()!?;:]{{1,20}}){{0,4}}|(?-i:\s[A-ZĐ][\w.+]{{0,20}}){{1,3}})?[)\]]?\.?",
            re.IGNORECASE,
        )

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first words of all that a line is known by from its opening."""
        lists = (
            self.related, self.closing, self.tags, self.contacts, self.bylines, self.addresses,
            self.invites, self.calls, self.footers,
        )  # fmt: skip
        return frozenset(first_word(term) for terms in lists for term in terms)

    @cached_property
    def _first_words(self) -> frozenset[str]:
        return frozenset(term.split(" ", 1)[0] for term in self.debris | self.sections)

    @cached_property
    def _last_words(self) -> frozenset[str]:
        return frozenset(term.rsplit(" ", 1)[-1] for term in self.debris | self.sections)

    @cached_property
    def _credit_names(self) -> str:
        return "|".join(map(re.escape, sorted(self.credits, key=len, reverse=True)))

    def is_credits(self, form: str) -> bool:
        """Whether a line is nothing but agencies and words for a picture, side by side: 'AFP via Getty Images'."""
        parts = [part.strip() for part in _BESIDE.split(form)]
        return len(parts) > 1 and all(part in self._picture_names for part in parts)

    @cached_property
    def _picture_names(self) -> frozenset[str]:
        return _forms(self.credits) | self.outlets

    def is_heading(self, form: str) -> bool:
        """Whether a line is the name of a section, or the heading of a list."""
        return form in self.sections or form in self.related or form in self.closing

    def is_buttons(self, form: str) -> bool:
        """Whether a line is a button, or several of them side by side, sections of the paper among them."""
        if form in self.debris:
            return True
        spelt = self._spell(form)
        return spelt is not None and spelt[0] >= 1

    def is_menu(self, form: str) -> bool:
        """Whether a line is a bar of sections, or the path to one from the front page."""
        if form in self.sections:
            return False
        spelt = self._spell(form)
        return spelt is not None and spelt[0] == 0 and (spelt[1] >= 3 or bool(_SEPARATORS.search(form)))

    def heading_of(self, form: str) -> str:
        """`related` or `closing` for the heading of a list of other articles, perhaps with a figure or a section."""
        if not form or form.count(" ") > _LONGEST_HEADING:
            return ""
        bare = form.removeprefix("# ").removesuffix("#").rstrip(" (")
        for name, headings in (("related", self.related), ("closing", self.closing)):
            if form in headings or bare in headings:
                return name
        for place in [match.start() for match in re.finditer(" ", bare)]:
            if bare[place + 1 :] in self.sections and place > 8:
                name = self.heading_of(bare[:place])
                if name:
                    return name
        return ""

    def of_page(self, line: str) -> set[str]:
        """The words of pages about themselves in a line, in small letters; an address of e-mail is one."""
        lowered = line.lower()
        return {term for _, term in self.page.find(lowered)} | set(_EMAIL.findall(lowered))

    def _spell(self, form: str) -> tuple[int, int] | None:
        """How many buttons and sections a line is made of, in as few as can be; None when of other words too."""
        first = _FIRST_WORD.match(form)
        if first is None or first.group() not in self._first_words:
            return None
        words = [word.strip(":") for word in _SEPARATORS.sub(" ", form).split()]
        if not 2 <= len(words) <= _MOST_WORDS or words[-1] not in self._last_words:
            return None
        best: list[tuple[int, int] | None] = [(0, 0), *[None] * len(words)]
        for start in range(len(words)):
            reached = best[start]
            if reached is None:
                continue
            for end in range(start + 1, min(len(words), start + _LONGEST_TERM) + 1):
                term = " ".join(words[start:end])
                found = (1, 0) if term in self.debris else (0, 1) if term in self.sections else None
                if found is not None:
                    now = (reached[0] + found[0], reached[1] + found[1])
                    old = best[end]
                    best[end] = now if old is None or sum(now) < sum(old) else old
        return best[-1]


def _forms(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form_of(fold(str(word).replace("#", "0"))) for word in words)


def first_word(opening: str) -> str:
    """The first word of a folded line, without the colon behind it."""
    return opening.split(" ", 1)[0].rstrip(":")


def _whole_words(words: Iterable[str]) -> re.Pattern[str]:
    terms = "|".join(
        re.escape(str(word).lower()) for word in sorted(words, key=lambda word: (-len(str(word)), str(word)))
    )
    return re.compile(rf"(?<!\w)(?:{terms})(?!\w)")


def _starts(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(str(word)) for word in words)
