"""Keep what is compiled of a theme where Python keeps its own compiled modules, and nowhere else.

Compiling templates and words takes longer than all else that a page needs after an edit. What is
kept of templates is code, so it never lies in a project, whose cache may come with a branch or from
CI: it lies beside this very module's bytecode, where whoever can write could as well change the
program. Where Python writes no bytecode (``PYTHONDONTWRITEBYTECODE``), or may not, nothing is kept
and all is compiled anew.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket
from msgspec import Struct

from newsroom.shelf import Shelf
from newsroom.version import VERSION, release_of


class Kept(Struct, frozen=True):
    """Keep what a maker made of sources, one at a time under each name.

    There are never more of them than names; the source must be the same one, or it is made again.
    """

    shelf: Shelf | None
    maker: str
    """What else it depends on."""

    def take(self, name: str, source: str) -> bytes | None:
        """Return what was made of the source with this digest, or None."""
        content = self.shelf.take(name) if self.shelf is not None else None
        head = self._head(source)
        return content[len(head) :] if content is not None and content.startswith(head) else None

    def put(self, name: str, source: str, made: bytes) -> None:
        """Keep what was made, if Python keeps its own."""
        if self.shelf is not None and not sys.dont_write_bytecode:
            self.shelf.put(name, self._head(source) + made)

    def taken_or(self, name: str, source: str, make: Callable[[], bytes]) -> bytes:
        """Return what was made of a source, and make it if it was not."""
        made = self.take(name, source)
        if made is None:
            made = make()
            self.put(name, source, made)
        return made

    def _head(self, source: str) -> bytes:
        return f"{self.maker}\0{source}\0".encode()


class Compiled(jinja2.BytecodeCache):
    """Hold the templates that this process has compiled or taken from where they are kept."""

    def __init__(self, kept: Kept) -> None:
        self.codes: dict[str, tuple[str, CodeType]] = {}
        self.kept = kept

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the key of a template's name."""
        del filename
        return super().get_cache_key(name)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put in what was compiled of a template, if its source is the same."""
        checksum, code = self.codes.get(bucket.key) or ("", None)
        if checksum != bucket.checksum:
            made = self.kept.take(_file(bucket), bucket.checksum)
            code = marshal.loads(made) if made else None  # noqa: S302 - see above
        if code is not None:
            self.codes[bucket.key] = bucket.checksum, code
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled of a template."""
        if bucket.code is not None:
            self.codes[bucket.key] = (bucket.checksum, bucket.code)
            self.kept.put(_file(bucket), bucket.checksum, marshal.dumps(bucket.code))


def _file(bucket: Bucket) -> str:
    return f"{bucket.key}.{sys.implementation.cache_tag}.template"


def compiled_with(options: Mapping[str, object]) -> Compiled:
    """Return the store of what this process compiles with some of Jinja's options."""
    return _store(repr(sorted(options.items())))


@cache
def _store(options: str) -> Compiled:
    return Compiled(kept_of("jinja2", sys.version, options))


def kept_of(library: str, *more: str) -> Kept:
    """Return where to keep what a library makes; its release and ours count, and what is given."""
    release = release_of(library)
    # A release that nobody knows might be another tomorrow.
    own = __spec__.cached if release else None
    return Kept(Shelf(Path(own).parent) if own else None, repr((VERSION, release, *more)))
