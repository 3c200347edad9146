"""Declare the fields of a lock: what the closed editions of an issue hold."""

from __future__ import annotations

import re

from newsroom.languages import LANGUAGES
from newsroom.model import PARTS
from newsroom.reading.fields import Table, optional, required
from newsroom.reading.findings import Refusal
from newsroom.reading.kinds import Choice, Keyed, Text
from newsroom.reading.languages import read_site_language
from newsroom.reading.schema.vocabulary import DAY, SLUGS, WHOLE_NUMBER
from newsroom.reading.texts import SLUG, read_slug

_DIGEST = re.compile(r"[0-9a-f]{16}\Z")


def _read_digest(text: str) -> str | Refusal:
    if _DIGEST.match(text):
        return text
    mend = "a lock is never written by hand: take it back from git, or run newsroom close"
    return Refusal("NR110", f'"{text}" is not a digest', mend)


_DIGEST_TEXT = Text(
    "16 hexadecimal digits", _read_digest, {"type": "string", "pattern": "^[0-9a-f]{16}$"}
)
_ENTRY = Table(
    (
        required("language", Choice(LANGUAGES), "The language it was printed in.", "ko"),
        optional("corrections", WHOLE_NUMBER, "How many were printed with it.", "1"),
        *(optional(part, _DIGEST_TEXT, f"The digest of its {part}.") for part in PARTS),
    )
)
_EDITION = Table(
    (
        optional("letter", _DIGEST_TEXT, "The digest of the letter."),
        optional(
            "briefs",
            Keyed(read_slug, _ENTRY, "a group of briefs, each by its slug", pattern=f"^{SLUG}$"),
            "What was printed, in reading order.",
        ),
    )
)
LOCK = Table(
    (
        required("number", WHOLE_NUMBER, "The issue's number.", "1"),
        required("date", DAY, "The day it is dated.", "2025-03-31"),
        optional("briefs", SLUGS, "The issue's briefs in reading order."),
        required(
            "editions",
            Keyed(read_site_language, _EDITION, "a group of closed editions", keys=LANGUAGES),
            "What each closed edition holds.",
        ),
    )
)
