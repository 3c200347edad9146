"""Measure images by their headers: type and size in pixels, without decoding a pixel."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterator

from newsroom.model import ImageFile, Origin
from newsroom.problems import Place, Problem

PIXELS = 25_000_000
_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
    "avif": "image/avif",
}
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_SIDEWAYS = frozenset({5, 6, 7, 8})
"""EXIF orientations in which width and height change places."""
Size = tuple[int, int]


def measure_image(
    data: bytes, *, path: str, name: str
) -> tuple[ImageFile | None, tuple[Problem, ...]]:
    """Return what an image is, or why it cannot be used; ``name`` is its path below images/."""
    found = media_type_of(data)
    if not found:
        what = "an SVG" if b"<svg" in data[:1024].lower() else "not an image that can be used"
        return None, (_refuse(path, f"this is {what}", "save it as PNG, JPEG, WebP, GIF or AVIF"),)
    expected = _TYPES.get(name.rpartition(".")[2].lower())
    if found != expected:
        ending = found.removeprefix("image/").replace("jpeg", "jpg")
        mend = f'let its name end in ".{ending}"'
        return None, (_refuse(path, f"this is {found}, not what its name says", mend),)
    size = _size_of(data, found)
    if size is None or min(size) < 1:
        return None, (
            _refuse(path, "the image is damaged: its size cannot be read", "save it again"),
        )
    width, height = size
    if width * height > PIXELS:
        message = f"the image has {width} × {height} pixels; {PIXELS:,} are allowed"
        return None, (Problem("NR005", Place(path), message, "make it smaller"),)
    digest = hashlib.sha256(data).hexdigest()
    return ImageFile(name, digest, found, width, height, len(data), Origin(path)), ()


def media_type_of(data: bytes) -> str:
    """Name the media type that the first bytes tell, or nothing."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and b"avif" in _brands(data):
        return "image/avif"
    return ""


def _brands(data: bytes) -> list[bytes]:
    end = min(int.from_bytes(data[:4], "big"), len(data), 256)
    return [data[at : at + 4] for at in range(8, end, 4)]


def _refuse(path: str, message: str, mend: str) -> Problem:
    return Problem("NR212", Place(path), message, mend)


def _size_of(data: bytes, media_type: str) -> Size | None:
    try:
        return _MEASURES[media_type](data)
    except (struct.error, IndexError):
        return None


def _png(data: bytes) -> Size | None:
    return struct.unpack_from(">II", data, 16) if data[12:16] == b"IHDR" else None


def _gif(data: bytes) -> Size:
    return struct.unpack_from("<HH", data, 6)


def _jpeg(data: bytes) -> Size | None:
    """Find the frame's header among the segments; turn it as EXIF asks."""
    at, is_sideways = 2, False
    while at + 4 <= len(data):
        if data[at] != 0xFF:  # noqa: PLR2004 - every marker begins so
            return None
        marker = data[at + 1]
        if marker == 0xFF or marker in _ALONE:  # noqa: PLR2004 - fill bytes
            at += 1 if marker == 0xFF else 2  # noqa: PLR2004 - the same
            continue
        if marker in _START_OF_FRAME:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return (height, width) if is_sideways else (width, height)
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":  # noqa: PLR2004 - APP1
            is_sideways = _orientation(data[at + 10 : at + 2 + length]) in _SIDEWAYS
        at += 2 + max(length, 2)
    return None


def _orientation(exif: bytes) -> int:
    """Return the orientation an EXIF block asks for; 1 is upright."""
    order = "<" if exif[:2] == b"II" else ">"
    try:
        (directory,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, directory)
        for index in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, directory + 2 + 12 * index)
            if tag == 0x0112:  # noqa: PLR2004 - EXIF's number for it
                return int(value)
    except struct.error:
        pass
    return 1


def _webp(data: bytes) -> Size | None:
    kind = data[12:16]
    if kind == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L" and data[20] == 0x2F:  # noqa: PLR2004 - the format's signature
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X" and len(data) >= 30:  # noqa: PLR2004 - the whole header
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    return None


def _avif(data: bytes) -> Size | None:
    """Take the largest size among the item properties: tiles and thumbnails are smaller."""
    sizes = [
        struct.unpack_from(">II", data, start + 4)
        for kind, start, _ in _boxes(data, 0, len(data), (b"meta", b"iprp", b"ipco"))
        if kind == b"ispe"
    ]
    return max(sizes, key=lambda size: size[0] * size[1], default=None)


def _boxes(
    data: bytes, start: int, end: int, inside: tuple[bytes, ...]
) -> Iterator[tuple[bytes, int, int]]:
    """Yield (type, start, end) of the boxes of an ISO file, entering those named in turn."""
    while start + 8 <= end:
        (length,) = struct.unpack_from(">I", data, start)
        kind = data[start + 4 : start + 8]
        stop = end if length == 0 else start + length
        if length == 1 or not start + 8 <= stop <= end:
            return
        if inside and kind == inside[0]:
            # A meta box has a version and flags before its children.
            yield from _boxes(data, start + (12 if kind == b"meta" else 8), stop, inside[1:])
        yield kind, start + 8, stop
        start = stop


_MEASURES: dict[str, Callable[[bytes], Size | None]] = {
    "image/png": _png,
    "image/jpeg": _jpeg,
    "image/gif": _gif,
    "image/webp": _webp,
    "image/avif": _avif,
}
