"""The places where an article names somebody or something, before it is known who that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.actors.forms import Forms, follow, is_vietnamese
from generator.actors.lexicon import Lexicon
from generator.actors.organisation import find_organisation
from generator.actors.pieces import ASIDE, ORGANISATION, RUN, Piece
from generator.actors.titles import Title
from generator.actors.words import Words

_AT = frozenset(("ở", "tại", "thành", "phố", "in"))
"""Before a town: the town itself is meant, not its club."""
_CITED = frozenset(
    ("báo", "tờ", "theo", "dẫn", "trên", "với", "pv", "viên", "chí", "đọc", "kênh", "trang", "đài", "viết")
)
"""Before the name of an outlet: it is cited, or asked."""
_SPORT = 3
"""So many words of sport make an article news of sport."""


class Mention(NamedTuple):
    """A run of words that names somebody or something."""

    first: int
    end: int
    name: str
    """As written, with single spaces."""
    kind: str
    """`person`, `organisation`, `place`; empty where that is still to be told."""
    key: str
    """The id of somebody known; else empty."""
    bearers: tuple[str, ...] = ()
    """The known people who may be meant by a short name."""
    title: Title | None = None
    piece: int = -1
    """The index of its piece."""


def find_mentions(
    words: Words, pieces: Sequence[Piece], titles: Mapping[int, Title], lexicon: Lexicon
) -> list[Mention]:
    """Every mention, in order."""
    mentions: list[Mention] = []
    addressed = {title.first for title in titles.values() if not title.title}
    sport: bool | None = None
    for index, piece in enumerate(pieces):
        title = titles.get(index)
        if piece.form == RUN:
            mentions.append(
                Mention(piece.first, piece.end, words.written(piece.first, piece.end), "", "", (), title, index)
            )
        elif piece.form == ORGANISATION:
            name = words.written(piece.first, piece.end)
            mentions.append(Mention(piece.first, piece.end, name, "organisation", "", (), None, index))
        elif piece.form != ASIDE and piece.first not in addressed:
            if sport is None and piece.entry("organisation") is not None:
                sport = is_sport(words, lexicon.forms)
            mentions.extend(_known(words, pieces, index, title, bool(sport), lexicon))
    return _parted(words, mentions)


def _parted(words: Words, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each run of two names that the article also has by themselves parted: 'Chelsea | Cesc Fabregas'."""
    alone = {mention.name: mention for mention in mentions}
    parted: list[Mention] = []
    for mention in mentions:
        cut = _cut(words, mention, alone) if not mention.kind and mention.end - mention.first > 2 else 0
        if cut:
            front = alone[words.written(mention.first, cut)]
            parted.append(front._replace(first=mention.first, end=cut, title=None, piece=mention.piece))
            parted.append(mention._replace(first=cut, name=words.written(cut, mention.end)))
        else:
            parted.append(mention)
    return parted


def _cut(words: Words, mention: Mention, alone: Mapping[str, Mention]) -> int:
    """Where the second of two foreign names begins; 0 where there are not two."""
    if any(map(is_vietnamese, words.keys[mention.first : mention.end])):
        return 0
    for index in range(mention.first + 1, mention.end - 1):
        if words.written(mention.first, index) in alone and words.written(index, mention.end) in alone:
            return index
    return 0


def is_sport(words: Words, forms: Forms) -> bool:
    """Whether the article is news of sport."""
    return sum(words.small.count(word) for word in forms.sport) >= _SPORT


def _is_town_with_club(piece: Piece) -> bool:
    return piece.entry("place") is not None and piece.entry("organisation") is not None


def _known(
    words: Words, pieces: Sequence[Piece], index: int, title: Title | None, sport: bool, lexicon: Lexicon
) -> Iterator[Mention]:
    piece = pieces[index]
    first, end = piece.first, piece.end
    if title is not None:
        person = piece.entry("person")
        yield Mention(
            first,
            end,
            words.written(first, end),
            "person",
            person.value if person else "",
            () if person else piece.bearers,
            title,
            index,
        )
        return
    if piece.entry("title") is not None:
        yield from _inside(words, piece, lexicon)
        return
    entry = piece.entry("person", "organisation", "place")
    if entry is None and piece.entry("short") is None:
        return  # a form of address, a small word
    name = words.written(first, end)
    if not sport and name in lexicon.forms.clubs:
        entry = piece.entry("person", "place")
    if sport and _is_town_with_club(piece) and not (first and words.keys[first - 1] in _AT):
        entry = piece.entry("organisation")
    if entry is not None:
        if not _is_of_another(words, pieces, index, lexicon) and not _is_means(words, piece, lexicon):
            yield Mention(first, end, name, entry.kind, entry.value, (), None, index)
    elif piece.bearers:
        yield Mention(first, end, name, "person", "", piece.bearers, None, index)


def _is_means(words: Words, piece: Piece, lexicon: Lexicon) -> bool:
    """'trên Facebook', 'Champions League': a means or a contest, which does not act."""
    entry, forms = piece.entry("organisation"), lexicon.forms
    if entry is None:
        return False
    if any(key in forms.thing_words for key in words.keys[piece.first : piece.end]) and piece.end - piece.first > 1:
        return True
    name = words.written(piece.first, piece.end)
    if name in forms.worded:
        before = words.keys[piece.first - 1] if piece.first and words.gap(piece.first) in (" ", ' "', " “") else ""
        return before not in _CITED and follow(forms.said, words.keys, piece.end) == piece.end
    if entry.value not in forms.platforms:
        return False
    return not any(follow(verbs, words.keys, piece.end) > piece.end for verbs in (forms.said, forms.organisation_verbs))


def _inside(words: Words, piece: Piece, lexicon: Lexicon) -> Iterator[Mention]:
    """The organisation or place that a title ends with: 'người phát ngôn Lầu Năm Góc', 'Chủ tịch UBND TP Hà Nội'."""
    for at in range(piece.first + 1, piece.end):
        if not words.large[at]:
            continue
        end, entries = lexicon.longest(words.keys, at)
        kinds = {entry.kind for entry in entries}
        if kinds & {"state", "firm"} and find_organisation(words, at, end, False, lexicon) == piece.end > end:
            yield Mention(at, piece.end, words.written(at, piece.end), "organisation", "")
            return
        for entry in entries:
            if entry.kind in ("organisation", "place") and end == piece.end:
                yield Mention(at, end, words.written(at, end), entry.kind, entry.value)
                return


def _is_of_another(words: Words, pieces: Sequence[Piece], at: int, lexicon: Lexicon) -> bool:
    """'Chính phủ Đức' is not Vietnam's government, and 'bà Anh' is nobody's country."""
    piece = pieces[at]
    if piece.entry("place") and at > 0 and pieces[at - 1].entry("honorific"):
        beside = pieces[at - 1].end == piece.first and words.gap(piece.first) == " "
        return beside and piece.end - piece.first == 1
    entry = piece.entry("organisation")
    if entry is None or at + 1 == len(pieces) or pieces[at + 1].first != piece.end or words.gap(piece.end) != " ":
        return False
    owner, named = pieces[at + 1].entry("place"), lexicon.named.get(entry.value)
    if owner is None or named is None:
        return False
    return words.written(piece.first, piece.end) in named.short and owner.value != named.within
