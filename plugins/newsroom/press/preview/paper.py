"""Print editions when somebody wants to see them: the whole, or a first look at a part."""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from newsroom.formats.renderer import ArtifactFacts, Job, Renderer
from newsroom.model import Artifact, Edition, EditionSection
from newsroom.press.facts import facts_of
from newsroom.press.preview.sheets import Sheet
from newsroom.problems import PublicationError
from newsroom.templating.site import Site

FIRST = 2
"""How many briefs a first look prints where none in particular is asked for."""
_MOST_KEPT = 12


class Printed(Struct, frozen=True):
    """Hold what was printed of an edition, or what stood in the way."""

    sheet: Sheet
    pages: int
    is_whole: bool


class Paper:
    """Print, one at a time of each kind, and keep what was printed by what it was made from."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Printed] = OrderedDict()
        self._facts: dict[str, ArtifactFacts] = {}
        self._turns = {True: threading.Lock(), False: threading.Lock()}
        self._shelf = threading.Lock()

    def facts(self, path: str) -> ArtifactFacts | None:
        """Return what is known of an edition that was printed here."""
        return self._facts.get(path)

    @contextlib.contextmanager
    def turn(self, *, is_whole: bool) -> Iterator[None]:
        """Wait for whoever prints another of this kind: what is printed is looked up after that."""
        with self._turns[is_whole]:
            yield

    def print(self, site: Site, renderer: Renderer, job: Job) -> Printed:
        """Print an edition, in turn."""
        return self._print(site, renderer, job, is_whole=True)

    def glance(self, site: Site, renderer: Renderer, job: Job, slug: str = "") -> Printed:
        """Print the cover, the contents and one brief of an edition, or its first, in turn."""
        part = _part(site, job, slug)
        return self._print(part or site, renderer, job, is_whole=part is None)

    def _print(self, site: Site, renderer: Renderer, job: Job, *, is_whole: bool) -> Printed:
        try:
            prepared = renderer.prepare(site, job, {})
            known = self._recall(prepared.fingerprint)
            if known is not None:
                return known
            artifact = prepared.render()[0]
        except PublicationError as error:
            digest = hashlib.blake2b(repr(error.problems).encode()).hexdigest()
            return Printed(Sheet("", b"", digest, error.problems), 0, is_whole)
        return self._keep(prepared.fingerprint, artifact, is_whole=is_whole)

    def _recall(self, fingerprint: str) -> Printed | None:
        with self._shelf:
            if fingerprint in self._kept:
                self._kept.move_to_end(fingerprint)
            return self._kept.get(fingerprint)

    def _keep(self, fingerprint: str, artifact: Artifact, *, is_whole: bool) -> Printed:
        facts = facts_of(artifact)
        sheet = Sheet(artifact.media_type, artifact.content, facts.sha256)
        printed = Printed(sheet, facts.pages, is_whole)
        with self._shelf:
            self._kept[fingerprint] = printed
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
            if is_whole:
                self._facts[artifact.path] = facts
        return printed


def _part(site: Site, job: Job, slug: str) -> Site | None:
    """Return a site in which the edition is cut short; None where it is short enough."""
    topic, issue = job.key
    key = (topic, issue, job.language)
    edition = site.publication.editions[key]
    slugs = [entry.brief.slug for entry in edition.entries]
    wanted = frozenset([slug] if slug in slugs else slugs[:FIRST])
    if len(slugs) <= len(wanted):
        return None
    editions: Mapping[tuple[str, str, str], Edition] = {
        **site.publication.editions,
        key: _cut(edition, wanted),
    }
    part = replace(site, publication=replace(site.publication, editions=editions))
    for name in ("_environments", "_locales", "assets"):
        if name in vars(site):
            vars(part)[name] = vars(site)[name]
    return part


def _cut(edition: Edition, wanted: frozenset[str]) -> Edition:
    sections = (
        EditionSection(
            section.section,
            tuple(entry for entry in section.entries if entry.brief.slug in wanted),
        )
        for section in edition.sections
    )
    return replace(edition, sections=tuple(section for section in sections if section.entries))
