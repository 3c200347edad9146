"""Make one PDF for each published edition whose topic and site ask for it."""

from __future__ import annotations

import ctypes
import functools
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Self

from msgspec.structs import replace

from newsroom import typefaces
from newsroom.formats.pdf.attachments import TEMPLATE as ATTACHMENT
from newsroom.formats.pdf.attachments import attachments
from newsroom.formats.pdf.blame import Found, blame
from newsroom.formats.pdf.child import Workshop
from newsroom.formats.pdf.manifest import Attachment, Limits, Manifest, Outcome, address
from newsroom.formats.pdf.typeset import Typeset, typeset
from newsroom.formats.pdf.view import PdfView, is_public, pdf_view, written
from newsroom.formats.renderer import ArtifactFacts, Job, Prepared
from newsroom.model import Artifact, Edition, Entry
from newsroom.problems import PublicationError
from newsroom.templating import addresses
from newsroom.templating.asking import THEME, template, words
from newsroom.templating.digest import digest
from newsroom.templating.environment import render
from newsroom.templating.site import Site
from newsroom.typefaces import SHAPES, Cutter, FontSet, cutter_at
from newsroom.version import VERSION, release_of

TEMPLATE = "pdf/issue.html"
MEDIA_TYPE = "application/pdf"
CULPRIT_SHARE = 8
"""The part of an edition's limits that one of its briefs has, when one is looked for: an eighth."""


class PdfRenderer:
    """Print editions; it keeps children, and nothing that changes a byte."""

    name = "pdf"

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.workshop = Workshop()

    @classmethod
    def for_dossiers(cls) -> Self:
        """Return a renderer whose limits are those of some hundred pages."""
        return cls(Limits(cpu_seconds=600, wall_seconds=1200))

    def jobs(self, site: Site) -> Iterator[Job]:
        """Return a job for each published edition that is to be printed."""
        for edition in site.publication.published_editions():
            wanted = self.name in site.settings.formats and self.name in edition.topic.formats
            if wanted and edition.entries:
                topic, issue, language = edition.topic.id, edition.issue.name, edition.language
                path = addresses.edition_file(language, topic, issue, "pdf")
                yield Job(self.name, "edition", (topic, issue), language, path)

    def prepare(self, site: Site, job: Job, facts: Mapping[str, ArtifactFacts]) -> Prepared:
        """Compose an edition; its fingerprint is of view, words, templates, fonts and tools."""
        del facts
        edition = _edition(site, job)
        view, images = pdf_view(site, edition)
        shas = [site.publication.images[file].sha256 for file in images]
        fingerprint = digest(
            view,
            shas,
            [entry.brief.facts.figures for entry in edition.entries],
            [site.theme.template_digest(name) for name in (TEMPLATE, ATTACHMENT)],
            site.theme.catalogue_digest(job.language),
            _cutter(site).masters.digest(),
            _tools(),
        )
        return Prepared(fingerprint, functools.partial(self._print, site, job, view, images))

    def _print(
        self, site: Site, job: Job, view: PdfView, images: tuple[str, ...]
    ) -> tuple[Artifact, ...]:
        stem = job.path.rpartition("/")[2].removesuffix(".pdf")
        content = self._content(site, _edition(site, job), view, images, stem)
        return (Artifact(job.path, MEDIA_TYPE, content),)

    def dossier(self, site: Site, edition: Edition, stem: str) -> bytes:
        """Print all of a topic, as :func:`newsroom.curation.dossiers.dossier` gathers it.

        :raises PublicationError: with what stops it.
        """
        view, images = pdf_view(site, edition)
        return self._content(site, edition, view, images, stem)

    def _content(
        self, site: Site, edition: Edition, view: PdfView, images: tuple[str, ...], stem: str
    ) -> bytes:
        """Print one edition.

        :raises PublicationError: with what stops it.
        """
        self.workshop.expect()
        more = attachments(site, view, edition, stem)
        fonts, outcome = self._set(site, view, images, more, self.limits)
        found = Found(fonts, outcome, self._culprits(site, edition) if outcome.ended else ())
        problems = blame(site, edition, found, _cutter(site).masters)
        if problems:
            raise PublicationError(problems)
        return outcome.pdf

    def _set(
        self,
        site: Site,
        view: PdfView,
        images: tuple[str, ...],
        more: tuple[Attachment, ...],
        limits: Limits,
    ) -> tuple[FontSet, Outcome]:
        """Set a view in a child."""
        page = self.page(site, view)
        fonts = _cutter(site).cut(page.characters)
        manifest = Manifest(
            html=page.html,
            styles=(font_styles(fonts, view.issue.language),),
            files=_files(site, fonts, images),
            limits=limits,
            attachments=more,
            dated=view.issue.date.iso,
        )
        return fonts, self.workshop.make(manifest)

    def _culprits(self, site: Site, edition: Edition) -> tuple[tuple[Entry, str], ...]:
        """Set each brief of an edition alone, in a part of its limits, and name those that fail."""
        limits = self.limits.part(CULPRIT_SHARE)
        found = []
        for section in edition.sections:
            for entry in section.entries:
                alone = replace(section, entries=(entry,))
                view, images = pdf_view(site, replace(edition, sections=(alone,), letter=None))
                _, outcome = self._set(site, view, images, (), limits)
                if outcome.ended:
                    found.append((entry, outcome.ended))
        return tuple(found)

    def page(self, site: Site, view: PdfView) -> Typeset:
        """Return an edition's HTML, ready to be set, and the characters it needs."""
        html = render(
            site.environment(view.issue.language),
            TEMPLATE,
            view,
            written=written,
            is_public=is_public,
        )
        cutter = _cutter(site)

        def width(language: str, text: str) -> float:
            return cutter.advance(text, shape=SHAPES.get(language, "kr"))

        return typeset(html, width)

    def grounds(self, job: Job) -> tuple[str, ...]:
        """Return its template, the theme's colours, and the words of its language."""
        return template(TEMPLATE), template(ATTACHMENT), words(job.language), THEME

    def state(self, site: Site) -> str:
        """Return a digest of the fonts and of the tools."""
        return digest(_cutter(site).masters.digest(), _tools())

    def expect(self, processes: int) -> None:
        """Start a child for each process that will print."""
        self.workshop.expect(processes)

    def take_part(self, number: int) -> None:
        """Print with one of the children that were started before this process was forked."""
        self.workshop.take_part(number)

    def close(self) -> None:
        """End the children."""
        self.workshop.close()

    def __reduce__(self) -> tuple[type[PdfRenderer], tuple[Limits]]:
        # Another process starts its own children.
        return PdfRenderer, (self.limits,)


