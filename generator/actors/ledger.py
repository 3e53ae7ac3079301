"""One actor, many spellings: the appearances of all articles brought together.

Known actors are one by their id; unknown people by their full name, letter case and marks aside. Two people are
never made one for sharing a family name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from slugify import slugify

from generator.knowledge import Knowledge
from generator.model import Actor, ActorId, ActorKind, Appearance, ArticleId, FuzzyDate, Report, Role
from generator.text import fold, sort_key

_PLACE_AT_LEAST = 2
"""A place is an actor of an article that names it so often, or in its title or lead."""


def actors_in(report: Report) -> tuple[ActorId, ...]:
    """The actors of one article: people and organisations that it names, places that matter in it."""
    opening = {b.span for b in report.article.blocks if b.part in ("title", "lead", "caption")}
    counts: Counter[tuple[ActorKind, str]] = Counter()
    first: dict[tuple[ActorKind, str], int] = {}
    for appearance in report.appearances:
        key = (appearance.kind, actor_key(appearance))
        counts[key] += _PLACE_AT_LEAST if any(appearance.span in block for block in opening) else 1
        first.setdefault(key, appearance.span.start)
    kept = [key for key, count in counts.items() if key[0] != "place" or count >= _PLACE_AT_LEAST]
    ordered = sorted(kept, key=lambda key: (_KINDS.index(key[0]), -counts[key], first[key], key[1]))
    return tuple(ActorId(key) for _, key in ordered)


_KINDS: Sequence[ActorKind] = ("person", "organisation", "place")


def actor_key(appearance: Appearance) -> str:
    """The id of the actor that appears: the knowledge's, or the slug of an unknown person's name."""
    return appearance.key if appearance.known else slugify(appearance.key)


def make_ledger(
    reports: Iterable[Report], knowledge: Knowledge, language: str
) -> tuple[tuple[Actor, ...], Mapping[ArticleId, tuple[ActorId, ...]]]:
    """All actors in the order of their names, and those of each article in the order of their weight in it."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, ActorKind] = {}
    titles: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    articles: dict[str, list[ArticleId]] = defaultdict(list)
    actors_of: dict[ArticleId, tuple[ActorId, ...]] = {}
    for report in reports:
        mine = actors_in(report)
        actors_of[report.id] = mine
        for actor in mine:
            articles[actor].append(report.id)
        for appearance in report.appearances:
            key = actor_key(appearance)
            kinds[key] = appearance.kind
            written = report.article.text.normal[appearance.span.start : appearance.span.end]
            spellings[key][" ".join(written.split())] += 1
            if appearance.title:
                titles[key][(appearance.title, appearance.of)] += 1
    actors = [
        _actor(key, kinds[key], spellings[key], titles[key], articles[key], knowledge, language) for key in articles
    ]
    return tuple(sorted(actors, key=lambda a: (_KINDS.index(a.kind), sort_key(a.name), a.id))), actors_of


def _actor(
    key: str,
    kind: ActorKind,
    spellings: Counter[str],
    titles: Counter[tuple[str, str]],
    articles: Sequence[ArticleId],
    knowledge: Knowledge,
    language: str,
) -> Actor:
    named = knowledge.named.get(key)
    written = [spelling for spelling, _ in sorted(spellings.items(), key=lambda item: (-item[1], item[0]))]
    name = (
        named.name(language)
        if named
        else max(written, key=lambda spelling: (len(spelling.split()), spellings[spelling], spelling))
    )
    known = (*named.spellings, *named.short) if named else ()
    aliases = [alias for alias in dict.fromkeys((*written, *known)) if fold(alias) != fold(name) or alias in written]
    roles = tuple(_roles(key, knowledge, language)) or tuple(_roles_said(titles, knowledge, language))
    return Actor(
        ActorId(key),
        kind,
        name,
        tuple(alias for alias in aliases if alias != name),
        roles,
        named.wikidata if named else "",
        tuple(articles),
    )


def _roles(person: str, knowledge: Knowledge, language: str) -> Iterable[Role]:
    for office, term in knowledge.held.get(person, ()):
        titles = office.titles.get(language) or next(iter(office.titles.values()))
        yield Role(titles[0], knowledge.named[office.of].name(language), office.id, term.start, term.end)


def _roles_said(titles: Counter[tuple[str, str]], knowledge: Knowledge, language: str) -> Iterable[Role]:
    """What the articles call somebody whose terms are not known."""
    for (title, of), _ in sorted(titles.items(), key=lambda item: (-item[1], item[0]))[:2]:
        yield Role(title, knowledge.named[of].name(language) if of else "", "", FuzzyDate(), None)
