"""Keep lines of text by name in one SQLite file: data and nothing else, each line checksummed.

It only ever saves work. What is damaged, foreign, of another version or held by another build
counts as absent. A line's checksum covers its name, its text and the program that wrote it; a sum
of all checksums covers what may have been lost. They guard against accidents: whoever may write
here may as well write the site.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from newsroom.press.database import discard, holds_only, opened
from newsroom.press.program import CACHE, maker
from newsroom.reading.paths import content_prefix
from newsroom.settings import Settings

_TABLES = (
    "CREATE TABLE lines (name TEXT PRIMARY KEY, text TEXT, checksum BLOB) WITHOUT ROWID",
    "CREATE TABLE program (version TEXT NOT NULL, total BLOB NOT NULL)",
)
_SIZE = 16

Lookup = Callable[[str], str | None]
"""Finds the line of a name; None where there is none that can be believed."""


class Store(Struct, frozen=True):
    """Keep the lines of one version of the program."""

    file: Path
    version: str

    def everything(self) -> Mapping[str, str] | None:
        """Return all lines by name, or None where any of them is not to be believed."""
        try:
            with opened(self.file, "ro") as base:
                total = self._total(base)
                if total is None:
                    return None
                found: dict[str, str] = {}
                rows = base.execute("SELECT name, text, checksum FROM lines")
                for name, text, checksum in rows:
                    if type(name) is not str or type(text) is not str:
                        return None
                    if checksum != self._checksum(name, text):
                        return None
                    total = _added(total, checksum)
                    found[name] = text
        except (sqlite3.Error, OSError, ValueError, OverflowError):
            return None
        return found if total == bytes(_SIZE) else None

    @contextlib.contextmanager
    def reading(self) -> Iterator[Lookup]:
        """Open the store to look single lines up."""
        with contextlib.ExitStack() as stack:
            try:
                base = stack.enter_context(opened(self.file, "ro"))
                is_ours = self._total(base) is not None
            except (sqlite3.Error, OSError, ValueError, OverflowError):
                is_ours = False
            yield (lambda name: self._line(base, name)) if is_ours else _nothing

    def put(self, changed: Mapping[str, str], gone: Iterable[str] = ()) -> bool:
        """Put lines in and take others out, all at once or not at all; tell whether it was done."""
        for _ in range(2):
            try:
                self._put(changed, tuple(gone))
            except (sqlite3.OperationalError, OSError, ValueError, OverflowError):
                return False  # busy, read-only or full: the next build takes longer
            except sqlite3.DatabaseError:
                self.discard()
            else:
                return True
        return False

    def replace(self, lines: Mapping[str, str]) -> bool:
        """Put lines in the place of all that there was."""
        self.discard()
        return self.put(lines)

    def discard(self) -> None:
        """Remove the file."""
        discard(self.file)

    def _put(self, changed: Mapping[str, str], gone: tuple[str, ...]) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with opened(self.file, "rwc") as base:
            base.execute("PRAGMA synchronous = OFF")  # a loss of power is found by the checksums
            base.execute("BEGIN IMMEDIATE")
            total = self._prepared(base)
            is_new = not base.execute("SELECT 1 FROM lines LIMIT 1").fetchone()
            for name in () if is_new else (*changed, *gone):
                row = base.execute("SELECT checksum FROM lines WHERE name = ?", (name,)).fetchone()
                total = _added(total, row[0]) if row else total
            base.executemany("DELETE FROM lines WHERE name = ?", [(name,) for name in gone])
            # In order of their names: so the table's tree grows at its end alone.
            lines = sorted(changed.items())
            rows = [(name, text, self._checksum(name, text)) for name, text in lines]
            for *_, checksum in rows:
                total = _added(total, checksum)
            base.executemany("INSERT OR REPLACE INTO lines VALUES (?, ?, ?)", rows)
            base.execute("UPDATE program SET total = ?", (total,))
            base.execute("COMMIT")

    def _prepared(self, base: sqlite3.Connection) -> bytes:
        """Make the tables where there are none, empty them where they are another version's."""
        if not base.execute("SELECT 1 FROM sqlite_master").fetchone():
            for table in _TABLES:
                base.execute(table)
        elif not holds_only(base, _TABLES):
            raise sqlite3.DatabaseError("it is another program's")
        total = self._total(base)
        if total is None:
            total = bytes(_SIZE)
            base.execute("DELETE FROM lines")
            base.execute("DELETE FROM program")
            base.execute("INSERT INTO program VALUES (?, ?)", (self.version, total))
        return total

    def _total(self, base: sqlite3.Connection) -> bytes | None:
        """Return the sum of all checksums; None where the store is not of this version."""
        if not holds_only(base, _TABLES):
            return None
        found = base.execute("SELECT version, total FROM program").fetchone()
        if not found or found[0] != self.version or type(found[1]) is not bytes:
            return None
        total: bytes = found[1]
        return total if len(total) == _SIZE else None

    def _line(self, base: sqlite3.Connection, name: str) -> str | None:
        try:
            row = base.execute(
                "SELECT text, checksum FROM lines WHERE name = ?", (name,)
            ).fetchone()
        except (sqlite3.Error, OverflowError):
            return None
        if row is None or type(row[0]) is not str or row[1] != self._checksum(name, row[0]):
            return None
        text: str = row[0]
        return text

    def _checksum(self, name: str, text: str) -> bytes:
        whole = f"{self.version}\0{name}\0{text}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(whole, digest_size=_SIZE).digest()


def store_of(settings: Settings, program: str = "") -> Store:
    """Return where the ledger of a publication is kept."""
    version = f"{program or maker()} {content_prefix(settings)}"
    return Store(settings.root / CACHE / "ledger.sqlite", version)


def _added(total: bytes, checksum: object) -> bytes:
    """Add a checksum to the sum of all; adding it again takes it away."""
    if type(checksum) is not bytes or len(checksum) != _SIZE:
        raise sqlite3.DatabaseError("a checksum is damaged")
    return (int.from_bytes(total, "big") ^ int.from_bytes(checksum, "big")).to_bytes(_SIZE, "big")


def _nothing(_name: str) -> None:
    return None
