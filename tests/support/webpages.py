"""Render the web of a publication in memory, and read the pages as a crawler does."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urldefrag

from msgspec.structs import replace

from newsroom.formats.archive import ArchiveRenderer
from newsroom.formats.assets import AssetRenderer
from newsroom.formats.feeds import FeedRenderer
from newsroom.formats.machines import MachineRenderer
from newsroom.formats.renderer import ArtifactFacts
from newsroom.formats.web import WebRenderer
from newsroom.model import Publication
from newsroom.templating import addresses
from newsroom.templating.site import Site
from newsroom.templating.theme import load_theme
from support.publications import NOW, publication, settings

ROOT = Path(__file__).resolve().parents[2]
SCRATCH = TemporaryDirectory()
"""Where fonts that were cut are kept while tests run."""


def site(made: Publication | None = None, **changes: object) -> Site:
    """Return a site of the sample, or of another publication; keywords change the settings."""
    base = replace(settings(), **{"root": Path(SCRATCH.name), **changes})  # type: ignore[arg-type]
    theme, problems = load_theme(replace(base, root=ROOT))
    assert theme is not None, problems
    return Site(made or publication(), base, theme, NOW)


def pdf_facts(of: Site, pages: int = 12) -> Mapping[str, ArtifactFacts]:
    """Return facts as if every PDF had been made."""
    paths = [
        addresses.edition_file(e.language, e.topic.id, e.issue.name, "pdf")
        for e in of.publication.published_editions()
        if "pdf" in e.topic.formats
    ]
    return {path: ArtifactFacts(path, "application/pdf", "", 412_000, pages) for path in paths}


def rendered(of: Site, facts: Mapping[str, ArtifactFacts] | None = None) -> dict[str, str]:
    """Return every page and machine file by its path; a font's bytes are left out."""
    known = pdf_facts(of) if facts is None else facts
    renderers = (WebRenderer(), MachineRenderer(), FeedRenderer(), ArchiveRenderer())
    return {
        artifact.path: "" if artifact.media_type == "font/woff2" else artifact.content.decode()
        for renderer in renderers
        for job in renderer.jobs(of)
        for artifact in renderer.prepare(of, job, known).render()
    }


def asset_paths(of: Site) -> set[str]:
    """Return the paths of the files that pages use."""
    return {job.path for job in AssetRenderer().jobs(of)}


@dataclass
class Reading(HTMLParser):
    """Take from a page what tests ask about."""

    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """(tag, attributes) of everything with href or src."""
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    __hash__ = None  # type: ignore[assignment]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"])
        if "href" in given or "src" in given:
            self.links.append((tag, given))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


def read(page: str) -> Reading:
    """Parse a page."""
    reading = Reading()
    reading.feed(page)
    return reading


def target(path: str, address: str) -> tuple[str, str]:
    """Return (site path, fragment) that a relative address on a page leads to."""
    bare, fragment = urldefrag(address)
    if not bare:
        return path, unquote(fragment)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(bare)))
    return joined, unquote(fragment)
