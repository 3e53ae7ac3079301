"""The search index: what a browser loads of it is small, and every word is where it is said to be."""

from __future__ import annotations

import gzip
import json
import shutil
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import cbor2
import pytest

from generator.publishing.indexer import IndexerError, index_documents
from generator.publishing.steady import make_steady


def test_the_words_of_an_index_stand_in_small_chunks_that_are_told_where_they_begin_and_end() -> None:
    letters = ["".join(word) for word in product("bdgklnt", "aeiouy", "mnpt", "aeiou", ("", "n", "ng"))]
    said = (f"<h1>{number}</h1><p>{' '.join(letters[number::3])}</p>" for number in range(60))
    documents = [(f"{number}.html", _document(words)) for number, words in enumerate(said)]
    files = make_steady(index_documents(documents, "vi"))
    (meta,) = (path for path in files if path.endswith(".pf_meta"))
    chunks = _unpack(files[meta])[2]
    assert len(chunks) > 3
    words = [[word for word, *_ in _unpack(files[f"index/{file}.pf_index"])[0]] for *_, file in chunks]
    found = [word for group in words for word in group]
    assert found == sorted(found)
    for (before, after), (left, right) in zip(pairwise(chunks), pairwise(words), strict=True):
        end, start = before[1], after[0]
        assert end < start, "words between two chunks would be in neither"
        assert left[-1][:4] != right[0][:4], "the beginning of a word is in two chunks"
        assert (left[-1][: len(start)], right[0][: len(start)]) == (end, start)
    assert set(letters) <= set(found)
    assert len(found) == len(set(found))
    assert {path for path in files if path.startswith("index/")} == {f"index/{file}.pf_index" for *_, file in chunks}


def test_documents_are_numbered_as_they_are_given() -> None:
    """A disk may list them in any order, and the index must not be another for it."""
    given = [f"events/{name}/index.html" for name in ("storm", "visit", "a", "market", "z", "b")]
    files = index_documents([(path, _document(f"<h1>{path}</h1>")) for path in given], "vi")
    (meta,) = (path for path in files if path.endswith(".pf_meta"))
    fragments = [json.loads(_unpacked(files[f"fragment/{name}.pf_fragment"])) for name, *_ in _unpack(files[meta])[1]]
    assert [fragment["url"] for fragment in fragments] == [f"/{path.removesuffix('index.html')}" for path in given]


@pytest.mark.parametrize("program", ["false", "echo", "cat", "not-there"])
def test_an_indexer_that_does_not_work_is_told(program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", shutil.which(program) or str(tmp_path / program))
    with pytest.raises(IndexerError, match=r"\S"):
        index_documents([("a.html", _document("<h1>a</h1>"))], "vi")


def _document(words: str) -> str:
    return f"<html><body data-pagefind-body>{words}</body></html>"


def _unpack(data: bytes) -> Any:
    return cbor2.loads(_unpacked(data))


def _unpacked(data: bytes) -> bytes:
    return gzip.decompress(data).removeprefix(b"pagefind_dcd")
