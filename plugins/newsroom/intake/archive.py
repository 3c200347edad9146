"""Look through all briefs for what tells articles apart, without reading them as briefs.

Ten thousand files are looked at in a fraction of a second, whatever is wrong in any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from newsroom.intake.addresses import key_of
from newsroom.intake.cleaning import letters
from newsroom.reading.walk import MARKDOWN_BYTES, Entry
from newsroom.settings import Settings

_URL = re.compile(r"https?://[^\s,}\"'<>]+")
_FIELD = re.compile(r"^(date|section|topics|entities):[ \t]*(.*(?:\n[ \t]+-.*)*)", re.MULTILINE)
_TITLE = re.compile(r"^[ \t]+(?:- )?title:[ \t]*(.+)$|[{,][ \t]*title:[ \t]*([^,}]+)", re.MULTILINE)
_WORD = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Filed:
    """Hold what a brief's file says of its articles and its place."""

    slug: str
    language: str
    path: str
    date: str
    topics: tuple[str, ...]
    section: str
    entities: tuple[str, ...]
    urls: tuple[str, ...]
    """The addresses of all its articles, as :func:`~newsroom.intake.addresses.key_of` has them."""
    titles: tuple[str, ...]
    """The headlines of its articles, letters only."""


def look_through(settings: Settings, entries: Iterable[Entry]) -> tuple[Filed, ...]:
    """Return what every brief's file says; a file that cannot be opened says nothing."""
    return tuple(_filed(entry.path, _front(settings.root / entry.path)) for entry in entries)


def _front(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MARKDOWN_BYTES)
    except OSError:
        return ""
    end = data.find(b"\n---", 3)
    return data[: max(0, end)].decode("utf-8", "replace").replace("\r\n", "\n")


def _filed(path: str, front: str) -> Filed:
    name = path.rpartition("/")[2].removesuffix(".md")
    slug, _, language = name.rpartition(".")
    fields = dict(_FIELD.findall(front))
    titles = (letters(a or b) for a, b in _TITLE.findall(front))
    return Filed(
        slug,
        language,
        path,
        fields.get("date", "").strip(),
        tuple(_WORD.findall(fields.get("topics", ""))),
        fields.get("section", "").strip(),
        tuple(_WORD.findall(fields.get("entities", ""))),
        tuple(key for url in _URL.findall(front) if (key := key_of(url))),
        tuple(filter(None, titles)),
    )
