"""Which addresses pass the one gate between a body and an href."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.markdown.addresses import Refusal, judge_image, judge_link


@pytest.mark.parametrize(
    ("address", "want"),
    [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        ("HTTP://a.example", "http://a.example"),
        ("https://a.example/한글", "https://a.example/%ED%95%9C%EA%B8%80"),
        ("https://한글.example/", "https://xn--bj0bj06e.example/"),
        ("mailto:desk@a.example?subject=x", "mailto:desk@a.example?subject=x"),
        ("brief:hong-kong", "brief:hong-kong"),
        ("PAGE:handbook/writing", "page:handbook/writing"),
        ("issue:greater-bay-area-ai/2025-03", "issue:greater-bay-area-ai/2025-03"),
        ("#%EC%99%9C", "#왜"),
    ],
)
def test_good_addresses(address: str, want: str) -> None:
    """The web, mail and the kinds inside the site pass, made safe to print."""
    assert want == judge_link(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        " javascript:alert(1)",
        "javascript\u200b:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:image/png;base64,x",
        "vbscript:x",
        "file:///etc/passwd",
        "tel:+82",
        "view-source:https://a.example",
        "//evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "https:evil.example",
        "https:///evil.example",
        "https://user:secret@evil.example",
        "https://a.example\\@evil.example",
        "https://a.example/\ud800",
        "mailto:",
        "",
        "x" * 3000,
        "https://a.example/" + "x" * 3000,
    ],
)  # fmt: skip
def test_refused_links(address: str) -> None:
    """What could run, hide or lead astray is refused."""
    verdict = judge_link(address)

    assert isinstance(verdict, Refusal)
    assert verdict.code == "NR204"


@pytest.mark.parametrize(
    ("address", "mend"),
    [
        ("htps://a.example", 'did you mean "https"?'),
        ("//a.example/b", "write https://a.example/b"),
        ("www.a.example", "write it whole"),
        ("other.md", "write brief:slug, topic:id, issue:topic/name or page:path"),
        ("../x/", "write brief:slug, topic:id, issue:topic/name or page:path"),
        ("javascript%3Aalert(1)", "write brief:slug, topic:id, issue:topic/name or page:path"),
    ],
)
def test_mends(address: str, mend: str) -> None:
    """A slip is answered by what was probably meant."""
    verdict = judge_link(address)

    assert isinstance(verdict, Refusal)
    assert mend == verdict.mend


@pytest.mark.parametrize("address", ["a.png", "2025/홍콩 항구.jpg", "a%20b.png", "..a/b..c.png"])
def test_good_images(address: str) -> None:
    """An image is a file below content/images."""
    assert not isinstance(judge_image(address), Refusal)


@pytest.mark.parametrize(
    "address",
    ["", "/a.png", "../a.png", "a/../b.png", "a/./b", "https://x/a.png", "data:x", "a\\b",
     "%2e%2e/a", "a//b.png", "a/", "a.png?x", "a%00.png", "//x/a.png", "x" * 3000],
)  # fmt: skip
def test_refused_images(address: str) -> None:
    """No image comes from elsewhere, and no path climbs out."""
    verdict = judge_image(address)

    assert isinstance(verdict, Refusal)
    assert verdict.code == "NR212"


@settings(max_examples=200)
@given(st.text(st.sampled_from("jJaAvVsScCrRiIpPtT:/\\#?@.% \n\x00\u200bhtttps한&;x"), max_size=30))
def test_whatever_passes_is_harmless(address: str) -> None:
    """An address that passes begins with a known kind and holds nothing invisible."""
    verdict = judge_link(address)

    if not isinstance(verdict, Refusal):
        assert re.match(r"(https?://[^/]|mailto:|brief:|topic:|issue:|page:|#)", verdict)
        if not verdict.startswith(("#", "brief", "topic", "issue", "page")):
            assert verdict.isascii()
            assert not re.search(r"[\x00-\x20\x7f\\]", verdict)
