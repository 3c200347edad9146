"""Test that marking a translation changes sixteen digits and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.cli.translations import marked

NEW = "0123456789abcdef"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("translation: {of: aaaa, mode: human}", f"translation: {{of: {NEW}, mode: human}}"),
        ('translation: {mode: human, of: "aaaa"}', f"translation: {{mode: human, of: {NEW}}}"),
        ("translation: {mode: human}", f"translation: {{of: {NEW}, mode: human}}"),
        ("translation: {}", f"translation: {{of: {NEW}}}"),
        (
            "translation:\n  by: of\n  of: 'aaaa'  # checked\n  mode: human",
            f"translation:\n  by: of\n  of: {NEW}  # checked\n  mode: human",
        ),
        ("translation:\n  of:\n  mode: human", f"translation:\n  of: {NEW}\n  mode: human"),
        (
            "translation: # me\n    mode: human",
            f"translation: # me\n    of: {NEW}\n    mode: human",
        ),
        (
            "translation:\r\n  of: aaaa\r\nsummary: of: bbbb",
            f"translation:\r\n  of: {NEW}\r\nsummary: of: bbbb",
        ),
        (
            "labels:\n  of: x\ntranslation:\n  of: aaaa\nwhy: y",
            f"labels:\n  of: x\ntranslation:\n  of: {NEW}\nwhy: y",
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_only_the_digest_changes(before: str, after: str, newline: str, mark: str) -> None:
    """Whatever way the field is written; quotes, comments and line ends stay."""

    def file(front: str) -> bytes:
        front = front.replace("\r\n", "\n").replace("\n", newline)
        body = "translation: {of: cccc}"
        return f"{mark}---{newline}title: 제목{newline}{front}{newline}---{newline}{body}".encode()

    assert marked(file(before), NEW) == file(after)


@pytest.mark.parametrize(
    "text", ["", "no front matter", "---\ntitle: x\n---\ntranslation: {of: a}\n", "---\nopen"]
)
def test_a_file_without_the_field_is_left_alone(text: str) -> None:
    """There is nothing to mark in an original."""
    assert marked(text.encode(), NEW) is None


@settings(max_examples=100, deadline=None)
@given(body=st.binary(max_size=100))
def test_the_body_is_never_touched(body: bytes) -> None:
    """Whatever bytes it has."""
    head = b"---\ntranslation: {of: aaaa, mode: human}\n---\n"
    assert marked(head + body, NEW) == head.replace(b"aaaa", NEW.encode()) + body
