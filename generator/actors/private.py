"""Private people who bear the name of somebody known: 'anh Nguyễn Hoàng Anh (20 tuổi)' is no provincial secretary.

Only names that many bear are in doubt: Vietnamese ones of a family, and a usual forename with a family name. They mean
a private person where the article speaks so of them and gives the name no title; and the very commonest form, three
syllables with 'Văn' or 'Thị' between, means somebody known only where the article tells of the office.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from generator.actors.forms import is_vietnamese
from generator.actors.lexicon import Lexicon
from generator.actors.mentions import Mention
from generator.actors.pieces import Piece
from generator.actors.words import Words

_TITLES = 8
"""So many pieces behind a name may be its title."""
_CLAUSE = re.compile(r"[ ]?[,(–-][^\n.;!?]{0,90}")
"""What the same clause says behind a name."""
_AGE = re.compile(r"[ ]?[(,][ ]?(?:\d\d? tuổi|(?:sn|sinh(?: năm)?) ?(?:19|20)\d\d)\b")
_COMMONEST = frozenset(("văn", "thị"))


def keep_private_apart(
    words: Words, pieces: Sequence[Piece], mentions: Sequence[Mention], lexicon: Lexicon
) -> list[Mention]:
    """The mentions, those of a private person without the id of the known one of that name."""
    doubted: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind == "person" and mention.key in lexicon.offices and _is_common(words, mention, lexicon):
            doubted.setdefault(mention.key, []).append(mention)
    private = {key for key, places in doubted.items() if _is_private(words, pieces, places, lexicon)}
    return [_kept_apart(words, mention, private, lexicon) for mention in mentions]


def _kept_apart(words: Words, mention: Mention, private: Collection[str], lexicon: Lexicon) -> Mention:
    if mention.kind == "person" and mention.key in private:
        return mention._replace(key="")
    if mention.bearers and _is_familiar(words, mention, lexicon):
        return mention._replace(bearers=tuple(one for one in mention.bearers if one not in lexicon.offices))
    return mention


def _is_common(words: Words, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether many bear such a name."""
    keys, forms = words.keys[mention.first : mention.end], lexicon.forms
    if keys[0] in forms.vietnamese and len(keys) > 1 and all(map(is_vietnamese, keys)):
        return True
    return len(keys) == 2 and keys[0] in forms.forenames


def _is_private(words: Words, pieces: Sequence[Piece], places: Sequence[Mention], lexicon: Lexicon) -> bool:
    if any(_has_office(words, pieces, place) for place in places):
        return False
    if any(_speaks_of_private(words, place, lexicon) for place in places):
        return True
    keys = words.keys[places[0].first : places[0].end]
    if len(keys) != 3 or keys[1] not in _COMMONEST:
        return False
    return not any(title in words.small for title in lexicon.offices[places[0].key])


def _has_office(words: Words, pieces: Sequence[Piece], place: Mention) -> bool:
    """Whether a title stands before the name, or behind it in the same clause."""
    if place.title is not None and place.title.title:
        return True
    clause = _CLAUSE.match(words.text, words.ends[place.end - 1])
    end = clause.end() if clause is not None else 0
    return any(words.starts[piece.first] < end for piece in _titles_behind(pieces, place))


def _titles_behind(pieces: Sequence[Piece], place: Mention) -> Iterator[Piece]:
    for piece in pieces[place.piece + 1 : place.piece + 1 + _TITLES]:
        if piece.first >= place.end and piece.entry("title") is not None:
            yield piece


def _speaks_of_private(words: Words, place: Mention, lexicon: Lexicon) -> bool:
    """Whether the words around the name speak of a private person."""
    if _is_familiar(words, place, lexicon):
        return True
    if not is_vietnamese(words.keys[place.first]):
        return False
    end = words.ends[place.end - 1]
    if _AGE.match(words.small, end):
        return True
    clause = _CLAUSE.match(words.small, end)
    return clause is not None and lexicon.forms.lives.search(clause.group()) is not None


def _is_familiar(words: Words, place: Mention, lexicon: Lexicon) -> bool:
    """Whether 'anh', 'chị' or the like stands before the name; 'Anh' within a sentence is a country."""
    before = place.first - 1
    if before < 0 or words.gap(place.first) != " " or words.keys[before] not in lexicon.forms.familiar:
        return False
    return not words.large[before] or words.opens(before)
