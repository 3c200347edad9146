"""Hold briefs: one story, its facts, and its versions by language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct, field

from newsroom.model.texts import Body
from newsroom.model.words import EMPTY, Origin
from newsroom.model.world import Correction, Figure, Picture, Source
from newsroom.values import Partly


class Translation(Struct, frozen=True):
    """Say what a version was translated from, by whom and how."""

    of: str
    """The original's digest (``Version.digest``) at the time of translation."""
    by: str = ""
    mode: str = "human"
    """``human`` or ``machine-reviewed``."""


class Version(Partly, frozen=True):
    """Hold a brief in one language: one file."""

    language: str
    title: str
    summary: str
    body: Body
    why: str = ""
    """Why it matters, in a sentence or two of plain text."""
    labels: Mapping[str, str] = EMPTY
    """The figures' labels in this language, by the figures' names."""
    picture_alt: str = ""
    corrections: tuple[Correction, ...] = ()
    translation: Translation | None = None
    digest: str = ""
    """Of all the words above, 16 hexadecimal digits: what ``translation.of`` refers to."""
    is_draft: bool = False
    """Its file says ``state: draft``: it is checked, and not published."""
    origin: Origin = Origin("")


class Facts(Struct, frozen=True):
    """Hold what is true of a brief in every language; only the original's file has it."""

    date: date
    topics: tuple[str, ...]
    section: str = ""
    issue: str = ""
    """The issue it is pinned to, ``2025-03`` or ``topic/2025-03``; empty: placed by date."""
    source: Source | None = None
    figures: tuple[Figure, ...] = ()
    entities: tuple[str, ...] = ()
    picture: Picture | None = None
    embargo: datetime | None = None
    authors: tuple[str, ...] = ()


class BriefFile(Struct, frozen=True):
    """Hold what one brief file says: a version, and the facts if it is the original."""

    slug: str
    version: Version
    facts: Facts | None = None


class Unfinished(Struct, frozen=True):
    """Hold what a brief's file names although something in it is wrong: only to be checked."""

    file: BriefFile

    @property
    def origin(self) -> Origin:
        """Return where it came from."""
        return self.file.version.origin


class Hold(StrEnum):
    """Say why readers do not see something yet that a preview shows."""

    DRAFT = "draft"
    EMBARGO = "embargo"
    FUTURE = "future"
    """It is dated later than today, and says no embargo."""


class Brief(Struct, frozen=True):
    """Hold one story with all its versions, the original first, the others by language tag."""

    slug: str
    facts: Facts
    versions: tuple[Version, ...]
    holds: Mapping[str, Hold] = field(default_factory=dict)
    """Why readers of a language do not see it yet; only a preview shows what is held."""

    @property
    def original(self) -> Version:
        """Return the version the others were translated from."""
        return self.versions[0]

    def version(self, language: str) -> Version | None:
        """Return the version in exactly this language, or None."""
        return next((v for v in self.versions if v.language == language), None)
