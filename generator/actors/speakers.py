"""Who speaks, by the words around what is said: a name, a title, a word for somebody named before.

A word for somebody named before ('ông', 'she') is the subject of the nearest sentence that names a person whom it
fits; a title without a name is the person whom the article gives that title.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.actors.speech import Speech
from generator.model import Appearance, Span
from generator.text import lower, sentence_ranges

_AFTER = re.compile(r"[ ]{0,2}(?:[.]?[ ]?[-–—][ ]?|,[ ]?|[ ](?=\w)|(?=[a-zà-ỹđ]))")
_SENTENCE_END = re.compile(r"(?<!\b[JSMD]r)(?<!\bMs)(?<!\bMrs)[.!?…](?=\s)|\n")
REACH = 160
"""So many characters around what is said are looked at for its speaker."""
_SENTENCE = 600
"""Of a longer sentence only so many characters before what is said are looked at."""
_BEFORE = 100
"""So many who were named before are asked whether a word or a title means them."""
_HE = frozenset(("ông", "anh", "chú", "thầy", "he", "mr", "ngài", "nam"))
_SHE = frozenset(("bà", "cô", "chị", "she", "ms", "mrs", "nữ"))
NEAR_VERB = 40
_FAR = 30
"""Behind so many characters without a colon a verb does not lead to words any more."""
_FAR_IN_CLAUSE, _CLAUSE, _THAT = 100, re.compile(r"\s(?:rằng|that)\s"), 6
_LEADS = re.compile(r"(?:[:,]|\b(?:rằng|là|that))[ “\"'‘«]*\Z", re.IGNORECASE)
_NAME_AFTER = re.compile(r" (?P<name>[^\W\d_]\w*)")
_OPENING = 8
"""So many characters may stand before a sentence's first name, such as 'Ông'."""
_NO_PRONOUN = frozenset(("đàn", "cụ", "các", "hai", "những", "cha", "của", "với", "vợ", "chồng", "quý", "đức", "phụ"))
_DEPENDS = frozenset(
    ("của", "với", "gặp", "cho", "từ", "trong", "tại", "trên", "trang", "đến", "tới", "báo", "tờ", "hãng", "là")
) | frozenset(("of", "with", "from", "in", "to", "about", "on", "by"))
_PAPERS = frozenset(("thông cáo", "tuyên bố", "thông báo", "báo cáo", "văn bản", "công văn", "statement"))
"""Whose paper it is speaks by it: 'thông cáo của Emirates nêu rõ'."""
Found = tuple[str, Span | None]
"""The key of who speaks, and the words that name the speaker."""
NOBODY: Found = ("", None)
"""Somebody speaks whom the article does not name: 'một nhân chứng kể'."""


