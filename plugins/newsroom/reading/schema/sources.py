"""Declare how a brief names the articles it is made from."""

from __future__ import annotations

from newsroom.model import Source, Via
from newsroom.reading.addresses import read_address
from newsroom.reading.fields import Table, TextOr, optional, required
from newsroom.reading.findings import Refusal
from newsroom.reading.kinds import ListOf, Text
from newsroom.reading.schema.vocabulary import (
    ADDRESS,
    ANY_LANGUAGE,
    LINE,
    LINES,
    PARTIAL_DATE,
    SLUG_TEXT,
)
from newsroom.reading.texts import slugify

OWN = "none"
"""What is written for our own reporting, which has no source."""


def _read_short(text: str) -> Source | str | Refusal:
    """Read a source that is only an address, or ``none``."""
    if text == OWN:
        return text
    if text.lower() == OWN:
        return Refusal("NR118", f'the source cannot be "{text}"', f'write "{OWN}" for our own')
    url = read_address(text)
    if not isinstance(url, Refusal):
        return Source(outlet="", url=url)
    if "." in text or ":" in text:
        return url
    mend = f"write {{outlet: {slugify(text) or '…'}, title: …, url: …}}"
    return Refusal("NR110", f'the source cannot be only "{text}"', mend)


def _source_or_none(value: Source | str) -> Source | None:
    return value if isinstance(value, Source) else None


_ARTICLE = (
    required("outlet", SLUG_TEXT, "Who published it: an id of outlets.yml.", "scmp"),
    optional("title", LINE, "Its title, in its own language."),
    optional("url", ADDRESS, "Its address on the web."),
    optional("published", PARTIAL_DATE, "When it was published, as precisely as is known."),
)
_DETAILS = (
    *_ARTICLE,
    optional("language", ANY_LANGUAGE, "Its language, where that is not the outlet's."),
    optional("authors", LINES, "Who wrote it, as it is signed."),
    optional("rights", LINE, "On what terms it may be quoted, where the outlet's do not hold."),
)
_VIA = ListOf(Table(_ARTICLE, Via), "a list of articles")
_ALSO = ListOf(Table(_DETAILS, Source), "a list of articles")
_SHORT = Text(
    "an https address, none",
    _read_short,
    {"type": "string", "pattern": rf"^(https?://.+|{OWN})$"},
)
SOURCE = TextOr(
    _SHORT,
    Table(
        (
            *_DETAILS,
            optional("via", _VIA, "Whom the source itself relied on, nearest first."),
            optional("also", _ALSO, "Further articles on the same story that we relied on."),
        ),
        Source,
    ),
    _source_or_none,
)
