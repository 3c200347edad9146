"""Declare the fields of an ordinary page."""

from __future__ import annotations

from newsroom.reading.fields import Table, optional, required
from newsroom.reading.schema.vocabulary import LINE, TEXT, WHOLE_NUMBER

PAGE = Table(
    (
        required("title", LINE, "The page's title.", "About this newsletter"),
        optional("summary", TEXT, "What the page is about, for search engines and lists."),
        optional("menu", WHOLE_NUMBER, "Its rank in the menu, or among the pages of its folder."),
    ),
    hints={
        "lang": "the language is in the file's name",
        "slug": "the page's address is its file's name",
    },
)