def font_styles(fonts: FontSet, language: str) -> str:
    """Write the style sheet that names the subsets and says which language is set in which."""
    rules = [
        f"@font-face{{font-family:{face.family};font-weight:{face.weight};"
        f"src:url({address(face.name)})}}"
        for face in fonts.faces
    ]
    for tag in (language, *(tag for tag in SHAPES if tag != language)):
        shape = SHAPES[tag]
        if (shape, "sans") in fonts.stacks:
            where = f":root,:lang({tag})" if tag == language else f":lang({tag})"
            stacks = "".join(
                f"--{family}:{','.join(fonts.stacks[shape, family])};"
                for family in ("sans", "serif")
            )
            rules.append(f"{where}{{{stacks}}}")
    return "\n".join(rules)


def _cutter(site: Site) -> Cutter:
    return cutter_at(site.settings.root)


def _edition(site: Site, job: Job) -> Edition:
    topic, issue = job.key
    return site.publication.editions[topic, issue, job.language]


def _files(site: Site, fonts: FontSet, images: tuple[str, ...]) -> dict[str, tuple[str, bytes]]:
    files = {face.name: ("font/otf", face.content) for face in fonts.faces}
    for file in images:
        known = site.publication.images[file]
        content = (site.settings.content / "images" / file).read_bytes()
        files[f"images/{file}"] = (known.media_type, content)
    return files


@functools.cache
def _tools() -> str:
    """Name the versions of what sets the page: another one may set it otherwise."""
    names = ("weasyprint", "pydyf", "uharfbuzz", "pyphen", "fonttools", "pillow")
    versions = [f"{name} {release_of(name)}" for name in names]
    text = "\n".join((VERSION, *versions, _pango(), _own_code()))
    return hashlib.sha256(text.encode()).hexdigest()


def _pango() -> str:
    try:
        library = ctypes.CDLL("libpango-1.0.so.0")
        library.pango_version_string.restype = ctypes.c_char_p
        return str(library.pango_version_string().decode())
    except (OSError, AttributeError):
        return ""  # another system's name for it: WeasyPrint's version must do


def _own_code() -> str:
    """Digest the code of this room and of the fonts', so that no change of it is missed."""
    rooms = (Path(__file__).parent, Path(typefaces.__file__).parent)
    sources = [source for room in rooms for source in sorted(room.rglob("*.py"))]
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
