"""Hold everything that a PDF may ask for while it is made; nothing else exists for it."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import BinaryIO, Protocol

from msgspec import Struct, field
from msgspec.structs import asdict, replace

SCHEME = "newsroom"
BASE = f"{SCHEME}://edition/"
"""Where the manifest's files seem to lie: an address that no machine answers to."""

_HEAD = struct.Struct(">I")
_LARGEST_HEAD = 16 * 1024 * 1024


def address(name: str) -> str:
    """Return the address by which a page asks for a file of its manifest."""
    return BASE + name


class Limits(Struct, frozen=True):
    """Say how much one PDF may use; whatever wants more is ended."""

    cpu_seconds: int = 120
    wall_seconds: int = 300
    memory: int = 2 * 1024**3
    """Address space in bytes; what is resident is about half of it."""
    output: int = 128 * 1024**2

    def part(self, share: int) -> Limits:
        """Return limits with a part of the time; memory does not grow with a page's length."""
        return replace(
            self,
            cpu_seconds=max(2, self.cpu_seconds // share),
            wall_seconds=max(4, self.wall_seconds // share),
        )


class Attachment(Struct, frozen=True):
    """Hold a file that travels inside the PDF."""

    name: str
    media_type: str
    relationship: str
    """To the pages, in the words of PDF 2.0, 7.11.3: ``Source``, ``Data``, ``Alternative``."""
    content: bytes


class Manifest(Struct, frozen=True):
    """Hold a page, its style sheets in order, and the files they may ask for by name."""

    html: str
    styles: tuple[str, ...]
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    """(media type, bytes) by name."""
    limits: Limits = Limits()
    attachments: tuple[Attachment, ...] = ()
    dated: str = "1970-01-01"
    """The day the edition bears, ISO 8601: what the PDF says of when its files were made."""


class Outcome(Struct, frozen=True):
    """Say what became of a manifest: bytes, or why there are none."""

    pdf: bytes = b""
    warnings: tuple[str, ...] = ()
    """What WeasyPrint and Python said; none is harmless."""
    glyphs: tuple[str, ...] = ()
    """Characters that were asked for and no subset had."""
    refused: str = ""
    """The address that the page asked for and its manifest does not hold."""
    ended: str = ""
    """Why it was ended: "cpu", "time", "memory", or a sentence."""


def write_frame(stream: BinaryIO, head: Mapping[str, object], *parts: bytes) -> None:
    """Write a head and its parts, so that the reader knows how long each is."""
    text = json.dumps({**head, "parts": [len(part) for part in parts]}).encode()
    stream.write(_HEAD.pack(len(text)) + text)
    stream.writelines(parts)
    stream.flush()


class Readable(Protocol):
    """Give bytes as a file does; a pipe with a deadline does too."""

    def read(self, size: int = ..., /) -> bytes:
        """Return at most so many bytes, and none at the end."""
        ...


def read_frame(stream: Readable) -> tuple[dict[str, object], list[bytes]]:
    """Read a head and its parts.

    :raises EOFError: if the other side has gone.
    """
    (length,) = _HEAD.unpack(_exactly(stream, _HEAD.size))
    if length > _LARGEST_HEAD:
        raise EOFError
    head = json.loads(_exactly(stream, length))
    return head, [_exactly(stream, size) for size in head.pop("parts")]


def _exactly(stream: Readable, size: int) -> bytes:
    content = bytearray()
    while len(content) < size:
        more = stream.read(size - len(content))
        if not more:
            raise EOFError
        content += more
    return bytes(content)


def send_manifest(stream: BinaryIO, manifest: Manifest) -> None:
    """Write a manifest for the child."""
    head = {
        "files": [(name, media_type) for name, (media_type, _) in manifest.files.items()],
        "attachments": [
            (one.name, one.media_type, one.relationship) for one in manifest.attachments
        ],
        "limits": asdict(manifest.limits),
        "dated": manifest.dated,
    }
    texts = [text.encode() for text in (manifest.html, *manifest.styles)]
    files = [content for _, content in manifest.files.values()]
    write_frame(stream, head, *texts, *files, *(one.content for one in manifest.attachments))


def receive_manifest(stream: Readable) -> Manifest:
    """Read a manifest as the parent wrote it."""
    head, parts = read_frame(stream)
    limits = head["limits"]
    names, attached = head["files"], head["attachments"]
    assert isinstance(limits, dict)  # noqa: S101 - our own parent wrote it
    assert isinstance(names, list)  # noqa: S101 - the same
    assert isinstance(attached, list)  # noqa: S101 - the same
    texts = len(parts) - len(names) - len(attached)
    html, *styles = [part.decode() for part in parts[:texts]]
    contents = iter(parts[texts:])
    return Manifest(
        html=html,
        styles=tuple(styles),
        files={name: (media_type, next(contents)) for name, media_type in names},
        limits=Limits(**limits),
        attachments=tuple(
            Attachment(name, media_type, how, next(contents)) for name, media_type, how in attached
        ),
        dated=str(head["dated"]),
    )


def send_outcome(stream: BinaryIO, outcome: Outcome) -> None:
    """Write an outcome for the parent."""
    head = {
        "warnings": outcome.warnings,
        "glyphs": outcome.glyphs,
        "refused": outcome.refused,
        "ended": outcome.ended,
    }
    write_frame(stream, head, outcome.pdf)


def receive_outcome(stream: Readable) -> Outcome:
    """Read an outcome; its words are those of a page that is not trusted."""
    head, (pdf,) = read_frame(stream)
    warnings, glyphs = head["warnings"], head["glyphs"]
    assert isinstance(warnings, list)  # noqa: S101 - Outcome's own shape
    assert isinstance(glyphs, list)  # noqa: S101 - the same
    return Outcome(
        pdf,
        tuple(map(str, warnings)),
        tuple(map(str, glyphs)),
        str(head["refused"]),
        str(head["ended"]),
    )
