"""Look through all briefs for what tells articles apart, without reading them as briefs.

Ten thousand files are looked at in a fraction of a second, whatever is wrong in any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from newsroom.intake.addresses import key_of
from newsroom.intake.cleaning import letters
from newsroom.reading.walk import MARKDOWN_BYTES, Entry
from newsroom.settings import Settings

_URL = re.compile(r"https?://[^\s,}\"'<>]+")
_FIELD = re.compile(r"^(date|section|topics|entities):[ \t]*(.*(?:\n[ \t]+-.*)*)", re.MULTILINE)
_TITLE = re.compile(r"^[ \t]+(?:- )?title:[ \t]*(.+)$|[{,][ \t]*title:[ \t]*([^,}]+)", re.MULTILINE)
_MARKS = 20
"""So many more signs than letters a headline may have."""
_WORD = re.compile(r"[a-z0-9-]+")


class Filed(Struct, frozen=True):
    """Hold what a brief's file says of its articles and its place."""

    slug: str
    language: str
    path: str
    date: str
    topics: tuple[str, ...]
    section: str
    entities: tuple[str, ...]
    urls: tuple[str, ...]
    """The addresses of all its articles, as they are written."""
    titles: tuple[str, ...]
    """The headlines of its articles, as they are written."""

    def has_address(self, key: str) -> bool:
        """Tell whether an address of its has a key, as ``addresses.key_of`` gives it."""
        host = key.partition("/")[0]
        return any(host in url and key_of(url) == key for url in self.urls)

    def has_title(self, title: str) -> bool:
        """Tell whether a headline of its has these letters."""
        near = range(len(title), 2 * len(title) + _MARKS)
        return any(len(one) in near and letters(one) == title for one in self.titles)


def look_through(settings: Settings, entries: Iterable[Entry]) -> tuple[Filed, ...]:
    """Return what every brief's file says; a file that cannot be opened says nothing."""
    root = str(settings.root)
    return tuple(_filed(entry.path, _front(f"{root}/{entry.path}")) for entry in entries)


def _front(path: str) -> str:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of times
            data = file.read(MARKDOWN_BYTES)
    except OSError:
        return ""
    end = data.find(b"\n---", 3)
    return data[: max(0, end)].decode("utf-8", "replace").replace("\r\n", "\n")


def _filed(path: str, front: str) -> Filed:
    name = path.rpartition("/")[2].removesuffix(".md")
    slug, _, language = name.rpartition(".")
    fields = dict(_FIELD.findall(front))
    return Filed(
        slug,
        language,
        path,
        fields.get("date", "").strip(),
        tuple(_WORD.findall(fields.get("topics", ""))),
        fields.get("section", "").strip(),
        tuple(_WORD.findall(fields.get("entities", ""))),
        tuple(_URL.findall(front)),
        tuple((a or b).strip("\"' ") for a, b in _TITLE.findall(front)),
    )
