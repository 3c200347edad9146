"""Open an SQLite file of our own, and nothing else that may stand in its place."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

_PATIENCE = 0.5
"""Seconds to wait for another build's transaction; without what is kept it only takes longer."""


@contextlib.contextmanager
def opened(file: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """Open a file, ``ro`` or ``rwc``; transactions are the caller's.

    :raises OSError: where it is not an ordinary file.
    """
    if file.is_symlink() or (file.exists() and not file.is_file()):
        raise OSError(f"{file} is not an ordinary file")
    address = f"{file.absolute().as_uri()}?mode={mode}"
    base = sqlite3.connect(address, timeout=_PATIENCE, isolation_level=None, uri=True)
    try:
        base.execute("PRAGMA trusted_schema = OFF")
        yield base
    finally:
        base.close()


def discard(file: Path) -> None:
    """Remove a file, and what SQLite keeps beside it."""
    for ending in ("", "-journal", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            file.with_name(file.name + ending).unlink(missing_ok=True)


def holds_only(base: sqlite3.Connection, tables: tuple[str, ...]) -> bool:
    """Tell whether a database has our tables, and nothing that would do something by itself."""
    found = base.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    return sorted(str(sql) for (sql,) in found) == sorted(tables)
