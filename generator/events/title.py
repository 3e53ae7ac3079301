"""The clearest headline of an event's articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.events.accounts import Account, in_language
from generator.events.telling import Telling
from generator.model import Article
from generator.reading.lines import plain_words
from generator.text import lower

_GOOD_LENGTH = (30, 110)
_TOO_LONG = 140
_CLAUSES = re.compile(r"[,;:.!|] ")
_CUT = re.compile(r"(?:…|\.\.\.)\W*\Z")
"""The end of a headline that breaks off, as pages cut it that are short of room."""
_ASKS = re.compile(r"\?|…|\.\.\.")


def choose_title(accounts: Sequence[Account], telling: Telling, language: str) -> str:
    """The headline, in the site's language where there is one, that says most plainly what the others say too.

    `accounts` are in the order of their publishing, without copies; of equal headlines the first is taken.
    """
    fitting = in_language(accounts, language)
    best = max(range(len(fitting)), key=lambda index: (_clarity(index, fitting, telling), -index))
    return fitting[best].report.article.title


def _clarity(index: int, accounts: Sequence[Account], telling: Telling) -> float:
    """How plainly a headline tells: by itself, and by how many of its words the other articles' openings hold."""
    account = accounts[index]
    title, article = account.report.article.title, account.report.article
    lowered = lower(title)
    unclear = [table.get(article.language) for table in (telling.vague, telling.labels)]
    holds_back = sum(pattern is not None and pattern.search(lowered) is not None for pattern in unclear)
    by_user = any(field.origin == "correction" for field in article.said("title"))
    return (
        3.0 * by_user
        + 2.0 * (not article.title_made)
        + (_GOOD_LENGTH[0] <= len(title) <= _GOOD_LENGTH[1])
        - 2.0 * (len(title) > _TOO_LONG)
        + 2.0 * _support(account, [other for other in accounts if other is not account])
        - 1.2 * holds_back
        - 1.2 * (_ASKS.search(title) is not None)
        - 3.0 * _breaks_off(article)
        - 0.3 * sum(title.count(mark) for mark in "'\"“‘")
        - 0.2 * len(_CLAUSES.findall(title))
    )


def _breaks_off(article: Article) -> bool:
    """Whether the file cuts its headline short; the dots that tell it are no part of the title itself."""
    text = article.text.normal
    written = [field.value for field in article.said("title")][:1]
    written += [
        plain_words(text[block.span.start : block.span.end]) for block in article.kept if block.part == "title"
    ][:1]
    return bool(written) and all(_CUT.search(one) for one in written)


def _support(account: Account, others: Sequence[Account]) -> float:
    """The share of a headline's words that the headlines and leads of the others hold, on average."""
    words = set(account.title_words)
    if not others or not words:
        return 0.0
    shares = [len(words & _opening(other)) / len(words) for other in others[:_MOST_COMPARED]]
    return sum(shares) / len(shares)


_MOST_COMPARED = 12
"""With so many other articles a headline is compared; more would tell no more."""


def _opening(account: Account) -> frozenset[str]:
    return frozenset(account.title_words).union(*(sentence.words for sentence in account.sentences[:2]))
