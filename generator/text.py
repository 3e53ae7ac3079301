"""Text in its normal form, folding, and offsets that always lead back to the text as stored."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_SPACES = dict.fromkeys(
    map(
        ord,
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r\x0b\x0c",
    ),
    " ",
)
_BREAKS = dict.fromkeys(map(ord, "\u2028\u2029\x85"), "\n")
_CONTROLS = dict.fromkeys(
    (code for code in range(160) if (code < 32 or code > 126) and code not in (9, 10, 11, 12, 13, 133)), " "
)
_SAME_LENGTH = _CONTROLS | _SPACES | _BREAKS
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069"
_VANISHES = re.compile(f"[{_INVISIBLE}]")
_SPECIAL = re.compile("[" + "".join(map(re.escape, map(chr, sorted(_SAME_LENGTH)))) + "]")
_UNUSUAL = re.compile("[^\n -~\u00a1-\u00ac\u00ae-\u024f\u1ea0-\u1ef9\u2010-\u2027\u2030-\u205e]")
"""Where a text holds nothing but the letters and signs of Western and Vietnamese print, it is normal as it is."""
_COMBINING = re.compile("[\u0300-\u036f]+")
_MARKS = frozenset(map(chr, range(0x300, 0x370)))
_HEAP = re.compile("[\u0300-\u036f]{31}")
_CLUSTER = re.compile(
    f"(?P<plain>[^{_INVISIBLE}\u0300-\u036f]+)(?![{_INVISIBLE}\u0300-\u036f])"
    f"|[{_INVISIBLE}]+(?![\u0300-\u036f])|.(?:[{_INVISIBLE}]{{0,9}}[\u0300-\u036f]){{0,30}}",
    re.DOTALL,
)
"""Letters to which nothing is added, something invisible, or a letter with its marks."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text twice: as the file holds it after decoding, and in the one form that the analysis reads."""

    stored: str
    normal: str
    """NFC; every space is a plain one, lines end in a line feed, control and invisible characters are gone."""
    _origins: tuple[int, ...] | None
    """For each character of `normal` its offset in `stored`, and the end; None when all are the same."""

    def stored_range(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in `stored` of `normal[start:end]`."""
        if self._origins is None:
            return start, end
        return self._origins[start], self._origins[end]


def read_text(stored: str) -> Text:
    """`stored` with its normal form. Linear in its length; most texts are normal but for their spaces."""
    if _UNUSUAL.search(stored) is None:
        return Text(stored, stored, None)
    normal = _SPECIAL.sub(lambda match: _SAME_LENGTH[ord(match.group())], stored)
    heaped = _HEAP.search(normal) is not None
    if not heaped and _VANISHES.search(normal) is None and unicodedata.is_normalized("NFC", normal):
        return Text(stored, normal, None)
    pieces: list[str] = []
    origins: list[int] = []
    for match in _CLUSTER.finditer(normal):
        if match["plain"] and unicodedata.is_normalized("NFC", match["plain"]):
            pieces.append(match["plain"])
            origins.extend(range(*match.span()))
            continue
        if heaped and match.group()[0] in _MARKS:
            continue  # past thirty marks on one letter; Unicode's stream-safe form (UAX 15) allows no more
        for start, cluster in enumerate(match["plain"] or [match.group()], match.start()):
            piece = unicodedata.normalize("NFC", _VANISHES.sub("", cluster))
            pieces.append(piece)
            origins.extend([start] * len(piece))
    origins.append(len(stored))
    return Text(stored, "".join(pieces), tuple(origins))


def lower(text: str) -> str:
    """Lower case without a change of length, so that offsets hold (`İ` alone would grow; it stays)."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def unmarked(text: str) -> str | None:
    """`text` in small letters without their marks, đ as d; None where anything in it is not of ASCII but for marks."""
    lowered = text.lower().replace("đ", "d")
    plain = unicodedata.normalize("NFD", lowered).encode("ascii", "ignore")
    return plain.decode("ascii") if len(plain) == len(lowered) else None  # else more than marks was left out


def fold(text: str) -> str:
    """`text` as a search sees it: lower case, without marks, đ as d, words parted by single spaces."""
    plain = unmarked(text)
    if plain is not None:
        return " ".join(plain.split())
    bare = _COMBINING.sub("", unicodedata.normalize("NFD", text.lower().replace("đ", "d")))
    if not bare.isascii():
        bare = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(bare.split())


def shorten(text: str, limit: int) -> str:
    """`text` in at most `limit` characters, cut between words, with an ellipsis where something is missing."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


_VIETNAMESE_ORDER = {
    letter: index
    for index, letter in enumerate(
        "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz", 1
    )
}


def sort_key(name: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Orders names as Vietnamese dictionaries do: by letter (a, ă, â, b, … d, đ), then by tone.

    The alphabet of Quyết định 240/QĐ 1984: tones count only between words that are else the same.
    """
    lowered = unicodedata.normalize("NFC", name).lower()
    ranks = [_VIETNAMESE_ORDER.get(letter, ord(letter) + 1000 if letter.isalpha() else 0) for letter in lowered]
    letters = tuple(
        _VIETNAMESE_ORDER.get(_without_tone(letter), rank) for letter, rank in zip(lowered, ranks, strict=True)
    )
    return letters, tuple(ranks), name


_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _without_tone(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))


