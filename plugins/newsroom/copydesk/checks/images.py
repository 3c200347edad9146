"""Check that every image that is named is there (NR206)."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.copydesk.copy import Copy
from newsroom.problems import Place, Problem, did_you_mean


def check_images(copy: Copy) -> Iterator[Problem]:
    """Yield a problem for each image of a front matter or a text that is no file."""
    known = {image.path for image in copy.manuscripts.images}
    for path, place in _named(copy):
        if copy.is_unknown("image", path, known):
            message = f'there is no image "{path}" under content/images'
            mend = did_you_mean(path, known, "put the file there, or mend its name")
            yield Problem("NR206", place, message, mend)


def _named(copy: Copy) -> Iterator[tuple[str, Place]]:
    for file in copy.originals:
        if file.facts and file.facts.picture:
            yield file.facts.picture.file, file.version.origin.place("image.file")
    for text in copy.texts:
        for reference in text.references("image"):
            yield reference.target, reference.place
