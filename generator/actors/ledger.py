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
from generator.actors.reasons import reasons_for
from generator.knowledge import Knowledge, Named
from generator.model import UNKNOWN, Actor, ActorId, ActorKind, ActorsOf, Appearance, ArticleId, Phrase, Report, Role
from generator.text import fold, sort_key

_KINDS: Sequence[ActorKind] = ("person", "organisation", "place")
_PLACE_AT_LEAST = 2
"""A place is an actor of an article that names it so often, or in its title, lead or a caption."""
_ROLES_SAID = 2
"""So many titles are shown of somebody whose terms are not known."""


def actors_in(report: Report) -> tuple[ActorId, ...]:
    """The actors of one article: people and organisations that it names, places that matter in it."""
    opening = {b.span for b in report.article.blocks if b.part in ("title", "lead", "caption")}
    counts: Counter[tuple[ActorKind, str]] = Counter()
    first: dict[tuple[ActorKind, str], int] = {}
    for appearance in report.appearances:
        key = (appearance.kind, appearance.key)
        counts[key] += _PLACE_AT_LEAST if any(appearance.span in block for block in opening) else 1
        first.setdefault(key, appearance.span.start)
    kept = [key for key, count in counts.items() if key[0] != "place" or count >= _PLACE_AT_LEAST]
    ordered = sorted(kept, key=lambda key: (_KINDS.index(key[0]), -counts[key], first[key], key[1]))
    return tuple(ActorId(key) for _, key in ordered)


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
        for appearance in report.appearances:
            one = gathered.setdefault(appearance.key, _Gathered(appearance.kind))
            one.spellings[_written(report, appearance.span.start, appearance.span.end)] += 1
            if appearance.title:
                one.titles[_title_said(report, appearance), appearance.of] += 1
        for actor in actors_of[report.id]:
            gathered[actor].articles.append(report.id)
    actors = [
        _actor(key, one, knowledge, language, kept_apart.get(key)) for key, one in gathered.items() if one.articles
    ]
    return tuple(sorted(actors, key=lambda a: (_KINDS.index(a.kind), sort_key(a.name), a.id)))


def _written(report: Report, start: int, end: int) -> str:
    return " ".join(report.article.text.normal[start:end].split())


def _title_said(report: Report, appearance: Appearance) -> str:
    """A title with what the article says of it before it: 'cựu Bộ trưởng', 'tân Tổng thư ký'."""
    if appearance.standing == "holds" or appearance.title_span is None:
        return appearance.title
    said = _written(report, appearance.title_span.start, appearance.span.start)
    at = fold(said).find(fold(appearance.title))
    standing = said[:at].strip(" -") if at > 0 else ""
    return f"{standing} {appearance.title}" if standing else appearance.title


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
