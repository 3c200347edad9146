"""Test that what is written back as Markdown says what was parsed: parsed again, it is the same."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from markupsafe import escape as escape_slot

from newsroom.markdown.parser import parse
from newsroom.markdown.rendering import render, render_notes
from newsroom.markdown.writing import markdown_of

ROOT = Path(__file__).resolve().parents[2]
TEXTS = sorted(ROOT.glob("content/**/*.md"))

EVERYTHING = """\
## A *heading* and 1. **강조**는 한다

Some **bold**, ~~struck~~, `code`, ``co`de``, [a link](https://a.example/ "it's \\"so\\""), a
[wild one](<https://b.example/a (b)>), ![A ship](harbour.png), a call[^1],
\\*no\\* a_b_c &amp;lt; 1. x

1\\. not a list
\\# not a heading
\\- nor this

- one
- two

  loose
    1. deep

3. three

   four

| left | right | middle |
|:-----|------:|:------:|
| 1 \\| x | **2** | 3 |

> quoted
>
> - a list

    code
      ```
    more

```yaml
a: b
```

broken\\
line

---

[^1]: The note, with *stress* and [a link](https://c.example/).
"""


class Plain:
    """Fill slots with the least that has an address."""

    heading_shift = 0
    anchor_prefix = ""

    def figure(self, name: str) -> Markup:
        """Print a figure's name."""
        return escape_slot(name)

    def entity(self, entity_id: str, /) -> Markup:
        """Print an entity's id."""
        return escape_slot(entity_id)

    def link(self, target: str, title: str) -> tuple[Markup, Markup]:
        """Keep the target as it is."""
        more = Markup(' title="{}"').format(title) if title else ""
        return Markup('<a href="{}"{}>').format(target, more), Markup("</a>")

    def image(self, file: str, alt: str) -> Markup:
        """Keep the file as it is."""
        return Markup('<img src="{}" alt="{}">').format(file, alt)

    def note(self, number: int, inner: Markup) -> Markup:
        """Put the note where it is called."""
        del number
        return Markup('<span data-note="">{}</span>').format(inner)


def filled(text: str) -> tuple[str, tuple[str, ...]]:
    """Parse a text and fill it: its HTML, and that of its notes."""
    body, _ = parse(text, path="x.md")
    # A blank before a line's end is nothing, and the parser does not always drop it.
    return re.sub(r"[ ]+\n", "\n", render(body, Plain())), render_notes(body, Plain())


def body_of(path: Path) -> str:
    """Return a file's text without its front matter."""
    text = path.read_text(encoding="utf-8-sig")
    return text.split("\n---\n", 1)[1] if text.startswith("---") else text


def test_everything_that_a_body_may_hold_comes_back() -> None:
    """One text with all that the parser knows."""
    html, notes = filled(EVERYTHING)
    again = markdown_of(html)

    assert (html, notes) == filled(again)
    assert "[^1]: The note, with *stress* and [a link](https://c.example/)." in again


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_sample_s_texts_come_back(path: Path) -> None:
    """Every text that this publication prints, in five languages."""
    html, notes = filled(body_of(path))

    assert (html, notes) == filled(markdown_of(html))


@given(st.text(alphabet="ab1 *_`[]()<>~|\\{}&;!#+-=.>가\n", max_size=40))
def test_any_text_comes_back(text: str) -> None:
    """Signs that Markdown knows are escaped wherever they would mean something."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    shown = escape("\n".join(lines or ["x"]), quote=False)
    html = f"<p>{shown}</p>\n"

    assert html == filled(markdown_of(html))[0]


@pytest.mark.parametrize("text", ["*_1_*", "**_a_**", "_**a**_", "**a *b* c**", "~~*a*~~"])
def test_emphasis_in_emphasis_comes_back(text: str) -> None:
    """Marks beside each other are told apart."""
    html, _ = filled(text)

    assert html == filled(markdown_of(html))[0]


def test_addresses_are_written_as_the_caller_says() -> None:
    """A link without an address is its words, an image its alternative text."""
    html = '<p><a href="#x">words</a> <img src="y.png" alt="A ship"></p>'

    assert markdown_of(html, lambda _: "") == "words A ship"
    assert markdown_of(html, str.upper) == "[words](#X) ![A ship](Y.PNG)"
