"""Whom one article names: known names anywhere, unknown ones by their form and by the words around them.

The rules run in this order: names that the knowledge holds, and names that their head word tells (`pieces`); titles
before names (`titles`); what unknown names are, from all places where they stand (`decide`); and who is meant by
parts of names, letters and short names (`coreference`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.actors.bodies import Bodies, owners
from generator.actors.coreference import People
from generator.actors.decide import decide_kinds
from generator.actors.forms import is_vietnamese
from generator.actors.lexicon import Lexicon
from generator.actors.mentions import Mention, find_mentions
from generator.actors.pieces import find_pieces
from generator.actors.titles import find_titles
from generator.actors.words import Words, read_words
from generator.knowledge import person_id
from generator.model import Appearance, Article, Block, Span

_CREDIT = re.compile(r"(?:\(|(?<=[.\s])(?=(?:Ảnh|Nguồn|Photo|Source)\b))[^():.]{1,30}:[^()]{1,60}\)?[\s|]*$")
_SHOUTED = 0.75
"""A line of which so many words are written large is a headline in capitals or in title case."""
_LINE = 5


def recognise(article: Article, lexicon: Lexicon) -> tuple[Appearance, ...]:
    """Every appearance of a person, an organisation or a place in what was kept of the article, in order."""
    text = article.text.normal
    words = read_words(text, [_without_credit(text, block) for block in article.kept])
    pieces = find_pieces(words, lexicon)
    titles = find_titles(words, pieces, lexicon)
    mentions = find_mentions(words, pieces, titles, lexicon)
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
    told = [m if m.kind else m._replace(kind=kinds.get(m.name, "")) for m in mentions]
    full = [
        (m.key or m.name, lexicon.named[m.key].name("") if m.key else m.name)
        for m in told
        if m.kind == "person" and not m.bearers
    ]
    people = People(full, lexicon.forms)
    in_full = {key for key, name in full if " " in name or "." in name or "-" in name}
    bodies = Bodies(words, told, lexicon)
    of_others = owners(told, lexicon)
    for mention in told:
        if mention.kind == "person" or not mention.kind:
            yield from _person(words, mention, people, in_full, bodies, lexicon)
        elif mention.kind == "organisation":
            key = of_others.get(mention.key) or bodies.key_of(mention.name) or mention.key
            yield _appearance(words, mention, key, lexicon)
        else:
            yield _appearance(words, mention, mention.key, lexicon)


def _person(
    words: Words,
    mention: Mention,
    people: People,
    in_full: set[str],
    bodies: Bodies,
    lexicon: Lexicon,
) -> Iterator[Appearance]:
    """The person whom a name means; or the organisation, where an unknown name is a part of one's."""
    if mention.key:
        yield _appearance(words, mention, mention.key, lexicon)
        return
    if not mention.kind:
        key = bodies.key_of(mention.name)
        if key:
            yield _appearance(words, mention._replace(kind="organisation"), key, lexicon)
            return
    meant = people.meant_by(mention.name, mention.title is not None) | in_full.intersection(mention.bearers)
    meant -= {mention.name} if len(meant) > 1 else set()
    if len(meant) == 1:
        yield _appearance(words, mention._replace(kind="person"), next(iter(meant)), lexicon)
    elif mention.bearers and not meant:
        word = mention.name in lexicon.forms.ordinary or _is_bare(mention.name)
        if len(mention.bearers) == 1 and (mention.title is not None or not word):
            yield _appearance(words, mention, mention.bearers[0], lexicon)
    elif mention.kind == "person" and not meant and not _is_bare(mention.name):
        yield _appearance(words, mention, mention.name, lexicon)


def _is_bare(name: str) -> bool:
    """A Vietnamese given name alone tells nobody from others: 'anh Hùng'."""
    return " " not in name and is_vietnamese(name.lower())


def _appearance(words: Words, mention: Mention, key: str, lexicon: Lexicon) -> Appearance:
    known = key in lexicon.named
    title = mention.title
    appearance = Appearance(
        words.span(mention.first, mention.end),
        mention.kind,  # type: ignore[arg-type]
        key if known else _unknown_id(key, mention.kind, lexicon),
        known=known,
    )
    if title is None or mention.kind != "person":
        return appearance
    return replace(
        appearance,
        title=title.title,
        of=title.of,
        standing=title.standing,
        title_span=words.span(title.first, mention.end),
    )


def _unknown_id(name: str, kind: str, lexicon: Lexicon) -> str:
    """The slug of a name, which no known actor bears."""
    slug = person_id(name) or kind
    return f"{slug}-{kind}" if slug in lexicon.named or slug == "index" else slug
