"""Where in an article a mention stands, and what the words around it make of it.

The lead says what happened; a caption says when a picture was taken; 'sau khi nhận chức hôm 1/10' is background,
'dự kiến ngày 15/10' a plan, and a date within a quotation is somebody's word. The words are data
(`knowledge/language/dates.yml`).
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from generator.alternatives import alternatives
from generator.dating.dateline import is_filed
from generator.dating.mentions import Mention
from generator.dating.remembered import years_since
from generator.knowledge.calendars import word_list
from generator.model import Article, Block, Part, Span
from generator.text import lower, places_of

Role = Literal[
    "clutter", "dateline", "caption", "birth", "anniversary", "plan", "quotation", "background", "lead", "body"
]
"""The part that a date plays in its article; where several fit, the one that stands first here."""

_UNTIL = re.compile(r"\b(?:đến|tới|trước|tính đến|hết|cho đến|until|by|before|through)\s(?:ngày\s|hết\s|ngày hết\s)?\Z")
_BEGINS = re.compile(r"\w từ (?:ngày )?\Z")
"""A deed before 'từ': it began then, and went on."""
_EXPLAINED = ("weekday", "relative", "same day")
"""Words for a day after which brackets may hold its figures."""
_QUOTE_MARKS = ('"', "“", "”")
_SENTENCE = (". ", "! ", "? ", "… ", ": ", "\n")
_LONGEST_SENTENCE = 400
_CLAUSE_END = re.compile(r"[.;]")
_REACH = 90
_SHORT = 25
"""Characters that open a sentence."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A mention in its place."""

    mention: Mention
    part: Part
    paragraph: int
    """How many paragraphs of the article stand before it, captions apart; 0 is the lead."""
    opens: bool
    """Whether it is among the first words of its sentence."""
    quoted: bool
    bracketed: bool
    background: bool
    planned: bool
    until: bool
    """Whether it is the end of a time ('đến ngày 30/6', 'trước ngày 1/8')."""
    happens: bool
    """Whether words such as 'xảy ra' or a time of day tie it to a deed."""
    speaks: bool
    """Whether the sentence goes on to say who said something then."""
    birth: bool = False
    """Whether somebody was born then."""
    anniversary: bool = False
    """Whether it is what is remembered, or a day that comes every year."""
    dateline: bool = False
    """Whether it says when the report was filed."""
    heads: bool = False
    """Whether it is what its paragraph begins with ('Năm ngoái, …', 'Trong quý III, …')."""
    beside: bool = False
    """Whether it counts from another day that the article tells of ('hôm sau', 'hai ngày trước đó')."""

    ahead: bool = False
    """Whether a verb before it looks ahead ('will … on Thursday', 'sẽ … thứ Năm')."""
    filed: bool = False
    """Whether it stands in a dateline without its year ('LONDON, March 12 (…) -'): the report's day, not the deed's."""
    years_since: int = 0
    """How many years after it the news was, where the words count them."""

    @property
    def role(self) -> Role:
        """The part that the date plays in its article."""
        told: tuple[tuple[bool, Role], ...] = (
            (self.part == "cut", "clutter"),
            (self.dateline, "dateline"),
            (self.part == "caption", "caption"),
            (self.birth, "birth"),
            (self.anniversary, "anniversary"),
            (self.planned or self.mention.direction == "future", "plan"),
            (self.quoted, "quotation"),
            (self.background, "background"),
            (self.part in ("title", "lead"), "lead"),
        )
        return next((role for holds, role in told if holds), "body")

    @property
    def in_foreground(self) -> bool:
        """Whether the article tells of this day itself: 'cùng ngày' means the last such day before it."""
        return self.part != "cut" and not (
            self.quoted or self.bracketed or self.background or self.planned or self.until
        )


def place_mentions(article: Article, mentions: Sequence[Mention], *, datelines: bool = False) -> tuple[Situation, ...]:
    """Each mention with its situation, in order; those of datelines, which tell when the report was filed, if asked."""
    starts = [block.span.start for block in article.blocks]
    numbers = _paragraph_numbers(article.blocks)
    text = article.text.normal
    lowered = lower(text)
    quotes = sorted(at for mark in _QUOTE_MARKS for at in places_of(mark, text))
    filed = [field.span for field in article.fields if field.origin == "dateline" and field.span is not None]
    placed = []
    for mention in mentions:
        index = bisect.bisect_right(starts, mention.span.start) - 1
        if index < 0 or mention.span not in article.blocks[index].span or article.blocks[index].why == "header":
            continue
        filed_then = any(span.overlaps(mention.span) for span in filed)
        if datelines or not filed_then:
            placed.append(_situation(lowered, mention, article.blocks[index], numbers[index], quotes, filed_then))
    told = [situation.mention for situation in placed]
    return tuple(_among_others(lowered, placed, told, index) for index in range(len(placed)))


