"""Which names of organisations mean one: letters in brackets after a name, a name without its head word, its first
letters, one place in two spellings, and a name that leaves out where it is when the article has said it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from generator.actors.forms import is_vietnamese
from generator.actors.lexicon import Lexicon, words_of
from generator.actors.mentions import Mention
from generator.actors.unlike import is_another
from generator.actors.words import Words

_BRACKET = re.compile(r"[ ]?[-–]?[ ]?[(][ ]?(?:gọi tắt là |viết tắt là |viết tắt: |tên viết tắt là |the )?[\"“]?")
_LONGEST_LETTERS = 14


class Bodies:
    """The organisations that an article names: one key for each, the id of a known one or the fullest name."""

    def __init__(self, words: Words, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        """Every mention counts whose kind is told already."""
        self._lexicon = lexicon
        self._forms: dict[str, str] = {}
        self._parent: dict[str, str] = {}
        self._known: dict[str, str] = {}
        self._cores: dict[str, set[str]] = {}
        named = [mention for mention in mentions if mention.kind == "organisation"]
        for mention in named:
            form = self._form(mention.name)
            self._parent.setdefault(form, form)
            if mention.key:
                self._known.setdefault(form, mention.key)
        self._names = self._fullest(named)
        self._link_letters(words, mentions)
        self._link_cores()
        self._link_shorter()

    def key_of(self, name: str) -> str:
        """The key of the organisation that a name means; empty where the article names none so.

        Of an unknown one it is the name in full: no letters for words, its places as they are mostly called.
        """
        form = self._form(name)
        if form not in self._parent:
            bare = {self._root(other) for other in self._cores.get(form, ())}
            if len(bare) != 1:
                return ""
            form = bare.pop()
        root = self._root(form)
        return self._known.get(root) or root

    def _fullest(self, named: Sequence[Mention]) -> dict[str, str]:
        names: dict[str, str] = {}
        for mention in named:
            names.setdefault(self._form(mention.name), mention.name)
        return names

    def _form(self, name: str) -> str:
        """A name in small letters, its words in full: 'Sở GTVT TP.HCM' is that of 'Thành phố Hồ Chí Minh'."""
        form = self._forms.get(name)
        if form is None:
            form = self._forms[name] = self._normal(name)
        return form

    def _normal(self, name: str) -> str:
        keys, at, parts = words_of(name), 0, []
        while at < len(keys):
            end, entries = self._lexicon.longest(keys, at)
            place = next((entry.value for entry in entries if entry.kind == "place"), "")
            letters, full = self._lexicon.forms.in_full(keys, at)
            if place and at:
                parts.append(self._lexicon.named[place].name("vi").lower())
            elif full:
                parts.append(full)
                end = letters
            else:
                parts.append(keys[at])
            at = end if full or (place and at) else at + 1
        return " ".join(parts)

    def _root(self, form: str) -> str:
        while self._parent[form] != form:
            form = self._parent[form]
        return form

    def _link(self, one: str, other: str) -> None:
        """Makes two one, under a known one or the longer name; two known ones stay two."""
        one, other = self._root(one), self._root(other)
        if self._are_unlike(one, other) or self._are_unlike(other, one):
            return
        if one == other or (one in self._known and other in self._known and self._known[one] != self._known[other]):
            return
        first, second = sorted((one, other), key=lambda form: (form not in self._known, -len(form), form))
        self._parent[second] = first

    def _are_unlike(self, known: str, other: str) -> bool:
        key = self._known.get(known, "")
        return bool(key) and other not in self._known and is_another(self._names.get(other, other), key, self._lexicon)

    def _link_letters(self, words: Words, mentions: Sequence[Mention]) -> None:
        """'Quỹ Tiền tệ Quốc tế (IMF)': letters in brackets after a name stand for it."""
        for before, mention in itertools.pairwise(mentions):
            if (
                before.kind != "organisation"
                or mention.kind in ("person", "place")
                or len(mention.name) > _LONGEST_LETTERS
            ):
                continue
            gap = words.text[words.ends[before.end - 1] : words.starts[mention.first]]
            letters = mention.name.replace("-", "").replace("&", "").isupper() or before.name.endswith(mention.name)
            closed = words.gap_after(mention.end)[:1] in (")", '"', "”", ",")
            if letters and closed and _BRACKET.fullmatch(gap):
                form = self._form(mention.name)
                self._parent.setdefault(form, form)
                self._names.setdefault(form, mention.name)
                self._give_letters(before, form)
                self._link(self._form(before.name), form)

    def _give_letters(self, before: Mention, letters: str) -> None:
        """Letters behind the full name of another than they are known for mean that other in this article."""
        key = self._known.get(letters, "")
        told = [form for form, one in self._known.items() if one == key]
        initials = "".join(word[0] for word in words_of(before.name))
        its_own = not before.key or (before.key != key and letters[:2] in initials)
        if key and told == [letters] and its_own and is_another(before.name, key, self._lexicon):
            del self._known[letters]

    def _link_cores(self) -> None:
        by_core: dict[str, list[tuple[str, str]]] = {}
        for form in list(self._parent):
            for head, core in _cores(self._names.get(form, form), self._lexicon):
                by_core.setdefault(core, []).append((head, form))
                if not head.endswith("*"):
                    self._cores.setdefault(core, set()).add(form)
        for core, named in by_core.items():
            alike = [(named[0][0], core), *named] if core in self._parent else named
            for (head, form), (other_head, other) in itertools.pairwise(alike):
                if head == other_head:
                    self._link(form, other)

    def _link_shorter(self) -> None:
        """'Sở Xây dựng' after 'Sở Xây dựng Hải Phòng', where there is no other such."""
        roots = sorted(form for form in self._parent if self._parent[form] == form)
        for form in roots:
            longer = [other for other in roots if other.startswith(form + " ") and " " in form]
            if len(longer) == 1 and form not in self._known:
                self._link(form, longer[0])


def _cores(name: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """What is left of a name without its head words, and its first letters: each with the head, `*` for letters."""
    keys = words_of(name)
    end, entries = lexicon.longest(keys, 0)
    firm = True
    while entries and any(entry.kind in ("state", "firm") for entry in entries) and end < len(keys):
        rest, head = keys[end:], keys[0]
        firm = any(entry.kind == "firm" for entry in entries)
        if firm and (len(rest) > 1 or not is_vietnamese(rest[0])):
            yield _trade(head), " ".join(rest)
        if len(rest) > 2:
            letters = "".join(word[0] for word in rest if word not in lexicon.forms.joins)
            yield f"{head}*", f"{head} {letters}"
        elif name.rsplit(" ", 1)[-1].isupper() or "-" in name or "&" in name:
            yield f"{head}*", f"{head} {''.join(rest)}"
        more, entries = lexicon.longest(keys, end)
        end = max(more, end + 1) if entries else end
    first, _, more_words = name.partition(" ")
    squeezed = re.sub(r"\W", "", more_words)
    if squeezed.isupper():
        yield f"{first.lower()}*", f"{first} {squeezed}".lower()


def _trade(head: str) -> str:
    """Firms go by several head words ('công ty', 'tập đoàn', 'ngân hàng'); other bodies by one."""
    return "trade" if head in ("công", "cty", "tập", "tổng", "ngân", "hãng", "doanh", "nhà") else head


def owners(mentions: Sequence[Mention], lexicon: Lexicon) -> Mapping[str, str]:
    """Known organisations named without their country → the longer name of another that the article gives.

    'Bộ Quốc phòng' is Vietnam's, but not after 'Bộ Quốc phòng Hàn Quốc' in an article that names no place of Vietnam.
    """
    known = [lexicon.named[mention.key] for mention in mentions if mention.key in lexicon.named]
    at_home = {place.within or place.id for place in known if place.kind == "place"}
    longer = [mention.name for mention in mentions if mention.kind == "organisation" and not mention.key]
    meant: dict[str, str] = {}
    for mention in mentions:
        if mention.kind == "organisation" and mention.key in lexicon.named and " " in mention.name:
            found = {name for name in longer if name.startswith(mention.name + " ")}
            if len(found) == 1 and lexicon.named[mention.key].within not in at_home:
                meant[mention.key] = found.pop()
    return meant
