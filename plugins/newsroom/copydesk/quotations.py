"""Find what a text quotes, and measure it in words or, where words have no spaces, characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

SPACED = frozenset({"en"})
"""The languages that are measured in words; the others in letters."""
_MARKS = re.compile(r"“([^“”]+)”|\"([^\"\n]+)\"|「([^「」]+)」|『([^『』]+)』|«([^«»]+)»")
_BLOCK = re.compile(r"^>[ \t]?(.+)$", re.MULTILINE)


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each quotation begins and ends, without its marks, in order."""
    found = [match.span(match.lastindex or 0) for match in _MARKS.finditer(text)]
    found += [match.span(1) for match in _BLOCK.finditer(text)]
    end = -1
    for start, stop in sorted(found):
        if start >= end:
            end = stop
            yield start, stop


def length(text: str, language: str) -> int:
    """Return how long a text is: its words in English, its letters and digits elsewhere."""
    if language in SPACED:
        return len(text.split())
    return sum(sign.isalnum() for sign in text)


def unit(language: str) -> str:
    """Name what :func:`length` counts."""
    return "words" if language in SPACED else "characters"