def _among_others(text: str, placed: Sequence[Situation], mentions: Sequence[Mention], index: int) -> Situation:
    """A situation, told by its neighbours where these say more."""
    here, before = placed[index], placed[index - 1] if index else None
    start = here.mention.span.start
    if years := years_since(text, mentions, index):
        return replace(here, years_since=years, anniversary=True, background=True)
    gap = text[before.mention.span.end : start].strip() if before is not None else ""
    if before is not None and gap == "(" and before.mention.form in _EXPLAINED:
        return _explaining(before, here)
    return replace(here, background=True) if not here.background and _had_begun(text, placed, index) else here


def _had_begun(text: str, placed: Sequence[Situation], index: int) -> bool:
    """'mất tích từ chiều 30/6, được tìm thấy sáng 3/7': whether what began then is told of again on another day."""
    here, after = placed[index], placed[index + 1] if index + 1 < len(placed) else None
    start, end = here.mention.span.start, here.mention.span.end
    if after is None or after.until or (here.mention.form, after.mention.form) != ("day", "day"):
        return False
    if _BEGINS.search(text, max(0, start - _SHORT), start) is None:
        return False
    return not any(mark in text[end : after.mention.span.start] for mark in _SENTENCE)


def _explaining(before: Situation, here: Situation) -> Situation:
    """'thứ Sáu tuần trước (24/11)' is one day: the brackets say nothing less of it, and it has its weekday."""
    told = before.mention.weekday if here.mention.weekday is None else here.mention.weekday
    return replace(here, mention=replace(here.mention, weekday=told), opens=before.opens, bracketed=False)


def _paragraph_numbers(blocks: Sequence[Block]) -> list[int]:
    numbers, count = [], -1
    for block in blocks:
        count += block.part in ("lead", "body")
        numbers.append(max(count, 0))
    return numbers


def _situation(
    text: str, mention: Mention, block: Block, paragraph: int, quotes: Sequence[int], dateline: bool
) -> Situation:
    start, end = mention.span.start, mention.span.end
    begin = _sentence_start(text, block.span, start)
    before = text[max(begin, start - _REACH) : start]
    after = text[end : min(block.span.end, end + _REACH)]
    clause = before[max(before.rfind(", "), before.rfind("; ")) + 1 :]
    if mention.timed:
        clause = clause.removesuffix("hồi ")  # 'từ trần hồi 10h05' is now, 'hồi tháng 5' was before
    remembered = mention.form in ("anniversary", "holiday") or (
        mention.date.year is not None and _says("anniversary", clause)
    )
    return Situation(
        mention,
        block.part,
        paragraph,
        opens=start - begin <= _SHORT,
        quoted=_between(quotes, block.span.start, start) % 2 == 1,
        bracketed=before.count("(") > before.count(")"),
        background=remembered
        or _says("background", clause)
        or _opens_with("aside", clause)
        or _days_from_told(mention) < 0
        or _is_long_ago(mention, text[start:end]),
        planned=_says("planned", clause)
        or _says("planned", after[:15])
        or (mention.direction == "future" and mention.form != "day"),
        until=_UNTIL.search(before[-20:]) is not None,
        happens=mention.timed or _says("happens", clause[-30:]),
        speaks=_says("speaks", _CLAUSE_END.split(after, 1)[0]),
        birth=_says("born", clause[-16:]) or text.startswith("sinh năm", start),
        anniversary=remembered,
        dateline=dateline,
        heads=text[block.span.start : start].strip() in _heads() if start - block.span.start < _SHORT else False,
        beside=_days_from_told(mention) != 0,
        ahead=_says("ahead", clause) and not _says("speaks", clause),
        filed=block.part == "lead" and is_filed(text, block.span.start, mention.span),
    )


def _days_from_told(mention: Mention) -> int:
    """How many days (or weeks) it counts from the day told of, back where below 0; 0 where it does not."""
    return mention.shift.amount if mention.follows == "day" and mention.shift is not None else 0


def _is_long_ago(mention: Mention, words: str) -> bool:
    """'cách đây ba ngày', 'two days ago': what the news goes back to; 'cách đây ít phút' is now."""
    past = mention.form == "relative" and mention.shift is not None and mention.shift.amount < 0
    return past and (words.startswith("cách ") or words.endswith(" ago"))


def _says(what: str, words: str) -> bool:
    """Whether any word of a list stands in the words, whole."""
    pattern = _pattern(what)
    found = pattern.search(words)
    while found is not None and words[: found.start()][-1:].isalnum():
        found = pattern.search(words, found.start() + 1)
    return found is not None


def _opens_with(what: str, words: str) -> bool:
    return _pattern(what).match(words.lstrip()) is not None


@cache
def _pattern(what: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(word_list(what))})(?!\w)")


@cache
def _heads() -> frozenset[str]:
    return frozenset(("", *word_list("head-of-time")))


def _between(positions: Sequence[int], start: int, end: int) -> int:
    """How many of the positions, which are in order, lie from `start` up to `end`."""
    return bisect.bisect_left(positions, end) - bisect.bisect_left(positions, start)


def _sentence_start(text: str, block: Span, position: int) -> int:
    begin = max(block.start, position - _LONGEST_SENTENCE)
    found = [(text.rfind(mark, begin, position), len(mark)) for mark in _SENTENCE]
    ends = [at + length for at, length in found if at >= 0]
    return max(ends, default=block.start)
