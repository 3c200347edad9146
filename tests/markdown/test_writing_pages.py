"""Hold the way back: Markdown written from a page reads as the same text when parsed again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from newsroom.markdown.parser import parse
from newsroom.markdown.rendering import render, render_notes
from newsroom.markdown.writing import write_markdown
from support.plain_page import PlainPage

CONTENT = Path(__file__).parents[2] / "content"
TEXTS = sorted([*CONTENT.glob("briefs/**/*.md"), *CONTENT.glob("pages/**/*.md")])

CASES = (
    "A *plain* paragraph, **bold**, ~~gone~~ and `code`.",
    "## A heading\n\nand text\nin two lines",
    "- one\n- two\n  - inner\n  - more\n- three",
    "- loose\n\n- items\n\n  with two paragraphs",
    "3. three\n4. four",
    "> quoted\n>\n> - with a list",
    "| a | b |\n|:--|--:|\n| 1 | 2 \\| 3 |\n| **x** | |",
    "```python\na = '*not emphasis*'\n```",
    "    indented code\n    with `ticks`",
    "hard\\\nbreak",
    "***\n\nafter a rule",
    "Not \\*emphasis\\*, not \\[a link\\], not \\`code\\`, not \\<b\\>, 5 \\< 6 & 7, &amp;lt;",
    "1\\. not a list\n\n\\# not a heading\n\n\\- nor this\n\n\\+ nor this",
    'A [link](https://example.org/a_(b) "title") and [another](https://example.org/?a=1&b=2)',
    "A note[^n] twice[^n].\n\n[^n]: It says *this*.",
    "**홍콩(香港)**은 그렇다. **「香港」**也是。",
    "``a ` tick`` and snake_case_words and 2 * 3 * 4",
    "- ```\n  code in a list\n  ```\n- after",
    "{figure} is no role, {entity} neither",
    "![alt *text*](images/a.png)",
)


class Called(PlainPage):
    """Call notes by their numbers, as a page with a list of them does."""

    def note(self, number: int, inner: Markup) -> Markup:
        """Print the number."""
        del inner
        return Markup("<sup>{}</sup>").format(number)


def html(source: str) -> tuple[str, tuple[str, ...]]:
    """Return what a page without a site prints: the body and its notes."""
    body, _ = parse(source, path="x.md")
    page = Called()
    return render(body, page), tuple(render_notes(body, page))


def plain(text: str) -> str:
    """Return HTML without what Markdown does not carry, and with one kind of white space."""
    text = re.sub(r'<(/?)(data|span)\b[^>]*>| (class|id|lang|loading|decoding)="[^"]*"', "", text)
    return re.sub(r"\s+", " ", text).strip()


def same(source: str) -> None:
    """Assert that the way there and back changes nothing that is read."""
    body, notes = html(source)
    again_body, again_notes = html(write_markdown(body, notes))

    assert plain(body) == plain(again_body)
    assert [plain(note) for note in notes] == [plain(note) for note in again_notes]


@pytest.mark.parametrize("source", CASES)
def test_the_way_back(source: str) -> None:
    """Each construct reads the same after being written."""
    same(source)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_text_of_the_sample_survives(path: Path) -> None:
    """Real briefs and handbook pages, in five languages."""
    same(path.read_text(encoding="utf-8").split("---\n", 2)[2])


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=" \nab1.)-+*_#>`[]()!<&;|~\\{}港가", max_size=60))
def test_whatever_a_paragraph_says(text: str) -> None:
    """Signs in any order, once they are a page's words, stay those words."""
    body, _ = html(text)
    shown = re.sub(r"<[^>]*>", "", body)
    again, _ = html(write_markdown(body))

    assert re.sub(r"\s+", "", shown) == re.sub(r"\s+", "", re.sub(r"<[^>]*>", "", again))
