"""Hold words in several languages, and where they were written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import ClassVar
from urllib.parse import urlsplit

from msgspec import Struct

from newsroom.problems import Place
from newsroom.values import Partly

EMPTY: Mapping[str, str] = MappingProxyType({})
"""Nothing, by name."""
_COUNTING = ("utm_", "fbclid=", "gclid=")


class Names(Struct, frozen=True):
    """Hold one name in each language, in the order they were written."""

    by_language: tuple[tuple[str, str], ...] = ()

    def get(self, language: str) -> str | None:
        """Return the name in exactly this language, or None."""
        return next((text for tag, text in self.by_language if tag == language), None)

    def best(self, language: str, *fallbacks: str) -> tuple[str, str]:
        """Return (language, text): this language's, else a fallback's, else the first written.

        :raises LookupError: if there is no name at all.
        """
        for tag in (language, *fallbacks):
            text = self.get(tag)
            if text is not None:
                return tag, text
        if not self.by_language:
            raise LookupError(language)
        return self.by_language[0]


class Origin(Partly, frozen=True):
    """Remember the file a value came from and where each of its fields stands.

    Fields are named by their path in the front matter: ``topics``, ``topics.0``, ``source.url``.
    """

    aside: ClassVar = frozenset({"marks"})
    path: str
    marks: Mapping[str, tuple[int, int]] = MappingProxyType({})

    def place(self, name: str = "") -> Place:
        """Return the place of a field, of its nearest parent, or of the file's start."""
        while name:
            if name in self.marks:
                return Place(self.path, *self.marks[name])
            name = name.rpartition(".")[0]
        return Place(self.path, 1, 1)


@lru_cache(maxsize=1 << 15)
def plain_address(url: str) -> str:
    """Return an address in its plainest spelling: equal for those that only look different.

    Neither the scheme nor ``www.``, a fragment, a slash at the end or what only counts clicks
    says which article is meant.
    """
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.")
    query = "&".join(p for p in parts.query.split("&") if p and not p.startswith(_COUNTING))
    return host + parts.path.rstrip("/") + (f"?{query}" if query else "")
