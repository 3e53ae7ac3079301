"""How alike two articles are: whom they name and what words they use, rare ones counting more.

Wording is compared by the cosine of weights tf x idf (Salton and Buckley 1988) over syllables and pairs of
syllables of the title and the first paragraphs; actors by the share of their weight that both have.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.model import ActorId, ActorKind, ActorsOf, Report
from generator.text import lower

Key = TypeVar("Key", bound=str)

_WORD = re.compile(r"[^\W_]+")
_OPENING = 1800
"""So many characters of an article are compared: the news stands at its head."""
_TITLE_WEIGHT = 2
_KIND_WEIGHT: Mapping[ActorKind, float] = {"person": 1.5, "organisation": 0.8, "place": 0.7}


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is compared by; both vectors have length one."""

    words: Mapping[str, float]
    actors: Mapping[ActorId, float]
    language: str


def make_profiles(reports: Sequence[Report], actors_of: ActorsOf) -> list[Profile]:
    """The profile of each report, with rarity counted over all of them."""
    bags = [_bag(report) for report in reports]
    actors = [actors_of[report.id] for report in reports]
    kinds = {ActorId(a.key): a.kind for report in reports for a in report.appearances}
    words_in = Counter(word for bag in bags for word in bag)
    actors_in_ = Counter(actor for mine in actors for actor in mine)
    total = len(reports)
    return [
        Profile(
            _unit({word: (1 + math.log(count)) * _rarity(words_in[word], total) for word, count in bag.items()}),
            _unit(
                {actor: _KIND_WEIGHT[kinds.get(actor, "person")] * _rarity(actors_in_[actor], total) for actor in mine}
            ),
            report.article.language,
        )
        for report, bag, mine in zip(reports, bags, actors, strict=True)
    ]


def likeness(one: Profile, other: Profile) -> tuple[float, float]:
    """How alike the wording and the actors are, each from 0 to 1."""
    return _dot(one.words, other.words), _dot(one.actors, other.actors)


def _bag(report: Report) -> Counter[str]:
    article = report.article
    kept = " ".join(article.text.normal[b.span.start : b.span.end] for b in article.kept if b.part != "caption")[
        :_OPENING
    ]
    counts: Counter[str] = Counter()
    for text, times in ((article.title, _TITLE_WEIGHT), (kept, 1)):
        words = _WORD.findall(lower(text))
        for first, second in itertools.pairwise(words):
            counts[f"{first} {second}"] += times
        for word in words:
            counts[word] += times
    return counts


def _rarity(having: int, total: int) -> float:
    return math.log(1 + (total + 8) / (having + 0.5))


def _unit(vector: Mapping[Key, float]) -> dict[Key, float]:
    length = math.sqrt(math.fsum(weight * weight for weight in vector.values()))
    return {key: weight / length for key, weight in vector.items()} if length else {}


def _dot(one: Mapping[Key, float], other: Mapping[Key, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return math.fsum(weight * other[key] for key, weight in one.items() if key in other)
