"""Test what is done to finished HTML before it is set."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import settings as quick
from hypothesis import strategies as st
from markupsafe import escape

from newsroom.formats.pdf.typeset import typeset
from newsroom.formats.pdf.words import JOINER


def width(_language: str, text: str) -> float:
    """Measure every character as one em."""
    return float(len(text))


def test_characters_are_counted_for_the_language_they_stand_in() -> None:
    """Each passage's characters go to its own language, and end with its element."""
    got = typeset('<html lang="ko"><p>가<span lang="zh-Hant">骨</span>나</p></html>', width)
    assert {"가", "나"} == set(got.characters["ko"]) - {JOINER}
    assert {"骨"} == set(got.characters["zh-Hant"])


def test_what_a_running_head_says_is_counted_for_the_edition_too() -> None:
    """A headline in another language is printed in the edition's own font at the page's top."""
    html = '<html lang="ko"><h2 lang="ja" data-mark="骨">骨</h2></html>'
    assert "骨" in typeset(html, width).characters["ko"]


def test_attributes_have_no_joiner() -> None:
    """Outline and running heads come from attributes, which stay as they are."""
    got = typeset('<html lang="ko"><h2 data-mark="대만구">대만구</h2></html>', width)
    assert 'data-mark="대만구"' in got.html
    assert f">대{JOINER}만{JOINER}구<" in got.html


def test_words_are_joined_across_inline_elements_but_not_across_notes() -> None:
    """A particle after a link belongs to its word; a note's text does not."""
    html = '<html lang="ko"><p><a href="#x">회사</a>는<span data-apart="">주</span>가</p></html>'
    got = typeset(html, width).html
    assert f"</a>{JOINER}는" in got
    assert ">주</span>" in got
    assert f"</span>{JOINER}가" in got


def test_a_headline_is_broken_evenly() -> None:
    """``data-balance`` says the measure in ems."""
    got = typeset('<html lang="en"><h2 data-balance="12">one two three four</h2></html>', width)
    assert "one two <br>three four" in got.html


def test_a_link_is_held_together_instead() -> None:
    """A link holds text alone: each of its lines is glued, and a space parts them."""
    got = typeset('<html lang="en"><a data-balance="12">one two three four</a></html>', width).html
    assert "<br>" not in got
    assert f">one{JOINER} {JOINER}two three{JOINER} {JOINER}four</a>" in got


def test_a_link_holds_text_alone() -> None:
    """PDF/UA refuses elements in a link: their tags go, their words stay in the link's language."""
    html = '<html lang="ko"><p><a href="#x"><b>one</b> <span lang="ja">骨</span></a></p></html>'
    got = typeset(html, width)
    assert '<a href="#x">one 骨</a>' in got.html
    assert "骨" in got.characters["ko"]


def test_a_note_ends_the_link_it_is_called_in() -> None:
    """What follows the note is text without a link; nothing is lost."""
    html = '<html lang="en"><p><a href="#x">a<span data-apart="">note</span>b</a>c</p></html>'
    want = '<p><a href="#x">a</a><span data-apart="">note</span>bc</p>'
    assert want in typeset(html, width).html


def test_a_title_takes_the_largest_size_that_two_lines_hold() -> None:
    """``data-fit`` says a measure in points and the sizes to try."""
    html = '<html lang="en"><h1 data-fit="100 20 10 5">one two three</h1></html>'
    assert 'style="font-size: 10pt"' in typeset(html, width).html


def test_a_list_begins_at_its_number() -> None:
    """WeasyPrint reads no ``start``; the style says it, so that no number changes."""
    html = '<html lang="en"><ol start="3"><li>three</li></ol></html>'
    assert '<ol start="3" style="counter-reset: list-item 2">' in typeset(html, width).html


def test_styles_are_not_touched() -> None:
    """A style sheet in the page is neither escaped nor counted."""
    html = '<html lang="ko"><style>p > b { content: "가" }</style><p>나</p></html>'
    got = typeset(html, width)
    assert "p > b" in got.html
    assert "가" not in got.characters["ko"]


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@quick(max_examples=80, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["ko", "en", "zh-Hant"]))
def test_no_text_becomes_markup(text: str, language: str) -> None:
    """Whatever an editor writes comes out as the same text, and opens no element."""
    text = text.replace("\r", "").replace("\x00", "")
    reader = _Words()
    reader.feed(typeset(f'<html lang="{language}"><p>{escape(text)}</p></html>', width).html)
    reader.close()
    assert reader.tags == ["html", "p"]
    got = "".join(reader.words).replace(JOINER, "")
    assert unescape(str(escape(text))).replace(JOINER, "") == got
