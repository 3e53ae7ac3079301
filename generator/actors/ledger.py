"""One actor, many spellings: the appearances of all articles brought together.

Known actors are one by their id; unknown people by the slug of their full name, so letter case and marks make no
difference, unless what articles say of them tells them apart (`namesakes`). Two people are never made one for sharing
a family name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.actors.forms import follow, heads_of_firms, is_vietnamese
from generator.actors.lexicon import words_of
from generator.actors.namings import KINDS
from generator.actors.reasons import reasons_for
from generator.knowledge import Knowledge, Named
from generator.model import UNKNOWN, Actor, ActorId, ActorKind, ActorsOf, ArticleId, Phrase, Report, Role
from generator.text import fold, sort_key

_ROLES_SAID = 2
"""So many titles are shown of somebody whose terms are not known."""


def actors_in(report: Report) -> tuple[ActorId, ...]:
    """The actors of one article: people and organisations that it names, places that matter in it."""
    return tuple(ActorId(naming.key) for naming in report.namings if naming.matters)


@dataclass(slots=True)
class _Gathered:
    """What all articles say of one actor."""

    kind: ActorKind
    spellings: Counter[str] = field(default_factory=Counter)
    titles: Counter[tuple[str, str]] = field(default_factory=Counter)
    articles: list[ArticleId] = field(default_factory=list)

    @property
    def written(self) -> list[str]:
        """The spellings, the most frequent first."""
        return sorted(self.spellings, key=lambda spelling: (-self.spellings[spelling], spelling))


def make_ledger(
    reports: Sequence[Report],
    actors_of: ActorsOf,
    knowledge: Knowledge,
    language: str,
    apart: Mapping[str, Phrase] | None = None,
) -> tuple[Actor, ...]:
    """All actors of the reports: people, organisations, places, each in the order of their names.

    `apart`: id → why this one is kept apart from others of the same name.
    """
    kept_apart = apart or {}
    gathered: dict[str, _Gathered] = {}
    for report in reports:
        for naming in report.namings:
            one = gathered.setdefault(naming.key, _Gathered(naming.kind))
            for spelling, count in naming.written:
                one.spellings[spelling] += count
            for title, of, count in naming.titles:
                one.titles[title, of] += count
        for actor in actors_of[report.id]:
            gathered[actor].articles.append(report.id)
    actors = [
        _actor(key, one, knowledge, language, kept_apart.get(key)) for key, one in gathered.items() if one.articles
    ]
    return tuple(sorted(actors, key=lambda a: (KINDS.index(a.kind), sort_key(a.name), a.id)))


def _actor(key: str, gathered: _Gathered, knowledge: Knowledge, language: str, apart: Phrase | None) -> Actor:
    named = knowledge.named.get(key)
    name = named.name(language) if named else _shown(gathered)
    roles = tuple(_roles(key, knowledge, language)) or tuple(_roles_said(gathered, knowledge, language))
    aliases = [*_aliases(gathered, named), *_without_heads(gathered, knowledge)]
    return Actor(
        id=ActorId(key),
        kind=gathered.kind,
        name=name,
        aliases=tuple(alias for alias in dict.fromkeys(aliases) if alias != name),
        roles=roles,
        wikidata=named.wikidata if named else "",
        articles=tuple(gathered.articles),
        why=(*reasons_for(name, gathered.written, named), *([apart] if apart is not None else [])),
        description=named.description if named else "",
    )


def _shown(gathered: _Gathered) -> str:
    """The spelling with most words, of these the most frequent, with a large first letter."""
    longest = _longest(gathered)
    return longest[0].upper() + longest[1:]


def _without_heads(gathered: _Gathered, knowledge: Knowledge) -> Iterator[str]:
    """'Hoa Nghị Huynh Đệ' for 'tập đoàn Hoa Nghị Huynh Đệ': firms go by their own names too."""
    if gathered.kind != "organisation":
        return
    heads = heads_of_firms(knowledge)
    for spelling in gathered.written:
        keys = words_of(spelling)
        end = follow(heads, keys, 0)
        own = spelling.split(" ", end)[-1] if 0 < end < len(keys) else ""
        if own[:1].isupper() and (" " in own or not is_vietnamese(own.lower())):
            yield own


def _longest(gathered: _Gathered) -> str:
    """The spelling with most words, of these the most frequent."""
    return max(gathered.written, key=lambda s: (len(s.split()), gathered.spellings[s], s))


def _aliases(gathered: _Gathered, named: Named | None) -> list[str]:
    """The spellings in the articles, then those that the knowledge adds."""
    known = (*named.spellings, *named.short) if named else ()
    return list(dict.fromkeys((*gathered.written, *known)))


def _roles(person: str, knowledge: Knowledge, language: str) -> Iterator[Role]:
    for office, term in knowledge.held.get(person, ()):
        titles = office.titles.get(language) or next(iter(office.titles.values()))
        of = _of(titles[0], knowledge.named[office.of], language)
        yield Role(titles[0], of, office.id, term.start, term.end)


def _roles_said(gathered: _Gathered, knowledge: Knowledge, language: str) -> Iterator[Role]:
    """What the articles call somebody whose terms are not known."""
    often = sorted(gathered.titles, key=lambda title: (-gathered.titles[title], title))
    for title, of in often[:_ROLES_SAID]:
        yield Role(title, _of(title, knowledge.named[of], language) if of else "", "", UNKNOWN, None)


def _of(title: str, named: Named, language: str) -> str:
    """What an office is of; empty where its title says so by any of its names ('Tổng Giám đốc BHXH Việt Nam')."""
    said = fold(title)
    return "" if any(fold(name) in said for name in (*named.spellings, *named.short)) else named.name(language)
