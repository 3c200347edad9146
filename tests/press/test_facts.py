"""Test what is said of an artifact."""

from __future__ import annotations

import hashlib
import io
import zlib

import pikepdf
import pytest

from newsroom.formats.renderer import ArtifactFacts
from newsroom.model import Artifact
from newsroom.press.facts import facts_of, printed_pages


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("pages", [1, 24])
def test_the_pages_of_a_pdf_are_counted(pages: int, packed: bool) -> None:  # noqa: FBT001
    """However its objects are stored."""
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    with pdf.open_outline() as outline:
        outline.root.extend([pikepdf.OutlineItem(f"heading {n}", 0) for n in range(99)])
    file = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    pdf.save(file, object_stream_mode=mode)
    assert printed_pages(file.getvalue()) == pages


def test_what_is_no_pdf_has_no_pages() -> None:
    """A broken stream is not a crash."""
    broken = b"1 0 obj <</Type /ObjStm>> stream\nnonsense\nendstream endobj"
    assert printed_pages(broken) == printed_pages(b"") == 0
    assert printed_pages(zlib.compress(broken)) == 0


def test_facts_are_those_of_the_bytes() -> None:
    """Digest and size; pages only where they mean something."""
    page = Artifact("ko/", "text/html; charset=utf-8", b"<p>")
    want = ArtifactFacts("ko/", page.media_type, hashlib.sha256(b"<p>").hexdigest(), 3)
    assert facts_of(page) == want


@pytest.mark.parametrize("last", [b"\r", b"\n"])
def test_packed_objects_that_end_like_a_line(last: bytes) -> None:
    """Their last byte, of the checksum, may be one that ends lines."""
    packed = next(
        data
        for number in range(200_000)
        if (data := zlib.compress(b"<</Type /Pages /Count 7>> %d" % number)).endswith(last)
    )
    pdf = b"%PDF-1.7\n1 0 obj\n<</Type /ObjStm>>\nstream\n" + packed + b"\nendstream\nendobj\n"

    assert printed_pages(pdf) == 7
