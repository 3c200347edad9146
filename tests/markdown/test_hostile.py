"""Bodies written to run something, to leak something, or to take for ever."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.markdown.parser import parse
from newsroom.markdown.rendering import render
from newsroom.model import Slot, parts
from newsroom.model.texts import SIGN
from support.plain_page import PlainPage

TAGS = {
    *("p", "strong", "em", "s", "code", "pre", "br", "hr", "ul", "ol", "li", "blockquote"),
    *("div", "table", "thead", "tbody", "tr", "th", "td", "a", "img"),
    *(f"h{level}" for level in range(1, 7)),
}
ATTRIBUTES = frozenset(["href", "title", "src", "alt", "id", "class", "scope", "start"])
CLASSES = re.compile(r"table|align-(?:left|center|right)|language-[A-Za-z][A-Za-z0-9+#-]*")
VOID = frozenset(["br", "hr", "img"])


class Strict(HTMLParser):
    """Read HTML, and complain of whatever is not the house's own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Allow our tags, attributes, classes and addresses."""
        assert tag in TAGS
        for name, value in attrs:
            assert name in ATTRIBUTES
            assert name != "class" or CLASSES.fullmatch(value or "")
            if name == "href":
                assert re.match(r"https?://|mailto:|brief:|topic:|issue:|page:|#", value or "")
            if name == "src":
                assert not re.match(r"/|\.\.|[a-z]+:", value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close what is open, in order."""
        assert tag == self.open.pop()

    def handle_comment(self, data: str) -> None:
        """Allow no comment."""
        raise AssertionError(data)

    handle_decl = unknown_decl = handle_pi = handle_comment


def assert_harmless(text: str) -> None:
    """Parse and print a text, and read it back strictly."""
    body, _ = parse(text, path="x")
    page = render(body, PlainPage(anchor_prefix="p-"))
    strict = Strict()
    strict.feed(str(page))
    strict.close()
    assert strict.open == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>\n\n<!-- x --><![CDATA[x]]><?php x ?><!doctype x>",
        "[a](javascript:alert(1)) <javascript:alert(1)> ![a](javascript:alert(1))",
        "[a](JAVA&#x0A;SCRIPT:alert(1)) [a](&#106;avascript:x) [a](java&Tab;script:x)",
        "[a](<java\tscript:x>) [a](\\javascript:x) [a](javascript&colon;alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=) [a](vbscript:x) [a](//evil.example)",
        "[a]: javascript:alert(1)\n\n[a] ![a]",
        '[a](https://x.example/"onmouseover="alert(1)) [a](https://x.example "\\"><script>")',
        '![a" onerror="alert(1)](x.png) ![<script>](x.png)',
        '## <script> "x" onload=\n\n[a](#"><script>)',
        '{figure}`"><script>` {entity}`<img>` {x}`<b>`',
        '```"><script>\n</code></pre><script>\n```',
        "x[^<script>]\n\n[^<script>]: </sup><script>",
        '|<script>|`|`|\n|-|-|\n|</table>|"|',
        "{{ config }} {% include 'x' %} ${7*7} <%= 1 %>",
        "a&lt;script&gt; &amp;lt;b&gt; &#60;script&#62; \x00 \ufeff",
        "\u2028<\u2029b>",
    ],
)  # fmt: skip
def test_nothing_gets_through(text: str) -> None:
    """No tag, attribute or address of an editor's own reaches the page."""
    assert_harmless(text)


PIECES = st.sampled_from(
    ["<", ">", "script", "</", "<!--", "-->", "[", "](", ")", "!", "`", "```\n", "*", "**",
     "~~", "_", "\n", "\n\n", "> ", "- ", "1. ", "    ", "## ", "|", "\n|-|-|\n", "[^1]",
     "\n[^1]: ", "{figure}`", "javascript:", "https://a.example", "brief:x", "&#x", ";", "&lt",
     '"', "'", "\\", "한글", "中", "a", "onerror=", " ", "\t", "{{", "}}", "(", "<a@b.c>",
     "<https://a.example>", "\n===\n", "[x]: ", "[x]", "\x00", "&#0;", "\x00note\x001\x00\x00"]
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "\x00link-open\x00javascript:alert(1)\x00\x00words\x00link-close\x00\x00\x00",
        "`\x00note\x001\x00\x00`",
        "&#0;note&#0;1&#0;&#0;",
        "[a](https://a.example/\x00 '\x00')",
        "![\x00](x.png)",
        "## \x00",
        "```\n\x00note\x001\x00\x00\n```",
        "|\x00|\n|-|\n|&#x0;|",
    ],
)
def test_no_text_writes_a_slot(text: str) -> None:
    """The sign that parts slots from words is never an editor's."""
    body, _ = parse(text, path="x")
    kinds = {part.kind for part in parts(body.text) if isinstance(part, Slot)}

    assert kinds <= {"link-open", "link-close", "image", "heading-open", "heading-close"}
    assert body.text.count(SIGN) == 4 * sum(isinstance(one, Slot) for one in parts(body.text))
    assert ("link-open" in kinds) == text.startswith("[a]")


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_mixture_gets_through(text: str) -> None:
    """Whatever is mixed from Markdown's and HTML's own signs, the page is well formed and ours."""
    assert_harmless(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_place_is_in_the_text(text: str) -> None:
    """Every problem and reference stands on a line of the text, at a column of that line."""
    body, problems = parse(text, path="x", first_line=5)
    lines = text.replace("\r", "\n").split("\n")

    for place in [p.place for p in problems] + [r.place for r in body.references]:
        assert 5 <= place.line < 5 + len(lines)
        assert 1 <= place.column <= len(lines[place.line - 5]) + 1


SIZE = 1 << 16


@pytest.mark.parametrize(
    "piece",
    ["[", "![", "[^", "*", "*a_ ", "**a *", "`", "<", "<a ", "&", "](", "[a](b", "[a](<b",
     '[a](b "', "> ", "- ", "1) ", "> a\n", "- a\n", "[a]: b\n\n", "\\", "a  \n", "{",
     "{figure}`", "![[]()", "# a\n", "a\n=\n", "**가**나", "[^a]: b\n", "x[^a]\n\n[^a]: b\n\n",
     "<b>", "[`", "中\n", "|", "{a}`b` ", "\n[^", "![a](b.png)"],
)  # fmt: skip
def test_takes_no_longer_than_its_size(piece: str) -> None:
    """A body of the largest size that repeats one hostile piece is parsed in a few seconds."""
    start = time.process_time()
    parse((piece * (SIZE // len(piece) + 1))[:SIZE], path="x")

    assert time.process_time() - start < 20


def test_images_in_images_are_bounded() -> None:
    """Images nested in each other's alternative text do not exhaust the stack."""
    for depth in (10, 100, 5000):
        assert_harmless("![" * depth + "](x.png)" * depth)


def test_a_table_of_a_million_columns_is_refused() -> None:
    """A table that no page can hold is a problem, and printed as a paragraph."""
    _, problems = parse("|a" * 1_000_000 + "|\n" + "|-" * 1_000_000 + "|\n", path="x")

    assert [problem.code for problem in problems] == ["NR211"]


def test_one_long_address_is_not_multiplied() -> None:
    """A definition of a huge address that a thousand links use does not blow up the page."""
    body, problems = parse(
        "[a]: https://a.example/" + "x" * 30_000 + "\n\n" + "[a]" * 1000, path="x"
    )

    assert len(render(body, PlainPage())) < SIZE
    assert {"NR204"} == {problem.code for problem in problems}
