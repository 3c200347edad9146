"""Test the small texts of front matter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.reading import texts
from newsroom.reading.findings import Refusal


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("AI Policy", 'write "ai-policy"'),
        ("Caf\u00e9_Über", 'write "cafe-uber"'),
        ("홍콩", "use a-z, 0-9 and hyphens"),
        ("con", "choose another"),
        ("a" * 81, f'write "{"a" * 80}"'),
        ("a/b", 'write "a-b"'),
        ("..", "use a-z, 0-9 and hyphens"),
        ("a\n", 'write "a"'),
    ],
)
def test_other_identifiers_are_told_the_nearest(text: str, mend: str) -> None:
    """What is not a slug is told the slug that is nearest."""
    refused = texts.read_slug(text)

    assert isinstance(refused, Refusal)
    assert ("NR120", mend) == (refused.code, refused.mend)


@given(text=st.text(max_size=100))
@settings(max_examples=200)
def test_the_nearest_slug_is_a_slug(text: str) -> None:
    """What a mend advises would be accepted."""
    nearest = texts.slugify(text)

    refused = texts.read_slug(nearest)
    assert nearest in {"", str(refused)} or "cannot have" in str(refused)


@pytest.mark.parametrize(
    ("read", "good", "bad", "code"),
    [
        (texts.read_issue_name, "2025-03", "No. 1", "NR120"),
        (texts.read_issue_name, "ai/2025-w12", "a/b/c", "NR120"),
        (texts.read_digest, "0123456789abcdef", "0123456789ABCDEF", "NR110"),
        (texts.read_country, "KR", "UK", "NR110"),
        (texts.read_country, "GB", "kr", "NR110"),
        (texts.read_country, "HK", "Hong Kong", "NR110"),
        (texts.read_country, "CN", "中国", "NR110"),
        (texts.read_country, "JP", "???", "NR110"),
        (texts.read_image_path, "2025/skyline.jpg", "../skyline.jpg", "NR212"),
        (texts.read_image_path, "하늘.png", "/etc/passwd", "NR212"),
        (texts.read_image_path, "a.png", "https://a.b/c.png", "NR212"),
        (texts.read_image_path, "a.png", "a.svg", "NR212"),
        (texts.read_image_path, "a.png", ".hidden.png", "NR212"),
        (texts.read_form, "{}곳", "곳", "NR110"),
        (texts.read_form, "{} units", "{} of {}", "NR110"),
        (texts.read_form, "{} units", "{0.__class__} {}", "NR110"),
        (texts.read_line, "one", "one\ntwo", "NR110"),
    ],
)
def test_each_text_has_its_form(
    read: Callable[[str], object], good: str, bad: str, code: str
) -> None:
    """Each kind of text takes its own and refuses others with its code."""
    assert good == read(good)
    refused = read(bad)
    assert isinstance(refused, Refusal)
    assert code == refused.code
    assert refused.mend


def test_a_text_is_one_paragraph() -> None:
    """A text that was broken into lines is read as one."""
    assert texts.read_text("one\ntwo") == "one two"
