"""One grammar a language: words of a text → `Mention`s of dates."""

from __future__ import annotations

from generator.dating.mentions.english import find_english
from generator.dating.mentions.mention import Direction, Mention, without_overlaps
from generator.dating.mentions.vietnamese import find_vietnamese
from generator.model import Article
from generator.text import lower

__all__ = ["Direction", "Mention", "find_mentions"]

_GRAMMARS = {"vi": find_vietnamese, "en": find_english}


def find_mentions(article: Article) -> tuple[Mention, ...]:
    """Every mention of a date in the article's text, cut parts too, in order; none overlaps another."""
    text = article.text.normal
    lowered = lower(text)
    if article.language in _GRAMMARS:
        return _GRAMMARS[article.language](lowered, text)
    return without_overlaps([*find_vietnamese(lowered, text), *find_english(lowered, text)])
