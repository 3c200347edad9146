"""State what is known of an artifact once it is made: digest, size, printed pages."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator

from newsroom.formats.renderer import ArtifactFacts
from newsroom.model import Artifact

_PAGES = re.compile(rb"/Type\s*/Pages\b")
_COUNT = re.compile(rb"/Count\s+(\d+)")
_PACKED = re.compile(rb"/Type\s*/ObjStm\b.*?\bstream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def facts_of(artifact: Artifact) -> ArtifactFacts:
    """Return an artifact's facts."""
    is_pdf = artifact.media_type == "application/pdf"
    return ArtifactFacts(
        path=artifact.path,
        media_type=artifact.media_type,
        sha256=hashlib.sha256(artifact.content).hexdigest(),
        bytes=len(artifact.content),
        pages=printed_pages(artifact.content) if is_pdf else 0,
    )


def printed_pages(pdf: bytes) -> int:
    """Return how many pages a PDF has: the count of its page tree's root; 0 if it has none."""
    counts = [
        int(count.group(1))
        for part in _parts(pdf)
        for dictionary in part.split(b"endobj")
        if _PAGES.search(dictionary) and (count := _COUNT.search(dictionary))
    ]
    return max(counts, default=0)


def _parts(pdf: bytes) -> Iterator[bytes]:
    """Yield the file itself, then its packed objects, where small dictionaries may hide."""
    yield pdf
    for match in _PACKED.finditer(pdf):
        try:
            # The line's end may have taken the last byte with it: the checksum is not needed.
            yield zlib.decompressobj().decompress(match.group(1))
        except zlib.error:
            continue
