"""Where in an article a mention stands, and what the words around it make of it.

The lead says what happened; a caption says when a picture was taken; 'sau khi nhận chức hôm 1/10' is background,
'dự kiến ngày 15/10' a plan, and a date within a quotation is somebody's word.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.dating.mentions import Mention
from generator.model import Article, Block, Part, Span
from generator.text import lower


def any_of(*words: str) -> re.Pattern[str]:
    """A pattern for any of these words, whole."""
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


_BACKGROUND = any_of(
    *("sau khi", "trước đó", "trước đây", "kể từ", "từ khi", "từng", "hồi", "lần trước", "cách đây", "ban đầu"),
    *("sinh", "sn", "nhậm chức", "nhận chức", "được thành lập", "bắt đầu từ", "căn cứ", "số liệu"),
    *("nhắc đến", "nhắc tới", "nhắc lại"),
    *("theo quyết định", "theo nghị định", "theo thông tư", "theo luật", "theo nghị quyết"),
    *("after", "since", "earlier", "previously", "born", "former"),
)
_ASIDE = re.compile(r"\s*(?:who|which|whose|where|người|vốn|nơi)\b")
"""How a clause begins that tells of somebody or something in passing: ', who took over on Tuesday, …'."""
_PLAN = any_of(
    *("dự kiến", "sẽ", "sắp", "kế hoạch", "chuẩn bị", "có thể", "muộn nhất", "hạn chót", "lịch"),
    *("will", "would", "is due", "scheduled", "expected", "plan", "plans", "planned", "upcoming", "ahead of"),
)
_UNTIL = re.compile(r"\b(?:đến|tới|trước|tính đến|hết|cho đến|until|by|before|through)\s(?:ngày\s|hết\s|ngày hết\s)?\Z")
_HAPPENS = any_of("xảy ra", "diễn ra", "vào", "khoảng", "lúc", "occurred", "happened", "took place")
_SPEAKS = any_of(
    *("cho biết", "cho hay", "thông tin", "xác nhận", "nói", "thông báo", "công bố", "tuyên bố", "phát biểu"),
    *("said", "told", "announced"),
)
_QUOTE_MARKS = re.compile(r"[\"“”]")
_SENTENCE = re.compile(r"[.!?…:]\s|\n")
_CLAUSE_END = re.compile(r"[.;]")
_REACH = 90


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

    @property
    def in_foreground(self) -> bool:
        """Whether the article tells of this day itself: 'cùng ngày' means the last such day before it."""
        return self.part != "cut" and not (
            self.quoted or self.bracketed or self.background or self.planned or self.until
        )


def place_mentions(article: Article, mentions: Sequence[Mention]) -> tuple[Situation, ...]:
    """Each mention with its situation, in order."""
    starts = [block.span.start for block in article.blocks]
    numbers = _paragraph_numbers(article.blocks)
    text = article.text.normal
    lowered = lower(text)
    quotes = [match.start() for match in _QUOTE_MARKS.finditer(text)]
    filed = [field.span for field in article.fields if field.origin == "dateline" and field.span is not None]
    placed = []
    for mention in mentions:
        index = bisect.bisect_right(starts, mention.span.start) - 1
        if index < 0 or mention.span not in article.blocks[index].span or article.blocks[index].why == "header":
            continue
        if not any(span.overlaps(mention.span) for span in filed):  # a dateline tells when the report was filed
            placed.append(_situation(lowered, mention, article.blocks[index], numbers[index], quotes))
    return tuple(placed)


def _paragraph_numbers(blocks: Sequence[Block]) -> list[int]:
    numbers, count = [], -1
    for block in blocks:
        count += block.part in ("lead", "body")
        numbers.append(max(count, 0))
    return numbers


def _situation(text: str, mention: Mention, block: Block, paragraph: int, quotes: Sequence[int]) -> Situation:
    begin = _sentence_start(text, block.span, mention.span.start)
    before = text[max(begin, mention.span.start - _REACH) : mention.span.start]
    after = text[mention.span.end : min(block.span.end, mention.span.end + _REACH)]
    clause = re.split(r"[,;]\s", before)[-1]
    return Situation(
        mention,
        block.part,
        paragraph,
        opens=mention.span.start - begin <= 25,
        quoted=_between(quotes, block.span.start, mention.span.start) % 2 == 1,
        bracketed=before.count("(") > before.count(")"),
        background=_BACKGROUND.search(clause) is not None or _ASIDE.match(clause) is not None,
        planned=_PLAN.search(clause) is not None
        or _PLAN.search(after[:15]) is not None
        or (mention.direction == "future" and mention.form != "day"),
        until=_UNTIL.search(before) is not None,
        happens=mention.timed or _HAPPENS.search(clause[-30:]) is not None,
        speaks=_SPEAKS.search(_CLAUSE_END.split(after)[0]) is not None,
    )


def _between(positions: Sequence[int], start: int, end: int) -> int:
    """How many of the positions, which are in order, lie from `start` up to `end`."""
    return bisect.bisect_left(positions, end) - bisect.bisect_left(positions, start)


def _sentence_start(text: str, block: Span, position: int) -> int:
    begin = block.start
    for match in _SENTENCE.finditer(text, max(block.start, position - 400), position):
        begin = match.end()
    return begin
