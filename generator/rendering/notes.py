"""What was noted of every file that was made, and texts that large files are put together from, in SQLite.

What can be looked up is listed once, by number, with its stamp; a file has the numbers of what it looked up. Texts are
read when they are asked for, all of one kind at once. Whatever is wrong with the database, files are made without it,
and the next run has a new one.
"""

from __future__ import annotations

import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from generator.issues import Issue, notice
from generator.rendering.reads import Read

_PATIENCE = 0.5
"""Seconds for which another process may hold the database."""
_TABLES = {
    "rules": "digest TEXT NOT NULL",
    "reads": "number INTEGER PRIMARY KEY, kind TEXT, name TEXT, stamp TEXT, checksum INTEGER",
    "files": "path TEXT PRIMARY KEY, stamp TEXT, reads BLOB, checksum INTEGER",
    "texts": "kind TEXT, name TEXT, made_from TEXT, reads BLOB, text BLOB, checksum INTEGER, PRIMARY KEY (kind, name)",
}

Key = tuple[str, str]
"""Kind and name of a text."""


class Noted(NamedTuple):
    """Of a file: the stamp of all that it looked up, as that was then, and the numbers of it."""

    stamp: str
    reads: Sequence[int]


class Text(NamedTuple):
    """A text, the digest of what else it was made from, and the numbers of what was looked up for it."""

    made_from: str
    reads: Sequence[int]
    text: bytes


@dataclass(slots=True)
class Changes:
    """What is to be written."""

    stamps: Mapping[int, str]
    """Of what was looked up before and is another now."""
    reads: Sequence[tuple[Read, str]]
    """What was looked up for the first time, with its stamp; its numbers go on from the last one."""
    files: Mapping[str, Noted]
    texts: Mapping[Key, Text]
    no_files: Iterable[str]
    no_texts: Iterable[Key]
    """What is no more."""


@dataclass(slots=True)
class Notes:
    """The notes of the last build, for the same rules."""

    file: Path
    rules: str
    reads: list[tuple[Read, str]] = field(default_factory=list)
    """What can be looked up, by its number, with its stamp of then."""
    files: dict[str, Noted] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    """What is to be said of the database; never part of a site."""
    is_of_these_rules: bool = False

    @classmethod
    def of(cls, file: Path, rules: str) -> Notes:
        """What the file holds for these rules; nothing where there is none, or none that can be read."""
        notes = cls(file, rules)
        if file.exists():
            with notes._telling(), _reading(file) as connection:
                if _rules_of(connection) == rules:
                    reads = _checked(connection.execute("SELECT * FROM reads ORDER BY number"))
                    rows = _checked(connection.execute("SELECT * FROM files"))
                    notes.files = {path: Noted(stamp, _numbers(numbers)) for path, stamp, numbers in rows}
                    notes.reads = [((kind, name), stamp) for _, kind, name, stamp in reads]
                    notes.is_of_these_rules = True
        return notes

    def texts(self, kind: str) -> dict[str, Text]:
        """The texts of one kind, by their names."""
        texts: dict[str, Text] = {}
        if self.is_of_these_rules:
            with self._telling(), _reading(self.file) as connection:
                rows = _checked(connection.execute("SELECT * FROM texts WHERE kind = ?", (kind,)))
                texts = {name: Text(made_from, _numbers(reads), text) for _, name, made_from, reads, text in rows}
        return texts

    def names_of_texts(self) -> list[Key]:
        """Kind and name of every text."""
        names: list[Key] = []
        if self.is_of_these_rules:
            with self._telling(), _reading(self.file) as connection:
                names = connection.execute("SELECT kind, name FROM texts").fetchall()
        return names

    def write(self, changes: Changes) -> None:
        """Writes all of it down, or nothing."""
        if any(issue.code == "cache-busy" for issue in self.issues):
            return
        try:
            self._write(changes)
        except sqlite3.DatabaseError:
            with suppress(OSError):
                self.file.unlink(missing_ok=True)  # the next run makes it anew
        except OSError:
            return  # a folder that cannot be written keeps nothing

    def _write(self, changes: Changes) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        if not self.is_of_these_rules:
            self.file.unlink(missing_ok=True)
        connection = sqlite3.connect(self.file, timeout=_PATIENCE)
        try:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                if not self.is_of_these_rules:
                    for table, shape in _TABLES.items():
                        connection.execute(f"CREATE TABLE {table} ({shape})")
                    connection.execute("INSERT INTO rules VALUES (?)", (self.rules,))
                self._put(connection, changes)
        finally:
            connection.close()

    def _put(self, connection: sqlite3.Connection, changes: Changes) -> None:
        put = connection.executemany
        stamped = [(n, *self.reads[n][0], stamp) for n, stamp in sorted(changes.stamps.items())]
        new = [(n, *read, stamp) for n, (read, stamp) in enumerate(changes.reads, len(self.reads))]
        put("INSERT OR REPLACE INTO reads VALUES (?, ?, ?, ?, ?)", _with_checksums([*stamped, *new]))
        put("DELETE FROM files WHERE path = ?", ((path,) for path in sorted(changes.no_files)))
        put("DELETE FROM texts WHERE kind = ? AND name = ?", sorted(changes.no_texts))
        files = ((path, one.stamp, _packed(one.reads)) for path, one in sorted(changes.files.items()))
        put("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", _with_checksums(files))
        texts = ((*key, one.made_from, _packed(one.reads), one.text) for key, one in sorted(changes.texts.items()))
        put("INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?, ?, ?)", _with_checksums(texts))

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Keeps what is wrong with the database as a notice."""
        try:
            yield
        except sqlite3.OperationalError as error:
            self._tell("cache-busy" if "locked" in str(error) else "cache-broken", str(error))
        except (sqlite3.DatabaseError, ValueError, TypeError) as error:
            self._tell("cache-broken", str(error))

    def _tell(self, code: str, cause: str) -> None:
        self.issues.append(notice(f".nienbieu/{self.file.name}", 0, code, cause=cause))
        self.is_of_these_rules = False
        self.reads, self.files = [], {}


def _checked(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows without their checksums. Raises ValueError where one is not what was written."""
    checked = []
    for *row, checksum in rows:
        if _checksum_of(row) != checksum:
            raise ValueError("damaged")
        checked.append(tuple(row))
    return checked


def _with_checksums(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    return ((*row, _checksum_of(row)) for row in rows)


def _checksum_of(row: Iterable[Any]) -> int:
    parts = [value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass") for value in row]
    return zlib.crc32(b"\0".join(parts))


def _rules_of(connection: sqlite3.Connection) -> str:
    """The digest of the rules for which the notes were made; empty for a database of another version."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'rules'").fetchone() is None:
        return ""
    row = connection.execute("SELECT digest FROM rules").fetchone()
    return "" if row is None else str(row[0])


@contextmanager
def _reading(file: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", timeout=_PATIENCE, uri=True)
    try:
        yield connection
    finally:
        connection.close()


def _numbers(packed: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(packed)
    return numbers


def _packed(numbers: Iterable[int]) -> bytes:
    return array("I", numbers).tobytes()
