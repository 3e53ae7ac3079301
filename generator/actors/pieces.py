"""An article as pieces: known names, titles and cues, names of organisations, and runs of unknown large words.

One pass from left to right; no piece overlaps another. What a piece means is decided by the rules that follow.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.actors.forms import is_vietnamese
from generator.actors.lexicon import Entry, Lexicon, words_of
from generator.actors.organisation import find_organisation
from generator.actors.runs import capital_run, locality_end, split_off_person
from generator.actors.words import Words

RUN = "run"
KNOWN = "known"
ORGANISATION = "organisation"
ASIDE = "aside"
"""A street, a village, a film: neither a person nor an organisation."""

_ABBREVIATED = 3
"""A full stop belongs to a word of so many letters at most: 'TP. Hà Nội'."""
_AFTER_CUE = frozenset((" ", ".", ". ", ' "', " “", " '", " ‘"))


class Piece(NamedTuple):
    """A run of words that may mean something."""

    first: int
    end: int
    """The index of the word after the last."""
    form: str
    """`known` to the knowledge, an `organisation` by its head word, a `run` of large words, or set `aside`."""
    entries: tuple[Entry, ...] = ()

    def entry(self, *kinds: str) -> Entry | None:
        """The first meaning of one of these kinds."""
        for entry in self.entries:
            if entry.kind in kinds:
                return entry
        return None

    @property
    def bearers(self) -> tuple[str, ...]:
        """The known people who may be meant by a short name."""
        return tuple(sorted({entry.value for entry in self.entries if entry.kind == "short"}))


def find_pieces(words: Words, lexicon: Lexicon) -> list[Piece]:
    """The pieces of an article, in order."""
    cues, free = lexicon.cues, 0
    pieces: list[Piece] = []
    for at, (key, large) in enumerate(zip(words.keys, words.large, strict=True)):
        if at >= free and (large or (key in cues and _may_open(words, at, lexicon))):
            piece = _piece_at(words, at, lexicon, pieces[-1] if pieces else None)
            if piece is not None:
                pieces.append(piece)
                free = piece.end
    return pieces


def _may_open(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether a small word that may open something does so before the next one: a quick first look."""
    after = at + 1
    if after == len(words.keys):
        return False
    key, following = words.keys[at], words.keys[after]
    if following in lexicon.root[key]:
        return True
    return key in lexicon.alone and (words.large[after] or following in lexicon.cues)


def _piece_at(words: Words, at: int, lexicon: Lexicon, before: Piece | None) -> Piece | None:
    end, meaning = lexicon.meaning(words.keys, at)
    large = words.large[at]
    entries = meaning.entries if large else meaning.small
    if meaning.cued and not (before is not None and _is_of_rank(words, before, at, end, lexicon)):
        piece = _cued(words, at, end, entries, lexicon)
        if piece is not None:
            return piece
        entries = tuple(e for e in entries if e.kind not in _CUES and not (meaning.headed and e.kind == "short"))
        if meaning.headed and not entries and not _is_full_name(words, at, lexicon):
            return None
    elif not large and len(entries) == 1 and entries[0].kind in _PLAIN:
        return Piece(at, end, KNOWN, entries)
    if large and before is not None and before.form == ASIDE and _goes_on_aside(words, before, at, lexicon):
        return Piece(before.first, capital_run(words, at), ASIDE)
    if end - at > 1 and any(entry.kind == "title" for entry in entries):
        end = _without_body(words, at, end, lexicon)
    if not large:
        return Piece(at, end, KNOWN, entries) if entries else None
    return _named(words, at, end, entries, lexicon)


def _is_of_rank(words: Words, before: Piece, at: int, end: int, lexicon: Lexicon) -> bool:
    """'Đại tá Cảnh sát Prayad Singsin': what a rank is of, before a foreign name."""
    if before.end != at or before.entry("title") is None or words.gap(at) != " " or end >= len(words.keys):
        return False
    if not words.large[at] or not words.large[end] or words.gap(end) != " ":
        return False
    _, entries = lexicon.longest(words.keys, end)
    foreign = not any(map(is_vietnamese, words.keys[end : capital_run(words, end)]))
    return foreign and not any(entry.kind in ("place", "organisation") for entry in entries)


