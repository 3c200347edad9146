"""Define the newsroom's values: what is read, what is curated, what is made.

All are frozen. They know no file, clock, locale or template. Languages are BCP 47 tags as the
settings spell them (``zh-Hant``). Collections are tuples in a meaningful order, or mappings that
nobody changes after they were made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from newsroom.problems import Place

EMPTY: Mapping[str, str] = MappingProxyType({})


# --- words in several languages, and where things were written -----------------------------


@dataclass(frozen=True, slots=True)
class Names:
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


@dataclass(frozen=True, slots=True)
class Origin:
    """Remember the file a value came from and where each of its fields stands.

    Fields are named by their path in the front matter: ``topics``, ``topics.0``, ``source.url``.
    """

    path: str
    marks: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False, hash=False)

    def place(self, name: str = "") -> Place:
        """Return the place of a field, of its nearest parent, or of the file's start."""
        while name:
            if name in self.marks:
                return Place(self.path, *self.marks[name])
            name = name.rpartition(".")[0]
        return Place(self.path, 1, 1)


# --- text ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Slot:
    """Mark a point in a body that each page fills in its own way.

    ``kind`` and what ``target`` and ``text`` then hold:

    ==============  =======================  =====================================================
    figure          the figure's name        \N{EM DASH}
    entity          the entity's id          \N{EM DASH}
    link-open       ``brief:slug``, ``topic:id``, ``issue:topic/name``, ``page:path``, ``#heading``,
                    or an outside address    the link's title
    link-close      \N{EM DASH}              \N{EM DASH}
    image           its file under images/   its alternative text
    heading-open    level 1-6 in the source  the heading's own anchor
    heading-close   level 1-6 in the source  \N{EM DASH}
    note            the note's number, "1"   \N{EM DASH} (its text is ``Body.notes[0]``)
    ==============  =======================  =====================================================
    """

    kind: str
    target: str = ""
    text: str = ""


Part = str | Slot
"""A piece of a body: finished, safe HTML, or a slot."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Point out what a text names, and where, so that it can be checked: kinds as in Slot."""

    kind: str
    target: str
    place: Place


@dataclass(frozen=True, slots=True)
class Body:
    """Hold a text once it is parsed: HTML that is safe, with slots for what a page decides.

    ``notes`` are the footnotes in the order of their first call, as inline HTML (no block
    element). ``words`` counts Latin, Cyrillic and Hangul words, ``characters`` Han and kana ones:
    reading time is counted from both.
    """

    parts: tuple[Part, ...] = ()
    notes: tuple[tuple[Part, ...], ...] = ()
    references: tuple[Reference, ...] = field(default=(), compare=False, hash=False)
    words: int = 0
    characters: int = 0


# --- what editors write about the world ----------------------------------------------------


@dataclass(frozen=True, slots=True)
class PartialDate:
    """Say a date as precisely as it is known: a year, a month of it, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """Write it as ISO 8601 does, ``2025-03`` for a month."""
        parts = [f"{self.year:04}", *(f"{n:02}" for n in (self.month, self.day) if n is not None)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Outlet:
    """Describe who publishes articles, and on what terms we may quote them."""

    id: str
    names: Names
    site: str = ""
    country: str = ""
    language: str = ""
    rights: str = ""
    quote_limit: int | None = None
    """The most characters of one quotation that the outlet's terms allow."""
    origin: Origin = field(default=Origin(""), compare=False)


class EntityKind(StrEnum):
    """Tell organisations, people and places apart; the value is the folder in the address."""

    ORGANISATION = "organisations"
    PERSON = "people"
    PLACE = "places"


@dataclass(frozen=True, slots=True)
class Entity:
    """Describe an organisation, a person or a place, with its names in each language."""

    id: str
    kind: EntityKind
    names: Names
    aliases: tuple[tuple[str, str], ...] = ()
    """(language, other name), as written; for search and intake."""
    site: str = ""
    origin: Origin = field(default=Origin(""), compare=False)


@dataclass(frozen=True, slots=True)
class Unit:
    """Say how a counted thing is written in each language: ``{}곳``, ``{} departments``.

    ``singular`` is used for exactly one where a language has such a form.
    """

    id: str
    forms: Names
    singular: Names = Names()
    origin: Origin = field(default=Origin(""), compare=False)


@dataclass(frozen=True, slots=True)
class Quantity:
    """Hold a number and its unit: an ISO 4217 currency, ``percent``, or an id of ``units.yml``."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold a number in the story that matters; labels stand in each version of the brief."""

    id: str
    quantity: Quantity
    approx: Quantity | None = None
    """About how much that is in another unit, as the source says."""


