"""A headline for an article that has none, from the first sentence of its lead."""

from __future__ import annotations

import re

from generator.text import sentence_ranges, shorten

_ATTRIBUTION = re.compile(
    r"^(?:Theo\s[^,]{3,80}|According to [^,]{3,80}|[^,]{3,80}\s(?:đưa tin|cho biết|cho hay|dẫn lời|loan tin))"
    r"(?:\s(?:ngày|hôm)\s[\d/.-]+)?,\s+"
)
_SETTING = re.compile(
    r"^(?:Phát biểu|Trả lời|Trong|Tại|Sau|Trước|Nhân|Speaking|In|At|After|During)\s[^,]{3,160},\s+",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^(?:[A-ZĐ][\w.+]{1,20}(?:\s[A-Z][\w.+]{1,12})?|\([^)]{2,30}\))\s+[-–—]\s+")
_CLAUSE = re.compile(r"[,;:]\s")
_LIMIT = 140
_SHORTEST = 40


def make_headline(lead: str) -> str:
    """The main clause of the first sentence: without who reports it and where it was said, in 140 characters."""
    ranges = sentence_ranges(lead, 0, len(lead))
    if not ranges:
        return ""
    sentence = " ".join(lead[slice(*ranges[0])].split()).rstrip(" .…")
    for opening in (_DATELINE, _ATTRIBUTION, _SETTING):
        rest = opening.sub("", sentence, count=1)
        if len(rest) >= _SHORTEST:
            sentence = rest
    return _capitalised(_within_limit(sentence))


def _within_limit(sentence: str) -> str:
    if len(sentence) <= _LIMIT:
        return sentence
    clauses = [match.start() for match in _CLAUSE.finditer(sentence) if _SHORTEST <= match.start() <= _LIMIT]
    return sentence[: clauses[-1]] if clauses else shorten(sentence, _LIMIT)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
