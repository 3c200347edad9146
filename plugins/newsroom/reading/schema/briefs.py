"""Declare the fields of a brief: the original's, with its facts, and a translation's."""

from __future__ import annotations

from newsroom.model import Correction, Quantity, Translation
from newsroom.reading.fields import Table, optional, required
from newsroom.reading.kinds import Choice, Keyed, ListOf, Text
from newsroom.reading.numbers import read_unit
from newsroom.reading.schema.sources import SOURCE
from newsroom.reading.schema.vocabulary import (
    DAY,
    LINE,
    LINES,
    MOMENT,
    NUMBER,
    SLUG_TEXT,
    SLUGS,
    TEXT,
)
from newsroom.reading.texts import (
    SLUG,
    read_digest,
    read_image_path,
    read_issue_name,
    read_slug,
)

_UNIT = Text("a unit", read_unit, {"type": "string", "pattern": f"^([A-Z]{{3}}|{SLUG})$"})
_QUANTITY = (
    required("value", NUMBER, "The number; underscores may group its digits.", "1_000_000"),
    required("unit", _UNIT, 'A currency such as HKD, "percent", or an id of units.yml.', "HKD"),
)
_FIGURE = Table(
    (
        required("label", LINE, "What the number says, in this file's language."),
        *_QUANTITY,
        optional(
            "approx",
            Table(_QUANTITY, Quantity),
            "About how much that is in another unit, as the source says.",
        ),
    ),
)
_CORRECTION = Table(
    (
        required("date", DAY, "The day it was corrected.", "2025-03-24"),
        required("what", TEXT, "What was changed."),
        optional("why", TEXT, "Why it was changed."),
    ),
    Correction,
)
_FILE = Text("an image's path", read_image_path, {"type": "string"})
_ALT = required("alt", LINE, "What the image shows, for those who do not see it.", missing="NR207")
_IMAGE = Table(
    (
        required("file", _FILE, "Its path below content/images.", "skyline.jpg"),
        _ALT,
        optional("credit", LINE, "Who made it, and on what terms."),
    ),
)
_ISSUE = Text(
    "an issue's name", read_issue_name, {"type": "string", "pattern": f"^({SLUG}/)?{SLUG}$"}
)
_TITLE = required("title", LINE, "The headline.")
_SUMMARY = required("summary", TEXT, "One or two sentences: the deck.")
_WHY = optional("why", TEXT, "Why it matters, in a sentence or two.")
_STATE = optional("state", Choice(("draft",)), "Says that it is not to be published yet.", "draft")
_CORRECTIONS = optional(
    "corrections", ListOf(_CORRECTION, "a list of corrections"), "What was changed since."
)
_FROM_THE_FILE = {
    "lang": "the language is in the file's name",
    "language": "the language is in the file's name",
    "slug": "the slug is the file's name",
}

BRIEF = Table(
    (
        _TITLE,
        required("date", DAY, "The day of the brief.", "2025-03-21"),
        required("topics", SLUGS, "Whose issues it goes to.", "[greater-bay-area-ai]"),
        optional("section", SLUG_TEXT, "The section of the issue it stands in.", "companies"),
        optional("issue", _ISSUE, "The issue it is pinned to; else its date places it.", "2025-03"),
        _SUMMARY,
        _WHY,
        required(
            "source",
            SOURCE,
            'Where the story was found; "none" for our own reporting.',
            "https://www.scmp.com/…",
        ),
        optional(
            "figures",
            Keyed(read_slug, _FIGURE, "a group of figures, each by a name", pattern=f"^{SLUG}$"),
            "The numbers that matter, each with a name to print it by.",
        ),
        optional("entities", SLUGS, "The organisations, people and places it is about."),
        optional("image", _IMAGE, "An image to stand with it."),
        optional("embargo", MOMENT, "Until when it is held back.", "2025-03-21T07:00+09:00"),
        _CORRECTIONS,
        optional("authors", LINES, "Who wrote it."),
        _STATE,
    ),
    hints={
        **_FROM_THE_FILE,
        "author": 'write "authors: […]"',
        "category": 'write "section:"',
        "description": 'write "summary:"',
        "labels": 'an original gives each figure its label under "figures"',
        "tags": 'write "topics:" or "entities:"',
        "theme": 'write "topics: […]"',
        "topic": 'write "topics: […]"',
        "url": "write \"source:\"; the brief's own address is its file's name",
    },
)

ONLY_ORIGINALS = tuple(
    name
    for name in BRIEF.by_name
    if name not in {"title", "summary", "why", "image", "corrections", "state"}
)
"""The facts: what is true of a brief in every language."""
_TAKEN = "delete it here: every language takes it from the original"
_ORIGIN = Table(
    (
        required(
            "of",
            Text(
                "16 hexadecimal digits",
                read_digest,
                {"type": "string", "pattern": "^[0-9a-f]{16}$"},
            ),
            "The digest of the original as it was translated.",
        ),
        optional("by", LINE, "Who translated it."),
        required("mode", Choice(("human", "machine-reviewed")), "How it was made.", "human"),
    ),
    Translation,
)
TRANSLATION = Table(
    (
        _TITLE,
        _SUMMARY,
        _WHY,
        optional(
            "labels",
            Keyed(read_slug, LINE, "a label for each figure", pattern=f"^{SLUG}$"),
            "The figures' labels in this language, by the figures' names.",
        ),
        optional(
            "image",
            Table((_ALT,), elsewhere=dict.fromkeys(("file", "credit"), _TAKEN)),
            "What the image shows, in this language.",
        ),
        _CORRECTIONS,
        required("translation", _ORIGIN, "What it was made from, by whom and how."),
        _STATE,
    ),
    elsewhere={
        **dict.fromkeys(ONLY_ORIGINALS, _TAKEN),
        "figures": 'delete it here, and give the figures\' labels under "labels"',
    },
    hints=_FROM_THE_FILE,
)
