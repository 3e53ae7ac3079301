"""Whom one article names: known names anywhere, unknown ones by their form and by the words around them.

The rules run in this order: names that the knowledge holds, and names that their head word tells (`pieces`); titles
before names (`titles`); what unknown names are, from all places where they stand (`decide`); and who is meant by
parts of names, letters and short names (`coreference`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from generator.actors.also_known import also_known
from generator.actors.bodies import Bodies, owners
from generator.actors.coreference import People
from generator.actors.decide import decide_kinds
from generator.actors.forms import is_vietnamese
from generator.actors.lexicon import Lexicon
from generator.actors.mentions import Mention, find_mentions
from generator.actors.pieces import find_pieces
from generator.actors.private import keep_private_apart
from generator.actors.titles import find_titles
from generator.actors.words import Words, read_words
from generator.knowledge import person_id
from generator.model import ActorKind, Appearance, Article, Block, Span

_CREDIT = re.compile(r"(?:\(|(?<=[.\s])(?=(?:Ảnh|Nguồn|Photo|Source)\b))[^():.]{1,30}:[^()]{1,60}\)?[\s|]*$")
_LETTERS = re.compile(r"[^\W\d_](?:[. ]+[^\W\d_]|\.)*")
_SHOUTED = 0.75
"""A line of which so many words are written large is a headline in capitals or in title case."""
_LINE = 5


def recognise(article: Article, lexicon: Lexicon) -> tuple[Appearance, ...]:
    """Every appearance of a person, an organisation or a place in what was kept of the article, in order."""
    text = article.text.normal
    words = read_words(text, [_without_credit(text, block) for block in article.kept])
    pieces = find_pieces(words, lexicon)
    titles = find_titles(words, pieces, lexicon)
    mentions = keep_private_apart(words, pieces, find_mentions(words, pieces, titles, lexicon), lexicon)
    kinds = decide_kinds(words, pieces, titles, mentions, _shouted(words, article), lexicon)
    return tuple(_appearances(words, mentions, kinds, lexicon))


def _without_credit(text: str, block: Block) -> Span:
    """A caption without '(Ảnh: Reuters)' at its end: who took the picture does not act in the news."""
    credit = _CREDIT.search(text, block.span.start, block.span.end) if block.part == "caption" else None
    return Span(block.span.start, credit.start()) if credit else block.span


def _shouted(words: Words, article: Article) -> frozenset[int]:
    """The indexes of the words of lines where nearly every word is written large."""
    floors = [*sorted(words.floors), len(words.keys)]
    shouted: set[int] = set()
    for first, end in itertools.pairwise(floors):
        line = words.text[words.starts[first] : words.ends[end - 1]] if end - first >= _LINE else ""
        cased = article.language == "en" and end - first < 20
        if line and (line.isupper() or (cased and sum(words.large[first:end]) >= _SHOUTED * (end - first))):
            shouted.update(range(first, end))
    return frozenset(shouted)


def _appearances(
    words: Words, mentions: Sequence[Mention], kinds: Mapping[str, str], lexicon: Lexicon
) -> Iterator[Appearance]:
    second = also_known(words, mentions, lexicon.speech.also_known)
    told = [m if m.kind else m._replace(kind="person" if m.name in second else kinds.get(m.name, "")) for m in mentions]
    who = _Who(words, told, second, lexicon)
    meant: dict[tuple[str, str, str, bool], tuple[str, str]] = {}
    for mention in told:
        asked = (mention.name, mention.kind, mention.key, mention.title is not None)
        found = meant.get(asked)
        if found is None:
            found = meant[asked] = who.is_meant_by(mention)
        if found[1]:
            yield _appearance(words, mention, *found, lexicon)


class _Who:
    """Whom the names of one article mean."""

    def __init__(self, words: Words, mentions: Sequence[Mention], second: Mapping[str, str], lexicon: Lexicon) -> None:
        """`mentions` of which the kind is told wherever it is clear; `second` names → the first ones."""
        self._second = second
        full = [
            (m.key or m.name, lexicon.named[m.key].name("") if m.key else m.name)
            for m in mentions
            if m.kind == "person" and not m.bearers
        ]
        bare = [(m.key, m.name) for m in mentions if m.kind == "person" and m.key and person_id(m.name) == m.key]
        self._lexicon = lexicon
        self._people = People([*full, *bare], lexicon.forms)
        self._in_full = {key for key, name in full if " " in name or "." in name or "-" in name}
        self._titled = {m.bearers[0] for m in mentions if len(m.bearers) == 1 and m.title is not None and m.title.title}
        self._bodies = Bodies(words, mentions, lexicon)
        self._owners = owners(mentions, lexicon)

    def is_meant_by(self, mention: Mention) -> tuple[str, str]:
        """The kind and the id of the actor; the id is empty where nobody in particular is meant."""
        if mention.kind == "place":
            return "place", mention.key
        if mention.kind == "organisation":
            key = self._owners.get(mention.key) or self._bodies.key_of(mention.name) or mention.key
            return "organisation", self._id(key, "organisation")
        body = "" if mention.kind else self._bodies.key_of(mention.name)
        if body:
            return "organisation", self._id(body, "organisation")
        return "person", self._id(mention.key or self._person(mention), "person")

    def _person(self, mention: Mention) -> str:
        """The key of the person whom a name means: of the article, else of the knowledge, else a new one."""
        if mention.name in self._second:
            mention = mention._replace(name=self._second[mention.name])
        meant = self._people.meant_by(mention.name, mention.title is not None)
        meant |= self._in_full.intersection(mention.bearers)
        if len(meant) > 1:
            meant -= {mention.name}
        if meant:
            return next(iter(meant)) if len(meant) == 1 else ""
        if mention.bearers:
            return mention.bearers[0] if self._is_sure(mention) else ""
        return mention.name if mention.kind == "person" and not _is_bare(mention.name) else ""

    def _is_sure(self, mention: Mention) -> bool:
        """Whether a short name means the only known person who bears it, whom the article does not name in full.

        A word that is many people's forename needs a title.
        """
        if len(mention.bearers) != 1 or mention.bearers[0] in self._titled:
            return len(mention.bearers) == 1
        if mention.name.lower() in self._lexicon.forms.forenames:
            return False
        return mention.title is not None or not (mention.name in self._lexicon.forms.ordinary or _is_bare(mention.name))

    def _id(self, key: str, kind: str) -> str:
        """The id of somebody known; else the slug of the name, which no known actor bears."""
        if not key or key in self._lexicon.named:
            return key
        slug = person_id(key) or kind
        return f"{slug}-{kind}" if slug in self._lexicon.named or slug == "index" else slug


def _is_bare(name: str) -> bool:
    """A Vietnamese given name, or letters alone, tell nobody from others: 'anh Hùng', 'bà T.', 'N.T.H'."""
    return (" " not in name and is_vietnamese(name.lower())) or _LETTERS.fullmatch(name) is not None


def _appearance(words: Words, mention: Mention, kind: str, own: str, lexicon: Lexicon) -> Appearance:
    title = mention.title if kind == "person" else None
    span, known = words.span(mention.first, mention.end), own in lexicon.named
    if title is None:
        return Appearance(span, cast(ActorKind, kind), own, known)
    whole = Span(words.starts[title.first], span.end)
    return Appearance(span, "person", own, known, title.title, title.of, title.standing, whole)
