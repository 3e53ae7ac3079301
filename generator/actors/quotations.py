"""What an article lets somebody say, with the speaker: '“…”, ông X nói', 'Bà Y: “…”', 'Theo ông X, …'.

The speaker is looked for after the words, then before them, then in what was said just before. A word for somebody
named before ('ông', 'she') is the subject of the nearest sentence that names a person whom it fits; a title without
a name is the person whom the article gives that title. Words whose speaker stays unclear are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.actors.speech import QUOTED, Speech
from generator.model import ActorId, Appearance, Article, Quotation, Span
from generator.text import lower, sentence_ranges

_FEWEST_WORDS = 4
"""Fewer words between marks are a name or an odd word."""
_AFTER = re.compile(r"[ ]{0,2}(?:[.]?[ ]?[-–—][ ]?|,[ ]?|[ ](?=\w)|(?=[a-zà-ỹđ]))")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)|\n")
_REACH = 160
_HE = frozenset(("ông", "anh", "chú", "thầy", "he", "mr", "ngài"))
_SHE = frozenset(("bà", "cô", "chị", "she", "ms", "mrs"))
_NEAR_VERB = 40
_OPENING = 8
"""So many characters may stand before a sentence's first name, such as 'Ông'."""
_NO_PRONOUN = frozenset(("đàn", "cụ", "các", "hai", "những", "cha", "của", "với", "vợ", "chồng", "quý", "đức", "phụ"))
_DEPENDS = frozenset(
    ("của", "với", "gặp", "cho", "từ", "trong", "tại", "báo", "tờ", "hãng", "of", "with", "from", "in", "to", "about")
)
_PAPERS = frozenset(("thông cáo", "tuyên bố", "thông báo", "báo cáo", "văn bản", "công văn", "statement"))
"""Whose paper it is speaks by it: 'thông cáo của Emirates nêu rõ'."""
Found = tuple[str, Span | None]
"""The key of who speaks, and the words that name the speaker."""
NOBODY: Found = ("", None)
"""Somebody speaks whom the article does not name: 'một nhân chứng kể'."""


@dataclass(frozen=True)
class _Reader:
    """One article, ready to be asked who speaks."""

    text: str
    appearances: Sequence[Appearance]
    speech: Speech

    @cached_property
    def speakers(self) -> list[Appearance]:
        """Those who can speak, in order."""
        return [a for a in self.appearances if a.kind != "place"]

    @cached_property
    def sexes(self) -> dict[str, str]:
        """Person → `he` or `she`, by the form of address before the name."""
        sexes: dict[str, str] = {}
        for one in self.speakers:
            words = lower(self.text[max(0, one.span.start - 12) : one.span.start]).split()
            before = words[-1].strip(".") if words else ""
            sex = "he" if before in _HE else "she" if before in _SHE else ""
            if sex and one.kind == "person":
                sexes.setdefault(one.key, sex)
        return sexes

    def after(self, end: int, stop: int) -> Found | None:
        """Who speaks by the words after: '”, ông An nói', '”, theo bà Bình'."""
        begin = _lead_out(self.text, end, stop)
        if begin is None:
            return None
        limit = _SENTENCE_END.search(self.text, begin, min(stop, begin + _REACH))
        close = limit.start() if limit else min(stop, begin + _REACH)
        according = self.speech.according.match(self.text, begin, close)
        if according is not None:
            return self._subject(according.end(), close) or NOBODY
        verb = self.speech.say.search(self.text, begin, close)
        if verb is None:
            return None
        found = self._subject(begin, verb.start())
        return found or self._subject(verb.end(), min(close, verb.end() + 50), named=True) or NOBODY

    def before(self, start: int, floor: int) -> Found | None:
        """Who speaks by the words before, in the same sentence: 'Ông An nói: “'."""
        begin = sentence_ranges(self.text, floor, start)[-1][0] if self.text[floor:start].strip() else start
        verbs = list(self.speech.say.finditer(self.text, begin, start))
        colon = self.text[begin:start].rstrip(" “\"'‘«").endswith(":")
        if not verbs or (colon and len(verbs) == 1 and verbs[0].start() - begin <= 1):
            return self._subject(begin, start) if colon else None  # 'Phát biểu tại lễ khai trương, ông X: “'
        for verb in reversed(verbs):
            found = self._subject(begin, verb.start())
            if found is not None:
                return found
        return NOBODY

    def _subject(self, begin: int, end: int, *, named: bool = False) -> Found | None:
        """The actor who is named, or meant by a word or a title, between two places; `named`: by name alone."""
        here = [a for a in self.speakers if begin <= a.span.start and a.span.end <= end]
        people = [a for a in here if a.kind == "person"]
        chosen = self._pick(people or here, begin - _OPENING if named else begin) if here else None
        pronoun = None if named else self._pronoun(begin, end)
        if chosen is not None and (pronoun is None or pronoun.start() <= chosen.span.end + 1):
            return chosen.key, self._with_title(chosen)
        if pronoun is not None:
            meant = self._meant(pronoun)
            return (meant, Span(*pronoun.span())) if meant else None
        return None if chosen is not None or named else self._titled(begin, end)

    def spoke_last(self, start: int) -> Found | None:
        """Who says something in the last sentence before `start`, a paragraph of somebody's words alone."""
        floor = self.text.rfind("\n", 0, max(0, start - 2)) + 1
        ranges = sentence_ranges(self.text, floor, start)
        if not ranges:
            return None
        begin, end = ranges[-1]
        verb = self.speech.say.search(self.text, begin, end)
        found = self._subject(begin, verb.start()) if verb else None
        return (found[0], None) if found else None

    def _pronoun(self, begin: int, end: int) -> re.Match[str] | None:
        """The last word for somebody named before, close to the end, and no part of another word ('đàn ông')."""
        found = None
        for match in self.speech.pronoun.finditer(self.text, max(begin, end - _NEAR_VERB), end):
            before = lower(self.text[max(begin, match.start() - 6) : match.start()]).split()
            if not before or before[-1] not in _NO_PRONOUN:
                found = match
        return found

    def _pick(self, chosen: Sequence[Appearance], begin: int) -> Appearance | None:
        """The one who opens the sentence; else the last whom no 'of' or 'with' makes part of something else."""
        if self._with_title(chosen[0]).start - begin <= _OPENING:
            return chosen[0]
        for one in reversed(chosen):
            start = self._with_title(one).start
            words = lower(self.text[max(0, start - 24) : start]).split() if start - begin > 1 else []
            if not words or words[-1] not in _DEPENDS or " ".join(words[-3:-1]) in _PAPERS:
                return one
        return None

    def _with_title(self, one: Appearance) -> Span:
        return one.title_span or one.span

    def _meant(self, pronoun: re.Match[str]) -> str:
        """Whom 'ông' or 'she' means: the subject of the nearest sentence before that names somebody whom it fits."""
        word = lower(pronoun.group()).split()[0]
        sex = "he" if word in _HE else "she" if word in _SHE else ""
        before = [a for a in self.speakers if a.kind == "person" and a.span.end <= pronoun.start()]
        fitting = [a for a in before if not sex or self.sexes.get(a.key, sex) == sex]
        if not fitting:
            return ""
        floor = max(0, fitting[-1].span.start - 400)
        begin = next(
            (s for s, e in reversed(sentence_ranges(self.text, floor, pronoun.start())) if s <= fitting[-1].span.start),
            floor,
        )
        return next(a.key for a in fitting if a.span.start >= begin)

    def _titled(self, begin: int, end: int) -> Found | None:
        """'Tân Tổng thư ký NATO nói': the person whom the article gives this title."""
        clause = lower(self.text[begin:end])
        for one in reversed([a for a in self.speakers if a.title and a.span.end <= begin]):
            at = clause.find(lower(one.title))
            if at >= 0 and len(one.title) > 4:
                return one.key, Span(begin + at, begin + at + len(one.title))
        return None


