"""Write a PDF's objects quickly, and its streams once.

pydyf 0.13 writes and compresses each stream twice, the second time for the file's identifier, and
lists all pages for each reference to one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf  # type: ignore[import-untyped]

_item_to_bytes: Callable[[Any], bytes] = pydyf._to_bytes  # noqa: SLF001 - pydyf has no other
_writing: list[Any] = []
"""The files that are being written: nothing in them changes any more."""


def to_bytes(item: Any) -> bytes:
    """Replace ``pydyf._to_bytes``: the same, with the commonest first."""
    kind = type(item)
    if kind is str:
        return item.encode("ascii")  # type: ignore[no-any-return]
    if kind is bytes:
        return item  # type: ignore[no-any-return]
    if kind is int:
        return b"%d" % item
    if kind is float:
        return b"%d" % item if item.is_integer() else (b"%f" % item).rstrip(b"0")
    return _item_to_bytes(item)


def dictionary(one: Any) -> bytes:
    """Replace ``pydyf.Dictionary.data``."""
    return b"<<%b>>" % b"".join(
        [b"/%b %b" % (to_bytes(key), to_bytes(value)) for key, value in one.items()]
    )


def array(one: Any) -> bytes:
    """Replace ``pydyf.Array.data``."""
    return b"[%b]" % b" ".join(map(to_bytes, one))


def once(data: Any) -> property:
    """Wrap the property ``pydyf.Stream.data``: while a file is written, it is asked for twice."""

    def data_once(stream: Any) -> bytes:
        facts = stream.__dict__
        if not _writing:
            return bytes(data.fget(stream))
        if "newsroom_data" not in facts:
            facts["newsroom_data"] = data.fget(stream)
        return bytes(facts["newsroom_data"])

    return property(data_once)


def with_streams_kept(write: Any) -> Any:
    """Wrap ``pydyf.PDF.write``."""

    def write_with_streams_kept(pdf: Any, *rest: Any, **named: Any) -> None:
        with _being_written(pdf):
            write(pdf, *rest, **named)

    return write_with_streams_kept


@contextmanager
def _being_written(pdf: Any) -> Iterator[None]:
    _writing.append(pdf)
    try:
        yield
    finally:
        _writing.pop()


def with_known_pages(references: Any) -> property:
    """Wrap the property ``pydyf.PDF.page_references``."""

    def known_references(pdf: Any) -> Any:
        count, known = pdf.__dict__.get("newsroom_pages", (0, ()))
        if count != len(pdf.pages["Kids"]):
            known = references.fget(pdf)
            pdf.__dict__["newsroom_pages"] = len(pdf.pages["Kids"]), known
        return known

    return property(known_references)