@dataclass(frozen=True)
class Reader:
    """One article, ready to be asked who speaks."""

    text: str
    appearances: Sequence[Appearance]
    speech: Speech

    @cached_property
    def small(self) -> str:
        """The text in small letters."""
        return lower(self.text)

    @cached_property
    def speakers(self) -> list[Appearance]:
        """Those who can speak, in order."""
        return [a for a in self.appearances if a.kind != "place"]

    @cached_property
    def starts(self) -> list[int]:
        """Where each of those who can speak is named."""
        return [one.span.start for one in self.speakers]

    @cached_property
    def called_from(self) -> list[int]:
        """Where the names of those who can speak begin, with their titles; in order."""
        return sorted(self._with_title(one).start for one in self.speakers)

    @cached_property
    def named_at(self) -> frozenset[int]:
        """The same, to be asked for one place."""
        return frozenset(self.starts)

    @cached_property
    def places_at(self) -> frozenset[int]:
        """Where places are named."""
        return frozenset(one.span.start for one in self.appearances if one.kind == "place")

    @cached_property
    def titled_from(self) -> frozenset[int]:
        """Where the titles of those who can speak begin."""
        return frozenset(one.title_span.start for one in self.speakers if one.title_span is not None)

    @cached_property
    def people(self) -> list[Appearance]:
        """Those of the speakers who are people, in order."""
        return [one for one in self.speakers if one.kind == "person"]

    @cached_property
    def people_ends(self) -> list[int]:
        """Where each name of `people` ends."""
        return [one.span.end for one in self.people]

    def people_before(self, place: int) -> list[Appearance]:
        """The last people who are named before a place, in order."""
        end = bisect.bisect_right(self.people_ends, place)
        return self.people[max(0, end - _BEFORE) : end]

    def speakers_between(self, begin: int, end: int) -> list[Appearance]:
        """Those who can speak and are named between two places."""
        first, last = bisect.bisect_left(self.starts, begin), bisect.bisect_left(self.starts, end)
        return [one for one in self.speakers[first:last] if one.span.end <= end]

    @cached_property
    def sexes(self) -> dict[str, str]:
        """Person → `he` or `she`, by the form of address before the name."""
        sexes: dict[str, str] = {}
        for one in self.speakers:
            words = self.small[max(0, one.span.start - 12) : one.span.start].split()
            before = words[-1].strip(".") if words else ""
            sex = "he" if before in _HE else "she" if before in _SHE else ""
            if sex and one.kind == "person":
                sexes.setdefault(one.key, sex)
        return sexes

    def after(self, end: int, stop: int) -> Found | None:
        """Who speaks by the words after: '”, ông An nói', '”, theo bà Bình'."""
        begin = _lead_out(self.text, end, stop)
        if begin is None or (begin not in self.named_at and self.speech.goes_on.match(self.small, begin, stop)):
            return None
        close = self._sentence_end(begin, min(stop, begin + REACH))
        according = self.speech.according.match(self.small, begin, close)
        if according is not None:
            if self.speech.laws.match(self.small, according.end() + 1, close):
                return NOBODY
            return self.subject(according.end(), close) or NOBODY
        verb = self.speech.say.search(self.small, begin, close)
        if verb is None:
            return None
        found = self.subject(begin, verb.start())
        return found or self.subject(verb.end(), min(close, verb.end() + 50), named=True) or NOBODY

    def _sentence_end(self, begin: int, stop: int) -> int:
        """Where the sentence ends; a full stop within a name ('V. Putin') ends none."""
        for end in _SENTENCE_END.finditer(self.text, begin, stop):
            before = bisect.bisect_right(self.starts, end.start()) - 1
            if before < 0 or self.speakers[before].span.end <= end.start():
                return end.start()
        return stop

    def before(self, start: int, floor: int) -> Found | None:
        """Who speaks by the words before, in the same sentence: 'Ông An nói: “'."""
        floor = max(floor, start - _SENTENCE)
        begin = sentence_ranges(self.text, floor, start)[-1][0] if self.text[floor:start].strip() else start
        verbs = list(self.speech.say.finditer(self.small, begin, start))
        colon = self.text[begin:start].rstrip(" “\"'‘«").endswith(":")
        if not verbs or (colon and len(verbs) == 1 and verbs[0].start() - begin <= 1):
            if not colon and self.speech.according.match(self.small, begin, start):
                return NOBODY  # 'Theo ông X, “…” là …': told by X, not said by who spoke before
            return self._colon(begin, start) if colon else None
        far = (
            _FAR_IN_CLAUSE
            if _CLAUSE.search(self.text, verbs[-1].start(), min(start, verbs[-1].end() + _THAT))
            else _FAR
        )
        if start - verbs[-1].end() > far and _LEADS.search(self.text, begin, start) is None:
            return None
        for verb in reversed(verbs):
            found = self.subject(begin, verb.start())
            if found is not None:
                named = found[1].end if found[1] is not None else begin
                return NOBODY if self.speech.receives.search(self.small, named, start) else found
        return NOBODY

    def may_open(self, begin: int) -> bool:
        """Whether somebody who can speak, or a word for one, stands where a sentence begins: a quick first look."""
        at = bisect.bisect_left(self.called_from, begin)
        if at < len(self.called_from) and self.called_from[at] <= begin + _OPENING:
            return True
        if self.speech.named_before.search(self.small, begin, begin + _OPENING + NEAR_VERB // 2):
            return True
        return self.speech.titled.match(self.small[begin : begin + NEAR_VERB]) is not None

    def stating(self, begin: int, verb: int) -> Found | None:
        """Who states something: the one who opens the sentence, unless another verb of saying comes first."""
        if self.speech.say.search(self.small, begin, verb) or self.speech.receives.search(self.small, begin, verb):
            return None
        found = self.subject(begin, verb)
        if found is None or found[1] is None or found[1].start - begin > _OPENING:
            return None
        between = self.small[found[1].end : verb]
        near = len(between) < NEAR_VERB or self._is_apposition(between)
        return found if near and not self.speech.passes_on.search(between) else None

    def _is_apposition(self, between: str) -> bool:
        """', giám đốc công ty Y (Z), ': a title and what it is of, between a name and its verb."""
        inner = between.strip()
        closed = len(inner) > 1 and inner[0] == inner[-1] == ","
        return closed and self.speech.titled.match(inner[1:]) is not None

    def _colon(self, begin: int, start: int) -> Found | None:
        """'Phát biểu tại lễ khai trương, ông X: “', but not 'bà Y nhận được tin: “'."""
        found = self.subject(begin, start)
        named = found[1].end if found is not None and found[1] is not None else begin
        return NOBODY if self.speech.receives.search(self.small, named, start) else found

    def subject(self, begin: int, end: int, *, named: bool = False) -> Found | None:
        """The actor who is named, or meant by a word or a title, between two places; `named`: by name alone."""
        here = self.speakers_between(begin, end)
        people = [a for a in here if a.kind == "person"]
        chosen = self._pick(people or here, begin - _OPENING if named else begin) if here else None
        pronoun = None if named else self._pronoun(begin, end)
        if chosen is not None and (pronoun is None or pronoun.start() <= chosen.span.end + 1):
            return self._holder(chosen, begin) or (chosen.key, self._with_title(chosen))
        if pronoun is not None:
            named_after = _NAME_AFTER.match(self.text, pronoun.end())
            called = named_after is not None and named_after.start("name") not in self.places_at
            if named_after is not None and called and named_after["name"][0].isupper():
                return self._called(named_after["name"], pronoun.start()), Span(pronoun.start(), named_after.end())
            meant = self._meant(pronoun)
            return (meant, Span(*pronoun.span())) if meant else None
        return None if chosen is not None or named else self._titled(begin, end) or self._body(begin, end)

    def _body(self, begin: int, end: int) -> Found | None:
        """'Đại diện công ty nói': the first of the organisations in the nearest sentence that names one."""
        body = self.speech.bodies.match(self.small, begin + (self.text[begin : begin + 1] == " "), end)
        before = bisect.bisect_left(self.starts, begin)
        named = [one for one in self.speakers[max(0, before - _BEFORE) : before] if one.kind == "organisation"]
        if body is None or not named:
            return None
        floor = max(0, named[-1].span.start - REACH)
        sentence = sentence_ranges(self.text, floor, named[-1].span.end)[-1][0]
        return next(one.key for one in named if one.span.start >= sentence), Span(*body.span())

    def _holder(self, chosen: Appearance, begin: int) -> Found | None:
        """Of 'Bí thư Thành ủy nói' the person who is so titled before; None where no title stands there."""
        before = self.small[max(begin, chosen.span.start - NEAR_VERB) : chosen.span.start]
        post = self.speech.posts.search(before) if chosen.kind == "organisation" else None
        if post is None:
            return None
        for one in reversed(self.people_before(begin)):
            if lower(one.title).startswith(post.group().strip()):
                return one.key, self._with_title(chosen)
        return NOBODY

    def _called(self, name: str, end: int) -> str:
        """The key of the person before `end` whose name ends so; empty where there is none."""
        for one in reversed(self.people_before(end)):
            if self.text[one.span.start : one.span.end].split()[-1] == name:
                return one.key
        return ""

    def spoke_last(self, start: int) -> Found | None:
        """Who says something in the last sentence before `start`, a paragraph of somebody's words alone."""
        floor = self.text.rfind("\n", 0, max(0, start - 2)) + 1
        ranges = sentence_ranges(self.text, floor, start)
        if not ranges:
            return None
        begin, end = ranges[-1]
        end = min(end, begin + _SENTENCE)
        for verb in self.speech.say.finditer(self.small, begin, end):
            found = self.subject(begin, verb.start())
            if found is not None:
                return found[0], None
        return None

    def _pronoun(self, begin: int, end: int) -> re.Match[str] | None:
        """The last word for somebody named before, close to the end, and no part of another word ('đàn ông')."""
        found = None
        for match in self.speech.pronoun.finditer(self.small, max(begin, end - NEAR_VERB), end):
            before = self.small[max(begin, match.start() - 6) : match.start()].split()
            if match.start() not in self.titled_from and (not before or before[-1] not in _NO_PRONOUN):
                found = match
        return found

    def _pick(self, chosen: Sequence[Appearance], begin: int) -> Appearance | None:
        """The one who opens the sentence; else the last whom no 'of' or 'with' makes part of something else."""
        first = self._with_title(chosen[0]).start
        opens = first - begin <= _OPENING or self.text[begin:first].rstrip().endswith(",")
        if opens and not self._is_near(chosen[0]) and not self._passes_on(chosen[0]):
            return chosen[0]
        for one in reversed(chosen):
            start = self._with_title(one).start
            if self._is_near(one) or self._passes_on(one) or self.text[start - 1 : start] == "(":
                continue
            words = self.small[max(0, start - 24) : start].split() if start - begin > 1 else []
            if not words or words[-1] not in _DEPENDS or " ".join(words[-3:-1]) in _PAPERS:
                return one
        return None

    def _passes_on(self, one: Appearance) -> bool:
        """'Reuters dẫn lời cảnh sát': another speaks."""
        return self.speech.passes_on.match(self.small, one.span.end + 1) is not None

    def _is_near(self, one: Appearance) -> bool:
        """'vợ ông An', 'luật sư của bà Bình': somebody near speaks, who is not named."""
        start = self._with_title(one).start
        address = self.small[start : start + _OPENING].split()[:1]
        if not address or address[0] not in _HE | _SHE:
            return False
        return self.speech.relations.search(self.small[max(0, start - NEAR_VERB) : start]) is not None

    def _with_title(self, one: Appearance) -> Span:
        return one.title_span or one.span

    def _meant(self, pronoun: re.Match[str]) -> str:
        """Whom 'ông' or 'she' means: the subject of the nearest sentence before that names somebody whom it fits."""
        word = pronoun.group().split()[0]
        sex = "he" if word in _HE else "she" if word in _SHE else ""
        before = self.people_before(pronoun.start())
        fitting = [a for a in before if not sex or self.sexes.get(a.key, sex) == sex]
        if not fitting:
            return ""
        floor = max(0, fitting[-1].span.start - 400)
        near = min(pronoun.start(), fitting[-1].span.end + REACH)
        begin = next(
            (s for s, e in reversed(sentence_ranges(self.text, floor, near)) if s <= fitting[-1].span.start),
            floor,
        )
        return next(a.key for a in fitting if a.span.start >= begin)

    def by_paper(self, begin: int, end: int) -> Found | None:
        """Who tells by what stands after 'theo': by a paper it is whose paper it is."""
        small = self.small[begin:end]
        owner = max(small.rfind(" của "), small.rfind(" by "))
        if owner >= 0 and self.speech.papers.search(small, 0, owner):
            begin += owner + 4
        return self.subject(begin, end)

    def _titled(self, begin: int, end: int) -> Found | None:
        """'Tân Tổng thư ký NATO nói': the person whom the article gives this title."""
        clause = self.small[begin:end]
        post = self.speech.titled.match(clause)
        opening = post.group().strip() if post is not None else ""
        former = self.speech.former.search(clause) is not None
        titled = [one for one in self.people_before(begin) if one.title]
        for one in reversed([one for one in titled if former or one.standing != "former"]):
            title = opening if opening and lower(one.title).startswith(opening) else lower(one.title)
            at = clause.find(title)
            if at >= 0 and len(title) > 4:
                return one.key, Span(begin + at, begin + at + len(title))
        return None


def _lead_out(text: str, end: int, stop: int) -> int | None:
    """Where the words after a quotation begin that may name its speaker; None where its sentence is over."""
    match = _AFTER.match(text, end, stop)
    if match is None or text[end : end + 1].isalnum():  # a mark before a letter opens other words within these
        return None
    inner = text[end - 2 : end - 1]
    joined = match.group().strip() or text[match.end() : match.end() + 1].islower()
    return match.end() if joined or inner not in ".…" else None
