"""Sort names as each language's readers expect."""

from __future__ import annotations

SortKey = tuple[str, str]


def sort_key(text: str, language: str) -> SortKey:
    """Return what a name is sorted by."""
    del language
    return text.casefold(), text


def index_letter(text: str, language: str) -> str:
    """Return the heading of an index that a name stands under."""
    del language
    return text[:1].upper()
