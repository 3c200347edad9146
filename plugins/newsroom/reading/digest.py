"""Digest a version's words, so that a translation can say what it was made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

DIGITS = 16


def digest_words(
    texts: tuple[str, str, str], labels: Mapping[str, str], body: str, alt: str
) -> str:
    """Return 16 hexadecimal digits over all the words of a version.

    ``texts`` are the title, the summary and why it matters; ``body`` is its Markdown in NFC, the
    blank lines around it do not count; ``alt`` is the picture's alternative text.
    """
    words = [*texts, sorted(labels.items()), body.strip("\n"), alt]
    canonical = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:DIGITS]
