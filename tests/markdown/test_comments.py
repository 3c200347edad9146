"""What counts as an editor's comment, and what stays text."""

from __future__ import annotations

import pytest

from newsroom.markdown.parser import parse


def printed(text: str) -> str:
    """Return the HTML that a text comes to."""
    body, _ = parse(text, path="x.ko.md")
    return body.html


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("a\n\n<!-- x\n\ny {entity}`zz` -->\n\nb", "<p>a</p>\n<p>b</p>\n"),
        ("<!-- x -->", ""),
        ("<!-- x -->\nb", "<p>b</p>\n"),
        ("> <!-- q\n> r -->\n> s", "<blockquote>\n<p>s</p>\n</blockquote>\n"),
    ],
)
def test_comments_are_left_out(text: str, want: str) -> None:
    """Also over several paragraphs, and inside a quotation."""
    assert want == printed(text)


@pytest.mark.parametrize("text", ["<!-- x", "<!-- x --> b", "a\n<!-- x -->", "    <!-- x -->"])
def test_what_is_no_comment_is_printed(text: str) -> None:
    """Without an end, beside words, inside a paragraph, as code: nothing vanishes."""
    assert "&lt;!-- x" in printed(text)
