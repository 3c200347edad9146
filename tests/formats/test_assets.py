"""Hold what leaves the house beside pages: the style sheet, static files, images in use."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsroom.curation import curate
from newsroom.formats.assets import AssetRenderer, images_in_use
from newsroom.formats.renderer import Job
from newsroom.model import Body, ImageFile, Picture, Publication, Reference, slot
from newsroom.problems import Place, PublicationError
from newsroom.templating.site import Site
from support.publications import NOW, body, manuscripts, settings
from support.webpages import site

PIXELS = b"\x89PNG not really"


def illustrated(root: Path, shown: str, *, pictured: str = "") -> Site:
    """Return a site whose about page shows one image and whose lead story has another."""
    folder = root / "content/images"
    folder.mkdir(parents=True)
    names = ("shown.png", "pictured.png", "kept.png")
    images = []
    for name in names:
        (folder / name).write_bytes(PIXELS + name.encode())
        digest = hashlib.sha256(PIXELS + name.encode()).hexdigest()
        images.append(ImageFile(name, digest, "image/png", 3, 2, 20))
    page = manuscripts().pages[0]
    named = Reference("image", shown, Place("", 1, 1))
    text = Body.of(f"<p>{slot('image', shown, 'A quay')}</p>", references=(named,))
    pages = (replace(page, version=replace(page.version, body=text)),)
    files = tuple(
        replace(file, facts=replace(file.facts, picture=Picture(pictured, "A tug")))
        if file.slug == "six-dragons" and file.facts and pictured
        else file
        for file in manuscripts().briefs
    )
    made = replace(manuscripts(), images=tuple(images), pages=pages, briefs=files)
    return site(curated(made), root=root, content=root / "content")


def curated(made: object) -> Publication:
    """Return the publication of some manuscripts."""
    publication, problems = curate(made, settings(), now=NOW)  # type: ignore[arg-type]
    assert problems == ()
    return publication


def image_job(of: Site) -> Job:
    """Return the one image's job."""
    (job,) = [job for job in AssetRenderer().jobs(of) if job.kind == "image"]
    return job


def test_only_images_in_use_are_copied(tmp_path: Path) -> None:
    """An image that no published page shows stays where it is."""
    made = illustrated(tmp_path, "shown.png", pictured="pictured.png")

    assert [image.path for image in images_in_use(made)] == ["pictured.png", "shown.png"]


def test_an_image_is_copied_under_its_digest(tmp_path: Path) -> None:
    """Its name says its bytes, so that a browser may keep it for ever."""
    made = illustrated(tmp_path, "shown.png")
    (artifact,) = AssetRenderer().prepare(made, image_job(made), {}).render()

    assert artifact.content == PIXELS + b"shown.png"
    assert artifact.path == f"images/shown.{hashlib.sha256(artifact.content).hexdigest()[:8]}.png"
    assert artifact.media_type == "image/png"


@pytest.mark.parametrize("change", [b"other", None])
def test_an_image_that_changed_meanwhile_stops_the_build(
    tmp_path: Path, change: bytes | None
) -> None:
    """What was measured is what is published, or nothing is."""
    made = illustrated(tmp_path, "shown.png")
    path = tmp_path / "content/images/shown.png"
    path.unlink() if change is None else path.write_bytes(change)
    with pytest.raises(PublicationError) as caught:
        AssetRenderer().prepare(made, image_job(made), {}).render()

    assert [problem.code for problem in caught.value.problems] == ["NR206"]
    assert caught.value.problems[0].place.path == "content/images/shown.png"


def test_the_style_sheet_and_the_icon_are_made() -> None:
    """Every other job is a file of the theme, with its type."""
    made = site()
    assets = AssetRenderer()
    types = {
        artifact.path.rpartition(".")[2]: artifact.media_type
        for job in assets.jobs(made)
        for artifact in assets.prepare(made, job, {}).render()
    }

    assert types["css"] == "text/css; charset=utf-8"
    assert types["svg"] == "image/svg+xml"


def test_a_body_of_words_shows_no_image() -> None:
    """Only what a text refers to as an image counts."""
    made = site()

    assert body("harbour.png").text
    assert images_in_use(made) == ()
