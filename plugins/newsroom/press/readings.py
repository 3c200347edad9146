"""Keep what was read of each file: ``.newsroom/cache/reading.sqlite``, data and nothing else.

It only ever saves work. A row is believed if its checksum, which covers all of it and the program
that wrote it, agrees; whatever is damaged, foreign, of another version or held by another build
counts as absent. The checksum guards against accidents: whoever may write here may as well write
the site.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from newsroom.press.database import discard, holds_only, opened
from newsroom.press.looks import Look

_READINGS = """CREATE TABLE readings (
 path TEXT PRIMARY KEY, size INTEGER, changed_ns INTEGER, inode INTEGER,
 sha256 TEXT, reading BLOB, checksum BLOB)"""
_TABLES = ("CREATE TABLE program (version TEXT NOT NULL)", _READINGS)
_SELECT = "SELECT path, size, changed_ns, inode, sha256, reading, checksum FROM readings"


class Kept(Struct, frozen=True):
    """Hold the reading of a file, packed, with the look and the digest of the file it is of."""

    look: Look
    sha256: str
    reading: bytes


Finding = Callable[[str], Kept | None]
"""Finds what is kept of a file; None where there is nothing that can be believed."""


class Readings(Struct, frozen=True):
    """Keep readings of one publication by one version of the program."""

    file: Path
    version: str

    def recall(self) -> Mapping[str, Kept]:
        """Return what is kept by the files' paths; what cannot be believed is left out."""
        try:
            with opened(self.file, "ro") as base:
                if not holds_only(base, _TABLES) or _version(base) != self.version:
                    return {}
                rows = base.execute(_SELECT)
                return dict(pair for row in rows if (pair := self._believed(row)))
        except (sqlite3.OperationalError, OSError, ValueError, OverflowError):
            return {}
        except sqlite3.DatabaseError:
            # Damage that reading finds may escape writing: it would never be mended.
            discard(self.file)
            return {}

    def find(self, paths: Iterable[str]) -> Mapping[str, Kept]:
        """Return what is kept of some files; what cannot be believed is left out."""
        with self.reading() as look:
            return {path: kept for path in paths if (kept := look(path))}

    @contextlib.contextmanager
    def reading(self) -> Iterator[Finding]:
        """Open the file to look single readings up."""
        with contextlib.ExitStack() as stack:
            try:
                base = stack.enter_context(opened(self.file, "ro"))
                is_ours = holds_only(base, _TABLES) and _version(base) == self.version
            except (sqlite3.Error, OSError, ValueError, OverflowError):
                is_ours = False
            yield (lambda path: self._find(base, path)) if is_ours else _nothing

    def _find(self, base: sqlite3.Connection, path: str) -> Kept | None:
        try:
            row = base.execute(f"{_SELECT} WHERE path = ?", (path,)).fetchone()
        except (sqlite3.Error, OverflowError):
            return None
        found = self._believed(row) if row else None
        return found[1] if found else None

    def keep(self, changed: Mapping[str, Kept], gone: Iterable[str]) -> None:
        """Put readings in and take files out, all at once or not at all; never fail."""
        for _ in range(2):
            try:
                self._keep(changed, gone)
            except (sqlite3.OperationalError, OSError, ValueError, OverflowError):
                return  # busy, read-only or full: the next build takes longer
            except sqlite3.DatabaseError:
                discard(self.file)
            else:
                return

    def _keep(self, changed: Mapping[str, Kept], gone: Iterable[str]) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with opened(self.file, "rwc") as base:
            base.execute("PRAGMA synchronous = OFF")  # a loss of power is found by the checksums
            base.execute("BEGIN IMMEDIATE")
            if not base.execute("SELECT 1 FROM sqlite_master").fetchone():
                for table in _TABLES:
                    base.execute(table)
            elif not holds_only(base, _TABLES):
                raise sqlite3.DatabaseError("it is another program's")
            if _version(base) != self.version:
                base.execute("DELETE FROM readings")
                base.execute("DELETE FROM program")
                base.execute("INSERT INTO program VALUES (?)", (self.version,))
            base.executemany("DELETE FROM readings WHERE path = ?", [(path,) for path in gone])
            base.executemany(
                "INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?, ?, ?, ?)",
                [self._row(path, kept) for path, kept in changed.items()],
            )
            base.execute("COMMIT")

    def _row(self, path: str, kept: Kept) -> tuple[object, ...]:
        look = kept.look
        row = (path, look.size, look.changed_ns, look.inode, kept.sha256, kept.reading)
        return (*row, self._checksum(*row))

    def _believed(self, row: tuple[Any, ...]) -> tuple[str, Kept] | None:
        *said, checksum = row
        if tuple(map(type, said)) != (str, int, int, int, str, bytes):
            return None
        path, size, changed_ns, inode, sha256, reading = said
        if checksum != self._checksum(*said):
            return None
        return path, Kept(Look(size, changed_ns, inode), sha256, reading)

    def _checksum(self, *row: object) -> bytes:
        *said, reading = row
        assert isinstance(reading, bytes)  # noqa: S101 - the last of a row
        head = repr((self.version, *said)).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(head + b"\0" + reading, digest_size=16).digest()


def _nothing(_path: str) -> None:
    return None


def _version(base: sqlite3.Connection) -> str:
    found = base.execute("SELECT version FROM program").fetchone()
    return str(found[0]) if found else ""
