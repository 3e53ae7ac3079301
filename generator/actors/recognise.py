"""Whom one article names: known names anywhere, unknown ones by the title or form of address before them.

The text is read once into pieces (a title, a place, a name, a run of capitalised words); then each title looks
to its right, in Vietnamese over what it is of ('Tổng thống | Litva | Gitanas Nauseda'), for the name it belongs
to, and in English to its left for what it is of ('NATO | Secretary General | Mark Rutte').
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from generator.actors.lexicon import WORD, Entry, Lexicon
from generator.model import ActorKind, Appearance, Article, Span
from generator.text import lower

Standing = str

_JOIN = re.compile(r"[ ]|-|[ ]?\([^()\n]{1,40}\)[ ]|,[ ]|[ ]?[\"“][ ]?")
_NAME_GAP = re.compile(r"[ ]|-")
_MOST_NAME_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of words that means something."""

    span: Span
    entries: tuple[Entry, ...]
    """What the knowledge says it may be; empty for a run of capitalised words."""
    sentence_start: bool

    def entry(self, *kinds: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.kind in kinds), None)


def recognise(article: Article, lexicon: Lexicon) -> tuple[Appearance, ...]:
    """Every appearance of a person, an organisation or a place in what was kept of the article, in order."""
    text = article.text.normal
    found: list[Appearance] = []
    for block in article.kept:
        found.extend(_in_block(text, block.span, lexicon))
    if article.title and not any(block.part == "title" for block in article.blocks):
        pass  # a title of the metadata is not part of the text; its names stand in the lead as well
    return _with_short_names(text, found, lexicon)


def _in_block(text: str, span: Span, lexicon: Lexicon) -> Iterator[Appearance]:
    pieces = list(_pieces(text, span, lexicon))
    taken: set[int] = set()
    for index, piece in enumerate(pieces):
        if piece.entry("title", "honorific") is not None and index not in taken:
            titled = _titled(text, pieces, index, lexicon)
            if titled is not None:
                appearance, used = titled
                taken.add(used)
                yield appearance
    for index, piece in enumerate(pieces):
        if index not in taken:
            entry = piece.entry("person", "organisation", "place", "short")
            if entry is not None:
                yield _plain(piece, entry)


def _plain(piece: _Piece, entry: Entry) -> Appearance:
    if entry.kind == "short":
        return Appearance(piece.span, "person", _ambiguous(piece), known=True, title="?")
    return Appearance(piece.span, cast(ActorKind, entry.kind), entry.value, known=True)


def _ambiguous(piece: _Piece) -> str:
    return "|".join(sorted(entry.value for entry in piece.entries if entry.kind == "short"))


def _titled(text: str, pieces: Sequence[_Piece], at: int, lexicon: Lexicon) -> tuple[Appearance, int] | None:
    """The person whose title stands at `at`, and the index of the piece that is the name."""
    of, after, standing, index = "", pieces[at], _standing_before(text, pieces, at), at + 1
    title = pieces[at].entry("title")
    while index < len(pieces) and _JOIN.fullmatch(text, after.span.end, pieces[index].span.start):
        piece = pieces[index]
        name = _name_in(piece, lexicon, text)
        if name is not None and not (piece.entry("place", "organisation") and not piece.entry("person", "short")):
            key, known = name
            whole = Span(pieces[at].span.start, piece.span.end)
            return Appearance(
                piece.span, "person", key, known, title.value if title else "", of or _of_before(text, pieces, at), standing, whole
            ), index
        owner = piece.entry("place", "organisation")
        later = piece.entry("standing-after")
        if owner is not None:
            of = of or owner.value
        elif later is not None:
            standing = "elect"
        elif piece.entry("title", "filler", "honorific") is None:
            return None
        after, index = piece, index + 1
    return None


def _name_in(piece: _Piece, lexicon: Lexicon, text: str) -> tuple[str, bool] | None:
    entry = piece.entry("person")
    if entry is not None:
        return entry.value, True
    if piece.entry("short") is not None:
        return _ambiguous(piece), True
    if not piece.entries:
        return " ".join(text[piece.span.start : piece.span.end].split()), False
    return None


def _standing_before(text: str, pieces: Sequence[_Piece], at: int) -> Standing:
    if at > 0 and text[pieces[at - 1].span.end : pieces[at].span.start] in (" ", "-"):
        entry = pieces[at - 1].entry("standing")
        if entry is not None:
            return entry.value
    return "holds"


def _of_before(text: str, pieces: Sequence[_Piece], at: int) -> str:
    """English puts it first: 'NATO Secretary General', 'Ukrainian President', 'US President-elect'."""
    if at > 0 and text[pieces[at - 1].span.end : pieces[at].span.start] == " ":
        entry = pieces[at - 1].entry("place", "organisation")
        return entry.value if entry else ""
    return ""


