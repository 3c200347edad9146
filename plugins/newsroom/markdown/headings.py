"""Fit headings to the page: the levels go down one at a time, and each has an anchor."""

from __future__ import annotations

import re

HIGHEST = 2
"""The level that a text's own headings begin at; the page's title is above them."""

_GAPS = re.compile(r"[^\w-]+")


class Outline:
    """Follow the headings of one text from its beginning to its end."""

    def __init__(self) -> None:
        self._level = HIGHEST - 1
        self._anchors: dict[str, int] = {}

    def fault(self, level: int) -> tuple[str, str] | None:
        """Return (message, mend) where a heading's level does not follow the one before."""
        previous, self._level = self._level, max(level, HIGHEST)
        if level < HIGHEST:
            return "a heading of the first level is the page's own title", 'begin with "## "'
        if level <= previous + 1:
            return None
        before = f"follows one of level {previous}" if previous >= HIGHEST else "comes first"
        return f"a heading of level {level} {before}", f'write "{"#" * (previous + 1)} "'

    def anchor(self, text: str) -> str:
        """Make an anchor from a heading's words, another for each heading."""
        slug = _GAPS.sub("-", text.casefold()).strip("-_")[:80].strip("-_") or "section"
        count = self._anchors.get(slug, 0) + 1
        self._anchors[slug] = count
        while count > 1 and f"{slug}-{count}" in self._anchors:
            count += 1
        if count == 1:
            return slug
        self._anchors[slug] = count
        self._anchors.setdefault(f"{slug}-{count}", 1)
        return f"{slug}-{count}"
