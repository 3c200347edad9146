"""Open what an editor found, a page or a paste, and take it apart."""

from __future__ import annotations

import re

from msgspec import Struct

from newsroom.intake.article import Parts
from newsroom.intake.cleaning import width
from newsroom.intake.decoding import UndecodableError, decode_article
from newsroom.intake.paste import take_apart
from newsroom.intake.refusing import refuse

LARGEST = 5 * 1000 * 1000
"""The most bytes of an article, unpacked."""
_LEAST = 60
"""Columns of the shortest text that is an article."""
_PAGE = re.compile(
    r"(?is)\A\ufeff?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|\?xml|html|head|body|meta|title|article|div|script|main|section|p)\b"
)


class Raw(Struct, frozen=True):
    """Hold the bytes of an article, and what is known of them."""

    name: str
    """How the editor calls it: a file, an address, ``-``."""
    data: bytes
    charset: str = ""
    url: str = ""
    is_page: bool | None = None
    """None where it is to be told by looking."""


def parts_of_raw(raw: Raw) -> Parts:
    """Return the parts of an article.

    :raises PublicationError: where it cannot be read as one.
    """
    if len(raw.data) > LARGEST:
        refuse(raw.name, f"it has {len(raw.data):,} bytes; {LARGEST:,} are read", _PASTE)
    try:
        text = decode_article(raw.data, raw.charset)
    except UndecodableError:
        message = "its characters are in no encoding that is known here"
        refuse(raw.name, message, "save it again as UTF-8, or paste the text")
    if not text.strip():
        refuse(raw.name, "it is empty", "copy the article again")
    if "\0" in text and raw.is_page is not True:
        refuse(raw.name, "it is not a text", _PASTE)
    if raw.is_page or (raw.is_page is None and _PAGE.match(text[:4000])):
        from newsroom.intake.page import take_page_apart  # noqa: PLC0415 - a paste does without

        parts = take_page_apart(text, url=raw.url, name=raw.name)
    else:
        parts = take_apart(text)
    if sum(width(line.text) for line in parts.body) < _LEAST:
        refuse(raw.name, "no article was found in it", _PASTE)
    return parts


_PASTE = "copy the article's text in your browser and give it with newsroom add -"
