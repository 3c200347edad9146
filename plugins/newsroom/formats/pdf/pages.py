"""Count the pages of a PDF that we made, without a PDF library."""

from __future__ import annotations

import re
import zlib

_PAGES = re.compile(rb"/Type\s*/Pages\b[^<>]*?/Count\s+(\d+)|/Count\s+(\d+)[^<>]*?/Type\s*/Pages\b")
_STREAM = re.compile(rb"/Type\s*/ObjStm\b.{0,300}?\bstream\r?\n", re.DOTALL)


def pages_of(pdf: bytes) -> int:
    """Return how many pages a PDF has: what its page tree says; 0 if it has none."""
    found = _PAGES.search(pdf)
    if found is None:
        for stream in _STREAM.finditer(pdf):
            try:
                text = zlib.decompressobj().decompress(pdf[stream.end() :])
            except zlib.error:
                continue
            found = _PAGES.search(text)
            if found is not None:
                break
    return int(found[1] or found[2]) if found is not None else 0
