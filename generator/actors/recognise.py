"""Whom one article names: known names anywhere, unknown ones by the title or form of address before them.

Each title looks to its right for the name it belongs to, in Vietnamese over what it is of ('Thủ tướng | Đức |
Angela Merkel'), and in English to its left for what it is of ('UN | Secretary-General | Ban Ki-moon'). A
Vietnamese full name needs no title: it opens with one of some fifty family names. Short names are led back to
the people whom the same article names in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from generator.actors.lexicon import Lexicon
from generator.actors.pieces import Piece, find_pieces, names_inside
from generator.knowledge import person_id
from generator.model import ActorKind, Appearance, Article, Block, Span, Standing

_JOIN = re.compile(r"[ ]|-|[ ]?\([^()\n]{1,40}\)[ ]|[ ]\(|\)[ ]|,[ ]|[ ]?[\"“][ ]?")
"""What may stand between a title, what it is of, and the name."""
_MOST_BETWEEN = 7
"""How many pieces a title looks at for its name."""
_CREDIT = re.compile(r"(?:\(|(?<=[.\s])(?=(?:Ảnh|Nguồn|Photo|Source)\b))[^():.]{1,30}:[^()]{1,60}\)?[\s|]*$")


@dataclass(frozen=True, slots=True)
class _Found:
    """An appearance, and for a short name the known people who may be meant by it."""

    appearance: Appearance
    bearers: tuple[str, ...] = ()
    titled: bool = False


def recognise(article: Article, lexicon: Lexicon) -> tuple[Appearance, ...]:
    """Every appearance of a person, an organisation or a place in what was kept of the article, in order."""
    text = article.text.normal
    found = [one for block in article.kept for one in _in_block(text, _without_credit(text, block), lexicon)]
    return _settled(text, found, lexicon)


def _without_credit(text: str, block: Block) -> Span:
    """A caption without '(Ảnh: Reuters)' at its end: who took the picture does not act in the news."""
    credit = _CREDIT.search(text, block.span.start, block.span.end) if block.part == "caption" else None
    return Span(block.span.start, credit.start()) if credit else block.span


def _in_block(text: str, span: Span, lexicon: Lexicon) -> Iterator[_Found]:
    pieces = list(find_pieces(text, span, lexicon))
    taken: set[int] = set()
    for index, piece in enumerate(pieces):
        if piece.entry("title") is not None:
            for inner in names_inside(text, piece, lexicon):
                yield from _untitled(text, inner)
        if piece.entry("title", "honorific") is not None:
            titled = _titled(text, pieces, index)
            if titled is not None and titled[1] not in taken:
                taken.add(titled[1])
                yield titled[0]
    for index, piece in enumerate(pieces):
        if index not in taken and not _is_of_another(text, pieces, index, lexicon):
            yield from _untitled(text, piece)


def _is_of_another(text: str, pieces: Sequence[Piece], at: int, lexicon: Lexicon) -> bool:
    """'Chính phủ Đức' is not Vietnam's government, and 'bà Anh' is nobody's country."""
    piece = pieces[at]
    if piece.entry("place") and at > 0 and pieces[at - 1].entry("honorific"):
        return text[pieces[at - 1].span.end : piece.span.start] == " " and " " not in _words(text, piece.span)
    entry = piece.entry("organisation")
    if entry is None or at + 1 == len(pieces) or text[piece.span.end : pieces[at + 1].span.start] != " ":
        return False
    owner = pieces[at + 1].entry("place")
    named = lexicon.named[entry.value]
    return owner is not None and _words(text, piece.span) in named.short and owner.value != named.within


def _untitled(text: str, piece: Piece) -> Iterator[_Found]:
    entry = piece.entry("person", "organisation", "place")
    if entry is not None:
        yield _Found(Appearance(piece.span, cast(ActorKind, entry.kind), entry.value, known=True))
    elif piece.bearers:
        yield _Found(Appearance(piece.span, "person", "", known=True), piece.bearers)
    elif piece.vietnamese_name:
        yield _Found(Appearance(piece.span, "person", _words(text, piece.span), known=False))


def _titled(text: str, pieces: Sequence[Piece], at: int) -> tuple[_Found, int] | None:
    """The person whose title stands at `at`, and the index of the piece that is the name."""
    title, (standing, opens) = pieces[at].entry("title"), _standing_before(text, pieces, at)
    of, after = "", pieces[at]
    for index in range(at + 1, min(at + 1 + _MOST_BETWEEN, len(pieces))):
        piece = pieces[index]
        if not _JOIN.fullmatch(text, after.span.end, piece.span.start):
            return None
        owner = piece.entry("place", "organisation")
        if piece.entry("person") or piece.bearers or not piece.entries:
            name = piece.entry("person")
            appearance = Appearance(
                piece.span,
                "person",
                name.value if name else "" if piece.bearers else _words(text, piece.span),
                known=bool(name or piece.bearers),
                title=title.value if title else "",
                of=of or _of_before(text, pieces, at),
                standing=standing,
                title_span=Span(opens, piece.span.end),
            )
            return _Found(appearance, () if name else piece.bearers, titled=True), index
        if owner is not None:
            of = of or owner.value
        elif piece.entry("standing-after") is not None:
            standing = "elect"
        elif piece.entry("title", "filler", "honorific") is None:
            return None
        after = piece
    return None


def _standing_before(text: str, pieces: Sequence[Piece], at: int) -> tuple[Standing, int]:
    """What 'tân' or 'cựu' before a title says of it, and where these words begin."""
    if at > 0 and text[pieces[at - 1].span.end : pieces[at].span.start] in (" ", "-"):
        entry = pieces[at - 1].entry("standing")
        if entry is not None:
            return cast(Standing, entry.value), pieces[at - 1].span.start
    return "holds", pieces[at].span.start


def _of_before(text: str, pieces: Sequence[Piece], at: int) -> str:
    """English puts it first: 'NATO Secretary General', 'Ukrainian President', 'US President-elect'."""
    if at > 0 and text[pieces[at - 1].span.end : pieces[at].span.start] == " ":
        entry = pieces[at - 1].entry("place", "organisation")
        return entry.value if entry else ""
    return ""


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _settled(text: str, found: Sequence[_Found], lexicon: Lexicon) -> tuple[Appearance, ...]:
    """In order and without overlaps; a short name that cannot be led back to one person is dropped."""
    ordered = sorted(found, key=lambda f: (f.appearance.span, f.appearance.kind, f.appearance.key))
    in_full = {f.appearance.key for f in ordered if f.appearance.kind == "person" and _is_full(f)}
    by_last: dict[str, list[str]] = {}
    for key in in_full:
        name = lexicon.named[key].name("") if key in lexicon.named else key
        by_last.setdefault(re.split(r"[ -]", name)[-1], []).append(key)
    settled: list[Appearance] = []
    for one in ordered:
        appearance = _settle(text, one, in_full, by_last, lexicon)
        if appearance is not None and not (settled and settled[-1].span.overlaps(appearance.span)):
            settled.append(appearance)
    return tuple(a if a.known else replace(a, key=_unknown_id(a.key, lexicon)) for a in settled)


def _unknown_id(name: str, lexicon: Lexicon) -> str:
    """The slug of a name, which no known actor bears."""
    slug = person_id(name) or "person"
    return f"{slug}-person" if slug in lexicon.named or slug == "index" else slug


def _is_full(found: _Found) -> bool:
    return bool(found.appearance.key) and (found.appearance.known or " " in found.appearance.key)


def _settle(
    text: str, found: _Found, in_full: set[str], by_last: Mapping[str, Sequence[str]], lexicon: Lexicon
) -> Appearance | None:
    """Whom a name means: the one person of the article whose full name ends so, else the one who is known by it."""
    appearance = found.appearance
    if appearance.kind != "person" or (appearance.known and not found.bearers):
        return appearance
    written = _words(text, appearance.span)
    alike = by_last.get(re.split(r"[ -]", written)[-1], ())
    here = {key for key in alike if _ends_with(lexicon.named[key].name("") if key in lexicon.named else key, written)}
    here |= in_full.intersection(found.bearers)
    if not found.bearers and re.search(r"[ -]", written):
        known = sorted(key for key in here if key in lexicon.named)
        return replace(appearance, key=known[0], known=True) if len(known) == 1 else appearance
    if not here and (found.titled or written not in lexicon.ordinary):
        here = set(found.bearers)
    if len(here) != 1:
        return None
    key = here.pop()
    return replace(appearance, key=key, known=key in lexicon.named)


def _ends_with(name: str, last: str) -> bool:
    return name == last or name.endswith((f" {last}", f"-{last}"))
