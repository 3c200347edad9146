"""Test that images are measured by their headers, whatever bytes they are."""

from __future__ import annotations

import hashlib
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.model import ImageFile
from newsroom.problems import Problem
from newsroom.reading.images import measure_image


def png(width: int, height: int) -> bytes:
    """Make a PNG's header."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    crc = struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + crc


def jpeg(width: int, height: int, orientation: int = 1, order: str = "<") -> bytes:
    """Make a JPEG's segments up to its frame, with an EXIF block before them."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    entry = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
    directory = struct.pack(f"{order}IH", 8, 1) + entry
    exif = b"Exif\0\0" + mark + directory + b"\0\0\0\0"
    app1 = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    fill = b"\xff\xff\x01"
    table = b"\xff\xc4" + struct.pack(">H", 4) + b"\0\0"
    frame = b"\xff\xc2" + struct.pack(">HBHHB", 17, 8, height, width, 3) + bytes(9)
    return b"\xff\xd8" + app1 + fill + table + frame


def gif(width: int, height: int) -> bytes:
    """Make a GIF's header."""
    return b"GIF89a" + struct.pack("<HH", width, height)


def webp(kind: bytes, width: int, height: int) -> bytes:
    """Make a WebP's header in one of its three forms."""
    if kind == b"VP8 ":
        body = bytes(3) + b"\x9d\x01\x2a" + struct.pack("<HH", width, height)
    elif kind == b"VP8L":
        body = b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14)
    else:
        sizes = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
        body = bytes(4) + sizes
    return b"RIFF" + bytes(4) + b"WEBP" + kind + bytes(4) + body


def box(kind: bytes, *inside: bytes) -> bytes:
    """Make a box of an ISO file."""
    body = b"".join(inside)
    return struct.pack(">I", len(body) + 8) + kind + body


def avif(width: int, height: int) -> bytes:
    """Make an AVIF's boxes with the sizes of a thumbnail and of the image."""
    small = box(b"ispe", bytes(4), struct.pack(">II", 10, 10))
    size = box(b"ispe", bytes(4), struct.pack(">II", width, height))
    meta = box(b"meta", bytes(4), box(b"hdlr"), box(b"iprp", box(b"ipco", small, size)))
    return box(b"ftyp", b"mif1", bytes(4), b"avif") + meta


def measured(name: str, data: bytes) -> ImageFile:
    """Measure an image that has nothing wrong with it."""
    image, problems = measure_image(data, path=f"content/images/{name}", name=name)
    assert problems == ()
    assert image is not None
    return image


def refused(name: str, data: bytes) -> Problem:
    """Return the one problem of an image."""
    image, problems = measure_image(data, path=f"content/images/{name}", name=name)
    assert image is None
    assert len(problems) == 1
    return problems[0]


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.png", png(640, 480), "image/png"),
        ("a.jpg", jpeg(640, 480), "image/jpeg"),
        ("a.JPEG", jpeg(480, 640, orientation=6), "image/jpeg"),
        ("a.jpg", jpeg(480, 640, orientation=8, order=">"), "image/jpeg"),
        ("a.gif", gif(640, 480), "image/gif"),
        ("a.webp", webp(b"VP8 ", 640, 480), "image/webp"),
        ("a.webp", webp(b"VP8L", 640, 480), "image/webp"),
        ("a.webp", webp(b"VP8X", 640, 480), "image/webp"),
        ("a.avif", avif(640, 480), "image/avif"),
    ],
)
def test_the_header_tells_type_and_size(name: str, data: bytes, media_type: str) -> None:
    """Every type of image is measured, photographs as they are turned."""
    image = measured(name, data)

    assert (media_type, 640, 480) == (image.media_type, image.width, image.height)
    assert (len(data), hashlib.sha256(data).hexdigest()) == (image.bytes, image.sha256)
    assert (name, f"content/images/{name}") == (image.path, image.origin.path)


@pytest.mark.parametrize(
    ("name", "data", "code", "says"),
    [
        ("a.png", b"<?xml version='1.0'?><SVG/>", "NR212", "this is an SVG"),
        ("a.png", b"GIF89a....", "NR212", 'let its name end in ".gif"'),
        ("a.gif", jpeg(1, 1), "NR212", 'let its name end in ".jpg"'),
        ("a.png", b"", "NR212", "not an image that can be used"),
        ("a.png", png(1, 1)[:20], "NR212", "the image is damaged"),
        ("a.png", png(0, 5), "NR212", "the image is damaged"),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x02abc", "NR212", "the image is damaged"),
        ("a.webp", b"RIFF....WEBPVP8Q", "NR212", "the image is damaged"),
        ("a.avif", avif(1, 1)[:30], "NR212", "the image is damaged"),
        ("a.png", png(5001, 5000), "NR005", "5001 × 5000 pixels; 25,000,000 are allowed"),
    ],
)
def test_other_images_are_refused(name: str, data: bytes, code: str, says: str) -> None:
    """What is no image, or another than its name says, or too large, is told."""
    problem = refused(name, data)

    assert code == problem.code
    assert says in f"{problem.message}; {problem.mend}"


HEADS = st.sampled_from(
    [
        b"",
        png(9, 9),
        jpeg(9, 9),
        gif(9, 9),
        avif(9, 9),
        *(webp(k, 9, 9) for k in (b"VP8 ", b"VP8X")),
    ]
)


@given(head=HEADS, cut=st.integers(0, 60), tail=st.binary(max_size=60))
@settings(max_examples=300)
def test_any_bytes_are_measured_or_refused(head: bytes, cut: int, tail: bytes) -> None:
    """No bytes raise, whatever header they begin with."""
    image, problems = measure_image(head[:cut] + tail, path="f", name="a.png")

    assert (image is None) == bool(problems)


def test_boxes_in_boxes_do_not_loop() -> None:
    """A box that claims to hold itself, or nothing, ends the search."""
    for length in (0, 1, 4, 8, 2**31):
        hostile = box(b"ftyp", b"avif", bytes(4)) + struct.pack(">I", length) + b"meta" + bytes(99)
        assert "damaged" in refused("a.avif", hostile).message
