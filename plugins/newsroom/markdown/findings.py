"""Keep what a Markdown rule finds wrong until the place of its block is known.

A rule of markdown-it sees a block's text without the file around it: it can give an offset in
that text, not a line and column. So it files a finding, and the compositor makes it a problem.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any, cast

from msgspec import Struct

from newsroom.problems import Severity

_INLINE = "newsroom.findings"
_BLOCK = "newsroom.block-findings"


class Finding(Struct, frozen=True):
    """State what is wrong at an offset of a block's text, or at a line counted from 0."""

    code: str
    at: int
    message: str
    mend: str = ""
    severity: Severity = Severity.ERROR


def inline_findings(env: MutableMapping[str, Any]) -> list[Finding]:
    """Return the list that inline rules add to; offsets count in the text being parsed."""
    return cast("list[Finding]", env.setdefault(_INLINE, []))


def block_findings(env: MutableMapping[str, Any]) -> list[Finding]:
    """Return the list that block rules add to; lines count from 0 in the Markdown text."""
    return cast("list[Finding]", env.setdefault(_BLOCK, []))


def shorten(text: str, limit: int = 60) -> str:
    """Quote at most so much of what was written, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
