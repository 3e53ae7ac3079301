"""Why the articles of an event belong together, in words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from generator.events.accounts import Account, Sentence, shared_pairs
from generator.model import ActorId, ActorsOf, Copy, FuzzyDate, Phrase, phrase
from generator.text import lower

_MOST_NAMED = 6
_MOST_WORDS = 3
_RUN = (2, 7)
"""How many words a run may have that is quoted as shared."""
_FEWEST_LETTERS = 7
_MANY, _MOST_OF_THEM = 4, 0.75
"""Of so many articles or more, words count as shared that this share of them holds."""


def explain_event(
    accounts: Sequence[Account],
    date: FuzzyDate,
    place: ActorId | None,
    copies: Sequence[Copy],
    actors_of: ActorsOf,
    names: Mapping[ActorId, str],
) -> tuple[Phrase, ...]:
    """The reasons, the strongest first; none for an event that one article reports."""
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
        words = _shared_words(accounts)
        if words:
            why.append(phrase("why.same-words", words=", ".join(f"“{run}”" for run in words)))
    if copies:
        why.append(phrase("why.copies", count=len(copies)))
    return tuple(why)


def _shared_words(accounts: Sequence[Account]) -> list[str]:
    """The longest runs of words that the articles share and their headlines speak of, names apart."""
    told = shared_pairs(accounts)
    enough = len(accounts) if len(accounts) < _MANY else math.ceil(_MOST_OF_THEM * len(accounts))
    held = {pair for pair, count in told.items() if count >= enough}
    headlines = Counter(word for account in accounts for word in set(account.title_words))
    spoken_of = {word for word, count in headlines.items() if count >= min(2, len(accounts) - 1)}
    runs = Counter(run for account in accounts for sentence in account.sentences for run in _runs(sentence, held))
    names = {word for account in accounts for word in _names(account)}
    fitting = [run for run in runs if _fits(run.split(), spoken_of, names)]
    chosen: list[str] = []
    for run in sorted(fitting, key=lambda run: (-len(run.split()), -runs[run], run)):
        if len(chosen) < _MOST_WORDS and not any(run in other for other in chosen):
            chosen.append(run)
    return chosen


def _names(account: Account) -> Iterator[str]:
    text = lower(account.report.article.text.normal)
    for appearance in account.report.appearances:
        yield from text[appearance.span.start : appearance.span.end].split()


def _fits(words: Sequence[str], spoken_of: Set[str], names: Set[str]) -> bool:
    """Whether a run is worth quoting: most of its words stand in headlines, and it is no name."""
    length = sum(map(len, words)) + len(words) - 1
    told = sum(word in spoken_of for word in words)
    return length >= _FEWEST_LETTERS and 2 * told > len(words) and not any(word in names for word in words)


def _runs(sentence: Sentence, held: Set[str]) -> Iterator[str]:
    """The runs of words in a sentence whose every pair is held by enough articles."""
    start = 0
    for end in range(1, len(sentence.words) + 1):
        if end < len(sentence.words) and " ".join(sentence.words[end - 1 : end + 1]) in held:
            continue
        if _RUN[0] <= end - start <= _RUN[1]:
            yield " ".join(sentence.words[start:end])
        start = end