@dataclass(frozen=True, slots=True)
class Via:
    """Name an outlet that the source itself relied on; the chain's order is nearest first."""

    outlet: str
    title: str = ""
    url: str = ""
    published: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Say where a story was found; ``language`` is that of the article and its title."""

    outlet: str
    title: str = ""
    url: str = ""
    published: PartialDate | None = None
    language: str = ""
    authors: tuple[str, ...] = ()
    via: tuple[Via, ...] = ()
    also: tuple[Source, ...] = ()
    """Further articles on the same story that we relied on."""
    rights: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """Record a change made after publication, its reason and its day."""

    date: date
    what: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """Name an image under ``content/images``, its credit and its alternative text."""

    file: str
    alt: str
    credit: str = ""


# --- briefs --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Translation:
    """Say what a version was translated from, by whom and how."""

    of: str
    """The original's digest (``Version.digest``) at the time of translation."""
    by: str = ""
    mode: str = "human"
    """``human`` or ``machine-reviewed``."""


@dataclass(frozen=True, slots=True)
class Version:
    """Hold a brief in one language: one file."""

    language: str
    title: str
    summary: str
    body: Body
    why: str = ""
    """Why it matters, in a sentence or two of plain text."""
    labels: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    """The figures' labels in this language, by the figures' names."""
    picture_alt: str = ""
    corrections: tuple[Correction, ...] = ()
    translation: Translation | None = None
    digest: str = ""
    """Of all the words above, 16 hexadecimal digits: what ``translation.of`` refers to."""
    origin: Origin = field(default=Origin(""), compare=False)


@dataclass(frozen=True, slots=True)
class Facts:
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


@dataclass(frozen=True, slots=True)
class BriefFile:
    """Hold what one brief file says: a version, and the facts if it is the original."""

    slug: str
    version: Version
    facts: Facts | None = None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Hold what a brief's file names although something in it is wrong: only to be checked."""

    file: BriefFile

    @property
    def origin(self) -> Origin:
        """Return where it came from."""
        return self.file.version.origin


@dataclass(frozen=True, slots=True)
class Brief:
    """Hold one story with all its versions, the original first, the others by language tag."""

    slug: str
    facts: Facts
    versions: tuple[Version, ...]

    @property
    def original(self) -> Version:
        """Return the version the others were translated from."""
        return self.versions[0]

    def version(self, language: str) -> Version | None:
        """Return the version in exactly this language, or None."""
        return next((v for v in self.versions if v.language == language), None)


# --- topics, issues, editions --------------------------------------------------------------


class Cadence(StrEnum):
    """Say how often a topic makes an issue by itself."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Section:
    """Name a heading inside the issues of a topic."""

    id: str
    names: Names


@dataclass(frozen=True, slots=True)
class Topic:
    """Describe the subject of themed issues."""

    id: str
    names: Names
    descriptions: Names
    sections: tuple[Section, ...] = ()
    cadence: Cadence = Cadence.MANUAL
    formats: tuple[str, ...] = ("web", "pdf")
    accent: str = "teal"
    """The name of one of the theme's accents."""
    origin: Origin = field(default=Origin(""), compare=False)


class EditionState(StrEnum):
    """Say where an edition stands in its life."""

    OPEN = "open"
    DRAFT = "draft"
    CLOSED = "closed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class EditionChoice:
    """Hold what the issue file says of one language's edition."""

    language: str
    state: EditionState = EditionState.OPEN
    reason: str = ""


@dataclass(frozen=True, slots=True)
class IssueFile:
    """Hold what one issue file says; ``name`` is the file's, ``2025-03``."""

    topic: str
    name: str
    number: int | None = None
    date: date | None = None
    order: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    """The order of the sections in this issue, where it differs from the topic's."""
    editions: tuple[EditionChoice, ...] = ()
    origin: Origin = field(default=Origin(""), compare=False)


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


@dataclass(frozen=True, slots=True)
class LockedEntry:
    """Hold what was printed of one brief in a closed edition."""

    slug: str
    language: str
    """The version's: that of the original where it stood in for a translation."""
    parts: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    """The digest of each of :data:`PARTS` that there was."""
    corrections: int = 0
    """How many were printed with it."""


@dataclass(frozen=True, slots=True)
class LockedEdition:
    """Hold what subscribers were sent in one language."""

    language: str
    entries: tuple[LockedEntry, ...] = ()
    """In reading order."""
    letter: str = ""
    """The letter's digest (``Letter.digest``); empty where there was none."""


@dataclass(frozen=True, slots=True)
class IssueLock:
    """Hold an issue whose editions, one or more, are closed: what can no longer change."""

    topic: str
    name: str
    number: int
    date: date
    briefs: tuple[str, ...] = ()
    """The slugs that were in the issue at the last closing, in reading order."""
    editions: tuple[LockedEdition, ...] = ()
    origin: Origin = field(default=Origin(""), compare=False)

    def edition(self, language: str) -> LockedEdition | None:
        """Return the closed edition of a language, or None if it is not locked."""
        return next((one for one in self.editions if one.language == language), None)


