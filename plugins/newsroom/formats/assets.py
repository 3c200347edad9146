"""Copy what pages use: the style sheet in one file, the theme's other files, and images.

Each has the digest of its bytes in its name, so that a browser may keep it for ever.
"""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Iterator, Mapping
from functools import partial

from newsroom.formats.renderer import ArtifactFacts, Job, Prepared
from newsroom.model import Artifact, Body, ImageFile
from newsroom.problems import Place, Problem, PublicationError
from newsroom.templating import addresses
from newsroom.templating.asking import THEME
from newsroom.templating.assets import STYLESHEET, others, stylesheet
from newsroom.templating.site import Site

FORMAT = "assets"
_TYPES = {"svg": "image/svg+xml", "woff2": "font/woff2", "css": "text/css; charset=utf-8"}


class AssetRenderer:
    """Make the files that pages refer to."""

    name = FORMAT

    def jobs(self, site: Site) -> Iterator[Job]:
        """Return a job for the style sheet, for each static file, for each image in use."""
        yield Job(FORMAT, "stylesheet", (STYLESHEET,), "", site.assets[STYLESHEET])
        for file in others(site.theme):
            yield Job(FORMAT, "static", (file.name,), "", site.assets[file.name])
        for image in images_in_use(site):
            yield Job(FORMAT, "image", (image.path,), "", addresses.image(image))

    def prepare(self, site: Site, job: Job, facts: Mapping[str, ArtifactFacts]) -> Prepared:
        """Find the file."""
        del facts
        return Prepared("", partial(_file, site, job))

    def grounds(self, job: Job) -> tuple[str, ...]:
        """Return the theme, for a file of it; an image is asked of the publication."""
        return () if job.kind == "image" else (THEME,)

    def state(self, site: Site) -> str:
        """Return nothing: the site knows all a file depends on."""
        del site
        return ""


def _file(site: Site, job: Job) -> tuple[Artifact, ...]:
    """Return the file.

    :raises PublicationError: NR206, where an image is gone or has changed since it was read.
    """
    if job.kind == "image":
        image = site.publication.images[job.key[0]]
        return (Artifact(job.path, image.media_type, _read_image(site, image)),)
    if job.kind == "static":
        content = site.theme.static[job.key[0]].content
    else:
        content = stylesheet(site.theme).encode()
    return (Artifact(job.path, _media_type(job.path), content),)


def images_in_use(site: Site) -> tuple[ImageFile, ...]:
    """Return the images that published pages show, by path: no other image leaves the house."""
    named = {file for body in _bodies(site) for file in _images_in(body)} | set(_pictures(site))
    images = site.publication.images
    return tuple(images[file] for file in sorted(named) if file in images)


def _bodies(site: Site) -> Iterator[Body]:
    for slug in site.publication.placed:
        yield from (version.body for version in site.publication.briefs[slug].versions)
    for edition in site.publication.published_editions():
        if edition.letter:
            yield edition.letter.body
    for page in site.publication.pages.values():
        yield from (version.body for version in page.versions)


def _pictures(site: Site) -> Iterator[str]:
    for slug in site.publication.placed:
        picture = site.publication.briefs[slug].facts.picture
        if picture:
            yield picture.file


def _images_in(body: Body) -> Iterator[str]:
    return (named.target for named in body.references if named.kind == "image")


def _read_image(site: Site, image: ImageFile) -> bytes:
    path = site.settings.content / "images" / image.path
    shown = path.relative_to(site.settings.root) if site.settings.root in path.parents else path
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"the image cannot be read any more: {error.strerror}"
        raise PublicationError([Problem("NR206", Place(shown.as_posix()), message)]) from None
    if hashlib.sha256(content).hexdigest() != image.sha256:
        message = "the image changed while the site was being made"
        problem = Problem("NR206", Place(shown.as_posix()), message, "build again")
        raise PublicationError([problem])
    return content


def _media_type(path: str) -> str:
    ending = path.rpartition(".")[2]
    return _TYPES.get(ending) or mimetypes.types_map.get(f".{ending}", "application/octet-stream")
