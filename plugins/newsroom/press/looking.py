"""Look at many files at once, with a second process where there are very many.

It stands apart from what looks mean, because it is all that a build with nothing to do needs.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Sequence
from itertools import chain
from operator import attrgetter

from newsroom.press.aside import aside

_LONG = 400_000
"""The bytes of very many paths."""
_STRETCH = 64
"""So many looks are compared at once before each is."""
LARGEST = 2**63 - 1
FIELDS = 3
"""The numbers of a look: size, time of the last change, inode."""
_LOOK = attrgetter("st_size", "st_ctime_ns", "st_ino")


def look_at_all(paths: Sequence[str]) -> array[int]:
    """Return the looks of many paths, three numbers each; of one that is not there, zeros."""
    return look_at_named("\0".join(paths).encode("utf-8", "surrogateescape"))


def look_at_named(names: bytes) -> array[int]:
    """Return the looks of paths that are parted by zero bytes; none is read for that.

    Where there are very many a second process looks at half of them: that is most of the time
    that a build takes which has nothing to do.
    """
    if len(names) < _LONG:
        return _look_at_each(names)
    half = names.find(b"\0", len(names) // 2)
    second = start_looking(names[half + 1 :])
    looks = _look_at_each(names[:half])
    looks.extend(second())
    return looks


def differing(now: bytes, was: bytes) -> list[int]:
    """Return which of two rows of looks differ, as they are in memory; mostly one of many does.

    :raises ValueError: where one row is longer.
    """
    if len(now) != len(was):
        raise ValueError(len(now), len(was))
    width = FIELDS * array("q").itemsize
    stretch = width * _STRETCH
    return [
        at // width
        for start in range(0, len(now), stretch)
        if now[start : start + stretch] != was[start : start + stretch]
        for at in range(start, min(start + stretch, len(now)), width)
        if now[at : at + width] != was[at : at + width]
    ]


def start_looking(names: bytes) -> Callable[[], array[int]]:
    """Let another process look at many paths; return what waits for their looks."""
    if len(names) < _LONG // 2:
        return lambda: _look_at_each(names)
    answer = aside(lambda: _look_at_each(names).tobytes())

    def wait() -> array[int]:
        looks, found = array("q"), answer()
        if len(found) != (names.count(b"\0") + 1) * FIELDS * looks.itemsize:
            return _look_at_each(names)
        looks.frombytes(found)
        return looks

    return wait


def _look_at_each(names: bytes) -> array[int]:
    paths = names.split(b"\0") if names else []
    try:
        # Nearly always all are there: no step of this is one of Python's own.
        return array("q", chain.from_iterable(map(_LOOK, map(os.lstat, paths))))
    except (OSError, ValueError, OverflowError):
        return array("q", chain.from_iterable(map(_look_at_one, paths)))


def _look_at_one(path: bytes) -> tuple[int, int, int]:
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return 0, 0, 0
    return status.st_size, status.st_ctime_ns, status.st_ino & LARGEST
