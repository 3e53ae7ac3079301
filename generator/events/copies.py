"""Which articles of an event print one text: such count once as a source.

Two articles print one text when most runs of five words of the shorter stand in the longer too (containment of
shingles, Broder 1997), counted exactly. Only articles that share a whole sentence are compared, so that a
crowded event costs little more than its texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.events.accounts import Account
from generator.model import Copy, Phrase, phrase

_RUN = 5
"""Words in a run."""
_SAME = 0.7
"""The share of the shorter text's runs that the longer must hold."""
_FEWEST_RUNS = 30
"""Shorter texts are alike by chance, or quote one sentence."""
_SENTENCE_WORDS = 8
"""A sentence so long is hardly written twice."""
_MOST_BEARERS = 40
"""A sentence that so many articles hold brings no two of them together for the first time."""

Run = tuple[str, ...]


def find_copies(accounts: Sequence[Account], agencies: frozenset[str]) -> tuple[Copy, ...]:
    """The copies among an event's articles, each with its original.

    `accounts` are in the order of their publishing. The original is what an agency of `agencies` (names of
    outlets) printed, else what was published first.
    """
    candidates = sorted(_candidates(accounts))
    runs = {index: _runs(accounts[index]) for index in sorted({index for pair in candidates for index in pair})}
    group = list(range(len(accounts)))
    share: dict[int, float] = {}
    for one, other in candidates:
        shorter = min(len(runs[one]), len(runs[other]))
        if shorter < _FEWEST_RUNS:
            continue
        same = len(runs[one] & runs[other]) / shorter
        if same >= _SAME:
            share[one], share[other] = max(share.get(one, 0.0), same), max(share.get(other, 0.0), same)
            _join(group, one, other)
    return tuple(_copies(accounts, group, share, agencies))


def without_copies(accounts: Sequence[Account], copies: Sequence[Copy]) -> tuple[Account, ...]:
    """The accounts that count as sources."""
    gone = {copy.article for copy in copies}
    return tuple(account for account in accounts if account.report.id not in gone)


def _runs(account: Account) -> frozenset[Run]:
    words = [word for sentence in account.sentences for word in sentence.words]
    return frozenset(zip(*(words[start:] for start in range(_RUN)), strict=False))


def _candidates(accounts: Sequence[Account]) -> set[tuple[int, int]]:
    """The pairs of articles that share a whole sentence."""
    bearers: dict[Run, list[int]] = defaultdict(list)
    for index, account in enumerate(accounts):
        for words in {s.words for s in account.sentences if len(s.words) >= _SENTENCE_WORDS}:
            bearers[words].append(index)
    kept = [indexes[:_MOST_BEARERS] for indexes in bearers.values()]
    return {(one, other) for indexes in kept for at, other in enumerate(indexes) for one in indexes[:at]}


def _join(group: list[int], one: int, other: int) -> None:
    """Both get the lower number of their groups."""
    low, high = sorted((group[one], group[other]))
    group[:] = [low if number == high else number for number in group]


def _copies(
    accounts: Sequence[Account], group: Sequence[int], share: Mapping[int, float], agencies: frozenset[str]
) -> list[Copy]:
    members: dict[int, list[int]] = defaultdict(list)
    for index in share:
        members[group[index]].append(index)
    copies: list[Copy] = []
    for indexes in members.values():
        original = min(indexes, key=lambda i: (accounts[i].report.article.source.name not in agencies, i))
        copies += [
            Copy(accounts[i].report.id, accounts[original].report.id, _why(accounts, i, original, share[i], agencies))
            for i in indexes
            if i != original
        ]
    order = {account.report.id: index for index, account in enumerate(accounts)}
    return sorted(copies, key=lambda copy: order[copy.article])


def _why(accounts: Sequence[Account], copy: int, original: int, share: float, agencies: frozenset[str]) -> Phrase:
    first, second = accounts[original].report, accounts[copy].report
    known = first.dates.published.date.edtf and second.dates.published.date.edtf
    earlier = (first.dates.published.date.edtf, first.dates.published.moment) < (
        second.dates.published.date.edtf,
        second.dates.published.moment,
    )
    reason = "agency" if first.article.source.name in agencies else "earlier" if known and earlier else "alike"
    return phrase(
        f"copy.{reason}",
        percent=round(100 * share),
        outlet=first.article.source.name,
        title=first.article.title,
    )