_PLAIN = frozenset(("filler", "honorific", "standing", "standing-after", "outlet"))
_LIGHT = frozenset(("short", "standing", "filler"))
_CUES = frozenset(("state", "firm", "locality", "thing"))


def _cued(words: Words, at: int, end: int, entries: tuple[Entry, ...], lexicon: Lexicon) -> Piece | None:
    """A name that its first word tells the kind of: a company, a street, a film."""
    kinds = {entry.kind for entry in entries}
    if kinds & {"state", "firm"} and not _is_full_name(words, at, lexicon):
        stop = find_organisation(words, at, end, "firm" in kinds, lexicon)
        known = [entry for entry in entries if entry.kind == "organisation"]
        if stop > end or (stop == end and not known):
            return Piece(at, stop, ORGANISATION)
    if end >= len(words.keys) or not words.large[end] or words.gap(end) not in _AFTER_CUE:
        return None
    if words.gap(end)[0] == "." and len(words.keys[end - 1]) > _ABBREVIATED:
        return None  # 'cấm đường. Sở …': a sentence is over
    if (
        "locality" in kinds
        and not kinds & {"place", "person", "organisation"}
        and words.keys[at] not in lexicon.forms.vietnamese
    ):
        return _locality(words, at, end, lexicon)
    if "thing" in kinds and not words.large[at]:
        stop = capital_run(words, end)
        _, inner = lexicon.longest(words.keys, end)
        person = any(entry.kind in ("person", "title", "honorific", "place") for entry in inner)
        if not person and not (words.keys[end] in lexicon.forms.vietnamese and stop - end > 1):
            return Piece(at, stop, ASIDE)
    return None


def _is_full_name(words: Words, at: int, lexicon: Lexicon) -> bool:
    """'Đoàn Văn Hậu' opens like a delegation and is a person."""
    if not words.large[at] or words.keys[at] not in lexicon.forms.vietnamese:
        return False
    stop = capital_run(words, at)
    return stop - at in (3, 4) and all(map(is_vietnamese, words.keys[at:stop]))


def _goes_on_aside(words: Words, before: Piece, at: int, lexicon: Lexicon) -> bool:
    """'các xã Tân Lập, Phúc Lợi và Tô Mậu': a list of villages."""
    street = words.keys[before.first] in lexicon.forms.streets
    if street and words.keys[at] in lexicon.forms.vietnamese and before.end == at - 1 and words.keys[at - 1] == "và":
        return words.gap(at - 1) == " "  # 'đường Nguyễn Huệ và Lê Lợi'
    if before.first == 0 or (
        words.keys[before.first - 1] not in lexicon.forms.plural and not words.keys[before.first - 1].isdigit()
    ):
        return False
    listed = (before.end == at and words.gap(at) == ", ") or (before.end == at - 1 and words.keys[at - 1] == "và")
    return listed and capital_run(words, at) - at <= 3


def _without_body(words: Words, at: int, end: int, lexicon: Lexicon) -> int:
    """Where a title ends that runs into the name of an organisation: 'Chủ tịch | UBND huyện Phú Lương'."""
    for index in range(at + 1, end):
        if words.large[index] and words.gap(index) == " ":
            head, entries = lexicon.longest(words.keys, index)
            kinds = {entry.kind for entry in entries}
            if kinds & {"state", "firm"} and find_organisation(words, index, head, "firm" in kinds, lexicon) > end:
                return index
    return end


def _locality(words: Words, at: int, end: int, lexicon: Lexicon) -> Piece | None:
    """'huyện Mỹ Đức' is neither America nor Germany; 'tỉnh Hà Giang' is a place that is known."""
    stop = locality_end(words, end, lexicon)
    known, entries = lexicon.longest(words.keys, end)
    places = tuple(entry for entry in entries if entry.kind == "place")
    if places and known >= stop:
        return Piece(end, known, KNOWN, places)
    return Piece(at, stop, ASIDE)


