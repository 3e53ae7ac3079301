"""The search index: what a browser loads of it is small, and every word is where it is said to be."""

from __future__ import annotations

import gzip
import subprocess
import sys
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import cbor2

from generator.publishing.steady import make_steady


def test_the_words_of_an_index_stand_in_small_chunks_that_are_told_where_they_begin_and_end(tmp_path: Path) -> None:
    letters = ["".join(word) for word in product("bdgklnt", "aeiouy", "mnpt", "aeiou", ("", "n", "ng"))]
    pages, part = tmp_path / "pages", tmp_path / "part"
    pages.mkdir()
    for number in range(60):
        said = f"<h1>{number}</h1><p>{' '.join(letters[number::3])}</p>"
        (pages / f"{number}.html").write_text(f"<html><body data-pagefind-body>{said}</body></html>", encoding="utf-8")
    options = ["--site", str(pages), "--output-path", str(part), "--force-language", "vi", "--silent"]
    subprocess.run([sys.executable, "-m", "pagefind", *options], check=True, timeout=60)
    make_steady(part)
    (meta,) = part.glob("*.pf_meta")
    chunks = _unpack(meta)[2]
    assert len(chunks) > 3
    words = [[word for word, *_ in _unpack(part / "index" / f"{file}.pf_index")[0]] for *_, file in chunks]
    found = [word for group in words for word in group]
    assert found == sorted(found)
    for (before, after), (left, right) in zip(pairwise(chunks), pairwise(words), strict=True):
        end, start = before[1], after[0]
        assert end < start, "words between two chunks would be in neither"
        assert left[-1][:4] != right[0][:4], "the beginning of a word is in two chunks"
        assert (left[-1][: len(start)], right[0][: len(start)]) == (end, start)
    assert set(letters) <= set(found)
    assert len(found) == len(set(found))
    assert {path.stem for path in (part / "index").iterdir()} == {file for *_, file in chunks}


def _unpack(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
