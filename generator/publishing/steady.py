"""Makes a Pagefind index the same whenever its documents are: Pagefind writes some lists as a hash map has them.

A file of the index is gzip over a mark and CBOR; files are named after a hash, by which the index finds them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

_MARK = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
_FILTERS, _ORDERS = 3, 4
"""Places in the metadata, which holds: version, pages, chunks of the index, filters, orders, fields."""


def make_steady(index: Path) -> None:
    """Writes the filters and orders in one sequence, and everything that names them. Raises OSError, ValueError."""
    entry = json.loads((index / _ENTRY).read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        old = index / f"pagefind.{language['hash']}.pf_meta"
        meta = _read(old)
        meta[_FILTERS] = sorted([name, _rewrite(index, file)] for name, file in meta[_FILTERS])
        meta[_ORDERS] = sorted(meta[_ORDERS])
        old.unlink()
        language["hash"] = _write(index, "pagefind.{}.pf_meta", language["hash"].partition("_")[0], meta, 10)
    (index / _ENTRY).write_text(json.dumps(entry, sort_keys=True, ensure_ascii=False), encoding="utf-8")


def _rewrite(index: Path, file: str) -> str:
    """One filter with its values in order; its new name."""
    old = index / "filter" / f"{file}.pf_filter"
    name, values = _read(old)
    old.unlink()
    return _write(index, "filter/{}.pf_filter", file.partition("_")[0], [name, sorted(values)], 7)


def _read(path: Path) -> Any:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_MARK):
        raise ValueError(f"{path.name} is not what Pagefind 1.5 writes")
    return cbor2.loads(data.removeprefix(_MARK))


def _write(index: Path, pattern: str, language: str, value: Any, length: int) -> str:
    data = _MARK + cbor2.dumps(value)
    name = f"{language}_{hashlib.sha256(data).hexdigest()[:length]}"
    (index / pattern.format(name)).write_bytes(gzip.compress(data, mtime=0))
    return name