def _named(words: Words, at: int, end: int, entries: tuple[Entry, ...], lexicon: Lexicon) -> Piece | None:
    """What a large word opens: something known, or an unknown name."""
    stop = capital_run(words, at)
    forms, opens = lexicon.forms, words.opens(at)
    vietnamese = words.keys[at] in forms.vietnamese
    if entries and end >= stop:
        if _is_ordinary(words, at, end, entries, opens, lexicon):
            return None
        return Piece(at, end, KNOWN, entries)
    if vietnamese and stop - at > 1 and not (entries and end - at > 1 and any(e.kind != "short" for e in entries)):
        return Piece(at, min(stop, at + 4), RUN)
    if entries and all(entry.kind in _LIGHT for entry in entries) and not _before_title(words, end, lexicon):
        entries = ()  # 'Perry Kitchen' is nobody's short name, 'New England' is not new
    if entries and words.keys[end] in forms.generations and not _names_generations(entries, lexicon):
        entries = ()  # 'Donald Trump Jr.' is not his father
    if entries:
        return _known_and_more(words, at, end, stop, entries, lexicon)
    if opens and words.keys[at] in forms.openers and not (stop - at > 2 and vietnamese):
        return None
    return Piece(at, _up_to_known(words, at, stop, lexicon), RUN)


def _known_and_more(words: Words, at: int, end: int, stop: int, entries: tuple[Entry, ...], lexicon: Lexicon) -> Piece:
    """Something known before more large words: 'Litva | Gitanas Nauseda', but 'Audi Việt Nam' is one."""
    forms, last = lexicon.forms, words.keys[stop - 1]
    things = any(entry.kind in ("organisation", "place") for entry in entries)
    if things and end - at == 1 and words.keys[at] in forms.given and words.keys[end] not in forms.vietnamese:
        return Piece(at, stop, RUN)  # 'Jordan Morris', 'Paris Hilton'
    gap = words.gap(end)
    if things and gap == " " and words.keys[end] not in forms.given:
        if any(key in forms.thing_words for key in words.keys[end:stop]):
            return Piece(at, stop, ASIDE)
        if last in forms.closings:
            return Piece(at, stop, RUN)
        further, following = lexicon.longest(words.keys, end)
        firm = any(entry.kind == "organisation" for entry in entries)
        if firm and further >= stop and any(entry.kind == "place" for entry in following):
            return Piece(at, further, ORGANISATION)
        if firm and any(mark.isdigit() for mark in words.keys[end]):
            return Piece(at, stop, ASIDE)
    return Piece(at, end, KNOWN, entries)


def _names_generations(entries: tuple[Entry, ...], lexicon: Lexicon) -> bool:
    """Whether somebody known is meant who bears such a word in a spelling, or nobody at all."""
    people = [lexicon.named[entry.value] for entry in entries if entry.kind == "person"]
    told = {words_of(spelling)[-1] for named in people for spelling in (*named.spellings, *named.short)}
    return not people or not told.isdisjoint(lexicon.forms.generations)


def _before_title(words: Words, end: int, lexicon: Lexicon) -> bool:
    _, entries = lexicon.longest(words.keys, end)
    return any(entry.kind == "title" for entry in entries)


def _up_to_known(words: Words, at: int, stop: int, lexicon: Lexicon) -> int:
    """A run of large words ends where something known begins: 'Sabrina Singh | Lầu Năm Góc'."""
    for index in range(at + 1, stop):
        if words.written(at, index).isupper() and (
            words.keys[index] in lexicon.forms.given or words.keys[index] in lexicon.forms.vietnamese
        ):
            return index
        end, entries = lexicon.longest(words.keys, index)
        for entry in entries:
            if entry.kind in ("person", "organisation", "title") and end - index > 1:
                return index
            if entry.kind == "place" and end - index > 1 and index - at != 1:
                return index
    return split_off_person(words, at, stop, lexicon.forms)


def _is_ordinary(words: Words, at: int, end: int, entries: tuple[Entry, ...], opens: bool, lexicon: Lexicon) -> bool:
    """'Anh nói' is 'he said', not England: a country whose name is a form of address, before a small letter."""
    if end - at > 1 or not opens or not any(entry.kind == "place" for entry in entries):
        return False
    follows = end < len(words.keys) and not words.large[end]
    return follows and words.keys[at] in lexicon.forms.addresses
