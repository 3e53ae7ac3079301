"""Which unknown names of an article are people and which organisations, from all places where they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.actors.evidence import Place, Weights, is_foreign, weigh_form, weigh_place
from generator.actors.forms import Forms, is_vietnamese
from generator.actors.lexicon import Lexicon
from generator.actors.mentions import Mention, is_sport
from generator.actors.pieces import ASIDE, Piece
from generator.actors.titles import Title
from generator.actors.words import Words

_ENOUGH = 1.5
"""A name is taken for what so much speaks for, and more than for anything else."""
_SURE = 3.0
"""A name that once has a title needs no more."""
_WEAK_AT_MOST = 2.0
"""Weak signs in many places add up to no more."""
_BESIDE = re.compile(r"[ ,;:()\d'’+./–-]{1,14}(?:(?:và|hay|hoặc|cùng|and|or) )?")
"""What stands between the names of a list."""
_PLAYS = re.compile(
    r"(?<!\w)(?P<part>[^\W\d_a-zà-ỹ][^\W\d_]{0,6}) \((?P<player>[^\W\d_]{1,7}(?: [^\W\d_]{1,7}){1,2})\)"
)
_BIGGER = re.compile(r"(?<![\w])[^\W\d_a-zà-ỹ]\w* \Z")
"""A large word before: the name in front of the bracket is longer, and may be a village."""
_LIST = 3
_LINE_UP = 6
"""So many bare foreign names side by side are people: a team, a cast."""


def decide_kinds(
    words: Words,
    pieces: Sequence[Piece],
    titles: Mapping[int, Title],
    mentions: Sequence[Mention],
    shouted: frozenset[int],
    lexicon: Lexicon,
) -> dict[str, str]:
    """Each unknown name → `person` or `organisation`; names of which neither is clear are left out.

    `shouted` are the indexes of words in lines where every word is written large: their form tells nothing.
    """
    sums: dict[str, list[float]] = {}
    keys_of: dict[str, Sequence[str]] = {}
    districts = _districts(words, pieces, lexicon.forms)
    for mention in mentions:
        if mention.kind or mention.first in shouted or (mention.name in districts and mention.title is None):
            continue
        weights = sums.get(mention.name)
        if weights is None:
            keys_of[mention.name] = keys = words.keys[mention.first : mention.end]
            sums[mention.name] = weights = list(weigh_form(mention.name, keys, lexicon.forms))
            weights += [0.0, 0.0]
        if weights[3] >= _SURE:
            continue
        if mention.title is not None:
            weights[3] = _SURE
            continue
        around = weigh_place(Place(words, pieces, mention.piece, titles, lexicon.forms))
        weights[3] = max(around.person, min(_WEAK_AT_MOST, weights[3] + around.person), weights[3])
        weights[2] = max(weights[2], around.neither)
        weights[4] = max(around.organisation, min(_WEAK_AT_MOST, weights[4] + around.organisation), weights[4])
    totals = {name: Weights(w[0] + w[3], w[1] + w[4], w[2]) for name, w in sums.items()}
    for name, more in _beside_others(words, mentions, totals, keys_of, lexicon.forms):
        known = totals[name]
        totals[name] = Weights(known.person + more.person, known.organisation + more.organisation, known.neither)
    kinds = {name: kind for name, weights in totals.items() if (kind := _kind(weights))}
    kinds = {name: kind for name, kind in kinds.items() if kind == "person" or not _is_a_word(name, keys_of[name])}
    kinds |= {name: "person" for name in _cast(words.text) if name in totals}
    last = {name for name, kind in kinds.items() if kind == "person" and " " not in name}
    for name in sorted(totals.keys() - kinds.keys()):
        if name.rsplit(" ", 1)[-1] in last and is_foreign(keys_of[name]) and totals[name].neither < _ENOUGH:
            kinds[name] = "person"  # 'Jeannie Groeneveld', of whom later 'bà Groeneveld' is told
    return kinds


def _districts(words: Words, pieces: Sequence[Piece], forms: Forms) -> frozenset[str]:
    """The names of two words that the article gives a district or a town: 'huyện Lục Yên'."""
    return frozenset(
        words.written(piece.end - 2, piece.end)
        for piece in pieces
        if piece.form == ASIDE and piece.end - piece.first > 2 and words.keys[piece.end - 3] in forms.plain_levels
    )


def _cast(text: str) -> frozenset[str]:
    """Who plays whom, where an article tells it of several: 'Huy (Hoàng Lân), Lam (Thu Hạnh) …'."""
    if text.count(" (") < _LIST:
        return frozenset()
    players = {
        match["player"]
        for match in _PLAYS.finditer(text)
        if is_vietnamese(match["part"].lower()) and not _BIGGER.search(text, max(0, match.start() - 8), match.start())
    }
    players = {name for name in players if all(map(is_vietnamese, name.lower().split()))}
    return frozenset(players) if len(players) >= _LIST else frozenset()


def _is_a_word(name: str, keys: Sequence[str]) -> bool:
    """One Vietnamese syllable is a word that opens a sentence rather than an organisation."""
    return len(keys) == 1 and is_vietnamese(keys[0]) and not name.isupper()


def _kind(weights: Weights) -> str:
    person, organisation, neither = weights
    if person >= _ENOUGH and person > organisation and person > neither:
        return "person"
    if organisation >= _ENOUGH and organisation >= person and organisation >= neither:
        return "organisation"
    return ""


def _beside_others(
    words: Words,
    mentions: Sequence[Mention],
    totals: Mapping[str, Weights],
    keys_of: Mapping[str, Sequence[str]],
    forms: Forms,
) -> Iterator[tuple[str, Weights]]:
    """What the other names of a list tell of those in it that are not clear."""
    more: dict[str, Weights] = {}
    sport: bool | None = None
    for run in _lists(words, mentions):
        kinds: dict[str, int] = defaultdict(int)
        for mention in run:
            kinds[mention.kind or (_kind(totals[mention.name]) if mention.name in totals else "")] += 1
        bare = [m for m in run if not m.kind and m.name in totals and not _kind(totals[m.name])]
        if sport is None and len(bare) >= _LINE_UP:
            sport = is_sport(words, forms)
        for mention in bare:
            foreign = is_foreign(keys_of[mention.name]) and not mention.name.isupper()
            if kinds["person"] > 2 * kinds["organisation"] or (
                foreign and sport and len(bare) >= max(_LINE_UP, 3 * kinds["organisation"])
            ):
                if foreign or (len(keys_of[mention.name]) == 2 and kinds["person"] > 1 and not kinds["organisation"]):
                    more[mention.name] = Weights(person=1.6)
            elif kinds["organisation"] > 2 * kinds["person"] and foreign:
                more[mention.name] = Weights(organisation=1.2)
    yield from more.items()


def _lists(words: Words, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    run: list[Mention] = []
    for mention in mentions:
        if run and _BESIDE.fullmatch(words.text, words.ends[run[-1].end - 1], words.starts[mention.first]) is None:
            if len(run) >= _LIST:
                yield run
            run = []
        if not (words.gap(mention.first).endswith("(") and words.gap_after(mention.end).startswith(")")):
            run.append(mention)
        elif run:
            run[-1] = run[-1]._replace(end=mention.end)
    if len(run) >= _LIST:
        yield run
