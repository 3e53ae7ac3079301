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
_DATELINE = re.compile(
    r"^(?:[^\W\d][^\n,;:!?\"“”]{1,30}?|[^\n,;:]{2,30},\s[^\n;:]{3,40}?\([^)]{2,30}\)|\([^)]{2,30}\))\s[-–—]\s+(?=[\"“'‘]?[^\W\d_a-zà-ỹđ])"
)
_OUTLET = re.compile(r"[A-ZĐ][A-ZĐ.]{1,14}\s[-–—]\s+")
_CLAUSE = re.compile(r"[,;:]\s")
_LIMIT = 140
_SHORTEST = 40


def make_headline(lead: str) -> str:
    """The main clause of the first sentence: without who reports it and where it was said, in 140 characters."""
    ranges = sentence_ranges(lead, 0, len(lead))
    if not ranges:
        return ""
    sentence = " ".join(lead[slice(*ranges[0])].split()).rstrip(" .…")
    sentence = without_dateline(sentence)
    for opening in (_ATTRIBUTION, _SETTING):
        rest = opening.sub("", sentence, count=1)
        if len(rest) >= _SHORTEST:
            sentence = rest
    return _capitalised(_within_limit(sentence))


def without_dateline(lead: str) -> str:
    """A lead without the place or the outlet that stands before it: 'KYIV - ', 'VOV.VN - ', '(Dân trí) - '.

    An aside between two dashes ('Nga - nước … - đã …') is no dateline, nor is what a small letter follows.
    """
    match = _DATELINE.match(lead) or _OUTLET.match(lead)
    if match is None or re.search(r"\s[-–—]\s", lead[match.end() : match.end() + 120]):
        return lead
    return lead[match.end() :]


def _within_limit(sentence: str) -> str:
    if len(sentence) <= _LIMIT:
        return sentence
    clauses = [match.start() for match in _CLAUSE.finditer(sentence) if _SHORTEST <= match.start() <= _LIMIT]
    return sentence[: clauses[-1]] if clauses else shorten(sentence, _LIMIT)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
