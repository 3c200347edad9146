"""Test what is sent: which path is asked for, and a page that listens and is else the same."""

from __future__ import annotations

import pytest

from newsroom.cli.live.pages import listening, plain_page, site_path
from newsroom.press.preview.sheets import Sheet

POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:"
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", ""),
        ("/ko/", "ko/"),
        ("/ko/?x=1", "ko/"),
        ("/%EA%B0%80/", "가/"),
        ("/a//b", "a//b"),
        ("//evil.example/", "/evil.example/"),
    ],
)
def test_a_path(target: str, path: str) -> None:
    """Without its query, its escapes read."""
    assert site_path(target, "") == path


@pytest.mark.parametrize(
    "target",
    [
        "",
        "ko/",
        "http://evil.example/",
        "/../etc/passwd",
        "/ko/../../etc/passwd",
        "/%2e%2e/etc/passwd",
        "/ko/%2e%2e%2fetc",
        "/./ko/",
        "/ko/..",
        "/..%5c..%5cwindows",
        "/ko\\..\\",
        "/ko/%00.html",
        "/%ff%fe",
        "*",
    ],
)
def test_what_is_no_path(target: str) -> None:
    """It names nothing, whatever it tries."""
    assert site_path(target, "") is None


def test_a_site_that_is_published_below_a_path() -> None:
    """The page for what is not found links from the host's root, as it is published."""
    base = "https://someone.github.io/briefing"

    assert site_path("/briefing/ko/", base) == "ko/"
    assert site_path("/briefing", base) == ""
    assert site_path("/briefings/", base) == "briefings/"
    assert site_path("/ko/", base) == "ko/"


def test_a_page_listens_and_is_else_the_same() -> None:
    """The script comes, and the policy lets in what it needs and nothing else."""
    page = f"<html><head>{META}</head><body>x</body></html>\n"
    content, policy = listening(Sheet("text/html", page.encode(), "abc"))
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))

    assert content.decode() == page.replace(META, "") + (
        '<script src="/-/live.js" data-digest="abc" defer></script>\n'
    )
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"
    assert rules["img-src"] == "'self' data:"
    assert rules["frame-ancestors"] == "'self'"


def test_a_theme_s_own_policy_is_widened_only_where_it_must() -> None:
    """What it allows already stays, and 'none' beside a source would mean nothing."""
    meta = META.replace("style-src 'self'", "style-src 'sha256-x'; script-src 'none'")
    _, policy = listening(Sheet("text/html", meta.encode(), "abc"))

    assert "style-src 'sha256-x' 'self'" in policy
    assert "script-src 'self'" in policy
    assert "script-src 'none'" not in policy


def test_a_page_without_a_policy_gets_none() -> None:
    """But nobody else may frame it."""
    assert listening(Sheet("text/html", b"x", ""))[1] == "frame-ancestors 'self'"


def test_words_are_escaped() -> None:
    """A path may be in them."""
    assert "<script>" not in plain_page("<script>", "<script>").decode()
