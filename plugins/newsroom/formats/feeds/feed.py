"""Say what a feed holds, before it is written as Atom or as JSON."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from newsroom.formats.renderer import ArtifactFacts


class Enclosure(Struct, frozen=True):
    """Hold a file that belongs to an entry: its public address, and what is known of it."""

    href: str
    file: ArtifactFacts


class FeedEntry(Struct, frozen=True):
    """Hold an issue or a brief; addresses are absolute, ``content`` is HTML."""

    id: str
    href: str
    title: str
    summary: str
    content: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = ""
    """The article that a brief rests on."""
    image: str = ""
    enclosures: tuple[Enclosure, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()
    """(language, address) of the same page in other languages."""


class FeedAlternate(Struct, frozen=True):
    """Hold the same feed in another language."""

    language: str
    atom: str
    json: str


class Feed(Struct, frozen=True):
    """Hold a feed in one language; addresses are absolute."""

    id: str
    language: str
    title: str
    subtitle: str
    author: str
    rights: str
    home: str
    atom: str
    json: str
    icon: str
    entries: tuple[FeedEntry, ...]
    alternates: tuple[FeedAlternate, ...]

    @property
    def updated(self) -> datetime:
        """Return when the newest change in it was."""
        return max(entry.updated for entry in self.entries)