_WORD = re.compile(r"[^\W_]+")
MARKS_BEHIND = ",.;:!?…\"”’')»]"
"""Marks that stand behind a word."""


def words_in(text: str) -> list[str]:
    """The words of a text, letters and figures without what stands between them, in order."""
    words: list[str] = []
    for part in text.split():
        if part.isalnum():  # most are one word, which is seen far sooner than a pattern finds it
            words.append(part)
        elif (bare := part.rstrip(MARKS_BEHIND)).isalnum():
            words.append(bare)
        else:
            words += _WORD.findall(bare)
    return words


def places_of(words: str, text: str) -> Iterator[int]:
    """Where the same words begin in a text, also where they overlap."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


_SENTENCE_BREAK = re.compile(r"[.!?…\n](?:(?<!\n)[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*(?P<next>[^\W\d_]))|(?<=\n)\n*)")
"""Opens with the mark itself, since a search skips what no match can open with."""
_CLOSINGS = frozenset(".!?…")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:TP|Tp|P|Q|Th\.?S|ThS|TS|PGS|GS|BS|LS|KTS|Mr|Mrs|Ms|Dr|St|No|[A-ZĐ])\.$")
_LARGE_WITHIN, _LONGEST = 4, 8
"""An abbreviation has a large letter among so many characters at its end, and is no longer than so many."""


def sentence_ranges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the sentences of `text[start:end]` begin and end; an abbreviation's full stop ends none."""
    ranges: list[tuple[int, int]] = []
    begin = start
    first = start - 1 if text[start - 1 : start] in _CLOSINGS else start  # a break may follow a mark before the part
    for match in _SENTENCE_BREAK.finditer(text, first, end):
        mark = match.start()
        if (match["next"] or "").islower() or _is_abbreviated(text, begin, mark + (text[mark] != "\n")):
            continue
        stop = mark + len(match.group().rstrip())
        if text[begin:stop].strip():
            ranges.append((begin, stop))
        begin = match.end()
    if text[begin:end].strip():
        ranges.append((begin, end))
    return ranges


def _is_abbreviated(text: str, begin: int, end: int) -> bool:
    """Whether what stands before `end` is an abbreviation with its full stop."""
    if text[end - 1 : end] != "." or text[max(0, end - _LARGE_WITHIN) : end].islower():
        return False
    return _ABBREVIATION.search(text, max(begin, end - _LONGEST), end) is not None
