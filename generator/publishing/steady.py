"""Makes a Pagefind index the same whenever its documents are, and lighter to search.

Pagefind writes some lists as a hash map has them, and chunks of words of some 90 KB, of which a search loads one from
every part of the index; cut smaller, a first search loads a tenth. A file of the index is gzip over a mark and CBOR;
files are named after a hash, by which the index finds them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import cbor2

_MARK = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
_CHUNKS, _FILTERS, _ORDERS = 2, 3, 4
"""Places in the metadata, which holds: version, pages, chunks of the index, filters, orders, fields."""
_LARGE = 2000
"""So many places of words are in one chunk, some 3 KB compressed; what begins alike stays together nevertheless."""
_KEPT = 4
"""Words of which so many letters are the same are in one chunk: a search for the beginning of a word loads one, and
asks for those that go on from a shorter beginning (assets/javascripts/search.js)."""


def make_steady(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index with filters and orders in one sequence, words in small chunks, and what names them.

    Raises ValueError.
    """
    steady = dict(files)
    entry = json.loads(steady[_ENTRY])
    for language in entry["languages"].values():
        meta = _take(steady, f"pagefind.{language['hash']}.pf_meta")
        meta[_CHUNKS] = _cut(steady, meta[_CHUNKS])
        meta[_FILTERS] = sorted([name, _rewrite(steady, file)] for name, file in meta[_FILTERS])
        meta[_ORDERS] = sorted(meta[_ORDERS])
        language["hash"] = _add(steady, "pagefind.{}.pf_meta", language["hash"].partition("_")[0], meta, 10)
    steady[_ENTRY] = json.dumps(entry, sort_keys=True, ensure_ascii=False).encode()
    return steady


def _rewrite(files: dict[str, bytes], file: str) -> str:
    """One filter with its values in order; its new name."""
    name, values = _take(files, f"filter/{file}.pf_filter")
    return _add(files, "filter/{}.pf_filter", file.partition("_")[0], [name, sorted(values)], 7)


def _cut(files: dict[str, bytes], chunks: list[list[str]]) -> list[list[str]]:
    """The chunks of words cut anew: for each from where and to where its words go, as Pagefind tells it, and its name.

    Two chunks that meet are told apart by the first letter that differs: 'disn' ends one, 'dist' begins the next.
    """
    if not chunks:
        return []
    groups: list[list[Any]] = [[]]
    size = 0
    taken = [word for *_, file in chunks for word in _take(files, f"index/{file}.pf_index")[0]]
    for word in sorted(taken, key=lambda word: str(word[0])):
        weight = _lighten(word)
        if groups[-1] and size + weight > _LARGE and word[0][:_KEPT] != groups[-1][-1][0][:_KEPT]:
            groups.append([])
            size = 0
        groups[-1].append(word)
        size += weight
    meets = [_apart(left[-1][0], right[0][0]) for left, right in pairwise(groups)]
    starts, ends = [chunks[0][0], *(after for _, after in meets)], [*(before for before, _ in meets), chunks[-1][1]]
    language = chunks[0][2].partition("_")[0]
    names = [_add(files, "index/{}.pf_index", language, [group], 7) for group in groups]
    return [[*bounds] for bounds in zip(starts, ends, names, strict=True)]


def _lighten(word: list[Any]) -> int:
    """Takes a word's places in the fields that are shown away, where its places in the text say the same.

    Gives in how many places it stands, with and without marks. A word is: its letters without marks, the pages that
    have it so, and each of its forms with marks with the pages that have that. A page is: its number, counted from the
    one before, places in the text, places in the fields.
    """
    _, bare, marked = word
    size = 0
    for pages in (bare, *(pages for _, pages in marked)):
        for page in pages:
            if page[1]:
                page[2] = []
            size += len(page[1]) + len(page[2])
    return size


def _apart(before: str, after: str) -> tuple[str, str]:
    """The beginnings of two words up to the first letter that differs."""
    same = next((i for i, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
    return before[: same + 1], after[: same + 1]


def _take(files: dict[str, bytes], path: str) -> Any:
    """What a file of the index holds; it is left out."""
    data = gzip.decompress(files.pop(path))
    if not data.startswith(_MARK):
        raise ValueError(f"{path} is not what Pagefind 1.5 writes")
    return cbor2.loads(data.removeprefix(_MARK))


def _add(files: dict[str, bytes], pattern: str, language: str, value: Any, length: int) -> str:
    data = _MARK + cbor2.dumps(value)
    name = f"{language}_{hashlib.sha256(data).hexdigest()[:length]}"
    files[pattern.format(name)] = gzip.compress(data, compresslevel=6, mtime=0)
    return name