@dataclass(frozen=True, slots=True)
class Letter:
    """Hold the editor's words that open one edition."""

    topic: str
    issue: str
    language: str
    body: Body
    title: str = ""
    authors: tuple[str, ...] = ()
    digest: str = ""
    """Of all the words above, 16 hexadecimal digits: what a lock holds."""
    origin: Origin = field(default=Origin(""), compare=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold a brief's place in an edition and the version printed there."""

    brief: Brief
    version: Version
    is_fallback: bool
    """The brief has no version in the edition's language: the original stands in, labelled."""


@dataclass(frozen=True, slots=True)
class EditionSection:
    """Hold the entries under one heading; ``section`` is None for those without one."""

    section: Section | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Edition:
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

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return all entries in reading order."""
        return tuple(entry for section in self.sections for entry in section.entries)

    @property
    def is_published(self) -> bool:
        """Tell whether readers may see it."""
        return self.state in {EditionState.OPEN, EditionState.CLOSED}


@dataclass(frozen=True, slots=True)
class Issue:
    """Hold a numbered, dated collection of briefs on one topic, in reading order."""

    topic: str
    name: str
    number: int
    date: date
    """The day it is dated; the last of its period where cadence made it."""
    briefs: tuple[str, ...]
    """The slugs of its briefs in reading order."""
    origin: Origin = field(default=Origin(""), compare=False)


# --- pages, images, the whole --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PageVersion:
    """Hold an ordinary page in one language."""

    language: str
    title: str
    body: Body
    summary: str = ""
    menu: int | None = None
    """Its rank in the menu, or among its folder's pages; None keeps it out of the menu."""
    origin: Origin = field(default=Origin(""), compare=False)


@dataclass(frozen=True, slots=True)
class PageFile:
    """Hold what one page file says; ``path`` is ``about`` or ``handbook/writing``."""

    path: str
    version: PageVersion


@dataclass(frozen=True, slots=True)
class Page:
    """Hold an ordinary page with its versions, by the order of the settings' languages."""

    path: str
    versions: tuple[PageVersion, ...]

    def version(self, language: str) -> PageVersion | None:
        """Return the version in exactly this language, or None."""
        return next((v for v in self.versions if v.language == language), None)


@dataclass(frozen=True, slots=True)
class ImageFile:
    """Describe an image under ``content/images``: path below it, digest, type, size in pixels."""

    path: str
    sha256: str
    media_type: str
    width: int
    height: int
    bytes: int
    origin: Origin = field(default=Origin(""), compare=False)


@dataclass(frozen=True, slots=True)
class Manuscripts:
    """Hold all that was read, file by file, before anything is put in relation."""

    briefs: tuple[BriefFile, ...] = ()
    topics: tuple[Topic, ...] = ()
    issues: tuple[IssueFile, ...] = ()
    locks: tuple[IssueLock, ...] = ()
    letters: tuple[Letter, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    entities: tuple[Entity, ...] = ()
    units: tuple[Unit, ...] = ()
    pages: tuple[PageFile, ...] = ()
    images: tuple[ImageFile, ...] = ()
    unfinished: tuple[Unfinished, ...] = ()
    """What can be saved of brief files in which something is wrong; never placed or printed."""
    broken: frozenset[str] = frozenset()
    """What is there but could not be read, named as links name it: ``brief:slug``, ``topic:id``,
    ``issue:topic/name``, ``page:path``, ``outlet:id``, ``entity:id``, ``unit:id``, ``image:file``,
    ``letter:topic/name``, ``lock:topic/name``; ``outlet:*`` where nobody knows which there are."""

    def is_broken(self, kind: str, name: str) -> bool:
        """Tell whether a name is unknown only because its file has problems of its own."""
        return f"{kind}:{name}" in self.broken or f"{kind}:*" in self.broken


@dataclass(frozen=True, slots=True)
class Publication:
    """Hold the whole publication: complete, in relation, immutable.

    Mappings keep a meaningful order: briefs by slug, topics by the settings or id, issues newest
    first within their topic, editions by (topic, issue, language in the settings' order).
    """

    languages: tuple[str, ...]
    default_language: str
    briefs: Mapping[str, Brief]
    topics: Mapping[str, Topic]
    issues: Mapping[tuple[str, str], Issue]
    """By (topic id, issue name)."""
    editions: Mapping[tuple[str, str, str], Edition]
    """By (topic id, issue name, language); drafts and ``none`` are here too, marked."""
    outlets: Mapping[str, Outlet]
    entities: Mapping[str, Entity]
    units: Mapping[str, Unit]
    pages: Mapping[str, Page]
    images: Mapping[str, ImageFile]
    placed: Mapping[str, tuple[tuple[str, str], ...]]
    """For each published brief's slug, the issues it is in, newest first."""
    mentions: Mapping[str, tuple[str, ...]]
    """For each entity, the slugs of the published briefs that name it, newest first."""
    embargoed: tuple[str, ...] = ()
    """Slugs that are held back until their embargo has passed; they are in no issue."""

    def published_editions(self) -> tuple[Edition, ...]:
        """Return the editions that readers may see, in the mapping's order."""
        return tuple(edition for edition in self.editions.values() if edition.is_published)


@dataclass(frozen=True, slots=True)
class Artifact:
    """Hold one output file: its path in the site (``ko/index.html``), media type and bytes."""

    path: str
    media_type: str
    content: bytes