def _lead_out(text: str, end: int, stop: int) -> int | None:
    """Where the words after a quotation begin that may name its speaker; None where its sentence is over."""
    match = _AFTER.match(text, end, stop)
    if match is None:
        return None
    inner = text[end - 2 : end - 1]
    joined = match.group().strip() or text[match.end() : match.end() + 1].islower()
    return match.end() if joined or inner not in ".…" else None


def find_quotations(article: Article, appearances: Sequence[Appearance], speech: Speech) -> tuple[Quotation, ...]:
    """What the article lets people and organisations say, in the order of the text."""
    reader = _Reader(article.text.normal, appearances, speech)
    found: list[Quotation] = []
    for block in article.kept:
        if block.part in ("body", "lead"):
            found.extend(_in_block(reader, block.span, found))
    return tuple(sorted(found, key=lambda quotation: quotation.span))


def _in_block(reader: _Reader, block: Span, earlier: Sequence[Quotation]) -> Iterator[Quotation]:
    previous: Quotation | None = None
    for match in QUOTED.finditer(reader.text, block.start, block.end):
        span = Span(*match.span(match.lastindex or 0))
        if len(reader.text[span.start : span.end].split()) < _FEWEST_WORDS:
            continue
        speaker = reader.after(match.end(), block.end) or reader.before(match.start(), block.start)
        if speaker is None:
            speaker = _speaks_on(reader, match, block, previous or (earlier[-1] if earlier else None))
        if speaker is not None and speaker[0]:
            previous = Quotation(span, ActorId(speaker[0]), speaker[1])
            yield previous
    yield from _told(reader, block)


def _speaks_on(reader: _Reader, match: re.Match[str], block: Span, previous: Quotation | None) -> Found | None:
    """The speaker before goes on, where the words are all of a paragraph, or follow in the one where he spoke."""
    alone = not reader.text[block.start : match.start()].strip() and match.end() >= block.end - 2
    if previous is not None:
        between = reader.text[previous.span.end : match.start()]
        if (alone and between.count("\n") <= 2) or (previous.span in block and len(between) < _REACH):
            return previous.speaker, None
    return reader.spoke_last(block.start) if alone else None


def _told(reader: _Reader, block: Span) -> Iterator[Quotation]:
    """'Theo ông X, …': told in the article's own words."""
    for begin, end in sentence_ranges(reader.text, block.start, block.end):
        match = reader.speech.according.match(reader.text, begin, end)
        comma = reader.text.find(",", begin, min(end, begin + _REACH)) if match else -1
        if match is None or comma < 0:
            continue
        speaker = reader._subject(match.end(), comma)
        said = Span(comma + 1 + (reader.text[comma + 1 : comma + 2] == " "), end)
        if speaker is not None and len(reader.text[said.start : said.end].split()) >= _FEWEST_WORDS:
            yield Quotation(said, ActorId(speaker[0]), speaker[1], direct=False)
