"""Keep what the last build was made of, what it made, and what it said: ``.newsroom/last``.

The file is a head in JSON, then the paths, their looks and their digests as they are in memory,
because at ten thousand briefs there are fifty thousand of them.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from array import array
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from newsroom.press.codec import codec_of
from newsroom.press.counts import Counts
from newsroom.press.glance import paths_and_looks
from newsroom.press.looking import FIELDS
from newsroom.press.looks import DIGEST
from newsroom.press.report import Sums
from newsroom.press.watch import Paths, Watch
from newsroom.problems import Problem

LAST = Path(".newsroom") / "last"
_SUM = 32


class Told(Struct, frozen=True):
    """Hold what a build had to say, to be said again."""

    name: str
    counts: Counts
    problems: tuple[Problem, ...]
    sums: Sums


class Span(Struct, frozen=True):
    """Hold the moments that give the same result: from the first, and before the second."""

    since: datetime | None = None
    until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Tell whether a moment is one of them."""
        after = self.since is None or self.since <= now
        return after and (self.until is None or now < self.until)


class Head(Struct, frozen=True):
    """Hold what is said of a build apart from its files."""

    program: str
    """The digest of the program that made it."""
    surroundings: str
    span: Span
    told: Told
    sizes: tuple[int, ...]
    """How many paths each part has."""
    lengths: tuple[int, ...]
    """How many bytes they take."""


class Last(Struct, frozen=True):
    """Hold the last build: its head, and its files in four parts."""

    head: Head
    inputs: Watch
    """The program, the theme, the content's folders, the libraries."""
    texts: Watch
    """The content's files."""
    site: Watch
    """The published files and folders."""
    waiting: Watch
    """The folders of the tree in waiting."""

    @property
    def parts(self) -> tuple[Watch, ...]:
        """Return the parts in the order they are written in."""
        return self.inputs, self.texts, self.site, self.waiting


_HEAD = codec_of(Head)


def read_last(file: Path) -> Last | None:
    """Read the file; None where there is none that can be believed."""
    try:
        return last_in(file.read_bytes())
    except OSError:
        return None


def last_in(content: bytes) -> Last | None:
    """Return what a file holds; None where it cannot be believed."""
    try:
        head = _head_of(content)
        return _parted(head, *paths_and_looks(content, sum(head.sizes)))
    except (ValueError, RecursionError):
        return None


def head_in(content: bytes) -> Head | None:
    """Return the head of what a file holds; None where it cannot be believed."""
    try:
        return _head_of(content)
    except (ValueError, RecursionError):
        return None


def _head_of(content: bytes) -> Head:
    body = memoryview(content)[_SUM:]
    if hashlib.sha256(body).digest() != content[:_SUM]:
        raise ValueError(content[:_SUM])
    length = int.from_bytes(body[:8], "big")
    head = _HEAD.decode(json.loads(bytes(body[16 : 16 + length])))
    if not isinstance(head, Head) or not len(head.sizes) == len(head.lengths) == 4:  # noqa: PLR2004
        raise ValueError(head)
    return head


def _parted(head: Head, written: bytes, looks: array[int], digests: bytes) -> Last:
    parts, at, start = [], 0, 0
    for size, length in zip(head.sizes, head.lengths, strict=True):
        end, stop = at + size, start + length
        paths = Paths(written[start:stop], size)
        part = looks[at * FIELDS : end * FIELDS]
        parts.append(Watch(paths, part, digests[at * DIGEST : end * DIGEST]))
        # Between two paths stands a zero byte, also where one ends a part.
        at, start = end, stop + 1 if size else start
    inputs, texts, site, waiting = parts
    return Last(head, inputs, texts, site, waiting)


def write_last(file: Path, last: Last) -> None:
    """Write the file; without it the next build only takes longer."""
    from newsroom.shelf import write_whole  # noqa: PLC0415 - most looks write nothing

    with contextlib.suppress(OSError, TypeError, ValueError):
        head = json.dumps(_HEAD.encode(last.head), separators=(",", ":")).encode()
        paths = b"\0".join(part.paths.written for part in last.parts if part.paths)
        sizes = len(head).to_bytes(8, "big") + len(paths).to_bytes(8, "big")
        looks = [part.looks.tobytes() for part in last.parts]
        pieces = (sizes, head, paths, *looks, *(part.digests for part in last.parts))
        checksum = hashlib.sha256()
        for piece in pieces:
            checksum.update(piece)
        write_whole(file, checksum.digest(), *pieces)