def _pieces(text: str, span: Span, lexicon: Lexicon) -> Iterator[_Piece]:
    words = list(WORD.finditer(text, span.start, span.end))
    keys = [lower(word.group()) for word in words]
    index = 0
    while index < len(words):
        length, entries = lexicon.longest(keys, index)
        capital = words[index].group()[0].isupper()
        entries = tuple(entry for entry in entries if capital or not entry.capital)
        run = _capitalised_run(text, words, index) if capital else 0
        if run > length and words[index].group() in lexicon.family_names and not _is_name_of_thing(entries, length):
            length, entries = min(run, 4), ()
        if entries and not _is_ordinary_word(text, words, index, length, entries):
            yield _Piece(Span(words[index].start(), words[index + length - 1].end()), entries, _opens_sentence(text, words[index].start(), span.start))
            index += length
        elif run and (run > 1 or not _opens_sentence(text, words[index].start(), span.start)):
            run = _without_known_tail(lexicon, keys, index, run)
            yield _Piece(Span(words[index].start(), words[index + run - 1].end()), (), False)
            index += run
        else:
            index += 1


def _is_name_of_thing(entries: Sequence[Entry], length: int) -> bool:
    return length > 1 and any(entry.kind in ("person", "organisation", "place") for entry in entries)


def _is_ordinary_word(text: str, words: Sequence[re.Match[str]], index: int, length: int, entries: Sequence[Entry]) -> bool:
    """'Anh nói' is 'he said', not England: a one-word country at the head of a sentence before a small letter."""
    word = words[index]
    if length > 1 or len(word.group()) > 3 or not any(entry.kind == "place" for entry in entries):
        return False
    if index > 0 and words[index - 1].group()[0].isupper() and text[words[index - 1].end() : word.start()] == " ":
        return words[index - 1].group() in ("Văn", "Thị", "Hữu", "Minh", "Quang", "Trung", "Hồng", "Thị", "Thúy", "Ngọc", "Tuấn", "Hoàng")
    return word.group() == "Anh" and _opens_sentence(text, word.start(), 0) and index + 1 < len(words) and words[index + 1].group()[0].islower()


def _capitalised_run(text: str, words: Sequence[re.Match[str]], at: int) -> int:
    run = 1
    while at + run < len(words) and run < _MOST_NAME_WORDS:
        gap = text[words[at + run - 1].end() : words[at + run].start()]
        capital = words[at + run].group()[0].isupper()
        if not _NAME_GAP.fullmatch(gap) or not (capital or gap == "-" or words[at + run].group() in ("al", "bin", "de", "van", "von", "der")):
            break
        run += 1
    while run > 1 and not words[at + run - 1].group()[0].isupper() and text[words[at + run - 2].end()] != "-":
        run -= 1
    return run


def _without_known_tail(lexicon: Lexicon, keys: Sequence[str], at: int, run: int) -> int:
    """A run of capitals ends where something known begins: 'Sabrina Singh | Lầu Năm Góc'."""
    for offset in range(1, run):
        length, entries = lexicon.longest(keys, at + offset)
        if length > 1 and any(entry.kind in ("person", "organisation", "place", "title") for entry in entries):
            return offset
    return run


def _opens_sentence(text: str, start: int, floor: int) -> bool:
    before = text[max(floor, start - 3) : start].rstrip(" \"“'‘(")
    return start == floor or not before or before[-1] in ".!?…:;\n"


def _with_short_names(text: str, found: Sequence[Appearance], lexicon: Lexicon) -> tuple[Appearance, ...]:
    """Short names led back to the people whom the article names in full; those that cannot be are dropped."""
    ordered = sorted(found, key=lambda a: (a.span, a.kind, a.key))
    full = {a.key for a in ordered if a.kind == "person" and "|" not in a.key and (a.known or " " in a.key)}
    settled: list[Appearance] = []
    for appearance in ordered:
        key, known = _settle(appearance, full, lexicon, text)
        if key and not any(appearance.span.overlaps(other.span) for other in settled[-2:]):
            settled.append(
                Appearance(
                    appearance.span,
                    appearance.kind,
                    key,
                    known,
                    "" if appearance.title == "?" else appearance.title,
                    appearance.of,
                    appearance.standing,
                    appearance.title_span,
                )
            )
    return tuple(settled)


def _settle(appearance: Appearance, full: set[str], lexicon: Lexicon, text: str) -> tuple[str, bool]:
    if appearance.kind != "person":
        return appearance.key, True
    written = text[appearance.span.start : appearance.span.end]
    if appearance.known:
        bearers = appearance.key.split("|")
        named = [bearer for bearer in bearers if bearer in full]
        if len(named) == 1:
            return named[0], True
        if len(bearers) > 1 or (appearance.title == "?" and written in lexicon.ordinary):
            return "", True
        return bearers[0], True
    if " " in written or "-" in written:
        known = [key for key in full if key in lexicon.named and _ends_with(lexicon.named[key].name(""), written)]
        return (known[0], True) if len(known) == 1 else (appearance.key, False)
    bearers = sorted(key for key in full if key not in lexicon.named and _ends_with(key, written))
    return (bearers[0], False) if len(bearers) == 1 else ("", False)


def _ends_with(name: str, last: str) -> bool:
    return name == last or name.endswith((f" {last}", f"-{last}"))
