"""What is not the article: debris of the page, doubled lines, lists of other articles, sign-offs.

Every line of the text comes out as one block, kept or cut with its reason; nothing disappears. The rules run
in one order over the lines; the first that knows a line decides. Lists of teasers are known by their heading
and, at the end of a file, by their form alone: headlines without a full stop, doubled lines and summaries that
break off in dots outweigh ordinary paragraphs (the maximum-scoring tail).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model import Block, Field, Part
from generator.reading.headers import read_dateline, read_header_line
from generator.reading.lines import Line
from generator.text import fold

_SOURCE = r"[A-ZĐ][\w+&.’'-]*(?:\s[A-ZĐ\d][\w+&.’'-]*)*"
_SIGN_OFF = re.compile(
    r"^(?:\([^()]{2,60}\)\.?"
    rf"|(?i:theo|nguồn|tổng hợp|according to)\s*:?\s*{_SOURCE}(?:\s*[/,–-]\s*{_SOURCE})*"
    rf"|{_SOURCE}(?:\s*[/,–-]\s*(?:(?i:theo)\s)?{_SOURCE})*)$"
)
"""An agency in brackets, 'Theo Reuters', or a name of capitals alone; a sentence is none of these."""
_CREDIT_TAIL = r"\s*[:：]\s*[^()]*\)?\s*\|?\s*$"
_HEADLINE_LIMIT = 220
_HEAD = 6
"""A dateline stands in one of the first lines."""
_LONG = 260


@dataclass(frozen=True)
class ClutterWords:
    """The lists of `knowledge/language/clutter.yml`, folded to compare with `Line.key`."""

    related: frozenset[str]
    closing: frozenset[str]
    debris: frozenset[str]
    invites: tuple[str, ...]
    credits: tuple[str, ...]

    @classmethod
    def of(cls, words: Mapping[str, Sequence[str]]) -> ClutterWords:
        """The lists as the file of knowledge holds them."""
        folded = {
            name: [fold(str(word)).strip(" .:") for word in words[name]] for name in ("related", "closing", "debris")
        }
        return cls(
            frozenset(folded["related"]),
            frozenset(folded["closing"]),
            frozenset(folded["debris"]),
            tuple(fold(word) for word in words["invites"]),
            tuple(words["credits"]),
        )

    @cached_property
    def credit(self) -> re.Pattern[str]:
        """A photographer's or agency's credit at the end of a line: '(Ảnh: Reuters)'."""
        names = "|".join(map(re.escape, sorted(self.credits, key=len, reverse=True)))
        return re.compile(rf"(?:^|[(\[.|]\s*|\s)(?:{names}){_CREDIT_TAIL}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sorted:
    """The lines of an article with their parts, and the fields that header lines and sign-offs gave."""

    blocks: tuple[Block, ...]
    fields: tuple[Field, ...]


def sort_lines(lines: Sequence[Line], words: ClutterWords, title: str = "") -> Sorted:
    """Which lines are the article. `title` is the headline where the metadata gives one."""
    parts: list[tuple[Part, str] | None] = [None] * len(lines)
    fields: list[Field] = []
    _cut_debris(lines, parts, words)
    _cut_header_lines(lines, parts, fields)
    _cut_section_name(lines, parts)
    _mark_captions(lines, parts, words)
    _cut_related_lists(lines, parts, words)
    _cut_teasers_at_the_end(lines, parts)
    _cut_sign_off(lines, parts, fields)
    _cut_doubles(lines, parts, fold(title).strip(" .…"))
    _mark_title_and_lead(lines, parts, title)
    blocks = tuple(
        Block(line.span, part, why)
        for line, (part, why) in ((line, part or ("body", "")) for line, part in zip(lines, parts, strict=True))
    )
    return Sorted(blocks, tuple(fields))


Parts = list[tuple[Part, str] | None]


def _cut_debris(lines: Sequence[Line], parts: Parts, words: ClutterWords) -> None:
    for index, line in enumerate(lines):
        if line.is_rule or line.key.strip(" .:") in words.debris:
            parts[index] = ("cut", "debris")
        elif line.key.startswith(words.invites) and len(line.words) < _LONG:
            parts[index] = ("cut", "invitation")


def _cut_header_lines(lines: Sequence[Line], parts: Parts, fields: list[Field]) -> None:
    for index, line in enumerate(lines):
        if parts[index] is None:
            found = read_header_line(line)
            if found:
                fields.extend(found)
                parts[index] = ("cut", "header")
            else:
                fields.extend(read_dateline(line) if index < _HEAD else ())


def _cut_section_name(lines: Sequence[Line], parts: Parts) -> None:
    """A first line of a few words before the headline: the section of the paper, or its name."""
    open_lines = [index for index, part in enumerate(parts) if part is None][:2]
    if len(open_lines) == 2:
        first, second = (lines[index] for index in open_lines)
        short = (
            len(first.words) <= 40
            and first.words.count(" ") <= 4
            and not first.ends_sentence
            and not first.text.startswith("#")
        )
        if short and looks_like_headline(second) and second.words.count(" ") >= 5:
            parts[open_lines[0]] = ("cut", "section")


def _mark_captions(lines: Sequence[Line], parts: Parts, words: ClutterWords) -> None:
    for index, line in enumerate(lines):
        if parts[index] is None and not line.in_bars and (line.is_image or _is_caption(line, words)):
            parts[index] = ("caption", "")


def _is_caption(line: Line, words: ClutterWords) -> bool:
    if len(line.words) > 2 * _LONG:
        return False
    return words.credit.search(line.words) is not None or (
        line.text.endswith("|") and line.ends_sentence and line.sentences <= 2
    )


def _cut_related_lists(lines: Sequence[Line], parts: Parts, words: ClutterWords) -> None:
    index = 0
    while index < len(lines):
        key = lines[index].key.strip(" .:")
        if parts[index] is None and key in words.closing and not _body_goes_on(lines, parts, index + 1):
            for later in range(index, len(lines)):
                parts[later] = ("cut", "related")
            return
        if parts[index] is None and (key in words.related or key in words.closing):
            index = _cut_list(lines, parts, index)
        else:
            index += 1


def _body_goes_on(lines: Sequence[Line], parts: Parts, start: int) -> bool:
    """Whether three paragraphs of prose follow one another somewhere after `start`."""
    run = 0
    for index in range(start, len(lines)):
        run = run + 1 if parts[index] is None and _is_prose(lines[index]) else 0
        if run == 3:
            return True
    return False


def _is_prose(line: Line) -> bool:
    return (
        line.ends_sentence
        and not line.is_cut_off
        and not line.doubled
        and (len(line.words) > 120 or line.sentences > 1)
    )


def _cut_list(lines: Sequence[Line], parts: Parts, heading: int) -> int:
    """Takes off the heading and the headlines (with their summaries) after it; gives where the body goes on."""
    parts[heading] = ("cut", "related")
    index = heading + 1
    while index < len(lines) and _is_teaser(lines[index]):
        parts[index] = ("cut", "related")
        index += 1
    return index


def _is_teaser(line: Line) -> bool:
    if line.doubled or line.is_cut_off or line.in_bars or (line.link and not line.is_image):
        return True
    asks = line.words.endswith(("?", "!")) and line.sentences == 1 and len(line.words) <= 120
    return (asks or not line.ends_sentence) and len(line.words) <= _HEADLINE_LIMIT


def _cut_teasers_at_the_end(lines: Sequence[Line], parts: Parts) -> None:
    """The tail whose lines weigh most as teasers, when it weighs enough."""
    times: dict[str, int] = {}
    for line in lines:
        times[line.key] = times.get(line.key, 0) + 1
    best, best_start, total = 0.0, len(lines), 0.0
    for index in range(len(lines) - 1, 0, -1):
        if parts[index] is not None and parts[index] != ("caption", ""):
            continue
        total += _teaser_weight(lines[index], times[lines[index].key] > 1, parts[index] is not None)
        if total > best and _opens_teasers(lines[index]):
            best, best_start = total, index
    if best >= 2:
        for index in range(best_start, len(lines)):
            parts[index] = ("cut", "teaser")


def _opens_teasers(line: Line) -> bool:
    return line.in_bars or line.doubled or not line.ends_sentence or line.is_cut_off


def _teaser_weight(line: Line, repeated: bool, caption: bool) -> float:
    """How much a line speaks for (above 0) or against a list of teasers; set by hand on the forms above."""
    if caption:
        return -0.5
    if line.doubled or (line.in_bars and (line.is_cut_off or line.sentences <= 3)):
        return 2.0
    if repeated:
        return 1.5
    if line.is_cut_off:
        return 1.5
    if line.ends_sentence:
        return -1.0 if len(line.words) < 160 and line.sentences <= 1 else -2.5
    words = line.words.count(" ") + 1
    return 1.0 if 6 <= words <= 40 else 0.2


def _cut_sign_off(lines: Sequence[Line], parts: Parts, fields: list[Field]) -> None:
    """'(TTXVN/Vietnam+)', 'Theo Reuters', or the writer's name after the last paragraph."""
    last = next((i for i in range(len(lines) - 1, 0, -1) if parts[i] is None), None)
    if last is None:
        return
    line = lines[last]
    previous = next((lines[i] for i in range(last - 1, -1, -1) if parts[i] is None), None)
    closes = previous is not None and previous.ends_sentence
    if closes and len(line.words) <= 60 and line.words.count(" ") < 9 and _SIGN_OFF.match(line.words):
        parts[last] = ("cut", "sign-off")
        fields.append(Field("sign-off", line.words.strip("()[] ."), "sign-off", line.span, line.number))


