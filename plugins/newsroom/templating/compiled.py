"""Keep compiled templates where Python keeps its own compiled modules, and nowhere else.

Compiling them takes longer than all else that a page needs after an edit. What is kept is code, so
it never lies in a project, whose cache may come with a branch or from CI: it lies beside this very
module's bytecode, where whoever can write could as well change the program. Where Python writes no
bytecode (``PYTHONDONTWRITEBYTECODE``), or may not, nothing is kept and templates are compiled anew.
"""

from __future__ import annotations

import marshal
import sys
from functools import cache
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING

import jinja2
from jinja2.bccache import Bucket

from newsroom.shelf import Shelf
from newsroom.version import VERSION, release_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_SUFFIX = f".{sys.implementation.cache_tag}.template"


class Compiled(jinja2.BytecodeCache):
    """Hold the templates that this process has compiled or taken from the shelf.

    A template is known by its name alone, so there are never more of them than names; its source
    must be the same one, or it is compiled again.
    """

    def __init__(self, shelf: Shelf | None, maker: str) -> None:
        self.codes: dict[str, tuple[str, CodeType]] = {}
        self.shelf = shelf
        self.maker = maker
        """What else the code depends on."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the key of a template's name."""
        del filename
        return super().get_cache_key(name)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put in what was compiled of a template, if its source is the same."""
        checksum, code = self.codes.get(bucket.key) or self._taken(bucket) or ("", None)
        if code is not None and checksum == bucket.checksum:
            self.codes[bucket.key] = checksum, code
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled of a template."""
        if bucket.code is None:
            return
        self.codes[bucket.key] = (bucket.checksum, bucket.code)
        if self.shelf is not None and not sys.dont_write_bytecode:
            content = self._head(bucket.checksum) + marshal.dumps(bucket.code)
            self.shelf.put(bucket.key + _SUFFIX, content)

    def _taken(self, bucket: Bucket) -> tuple[str, CodeType] | None:
        content = self.shelf.take(bucket.key + _SUFFIX) if self.shelf is not None else None
        head = self._head(bucket.checksum)
        if content is None or not content.startswith(head):
            return None
        return bucket.checksum, marshal.loads(content[len(head) :])  # noqa: S302 - see above

    def _head(self, checksum: str) -> bytes:
        return f"{self.maker}\0{checksum}\0".encode()


def compiled_with(options: Mapping[str, object]) -> Compiled:
    """Return the store of what this process compiles with some of Jinja's options."""
    release = release_of("jinja2")
    maker = repr((VERSION, sys.version, release, sorted(options.items())))
    return _store(maker, is_known=bool(release))


@cache
def _store(maker: str, *, is_known: bool) -> Compiled:
    # Jinja of a release that nobody knows might be another tomorrow.
    own = __spec__.cached if is_known else None
    return Compiled(Shelf(Path(own).parent) if own else None, maker)
