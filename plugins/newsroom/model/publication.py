"""Hold ordinary pages and images, all that was read, and the whole publication."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from newsroom.model.briefs import Brief, BriefFile, Unfinished
from newsroom.model.issues import Edition, Issue, IssueFile, IssueLock, Letter, Topic
from newsroom.model.texts import Body
from newsroom.model.words import Origin
from newsroom.model.world import Entity, Outlet, Unit
from newsroom.values import Partly


class PageVersion(Partly, frozen=True):
    """Hold an ordinary page in one language."""

    language: str
    title: str
    body: Body
    summary: str = ""
    menu: int | None = None
    """Its rank in the menu, or among its folder's pages; None keeps it out of the menu."""
    origin: Origin = Origin("")


class PageFile(Struct, frozen=True):
    """Hold what one page file says; ``path`` is ``about`` or ``handbook/writing``."""

    path: str
    version: PageVersion


class Page(Struct, frozen=True):
    """Hold an ordinary page with its versions, by the order of the settings' languages."""

    path: str
    versions: tuple[PageVersion, ...]

    def version(self, language: str) -> PageVersion | None:
        """Return the version in exactly this language, or None."""
        return next((v for v in self.versions if v.language == language), None)


class ImageFile(Partly, frozen=True):
    """Describe an image under ``content/images``: path below it, digest, type, size in pixels."""

    path: str
    sha256: str
    media_type: str
    width: int
    height: int
    bytes: int
    origin: Origin = Origin("")


class Manuscripts(Struct, frozen=True):
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
    drafts: tuple[BriefFile, ...] = ()
    """Brief files that say ``state: draft``: checked, and never placed or printed."""
    unfinished: tuple[Unfinished, ...] = ()
    """What can be saved of brief files in which something is wrong; never placed or printed."""
    broken: frozenset[str] = frozenset()
    """What is there but could not be read, named as links name it: ``brief:slug``, ``topic:id``,
    ``issue:topic/name``, ``page:path``, ``outlet:id``, ``entity:id``, ``unit:id``, ``image:file``,
    ``letter:topic/name``, ``lock:topic/name``; ``outlet:*`` where nobody knows which there are."""

    def is_broken(self, kind: str, name: str) -> bool:
        """Tell whether a name is unknown only because its file has problems of its own."""
        return f"{kind}:{name}" in self.broken or f"{kind}:*" in self.broken

    def is_waiting(self, kind: str, name: str) -> bool:
        """Tell whether a name is unknown only because its file has problems or is a draft."""
        is_draft = kind == "brief" and any(d.slug == name for d in self.drafts if d.facts)
        return is_draft or self.is_broken(kind, name)


class Publication(Struct, frozen=True):
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
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each article's address, in its plainest spelling, the slugs of the published briefs that
    rest on it, oldest first."""
    embargoed: tuple[str, ...] = ()
    """Slugs that are held back until their embargo has passed; they are in no issue."""

    def published_editions(self) -> tuple[Edition, ...]:
        """Return the editions that readers may see, in the mapping's order."""
        return tuple(edition for edition in self.editions.values() if edition.is_published)


class Artifact(Struct, frozen=True):
    """Hold one output file: its path in the site (``ko/index.html``), media type and bytes."""

    path: str
    media_type: str
    content: bytes