def _cut_doubles(lines: Sequence[Line], parts: Parts, title_key: str) -> None:
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if parts[index] is not None and parts[index] != ("caption", ""):
            continue
        key = line.key
        bare = key.strip(" .…")
        repeats_title = (
            index > 0
            and len(title_key) > 20
            and (bare == title_key or (line.link and title_key.startswith(bare) and len(bare) > 20))
        )
        if (len(key) > 20 and key in seen) or repeats_title:
            parts[index] = ("cut", "doubled")
        seen.add(key)


def _mark_title_and_lead(lines: Sequence[Line], parts: Parts, title: str) -> None:
    open_lines = [i for i, part in enumerate(parts) if part is None]
    if not open_lines:
        return
    first = lines[open_lines[0]]
    key = fold(title).strip(" .…")
    named = bool(key) and (first.key.strip(" .…") == key or first.text.startswith("# "))
    if named or (not title and looks_like_headline(first) and len(open_lines) > 1):
        parts[open_lines[0]] = ("title", "")
        open_lines = open_lines[1:]
    if open_lines:
        parts[open_lines[0]] = ("lead", "")
    for index, following in itertools.pairwise(open_lines[1:]):
        if _is_heading(lines[index]) and not _is_heading(lines[following]):
            parts[index] = ("heading", "")


def looks_like_headline(line: Line) -> bool:
    """Whether a first line reads as a headline: a few words up to two lines, without a full stop."""
    return line.text.startswith("# ") or (
        not line.ends_sentence and 8 <= len(line.words) <= _HEADLINE_LIMIT and line.words.count(" ") >= 2
    )


def _is_heading(line: Line) -> bool:
    return line.text.startswith("#") or (
        not line.ends_sentence and len(line.words) <= 100 and not line.words[:1].islower()
    )
