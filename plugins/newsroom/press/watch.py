"""Hold very many paths, how they look and what they hold, as a file has them: taken apart late.

After an edit hardly any of fifty thousand paths is asked for by its name.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from newsroom.press.looking import FIELDS
from newsroom.press.looks import DIGEST

_END = b"\0"
"""What no path holds."""
_FEW = 20
"""For more paths than that, taking the row apart costs less than to search it for each."""


class Paths(Struct, frozen=True, dict=True):
    """Hold a row of paths in one piece; each has its place in the row."""

    written: bytes
    """One after the other, with a zero byte between."""
    count: int

    @classmethod
    def of(cls, paths: Iterable[str]) -> Paths:
        """Return a row of paths, in their order."""
        each = tuple(paths)
        return cls(encoded("\0".join(each)), len(each))

    @cached_property
    def each(self) -> tuple[str, ...]:
        """Return all of them, taken apart."""
        return tuple(decoded(self.written).split("\0")) if self.count else ()

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Return the place of every path."""
        return {path: at for at, path in enumerate(self.each)}

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[str]:
        return iter(self.each)

    def __getitem__(self, at: int) -> str:
        if not 0 <= at < self.count:
            raise IndexError(at)
        return self.each[at]

    def place(self, path: str) -> int | None:
        """Return the place of a path; None where it is not in the row."""
        return self.places((path,)).get(path)

    def places(self, paths: Collection[str]) -> Mapping[str, int]:
        """Return the place of each path that is in the row."""
        if len(paths) > _FEW:
            return {path: self.index[path] for path in paths if path in self.index}
        found = {path: self._place(encoded(path)) for path in paths}
        return {path: at for path, at in found.items() if at is not None}

    def _place(self, name: bytes) -> int | None:
        at = self._start(name) if self.count else -1
        return None if at < 0 else self.written.count(_END, 0, at)

    def _start(self, name: bytes) -> int:
        """Return where a path begins, or less than nothing."""
        if self.written == name or self.written.startswith(name + _END):
            return 0
        within = self.written.find(_END + name + _END)
        if within < 0 and self.written.endswith(_END + name):
            return len(self.written) - len(name)
        return within + 1 if within >= 0 else -1


def encoded(paths: str) -> bytes:
    """Return a path, or several, as the system has it."""
    return paths.encode("utf-8", "surrogateescape")


def decoded(paths: bytes) -> str:
    """Return a path, or several, as Python has it."""
    return paths.decode("utf-8", "surrogateescape")


class Watch(Struct, frozen=True):
    """Hold paths, the three numbers of each one's look, and its digest."""

    paths: Paths
    looks: array[int]
    digests: bytes

    def digest(self, at: int) -> bytes:
        """Return the digest of the path at a place."""
        return self.digests[at * DIGEST : at * DIGEST + DIGEST]

    def with_news(self, news: Mapping[str, tuple[tuple[int, ...], bytes]]) -> Watch:
        """Return the same paths, some with another look and digest.

        :raises KeyError: where one of them is not watched.
        """
        looks, digests = array("q", self.looks), bytearray(self.digests)
        places = self.paths.places(news)
        for path, (look, digest) in news.items():
            at = places[path]
            looks[at * FIELDS : at * FIELDS + FIELDS] = array("q", look)
            digests[at * DIGEST : at * DIGEST + DIGEST] = digest
        return Watch(self.paths, looks, bytes(digests))


def watch_of(seen: Mapping[str, tuple[tuple[int, ...], bytes]]) -> Watch:
    """Return what is watched, given a look and a digest by path."""
    looks = array("q", (number for look, _ in seen.values() for number in look))
    return Watch(Paths.of(seen), looks, b"".join(digest for _, digest in seen.values()))
