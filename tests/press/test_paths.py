"""Test which site paths the press writes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.press.paths import collision_key, objection
from newsroom.templating.addresses import file_of


@pytest.mark.parametrize(
    "path",
    [
        "",
        "ko/",
        "ko/greater-bay-area-ai/2025-03/greater-bay-area-ai-2025-03-ko.pdf",
        "404.html",
        ".well-known/security.txt",
        "images/홍콩.jpg",
        "static/app.9f8e7d6c.css",
    ],
)
def test_ordinary_paths_are_written(path: str) -> None:
    """Every path that our own addresses make is fine."""
    assert objection(path) == ""


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../output-evil/x.html",
        "ko/../../x.html",
        "ko/./x.html",
        "ko//x.html",
        "ko\\x.html",
        "C:/x.html",
        "ko/a\0b.html",
        "ko/a\nb.html",
        "ko/\u202egnp.html",
        "images/e\u0301.png",
        "images/\ud800.png",
        "con.html",
        "ko/NUL/",
        "ko/lpt1.txt",
        "ko/name./x",
        "ko/name /x",
        "manifest.json",
        "Manifest.JSON",
        "ko/" + "a" * 201,
        "a/" * 600,
    ],
)
def test_unsafe_paths_are_refused(path: str) -> None:
    """A path that leads out, that a system refuses, or that is ours is never written."""
    assert objection(path) != ""


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab./\\\0: \u0301Ñ")))
def test_what_is_accepted_stays_below_the_root(path: str) -> None:
    """No accepted path has a part that climbs, or begins at the root of the disk."""
    if not objection(path):
        parts = file_of(path).split("/")
        assert not {"", ".", ".."} & set(parts)


def test_paths_that_a_disk_cannot_tell_apart_collide() -> None:
    """Case and composition make no difference on many disks."""
    assert collision_key("ko/A/") == collision_key("ko/a/index.html")
    assert collision_key("É.png") == collision_key("e\u0301.png")
