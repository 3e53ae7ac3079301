"""What an unknown name may be, a person or an organisation: its form, and the words around it, as weights.

Each rule gives a weight to the one or the other; they are added over all places where an article has the name, so
that one telling place is enough for the others. Weights were set by hand from how often each sign misleads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from generator.actors.forms import Forms, follow, is_marked, is_vietnamese
from generator.actors.pieces import Piece
from generator.actors.titles import Title
from generator.actors.words import Words

_ROMAN = re.compile(r"[IVX]{1,5}")
_INITIAL = re.compile(r"(?:[A-ZĐ]\.[ ]?){1,3}[A-ZĐ][^\W\d_]+(?:[ -][A-ZĐ][^\W\d_]+)?")
_HYPHENED = re.compile(
    r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+"
    r"|[A-ZĐ][^\W\d_]{0,6}(?:-[a-zà-ỹđ]{1,6}){1,4}(?: [A-ZĐ][^\W\d_]*(?:-[a-zà-ỹđ]+){0,4})*"
)
_AGE = re.compile(
    r"[ ]?[(,][ ]?(?:(?:SN[ ]?|sinh(?: năm)? )(?:19|20)\d\d|\d\d?(?: tuổi|,| years))"
    r"|[ ]?[(,][ ]?(?:ngụ|trú|quê|SN|sinh năm|aged)\b"
)


class Weights(NamedTuple):
    """How much speaks for a person, for an organisation, and for neither."""

    person: float = 0.0
    organisation: float = 0.0
    neither: float = 0.0


_MOST_SMALL = 6
"""So many small words may stand between what a firm is called and its name."""
_LETTERS = 0.8
"""What speaks against a person where the whole name is capitals: 'nhóm FOE'."""
_BEFORE_VERB = frozenset(
    (
        "đã",
        "sẽ",
        "vừa",
        "đang",
        "cũng",
        "từng",
        "lại",
        "còn",
        "mới",
        "liền",
        "has",
        "had",
        "also",
        "luôn",
        "không",
        "chưa",
    )
)
"""Small words between a name and what it does."""
NOTHING = Weights()
"""What a rule gives that sees no sign."""


class Place(NamedTuple):
    """One place where the name stands."""

    words: Words
    pieces: Sequence[Piece]
    at: int
    """The index of the piece that is the name."""
    titles: Mapping[int, Title]
    forms: Forms

    @property
    def piece(self) -> Piece:
        """The piece that is the name."""
        return self.pieces[self.at]


def weigh_form(name: str, keys: Sequence[str], forms: Forms) -> Weights:
    """What the name looks like by itself."""
    if len(keys) == 1:
        return _weigh_single(name, keys[0], forms)
    neither = 3.0 if any(key in forms.thing_words for key in keys) else 0.0
    neither = max(neither, 2.5 if keys[0] in forms.place_openings or name.partition(" ")[0] in forms.letters else 0.0)
    if name.isupper():
        return Weights(0.0, 0.6, neither)
    if _ROMAN.fullmatch(name.rsplit(" ", 1)[-1]) and keys[0] not in forms.given:
        return Weights(0.0, 0.0, 3.0)  # 'Annex V', but 'Elizabeth II'
    organisation = 3.0 if keys[-1] in forms.closings else 1.6 if keys[0] in forms.openings else 0.0
    if any(key[0].isdigit() for key in keys):
        return Weights(0.0, organisation, neither + 1.0)
    return Weights(_looks_like_a_person(name, keys, forms), organisation, neither)


def _looks_like_a_person(name: str, keys: Sequence[str], forms: Forms) -> float:
    if keys[0] in forms.vietnamese and len(keys) <= 5 and all(len(key) == 1 or is_vietnamese(key) for key in keys):
        return 2.6 if len(keys) > 2 else 1.8
    if _INITIAL.fullmatch(name) or _HYPHENED.fullmatch(name):
        return 2.4
    weight = 0.7 if len(keys) < 4 and is_foreign(keys) else 0.0
    if keys[0] in forms.given:
        weight += 2.0
    if keys[-1] in forms.family:
        weight += 1.2
    elif len(keys[-1]) > 4 and keys[-1].endswith(forms.endings):
        weight += 0.7
    return weight


def _weigh_single(name: str, key: str, forms: Forms) -> Weights:
    if name.isupper() and len(name) > 1 and name.replace("&", "").isalpha():
        return Weights(-_LETTERS, 0.5, 2.0 if name in forms.letters else 0.0)
    if "." in name or any(mark.isdigit() for mark in name):
        return Weights(0.0, 0.3, 3.0 if "." not in name else 1.0)
    if key in forms.thing_words:
        return Weights(0.0, 0.0, 3.0)
    if is_vietnamese(key):
        return NOTHING
    person = 0.5 if key in forms.given else 0.4 if key in forms.family or key.endswith(forms.endings) else 0.0
    return Weights(person, 0.6 if key in forms.closings else 0.0, 0.0)


def _title(place: Place) -> Weights:
    """A title or a form of address before it."""
    title = place.titles.get(place.at)
    return Weights(person=3.0) if title is not None else NOTHING


def _apposition(place: Place) -> Weights:
    """A title after it: 'Nguyễn Xuân Tiến, Phó giám đốc …', 'Michael Madden, người điều hành …'."""
    words, piece = place.words, place.piece
    gap = words.gap_after(piece.end)
    if gap not in (", ", " - ", " – ", " (", " là ") and not (
        piece.end < len(words.keys) and words.keys[piece.end] == "là"
    ):
        return NOTHING
    following = place.at + 1
    if following < len(place.pieces):
        after = place.pieces[following]
        near = after.first - piece.end <= 1
        if near and after.entries and after.entry("title") is not None:
            return Weights(person=1.6)
        if near and after.entries and after.entry("standing") is not None:
            return Weights(person=1.2)
    if piece.end < len(words.keys) and gap == ", " and words.keys[piece.end] == "người":
        return Weights(person=1.6)
    return NOTHING


def _age(place: Place) -> Weights:
    """An age, a year of birth or a home after it."""
    text, end = place.words.text, place.words.ends[place.piece.end - 1]
    return Weights(person=2.4) if _AGE.match(text, end, end + 40) else NOTHING


def _verb(place: Place) -> Weights:
    """What it does, by the verb after it."""
    words, at = place.words, place.piece.end
    if at >= len(words.keys) or words.gap(at) != " ":
        return NOTHING
    while at < len(words.keys) and words.keys[at] in _BEFORE_VERB:
        at += 1
    forms = place.forms
    if follow(forms.organisation_verbs, words.keys, at) > at:
        return Weights(organisation=0.9)
    if follow(forms.person_verbs, words.keys, at) > at:
        return Weights(person=1.2)
    if follow(forms.said, words.keys, at) > at:
        alone = place.piece.end - place.piece.first == 1
        return Weights(person=0.6, organisation=0.5) if alone else Weights(person=0.8, organisation=0.5)
    return NOTHING


def _aside(place: Place) -> Weights:
    """A name between commas before a verb of saying: 'phát ngôn viên của lực lượng này, Erik Thorsen, cho biết'."""
    words, piece = place.words, place.piece
    if piece.end >= len(words.keys) or piece.end - piece.first < 2 or words.gap(piece.end) != ", ":
        return NOTHING
    told = words.gap(piece.first) == ", " and follow(place.forms.said, words.keys, piece.end) > piece.end
    return Weights(person=1.0, organisation=0.3) if told else NOTHING


def _source(place: Place) -> Weights:
    """'báo X', 'theo X,': who is cited or named as a paper is mostly an organisation."""
    words, piece = place.words, place.piece
    before = place.pieces[place.at - 1] if place.at else None
    if before is not None and before.end == piece.first and before.entries and before.entry("outlet") is not None:
        return Weights(organisation=2.6)
    if (
        piece.first
        and words.keys[piece.first - 1] in ("theo", "dẫn", "nguồn")
        and words.gap_after(piece.end)[:1] in (",", ")", "\n", ".")
    ):
        return Weights(organisation=0.9)
    return NOTHING


def _enclosed(place: Place) -> Weights:
    """'Gareth Bale (Real Madrid)': a name in brackets after a person is what the person belongs to."""
    words, piece = place.words, place.piece
    if not place.at or not words.gap(piece.first).endswith("(") or words.gap_after(piece.end)[:1] not in (")", ","):
        return NOTHING
    before = place.pieces[place.at - 1]
    if before.end != piece.first or before.form != "run":
        return NOTHING
    keys = words.keys[before.first : before.end]
    person = weigh_form(words.written(before.first, before.end), keys, place.forms).person
    if person >= 1.0 and not is_foreign(words.keys[piece.first : piece.end]):
        return Weights(neither=3.0)  # 'Bùi Văn Chương (Hoàng Mai, Hà Nội)': a home
    return Weights(organisation=1.7) if person >= 1.0 else Weights(organisation=0.5)


def _firm(place: Place) -> Weights:
    """'hãng phần mềm Gartner', 'Kodak, công ty …': what it is called, before it over small words, or after it."""
    words, piece, forms = place.words, place.piece, place.forms
    if words.written(piece.first, piece.end) in forms.letters or is_vietnamese(words.keys[piece.first]):
        return NOTHING
    for index in range(piece.first - 1, max(piece.first - _MOST_SMALL, -1), -1):
        large = words.large[index] and not words.opens(index)
        if large or words.gap(index + 1) != " " or words.keys[index] in forms.breakers:
            break
        if follow(forms.firm_words, words.keys, index) > index:
            return Weights(organisation=1.6)
    at = piece.end
    gap = words.gap_after(at)
    if gap in (", ", " - ", " – ", " (") or (gap == " " and words.keys[at] == "là"):
        at += words.keys[at] == "là"
        at += at < len(words.keys) and words.keys[at] in ("một", "a", "an", "the")
        if follow(forms.firm_words, words.keys, at) > at:
            return Weights(organisation=1.8)
    return NOTHING


def _house(place: Place) -> Weights:
    """'căn nhà 12 Phan Huy Ích': a street, which is called after somebody."""
    words, piece = place.words, place.piece
    before = piece.first - 1
    gap = words.gap(piece.first)
    if before < 1 or not words.keys[before][0].isdigit() or gap not in (" ", ", "):
        return NOTHING
    housed = words.keys[before - 1] in place.forms.houses or (gap == " " and "/" in words.gap(before))
    return Weights(neither=3.5) if housed and words.keys[piece.first] in place.forms.vietnamese else NOTHING


CONTEXT: tuple[Callable[[Place], Weights], ...] = (
    _title,
    _apposition,
    _age,
    _verb,
    _aside,
    _source,
    _enclosed,
    _firm,
    _house,
)
"""The rules that look around a name, in order."""


def weigh_place(place: Place) -> Weights:
    """What the words around one place tell."""
    person = organisation = neither = 0.0
    for rule in CONTEXT:
        weights = rule(place)
        if weights is NOTHING:
            continue
        person += weights.person
        organisation += weights.organisation
        neither += weights.neither
    return Weights(person, organisation, neither)


def is_foreign(keys: Sequence[str]) -> bool:
    """Whether a name cannot be Vietnamese."""
    return not all(is_vietnamese(key) for key in keys) and not any(is_marked(key) for key in keys)
