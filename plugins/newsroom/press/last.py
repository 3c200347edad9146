"""Keep what the last build was made of, what it made, and what it said: ``.newsroom/last``.

The file is a head in JSON, then the paths, their looks and their digests as they are in memory,
because at ten thousand briefs there are fifty thousand of them.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from array import array
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from msgspec import Struct

from newsroom.press.codec import codec_of
from newsroom.press.counts import Counts
from newsroom.press.glance import paths_and_looks
from newsroom.press.looking import FIELDS
from newsroom.press.looks import DIGEST
from newsroom.press.report import Sums
from newsroom.problems import Problem
from newsroom.values import Partly

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


class Watch(Struct, frozen=True, dict=True):
    """Hold paths, the three numbers of each one's look, and its digest."""

    paths: tuple[str, ...]
    looks: array[int]
    digests: bytes

    def digest(self, at: int) -> bytes:
        """Return the digest of the path at a place."""
        return self.digests[at * DIGEST : at * DIGEST + DIGEST]

    def with_news(self, news: Mapping[str, tuple[tuple[int, ...], bytes]]) -> Watch:
        """Return the same paths, some with another look and digest."""
        looks, digests = array("q", self.looks), bytearray(self.digests)
        place = {path: at for at, path in enumerate(self.paths) if path in news}
        for path, (look, digest) in news.items():
            at = place[path]
            looks[at * FIELDS : at * FIELDS + FIELDS] = array("q", look)
            digests[at * DIGEST : at * DIGEST + DIGEST] = digest
        return Watch(self.paths, looks, bytes(digests))


def watch_of(seen: Mapping[str, tuple[tuple[int, ...], bytes]]) -> Watch:
    """Return what is watched, given a look and a digest by path."""
    looks = array("q", (number for look, _ in seen.values() for number in look))
    return Watch(tuple(seen), looks, b"".join(digest for _, digest in seen.values()))


class Head(Struct, frozen=True):
    """Hold what is said of a build apart from its files."""

    program: str
    """The digest of the program that made it."""
    surroundings: str
    span: Span
    told: Told
    sizes: tuple[int, ...]
    """How many paths each part has."""


class Last(Partly, frozen=True, dict=True):
    """Hold the last build: its head, and its files in four parts."""

    aside: ClassVar = frozenset({"names"})
    head: Head
    inputs: Watch
    """The program, the theme, the content's folders, the libraries."""
    texts: Watch
    """The content's files."""
    site: Watch
    """The published files and folders."""
    waiting: Watch
    """The folders of the tree in waiting."""
    names: bytes = b""
    """All paths as the file has them; nothing where they never were in one."""

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
        return _parted(head, *paths_and_looks(content))
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
    if not isinstance(head, Head) or len(head.sizes) != 4:  # noqa: PLR2004
        raise ValueError(head)
    return head


def _parted(
    head: Head, written: bytes, names: list[str], looks: array[int], digests: bytes
) -> Last:
    if sum(head.sizes) != len(names):
        raise ValueError(head)
    parts, at = [], 0
    for size in head.sizes:
        end = at + size
        part = looks[at * FIELDS : end * FIELDS]
        parts.append(Watch(tuple(names[at:end]), part, digests[at * DIGEST : end * DIGEST]))
        at = end
    inputs, texts, site, waiting = parts
    return Last(head, inputs, texts, site, waiting, written)


def _written(last: Last) -> bytes:
    names = "\0".join(path for part in last.parts for path in part.paths)
    return names.encode("utf-8", "surrogateescape")


def write_last(file: Path, last: Last) -> None:
    """Write the file; without it the next build only takes longer."""
    from newsroom.shelf import write_whole  # noqa: PLC0415 - most looks write nothing

    with contextlib.suppress(OSError, TypeError, ValueError):
        head = json.dumps(_HEAD.encode(last.head), separators=(",", ":")).encode()
        paths = last.names or _written(last)
        sizes = len(head).to_bytes(8, "big") + len(paths).to_bytes(8, "big")
        looks = [part.looks.tobytes() for part in last.parts]
        body = b"".join((sizes, head, paths, *looks, *(part.digests for part in last.parts)))
        write_whole(file, hashlib.sha256(body).digest() + body)
