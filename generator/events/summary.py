"""The summary of an event: whole sentences of its articles, those that most of its sources share.

A sentence is worth the pairs of words that other sources tell too (after the extraction by shared content of
Nenkova and Vanderwende 2005), for its length; one that repeats what is chosen already is worth less.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set

from generator.events.accounts import Account, Pair, Sentence, Told, in_language
from generator.events.telling import Telling
from generator.model import Passage, Span
from generator.text import lower

_LIMIT = 380
"""So many characters a summary may have; a first sentence that is longer stands alone."""
_MOST_SENTENCES = 3
_OPENING_SENTENCES = 12
"""The first sentences of an article, among which is what matters."""
_HEAD = 3
"""The summary opens with one of so many first sentences of an article that are whole."""
_LEAD = 1.3
"""How much more a sentence of the lead is worth as that opening."""
_DATED = 1.6
"""How much more one that says when it happened."""
_PLACED = 1.15
"""How much more one that names a place."""
_RECALLS = 0.6
"""How much less an opening is worth that recalls another day ('tháng trước, …'); further sentences never do."""
_MARKS = tuple("\"“'‘«")
"""With these the words of somebody open."""
_LONG = 300
_REPEATS = 0.5
"""A sentence that shares so much of its pairs with what is chosen says nothing new."""
_FEWEST_WORDS = 6
_WORTH = 0.35
"""What a further sentence must be worth, of what the first is."""

Choice = tuple[Account, Sentence]


def summarise(
    accounts: Sequence[Account], told: Told, telling: Telling, language: str
) -> tuple[str, tuple[Passage, ...]]:
    """The summary and where its sentences stand; both are empty where no article has a whole sentence.

    `accounts` are the sources (without copies) in the order of their publishing, `told` their pairs of words; the
    summary is in the site's `language` where one of them is.
    """
    fitting = in_language(accounts, language)
    single = len(fitting) == 1
    chosen = _opening_of(fitting[0], telling) if single else _choose(fitting, told[fitting[0].language], telling)
    text = " ".join(sentence.text for _, sentence in chosen)
    return text, tuple(account.passage(sentence) for account, sentence in chosen)


def _opening_of(account: Account, telling: Telling) -> list[Choice]:
    """The first whole sentences of the only account, as many as are short enough; none says the headline again.

    Where none is whole, the first that is long enough stands for what its article breaks off.
    """
    headline = account.title_words
    told = [sentence for sentence in account.sentences if sentence.words != headline]
    whole = [sentence for sentence in told if sentence.is_whole]
    firm = [at for at, one in enumerate(whole) if not _leans(account, one, telling)]
    firm.sort(key=lambda at: whole[at].text.startswith(_MARKS))
    chosen: list[Choice] = []
    length = 0
    broken = [sentence for sentence in told if len(sentence.words) >= _FEWEST_WORDS][:1]
    for sentence in whole[firm[0] if firm else 0 :] or broken:
        length += len(sentence.text) + 1
        if chosen and (length > _LIMIT or sentence.paragraph != chosen[0][1].paragraph):
            break
        if chosen and sentence.number != chosen[-1][1].number + 1 and _leans(account, sentence, telling):
            break
        chosen.append((account, sentence))
    return chosen[:_MOST_SENTENCES]


def _leans(account: Account, sentence: Sentence, telling: Telling) -> bool:
    """Whether it needs the sentence before it: by its opening, or by a subject who is not named in it.

    'Nhà lãnh đạo nhấn mạnh …', 'Trong bài phát biểu, ông …': behind a sentence about somebody else they would tell of
    that one. The first sentence of an article points back to nobody, and stands by itself where it names somebody in
    full ('Phát biểu tại Brussels, Tổng thư ký …').
    """
    language = account.language
    if telling.leans(language, lower(sentence.text)):
        return bool(sentence.number) or not _names_in_full(account, sentence)
    if sentence.number and telling.opens_unnamed(language, sentence.text):
        return True
    pronoun = telling.points_back(language, sentence.text)
    if pronoun is None:
        return False
    before = Span(sentence.span.start, min(sentence.span.start + pronoun, sentence.span.end))
    return not any(one.kind == "person" for one in account.named_in(before))


def _names_in_full(account: Account, sentence: Sentence) -> bool:
    text = account.report.article.text.normal
    people = [one.span for one in account.named_in(sentence.span) if one.kind == "person"]
    return any(" " in text[span.start : span.end] for span in people)


def _choose(accounts: Sequence[Account], told: Mapping[Pair, int], telling: Telling) -> list[Choice]:
    """The sentence that tells most of what is shared, then those that add most to it, in the order of telling."""
    of_each = [
        [
            (account, sentence)
            for sentence in account.sentences[:_OPENING_SENTENCES]
            if sentence.is_whole and not _leans(account, sentence, telling)
        ]
        for account in accounts
    ]
    candidates = [choice for choices in of_each for choice in choices]
    if not candidates:
        return _opening_of(accounts[0], telling)
    first = max(
        (choice for choices in of_each for choice in choices[:_HEAD]),
        key=lambda choice: _worth_as_opening(choice, told),
    )
    chosen = [first]
    while len(chosen) < _MOST_SENTENCES:
        further = _next(chosen, candidates, told)
        if further is None:
            break
        chosen.append(further)
    order = {account.report.id: index for index, account in enumerate(accounts)}
    return [first, *sorted(chosen[1:], key=lambda c: (c[1].paragraph, order[c[0].report.id], c[1].number))]


def _worth_as_opening(choice: Choice, told: Mapping[Pair, int]) -> float:
    account, sentence = choice
    title = set(account.title_words)
    about = len(title.intersection(sentence.words)) / max(1, len(title))
    dated = any(e.span is not None and e.span in sentence.span for e in account.report.dates.happened.evidence)
    placed = any(one.kind == "place" for one in account.named_in(sentence.span))
    deed = (_DATED if dated else 1.0) * (_PLACED if placed else 1.0)
    opens = (_LEAD if sentence.paragraph == 0 else 1.0) * deed * (0.5 + about)
    quoted = 0.6 if sentence.text.startswith(_MARKS) else 1.0
    return _worth(choice, told) * opens * quoted * min(1.0, _LONG / len(sentence.text))


def _worth(choice: Choice, told: Mapping[Pair, int], held: Set[Pair] = frozenset()) -> float:
    """What it tells of what others tell too, for the root of its length: neither the longest nor the shortest wins.

    What is `held` already counts no more; a sentence that recalls another day counts less.
    """
    _, sentence = choice
    new = sentence.pairs - held
    shared = sum(map(told.__getitem__, new)) - len(new)
    return shared / math.sqrt(len(sentence.words)) * (_RECALLS if _recalls(choice) else 1.0)


def _recalls(choice: Choice) -> bool:
    """Whether it tells of a day that was over when the event happened."""
    account, sentence = choice
    dates = account.report.dates
    since = dates.happened.date.first_day
    return any(
        one.told == "background" or (since and one.date.last_day and one.date.last_day < since)
        for one in dates.named
        if one.span in sentence.span
    )


def _next(chosen: Sequence[Choice], candidates: Sequence[Choice], told: Mapping[Pair, int]) -> Choice | None:
    """The sentence that adds most, where one adds enough and there is room for it."""
    held = frozenset[Pair]().union(*(sentence.pairs for _, sentence in chosen))
    room = _LIMIT - sum(len(sentence.text) + 1 for _, sentence in chosen)
    fitting = [
        choice
        for choice in candidates
        if len(choice[1].text) <= room
        and not _recalls(choice)
        and len(choice[1].pairs & held) <= _REPEATS * len(choice[1].pairs)
    ]
    best = max(fitting, key=lambda choice: _worth(choice, told, held), default=None)
    enough = _WORTH * _worth(chosen[0], told)
    return best if best is not None and _worth(best, told, held) >= enough > 0 else None
