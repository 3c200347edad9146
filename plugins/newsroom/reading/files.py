"""Define what the walk hands to the readers: a file's path and bytes, nothing else of the disk."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model import ImageFile


@dataclass(frozen=True, slots=True)
class SourceFile:
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
