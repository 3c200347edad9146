"""Look at files without opening them, and say when a look is enough.

The system notes when a file's bytes, name or links last changed, and nobody can set that time. So
two equal looks mean equal bytes, if the file had rested for longer than the clock's grain when
the first was taken, and if the clock was not put back. What is written through a memory map that
stays open may escape it; on Windows there is no such time.
"""

from __future__ import annotations

import hashlib
import os
import stat
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from newsroom.press.looking import FIELDS, LARGEST

_FINE = 1_000_000
"""A time that ends in so many zeros is of a file system that counts in seconds, or in two."""
_COARSE_GRAIN = 4_000_000_000
_FINE_GRAIN = 100_000_000
DIGEST = 32
"""The bytes of a digest."""
NOTHING = bytes(DIGEST)
"""Stands for a digest where a path's look is all there is to know."""


class Look(Struct, frozen=True):
    """Hold what the system says of a file without opening it."""

    size: int = 0
    changed_ns: int = 0
    """0 where it says nothing: the file may have changed since, within the clock's grain."""
    inode: int = 0


class Seen(Struct, frozen=True):
    """Hold what a file was when it was read: its look before, and the digest of its bytes."""

    path: str
    look: Look
    sha256: str
    """Empty where its bytes were not read."""


def look_at(size: int, changed_ns: int, inode: int, now_ns: int) -> Look:
    """Return what may be believed of a file's look at a moment."""
    coarse = changed_ns % _FINE == 0
    rested = now_ns - changed_ns > (_COARSE_GRAIN if coarse else _FINE_GRAIN)
    honest = rested and os.name != "nt"
    return Look(size, changed_ns if honest else 0, inode & LARGEST)


def believed(looks: array[int], paths: Sequence[str], now_ns: int) -> array[int]:
    """Take the time out of looks that are not enough, so that they equal no later one.

    ``now_ns`` is a moment before the looks were taken.
    """
    kept = array("q", looks)
    for at, path in enumerate(paths):
        size, changed, inode = looks[at * FIELDS : at * FIELDS + FIELDS]
        # A link says nothing of what it leads to; of what is not there, that is all there is.
        is_link = os.path.islink(path)  # noqa: PTH114 - thousands of times
        rested = look_at(size, changed, inode, now_ns).changed_ns and not is_link
        if not rested and (size, changed, inode) != (0, 0, 0):
            kept[at * FIELDS + 1] = -1
    return kept


def digest_of(path: str) -> bytes:
    """Return the digest of a file's bytes, or of the names in a folder and their kinds.

    :raises OSError: where it is neither.
    """
    status = Path(path).stat()
    if stat.S_ISDIR(status.st_mode):
        with os.scandir(path) as found:
            return digest_of_names((item.name, _kind(item)) for item in found)
    if not stat.S_ISREG(status.st_mode):
        raise OSError(0, "it is not an ordinary file")
    with open(path, "rb") as file:  # noqa: PTH123 - thousands of times
        return hashlib.sha256(file.read()).digest()


def digest_of_names(names: Iterable[tuple[str, str]]) -> bytes:
    """Return the digest of a folder's names, each with its kind: ``/`` for a folder."""
    kept = sorted(pair for pair in names if pair[0] != "__pycache__")
    return hashlib.sha256(repr(kept).encode("utf-8", "surrogatepass")).digest()


def _kind(item: os.DirEntry[str]) -> str:
    if item.is_symlink():
        return "@"
    return "/" if item.is_dir(follow_symlinks=False) else ""
