"""Digest what somebody wrote: a translation says by it what it was made from, a lock what it holds.

It is the source text that counts, not what Markdown makes of it: another release of a library
must not make every translation old and every closed edition changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

DIGITS = 16


def digest_words(
    texts: tuple[str, str, str], labels: Mapping[str, str], body: str, alt: str
) -> str:
    """Return 16 hexadecimal digits over all the words of a version.

    ``texts`` are the title, the summary and why it matters; ``body`` is its Markdown in NFC, the
    blank lines around it do not count; ``alt`` is the picture's alternative text.
    """
    return _digest([*texts, sorted(labels.items()), body.strip("\n"), alt])


def digest_letter(title: str, authors: tuple[str, ...], body: str) -> str:
    """Return 16 hexadecimal digits over all the words of a letter; ``body`` is its Markdown."""
    return _digest([title, authors, body.strip("\n")])


def _digest(words: list[Any]) -> str:
    canonical = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:DIGITS]
