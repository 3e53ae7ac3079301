"""Why the articles of an event belong together, in words."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from generator.events.accounts import Account, Pair, Sentence, Told
from generator.model import ActorId, ActorsOf, Copy, FuzzyDate, Phrase, phrase

_MOST_NAMED = 6
_MOST_WORDS = 3
_RUN = (2, 7)
"""How many words a run may have that is quoted as shared."""
_READ, _OPENING = 3, 12
"""Of so many articles so many sentences are looked through for such runs."""
_FEWEST_LETTERS = 7
_MANY, _MOST_OF_THEM = 4, 0.75
"""Of so many articles or more, words count as shared that this share of them holds."""


def explain_event(
    accounts: Sequence[Account],
    told: Told,
    date: FuzzyDate,
    place: ActorId | None,
    copies: Sequence[Copy],
    actors_of: ActorsOf,
    names: Mapping[ActorId, str],
) -> tuple[Phrase, ...]:
    """The reasons, the strongest first; none for an event that one article reports.

    `told` are the pairs of words of its sources, that is without copies.
    """
    if len(accounts) < 2:
        return ()
    days = {account.report.dates.happened.date.edtf for account in accounts}
    why = [phrase("why.same-day" if len(days) == 1 else "why.near-days", date=date, count=len(accounts))]
    everywhere = frozenset.intersection(*(frozenset(actors_of[account.report.id]) for account in accounts))
    shared = [actor for actor in actors_of[accounts[0].report.id] if actor in everywhere and actor != place]
    if shared:
        why.append(phrase("why.same-actors", actors=", ".join(names[actor] for actor in shared[:_MOST_NAMED])))
    if place is not None and place in everywhere:
        why.append(phrase("why.same-place", place=names[place]))
    if len({account.language for account in accounts}) > 1:
        why.append(phrase("why.languages"))
    else:
        words = _shared_words(accounts, told.get(accounts[0].language, Counter()), len(accounts) - len(copies))
        if words:
            why.append(phrase("why.same-words", words=", ".join(f"“{run}”" for run in words)))
    if copies:
        why.append(phrase("why.copies", count=len(copies)))
    return tuple(why)


def _shared_words(accounts: Sequence[Account], told: Counter[Pair], sources: int) -> list[str]:
    """The longest runs of words that the articles share and their headlines speak of, names apart."""
    enough = max(2, sources if sources < _MANY else math.ceil(_MOST_OF_THEM * sources))
    held = {pair for pair, count in told.items() if count >= enough}
    headlines = Counter(word for account in accounts for word in set(account.title_words))
    spoken_of = {word for word, count in headlines.items() if count >= min(2, len(accounts) - 1)}
    names = {word for account in accounts[:_READ] for word in _names(account)}
    runs = {
        _trimmed(run, spoken_of)
        for account in accounts[:_READ]
        for sentence in account.sentences[:_OPENING]
        for run in _runs(sentence, held, names)
    }
    chosen: list[str] = []
    for words in sorted((run for run in runs if _fits(run, spoken_of)), key=lambda run: (-len(run), run)):
        run = " ".join(words)
        if len(chosen) < _MOST_WORDS and not any(run in other for other in chosen):
            chosen.append(run)
    return chosen


def _names(account: Account) -> Iterator[str]:
    for appearance in account.report.appearances:
        yield from account.small[appearance.span.start : appearance.span.end].split()


def _runs(sentence: Sentence, held: Set[Pair], names: Set[str]) -> Iterator[Sequence[str]]:
    """The runs of words in a sentence whose every pair is held by enough articles, without names."""
    shared = {pair for pair in sentence.pairs & held if names.isdisjoint(pair)}
    start = 0
    for end, pair in enumerate(itertools.pairwise(sentence.words) if shared else (), 1):
        if pair not in shared:
            if end - start >= _RUN[0]:
                yield sentence.words[start:end]
            start = end
    if shared and len(sentence.words) - start >= _RUN[0]:
        yield sentence.words[start:]


def _trimmed(run: Sequence[str], spoken_of: Set[str]) -> tuple[str, ...]:
    """A run from the first to the last of its words that headlines speak of, not too long to be read."""
    told = [index for index, word in enumerate(run) if word in spoken_of]
    return tuple(run[told[0] : told[-1] + 1][: _RUN[1]]) if told else ()


def _fits(run: Sequence[str], spoken_of: Set[str]) -> bool:
    """Whether a run is worth quoting: long enough, and most of its words stand in headlines."""
    told = sum(word in spoken_of for word in run)
    return len(run) >= _RUN[0] and len(" ".join(run)) >= _FEWEST_LETTERS and 2 * told > len(run)
