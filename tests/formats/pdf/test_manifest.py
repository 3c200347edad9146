"""Test what goes over the pipe between a press and its child."""

from __future__ import annotations

import io

import pytest

from newsroom.formats.pdf.manifest import (
    Limits,
    Manifest,
    Outcome,
    receive_manifest,
    receive_outcome,
    send_manifest,
    send_outcome,
)


def test_a_manifest_arrives_as_it_was_sent() -> None:
    """HTML, styles, files and limits are the same on the other side."""
    want = Manifest(
        "<p>가",
        ("a{}", "b{}"),
        {"x": ("font/otf", b"\x00\xff"), "y": ("image/png", b"")},
        Limits(9),
    )
    pipe = io.BytesIO()
    send_manifest(pipe, want)
    pipe.seek(0)
    assert want == receive_manifest(pipe)


def test_an_outcome_arrives_as_it_was_sent() -> None:
    """Bytes, warnings, glyphs and reasons are the same on the other side."""
    want = Outcome(b"%PDF", ("a", "b"), ("骨",), "file:///x", "cpu")
    pipe = io.BytesIO()
    send_outcome(pipe, want)
    pipe.seek(0)
    assert want == receive_outcome(pipe)


@pytest.mark.parametrize("length", [0, 3, 20, 60])
def test_half_a_frame_is_the_end(length: int) -> None:
    """A child that dies while it writes is not taken for one that answered."""
    pipe = io.BytesIO()
    send_outcome(pipe, Outcome(b"%PDF" * 20))
    with pytest.raises(EOFError):
        receive_outcome(io.BytesIO(pipe.getvalue()[:length]))


def test_a_head_without_measure_is_refused() -> None:
    """A hostile length reserves no memory."""
    with pytest.raises(EOFError):
        receive_outcome(io.BytesIO(b"\xff\xff\xff\xff"))
