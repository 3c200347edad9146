"""Hold topics, issues and editions, and what a closed edition was sent with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from newsroom.model.briefs import Brief, Hold, Version
from newsroom.model.texts import Body
from newsroom.model.words import EMPTY, Names, Origin
from newsroom.values import Partly


class Cadence(StrEnum):
    """Say how often a topic makes an issue by itself."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    MANUAL = "manual"


class Section(Struct, frozen=True):
    """Name a heading inside the issues of a topic."""

    id: str
    names: Names


class Topic(Partly, frozen=True):
    """Describe the subject of themed issues."""

    id: str
    names: Names
    descriptions: Names
    sections: tuple[Section, ...] = ()
    cadence: Cadence = Cadence.MANUAL
    formats: tuple[str, ...] = ("web", "pdf")
    accent: str = "teal"
    """The name of one of the theme's accents."""
    origin: Origin = Origin("")


class EditionState(StrEnum):
    """Say where an edition stands in its life."""

    OPEN = "open"
    DRAFT = "draft"
    CLOSED = "closed"
    NONE = "none"


class EditionChoice(Struct, frozen=True):
    """Hold what the issue file says of one language's edition."""

    language: str
    state: EditionState = EditionState.OPEN
    reason: str = ""


class IssueFile(Partly, frozen=True):
    """Hold what one issue file says; ``name`` is the file's, ``2025-03``."""

    topic: str
    name: str
    number: int | None = None
    date: date | None = None
    order: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    """The order of the sections in this issue, where it differs from the topic's."""
    editions: tuple[EditionChoice, ...] = ()
    origin: Origin = Origin("")


PARTS = (
    "title",
    "summary",
    "why",
    "body",
    "labels",
    "image",
    "source",
    "figures",
    "entities",
    "section",
    "date",
    "authors",
)
"""What a closed edition holds of each brief, called as the fields are; ``body`` is the digest of
all the words. Corrections are not among them: a closed edition may still be corrected."""


class LockedEntry(Struct, frozen=True):
    """Hold what was printed of one brief in a closed edition."""

    slug: str
    language: str
    """The version's: that of the original where it stood in for a translation."""
    parts: Mapping[str, str] = EMPTY
    """The digest of each of :data:`PARTS` that there was."""
    corrections: int = 0
    """How many were printed with it."""


class LockedEdition(Struct, frozen=True):
    """Hold what subscribers were sent in one language."""

    language: str
    entries: tuple[LockedEntry, ...] = ()
    """In reading order."""
    letter: str = ""
    """The letter's digest (``Letter.digest``); empty where there was none."""


class IssueLock(Partly, frozen=True):
    """Hold an issue whose editions, one or more, are closed: what can no longer change."""

    topic: str
    name: str
    number: int
    date: date
    briefs: tuple[str, ...] = ()
    """The slugs that were in the issue at the last closing, in reading order."""
    editions: tuple[LockedEdition, ...] = ()
    origin: Origin = Origin("")

    def edition(self, language: str) -> LockedEdition | None:
        """Return the closed edition of a language, or None if it is not locked."""
        return next((one for one in self.editions if one.language == language), None)


class Letter(Partly, frozen=True):
    """Hold the editor's words that open one edition."""

    topic: str
    issue: str
    language: str
    body: Body
    title: str = ""
    authors: tuple[str, ...] = ()
    digest: str = ""
    """Of all the words above, 16 hexadecimal digits: what a lock holds."""
    origin: Origin = Origin("")


class Entry(Struct, frozen=True):
    """Hold a brief's place in an edition and the version printed there."""

    brief: Brief
    version: Version
    is_fallback: bool
    """The brief has no version in the edition's language: the original stands in, labelled."""


class EditionSection(Struct, frozen=True):
    """Hold the entries under one heading; ``section`` is None for those without one."""

    section: Section | None
    entries: tuple[Entry, ...]


class Edition(Struct, frozen=True):
    """Hold an issue in one language, ready to be rendered."""

    topic: Topic
    issue: Issue
    language: str
    state: EditionState
    sections: tuple[EditionSection, ...]
    letter: Letter | None = None
    reason: str = ""
    omitted: tuple[Brief, ...] = ()
    """Briefs left out because they are not translated, where the settings say so."""
    hold: Hold | None = None
    """Only a preview has one: it shows drafts as if they were published, marked."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return all entries in reading order."""
        return tuple(entry for section in self.sections for entry in section.entries)

    @property
    def is_published(self) -> bool:
        """Tell whether readers may see it, or the readers of a preview."""
        return self.state in {EditionState.OPEN, EditionState.CLOSED} or self.hold is not None


class Issue(Partly, frozen=True):
    """Hold a numbered, dated collection of briefs on one topic, in reading order."""

    topic: str
    name: str
    number: int
    date: date
    """The day it is dated; the last of its period where cadence made it."""
    briefs: tuple[str, ...]
    """The slugs of its briefs in reading order."""
    origin: Origin = Origin("")
