"""What an article lets somebody say, with the speaker: '“…”, ông X nói', 'Bà Y: “…”', 'Theo ông X, …'.

The speaker is looked for after the words, then before them, then in what was said just before. Words whose speaker
stays unclear are left out.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from generator.actors.speakers import NEAR_VERB, REACH, Found, Reader
from generator.actors.speech import QUOTED, Speech
from generator.model import ActorId, Appearance, Article, Quotation, Span
from generator.text import sentence_ranges

_FEWEST_WORDS = 5
"""Fewer words between marks are a name or an odd word."""

_LEAD_IN = 8
"""So many words at most stand between a comma and the colon that ends who tells it."""
_OPENS = ("“", '"', "‘", "«")
_MARK = re.compile(r"[(),]")
_MARKS = " “\"'‘«"


def find_quotations(article: Article, appearances: Sequence[Appearance], speech: Speech) -> tuple[Quotation, ...]:
    """What the article lets people and organisations say, in the order of the text."""
    reader = Reader(article.text.normal, appearances, speech)
    found: list[Quotation] = []
    for block in article.kept:
        if block.part in ("body", "lead"):
            found.extend(_in_block(reader, block.span, found))
    return tuple(sorted(found, key=lambda quotation: quotation.span))


def _in_block(reader: Reader, block: Span, earlier: Sequence[Quotation]) -> Iterator[Quotation]:
    previous: Quotation | None = None
    direct: list[Span] = []
    for match in QUOTED.finditer(reader.text, block.start, block.end):
        span = Span(*match.span(match.lastindex or 0))
        before = reader.small[max(block.start, match.start() - NEAR_VERB) : match.start()]
        if len(reader.text[span.start : span.end].split()) < _FEWEST_WORDS or reader.speech.called.search(before):
            continue
        speaker = reader.after(match.end(), block.end) or reader.before(match.start(), block.start)
        if speaker is None:
            speaker = _speaks_on(reader, match, block, previous or (earlier[-1] if earlier else None))
        if speaker is not None and speaker[0]:
            previous = Quotation(span, ActorId(speaker[0]), speaker[1])
            yield previous
            direct.append(span)
    ends = [span.end for span in direct]
    sentences = sentence_ranges(reader.text, block.start, block.end)
    for told in (*_told(reader, sentences), *_stated(reader, sentences)):
        near = direct[bisect.bisect_left(ends, told.span.start) : bisect.bisect_left(ends, told.span.end) + 1]
        if not any(_overlap(told.span, span) for span in near):
            yield told


def _speaks_on(reader: Reader, match: re.Match[str], block: Span, previous: Quotation | None) -> Found | None:
    """The speaker before goes on, where the words are all of a paragraph, or follow in the one where he spoke."""
    alone = match.end() >= block.end - 2 and not reader.text[block.start : match.start()].strip()
    if previous is not None:
        lines = reader.text.count("\n", previous.span.end, match.start()) if alone else 0
        near = previous.span in block and match.start() - previous.span.end < REACH
        if (alone and lines <= 2) or near:
            return previous.speaker, None
    return reader.spoke_last(block.start) if alone else None


def _told(reader: Reader, sentences: Sequence[tuple[int, int]]) -> Iterator[Quotation]:
    """'Theo ông X, …': told in the article's own words."""
    for begin, end in sentences:
        match = reader.speech.according.match(reader.small, begin, end)
        comma = _comma_outside(reader.text, begin, min(end, begin + REACH)) if match else -1
        if match is None or comma < 0:
            continue
        speaker = reader.by_paper(match.end(), comma)
        comma = _after_lead_in(reader, _after_apposition(reader, comma, end), end)
        said = Span(comma + 1 + (reader.text[comma + 1 : comma + 2] == " "), end)
        words = reader.text[said.start : said.end]
        if words.rstrip(_MARKS).endswith(":") or (reader.text[comma] == ":" and words.startswith(_OPENS)):
            continue  # a lead-in; what somebody says in marks behind it is found by them
        if speaker is not None and speaker[0] and len(words.split()) >= _FEWEST_WORDS:
            yield Quotation(said, ActorId(speaker[0]), speaker[1], direct=False)


def _stated(reader: Reader, sentences: Sequence[tuple[int, int]]) -> Iterator[Quotation]:
    """'Ông X cho biết …', 'She told reporters that …': told by a sentence's subject, in the article's own words."""
    for begin, end in sentences:
        if not reader.may_open(begin):
            continue
        verb = reader.speech.state.search(reader.small, begin, min(end, begin + REACH))
        if verb is None or reader.speech.according.match(reader.small, begin, end):
            continue
        words = reader.text[verb.end() : end]
        if words.lstrip(_MARKS + ":,").count(" ") + 1 < _FEWEST_WORDS or any(mark in words for mark in _OPENS):
            continue
        speaker = reader.stating(begin, verb.start())
        if speaker is not None and speaker[0]:
            start = verb.end() + len(words) - len(words.lstrip(" ,:"))
            yield Quotation(Span(start, end), ActorId(speaker[0]), speaker[1], direct=False)


def _comma_outside(text: str, begin: int, end: int) -> int:
    """The first comma that stands in no brackets; -1 where there is none."""
    depth = 0
    for mark in _MARK.finditer(text, begin, end):
        if mark.group() == "(":
            depth += 1
        elif mark.group() == ")":
            depth = max(0, depth - 1)
        elif not depth:
            return mark.start()
    return -1


def _after_lead_in(reader: Reader, comma: int, end: int) -> int:
    """The colon of 'Theo công an huyện X, tỉnh Yên Bái: …' and '…, người thân cho biết: …': what is told follows it.

    A name or a verb of saying stands before such a colon; before one of what is told ('có ba lý do: …') stands neither.
    """
    colon = reader.text.find(":", comma + 1, min(end, comma + 1 + REACH // 2))
    if colon < 0 or reader.text[colon + 1 : colon + 2].isdigit():
        return comma
    words = reader.text[comma + 1 : colon].split()
    says = any(verb.end() == colon for verb in reader.speech.say.finditer(reader.small, comma + 1, colon))
    named = bool(words) and len(words) <= _LEAD_IN and words[-1][:1].isupper()
    return colon if says or named else comma


def _after_apposition(reader: Reader, comma: int, end: int) -> int:
    """The comma behind 'Theo ông X, giám đốc công ty Y, …', where a title follows the first one."""
    further = _comma_outside(reader.text, comma + 1, min(end, comma + 1 + REACH // 2))
    titled = reader.speech.titled.match(reader.small[comma + 1 : comma + REACH // 2])
    return further if further >= 0 and titled is not None else comma


def _overlap(told: Span, direct: Span) -> bool:
    """Whether what is told is mostly, or begins within, somebody's own words."""
    shared = min(told.end, direct.end) - max(told.start, direct.start)
    return shared > 0 and (direct.start < told.start or 2 * shared > told.end - told.start)
