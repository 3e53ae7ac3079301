"""The knowledge as one file of JSON, so that a later run need not read the YAML: only ever a speed-up.

The file carries a digest of all that it was made from, the code that reads it included; a file that is missing,
broken or made from something else is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.knowledge.entries import Happening, Knowledge, Named, Office, Outlet, Term, Usage, War
from generator.model import FuzzyDate

_CODE = Path(__file__).parent


def digest_of(folder: Path) -> str:
    """The digest of every file under `folder` that knowledge is read from, and of the code that reads it."""
    digest = hashlib.sha256()
    for path in (*sorted(folder.rglob("*.yml")), *sorted(_CODE.glob("*.py"))):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def fetch(file: Path, digest: str) -> Knowledge | None:
    """What was kept in `file`, or None when that was made from something else or cannot be read."""
    try:
        kept = json.loads(file.read_bytes())
        return _knowledge(kept) if kept["digest"] == digest else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def keep(knowledge: Knowledge, file: Path, digest: str) -> None:
    """Writes `file` whole or not at all; where nothing can be written, nothing is kept."""
    text = json.dumps({"digest": digest, **_plain_knowledge(knowledge)}, ensure_ascii=False, separators=(",", ":"))
    part = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink()


# ── values → plain lists ─────────────────────────────────────────────────────────────────────────────────


def _plain_knowledge(k: Knowledge) -> dict[str, Any]:
    return {
        "named": [_plain_named(n) for n in k.named.values()],
        "offices": [
            (o.id, o.of, o.titles, [(t.person, _plain(t.start), _plain(t.end)) for t in o.terms], o.shared)
            for o in k.offices
        ],
        "happenings": [
            (h.id, h.names, _plain(h.start), _plain(h.end), h.place, h.series, h.of, h.scheduled) for h in k.happenings
        ],
        "wars": [(w.id, w.names, _plain(w.start), _plain(w.end), w.sides) for w in k.wars],
        "outlets": [(o.name, o.also, o.domains, o.agency) for o in k.outlets],
        "usages": [(u.id, u.names, _plain(u.start), _plain(u.end)) for u in k.usages],
        "horizon": (k.earliest, k.latest),
        "words": k.words,
    }


def _plain_named(n: Named) -> tuple[Any, ...]:
    lists = (n.also, n.short, n.wikidata, n.adjectives)
    return (n.id, n.kind, n.names, *lists, n.within, n.capital, _plain(n.start), _plain(n.end))


def _plain(date: FuzzyDate | None) -> str | None:
    return None if date is None else date.edtf


# ── plain lists → values ─────────────────────────────────────────────────────────────────────────────────


def _knowledge(kept: Mapping[str, Any]) -> Knowledge:
    named = [_named(row) for row in kept["named"]]
    earliest, latest = kept["horizon"]
    return Knowledge(
        {entry.id: entry for entry in named},
        tuple(
            Office(i, of, _names(titles), tuple(map(_term, terms)), shared)
            for i, of, titles, terms, shared in kept["offices"]
        ),
        tuple(
            Happening(i, _names(names), _day(start), _day(end), *more)
            for i, names, start, end, *more in kept["happenings"]
        ),
        tuple(War(i, _names(names), _day(a), _day_or_none(b), tuple(sides)) for i, names, a, b, sides in kept["wars"]),
        tuple(Outlet(name, tuple(also), tuple(domains), agency) for name, also, domains, agency in kept["outlets"]),
        tuple(Usage(i, _names(names), _day(start), _day_or_none(end)) for i, names, start, end in kept["usages"]),
        earliest,
        latest,
        kept["words"],
    )


def _named(row: Sequence[Any]) -> Named:
    name, kind, names, also, short, wikidata, adjectives, within, capital, start, end = row
    lists = tuple(also), tuple(short), wikidata, tuple(adjectives)
    return Named(name, kind, names, *lists, within, capital, _day_or_none(start), _day_or_none(end))


def _term(row: Sequence[Any]) -> Term:
    person, start, end = row
    return Term(person, _day(start), _day_or_none(end))


def _names(names: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(of_language) for language, of_language in names.items()}


def _day(edtf: str) -> FuzzyDate:
    year, month, day = (*map(int, edtf.split("-")), None, None)[:3]
    return FuzzyDate(year, month, day)


def _day_or_none(edtf: str | None) -> FuzzyDate | None:
    return None if edtf is None else _day(edtf)
