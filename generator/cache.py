"""What was found in each file of `content/`, kept between runs in SQLite: only ever a speed-up.

A row is good for the same bytes at the same path, read by the same rules; whatever is wrong with the file of the
cache, the analysis goes on without it, and the next run has a new one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator.issues import Issue, notice

CACHE = "analysis.sqlite"
Row = tuple[str, bytes]
"""A digest of what something was found in, and what was found."""
_PATIENCE = 0.5
"""Seconds for which another process may hold the cache."""
_SHAPE = "CREATE TABLE {} (path TEXT PRIMARY KEY, digest TEXT NOT NULL, found BLOB NOT NULL) WITHOUT ROWID"


@dataclass(slots=True)
class Cache:
    """Rows by path, as they were when the cache was opened, and what is to be written."""

    file: Path
    rules: str
    """The digest of all that decides what is found in a file, beside the file itself."""
    rows: dict[str, Row] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    """What is to be said of the cache itself; never part of a site."""

    @classmethod
    def of(cls, file: Path, rules: str) -> Cache:
        """What the file holds for these rules; empty where there is none, or none that can be read."""
        cache = cls(file, rules)
        if not file.exists():
            return cache
        try:
            kept = _read(file, rules)
        except sqlite3.OperationalError as error:
            cache._told("cache-busy" if "locked" in str(error) else "cache-broken", str(error))
        except (sqlite3.DatabaseError, ValueError, TypeError) as error:
            cache._told("cache-broken", str(error))
        else:
            if kept is None:
                cache._told("cache-other", "")
            else:
                cache.rows = kept
        return cache

    @property
    def faults(self) -> list[Issue]:
        """What is to be said of a cache beside another: that it was of other rules is told of the other."""
        return [issue for issue in self.issues if issue.code != "cache-other"]

    def _told(self, code: str, cause: str) -> None:
        self.issues.append(notice(f".nienbieu/{self.file.name}", 0, code, cause=cause))

    def tell_damage(self, cause: str) -> None:
        """Says once that a row is not what was written; the file is made anew when it is written."""
        if not any(issue.code == "cache-broken" for issue in self.issues):
            self._told("cache-broken", cause)

    def get(self, path: str, digest: str) -> bytes | None:
        """What was found in that file, or None."""
        kept, found = self.rows.get(path, ("", b""))
        return found if kept == digest else None

    def keep(self, rows: Mapping[str, Row]) -> None:
        """Makes the cache hold those rows and no others; nothing is written where it holds them already."""
        changed = {path: row for path, row in rows.items() if self.rows.get(path) != row}
        gone = self.rows.keys() - rows.keys()
        if not changed and not gone and self.file.exists() and not self.issues:
            return
        try:
            self._write(rows, changed, gone)
        except sqlite3.DatabaseError:
            if not any(issue.code == "cache-busy" for issue in self.issues):
                with suppress(OSError):
                    self.file.unlink(missing_ok=True)  # the next run makes it anew
        except OSError:
            return  # a folder that cannot be written keeps nothing

    def _write(self, rows: Mapping[str, Row], changed: Mapping[str, Row], gone: set[str]) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        if any(issue.code == "cache-broken" for issue in self.issues):
            self.file.unlink(missing_ok=True)
        connection = sqlite3.connect(self.file, timeout=_PATIENCE)
        try:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                if self.issues or not self.rows or _rules_of(connection) != self.rules:
                    changed = rows  # another process may have made it for other rules meanwhile
                    connection.execute("DROP TABLE IF EXISTS files")
                    connection.execute(_SHAPE.format("files"))
                    connection.execute("INSERT INTO files VALUES ('', ?, x'')", (self.rules,))
                connection.executemany("DELETE FROM files WHERE path = ?", ((path,) for path in sorted(gone)))
                connection.executemany(
                    "INSERT OR REPLACE INTO files VALUES (?, ?, ?)",
                    ((path, *row) for path, row in sorted(changed.items())),
                )
        finally:
            connection.close()


def _rules_of(connection: sqlite3.Connection) -> str:
    """The digest of the rules for which the rows were made. Raises sqlite3.OperationalError where there is no table."""
    row = connection.execute("SELECT digest FROM files WHERE path = ''").fetchone()
    return "" if row is None else str(row[0])


def _read(file: Path, rules: str) -> dict[str, Row] | None:
    """The rows of a file, or None where they are of other rules. Raises what SQLite raises, and TypeError."""
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", timeout=_PATIENCE, uri=True)
    try:
        if _rules_of(connection) != rules:
            return None
        rows = connection.execute("SELECT path, digest, found FROM files WHERE path <> ''").fetchall()
    finally:
        connection.close()
    return {path: (digest, bytes(found)) for path, digest, found in rows}
