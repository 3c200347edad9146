"""Define what the readers get, a file's path and bytes and nothing else of the disk, and give."""

from __future__ import annotations

from msgspec import Struct, field

from newsroom.model import ImageFile, Manuscripts
from newsroom.problems import Problem


class SourceFile(Struct, frozen=True):
    """Hold one file of the content folder.

    ``path`` is relative to the settings' root, with forward slashes, exactly as on the disk; one
    that ends in a slash is a folder that no part of the content is called by.
    """

    path: str
    data: bytes = b""
    """Its bytes; empty for an image, whose bytes are not kept, and for what nobody reads."""
    image: ImageFile | None = None
    """What an image's header and bytes say, measured while they were at hand."""
    refused: bool = False
    """The walk has told why this file is not read; what names it must not be blamed as well."""


class FileReading(Struct, frozen=True):
    """Hold what one file gave: manuscripts of its own alone, and its problems."""

    manuscripts: Manuscripts = field(default_factory=Manuscripts)
    problems: tuple[Problem, ...] = ()
