"""One grammar a language: words of a text → `Mention`s of dates. Other languages than ours give whole dates alone."""

from __future__ import annotations

from generator.dating.mentions.english import find_english
from generator.dating.mentions.mention import Direction, Mention, without_overlaps
from generator.dating.mentions.other import find_whole_dates
from generator.dating.mentions.vietnamese import find_vietnamese
from generator.model import Article
from generator.text import lower

__all__ = ["Direction", "Mention", "find_mentions"]

_UNTOLD = ("", "und")
"""What an article's language is called when nothing tells it."""
_GRAMMARS = {"vi": find_vietnamese, "en": find_english}


def find_mentions(article: Article) -> tuple[Mention, ...]:
    """Every mention of a date in the article's text, cut parts too, in order; none overlaps another."""
    text = article.text.normal
    lowered = lower(text)
    if article.language in _GRAMMARS:
        return _GRAMMARS[article.language](lowered, text)
    if article.language in _UNTOLD:
        return without_overlaps([*find_vietnamese(lowered, text), *find_english(lowered, text)])
    return find_whole_dates(text, article.language)
