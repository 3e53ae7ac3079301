"""One grammar a language: words of a text → `Mention`s of dates."""

from __future__ import annotations

from generator.dating.mentions.english import find_english
from generator.dating.mentions.mention import Mention
from generator.dating.mentions.vietnamese import find_vietnamese
from generator.model import Article
from generator.text import lower

__all__ = ["Mention", "find_mentions"]

_GRAMMARS = {"vi": find_vietnamese, "en": find_english}


def find_mentions(article: Article) -> tuple[Mention, ...]:
    """Every mention of a date in the article's text, cut parts too, in order; none overlaps another."""
    grammar = _GRAMMARS.get(article.language, find_english)
    return grammar(lower(article.text.normal), article.text.normal)
