"""What a text comes to, and what is said of its faults."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from newsroom.markdown.parser import parse, parser
from newsroom.markdown.rendering import render, render_notes
from newsroom.model import Reference, Slot
from newsroom.problems import Place
from support.plain_page import PlainPage


def printed(text: str) -> str:
    """Print a text that has no errors on the plain page."""
    body, problems = parse(text, path="x.ko.md")
    assert [p for p in problems if p.is_error] == []
    return str(render(body, PlainPage())).strip()


def faults(text: str) -> list[str]:
    """Return the problems of a text as they are printed, without the file's name."""
    _, problems = parse(text, path="x")
    return [str(problem).removeprefix("x:") for problem in problems]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("한 *문장* **둘**", "<p>한 <em>문장</em> <strong>둘</strong></p>"),
        ("~~셋~~ `넷`", "<p><s>셋</s> <code>넷</code></p>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("---", "<hr>"),
        ("> 말", "<blockquote>\n<p>말</p>\n</blockquote>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>"),
        ("    x < 1", "<pre><code>x &lt; 1\n</code></pre>"),
        ('```py" onload="x\n1\n```', '<pre><code class="language-py">1\n</code></pre>'),
        (
            '[a](https://a.example/?b=1&c=2 "t")',
            '<p><a href="https://a.example/?b=1&amp;c=2" title="t">a</a></p>',
        ),
        ("<https://a.example/x>", '<p><a href="https://a.example/x">https://a.example/x</a></p>'),
        ("<desk@a.example>", '<p><a href="mailto:desk@a.example">desk@a.example</a></p>'),
        ("![a *b* c](d/e.png)", '<p><img src="d/e.png" alt="a b c"></p>'),
        ("[x]\n\n[x]: brief:a-b", '<p><a href="brief:a-b">x</a></p>'),
        ("{figure}`budget` of {entity}`iflytek`", "<p>[figure budget] of [entity iflytek]</p>"),
        (r"\{figure}`budget`", "<p>{figure}<code>budget</code></p>"),
        ("{{ 7 * 191 }} {% raw %}", "<p>{{ 7 * 191 }} {% raw %}</p>"),
        ("a[^n] b[^n]\n\n[^n]: one\n\n    two", "<p>a[1: one<br>two] b[1: one<br>two]</p>"),
        ("a & b &amp; c &copy;", "<p>a &amp; b &amp; c ©</p>"),
    ],
)
def test_prints(text: str, want: str) -> None:
    """Each kind of Markdown is printed as the few tags of the house."""
    assert want == printed(text)


def test_tables_say_what_their_headings_head() -> None:
    """A table's headings are scoped to their columns, and its alignment is a class."""
    want = (
        '<div class="table"><table>\n<thead>\n'
        '<tr><th scope="col">a</th><th scope="col" class="align-right">b</th></tr>\n'
        '</thead>\n<tbody>\n<tr><td>c</td><td class="align-right">d | e</td></tr>\n'
        "</tbody>\n</table></div>"
    )

    assert want == printed("| a | b |\n|---|--:|\n| c | d \\| e |")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("**홍콩(香港)**은", "<p><strong>홍콩(香港)</strong>은</p>"),
        ("그는 **“좋다”**고 했다", "<p>그는 <strong>“좋다”</strong>고 했다</p>"),
        ("这是**“重点”**吗", "<p>这是<strong>“重点”</strong>吗</p>"),
        ("これは**「重要」**です", "<p>これは<strong>「重要」</strong>です</p>"),
        ("2 * 3 * 4와 **", "<p>2 * 3 * 4와 **</p>"),
        ("10~20년, 3~5월", "<p>10~20년, 3~5월</p>"),
        ("中文第一行\n第二行", "<p>中文第一行第二行</p>"),
        ("第一行，\n“第二行”", "<p>第一行，“第二行”</p>"),
        ("한국어 첫 줄\n둘째 줄", "<p>한국어 첫 줄\n둘째 줄</p>"),
        ("中文\nEnglish", "<p>中文\nEnglish</p>"),
    ],
)
def test_east_asian_text(text: str, want: str) -> None:
    """Emphasis and line breaks follow the habits of Chinese, Japanese and Korean."""
    assert want == printed(text)


def test_headings_get_anchors_and_shift() -> None:
    """A heading is slotted with its own anchor, so that a page can shift and prefix it."""
    body, problems = parse("## 왜 중요한가?\n\n### A & B\n\n## 왜 중요한가", path="x")
    page = PlainPage(heading_shift=1, anchor_prefix="slug-")

    assert problems == ()
    assert [
        Slot("heading-open", "2", "왜-중요한가"),
        Slot("heading-open", "3", "a-b"),
        Slot("heading-open", "2", "왜-중요한가-2"),
    ] == list(body.slots("heading-open"))
    assert '<h3 id="slug-왜-중요한가">왜 중요한가?</h3>' in render(body, page)
    assert '<h4 id="slug-a-b">A &amp; B</h4>' in render(body, page)


def test_anchors_never_meet() -> None:
    """A heading whose words look like a counted anchor gets another."""
    body, _ = parse("## a\n\n## a\n\n## a 2\n\n## a\n\n## !", path="x")
    anchors = [heading.text for heading in body.slots("heading-open")]

    assert anchors == ["a", "a-2", "a-2-2", "a-3", "section"]


def test_notes_are_numbered_by_their_call() -> None:
    """Footnotes stand in the order of their first call, wherever they were written."""
    body, _ = parse("[^b]: zwei\n[^a]: eins\n\nx[^a] y[^b] z[^a]", path="x")

    assert (Markup("eins"), Markup("zwei")) == render_notes(body, PlainPage())
    assert [call.target for call in body.slots("note")] == ["1", "2", "1"]


def test_notes_hold_no_blocks() -> None:
    """A list or code in a footnote becomes lines of it."""
    body, _ = parse(
        "x[^a]\n\n[^a]: one\n\n    - two\n    - three\n\n    ```\n    <\n    ```", path="x"
    )

    assert (Markup("one<br>two<br>three<br><code>&lt;</code>"),) == render_notes(body, PlainPage())


def test_references_have_their_places() -> None:
    """All that a text names is listed with line and column, in characters."""
    text = (
        "가나 {figure}`a` [링크](brief:b)\n다 ![그림](c.png)\n\n"
        "> - 인용 {entity}`d`\n\n| 값 | {figure}`e` |\n|---|---|\n| {figure}`e` | {figure}`f` |\n\n"
        "x[^1]\n\n[^1]: 각주 <https://g.example>\n"
    )
    body, problems = parse(text, path="x", first_line=11)

    assert problems == ()
    assert (
        Reference("figure", "a", Place("x", 11, 4)),
        Reference("link-open", "brief:b", Place("x", 11, 16)),
        Reference("image", "c.png", Place("x", 12, 3)),
        Reference("entity", "d", Place("x", 14, 8)),
        Reference("figure", "e", Place("x", 16, 7)),
        Reference("figure", "e", Place("x", 18, 3)),
        Reference("figure", "f", Place("x", 18, 17)),
        Reference("link-open", "https://g.example", Place("x", 22, 10)),
    ) == body.references


@pytest.mark.parametrize(
    ("text", "words", "characters"),
    [
        ("Hello, don't stop: state-of-the-art 1,000.5", 5, 0),
        ("홍콩 정부는 **10억** 달러", 4, 0),
        ("香港で「AI」を", 1, 4),
        ("`code` {figure}`x`\n\n## 제목\n\n| 표 | b |\n|--|--|", 4, 0),
        ("a[^1]\n\n[^1]: b c", 3, 0),
    ],
)
def test_counts_words_and_characters(text: str, words: int, characters: int) -> None:
    """Latin and Hangul words are counted as words, Han and kana by the character."""
    body, _ = parse(text, path="x")

    assert (words, characters) == (body.words, body.characters)


FAULTS = (Path(__file__).parent / "faults.txt").read_text(encoding="utf-8").split("\n=== ")[1:]


@pytest.mark.parametrize("case", FAULTS, ids=[case.partition("\n")[0] for case in FAULTS])
def test_faults(case: str) -> None:
    """Each fault is said in an editor's words, at its place, with the mend."""
    text, want = case.partition("\n")[2].split("\n--- says\n")

    assert want.strip().split("\n") == faults(text)


def test_emphasis_is_not_too_deep() -> None:
    """Emphasis beyond what a page can be laid out with is refused."""
    _, problems = parse("*a _b " * 15 + "c" + "_*" * 15, path="x")

    assert {"NR211"} == {problem.code for problem in problems}


def test_what_is_too_deep_is_still_there() -> None:
    """A text that is nested too deep is reported, and none of its words vanish before that."""
    body, _ = parse("> " * 25 + "still here", path="x")

    assert "still here" in render(body, PlainPage())


def test_line_ends_of_all_kinds_count_once() -> None:
    """A file from Windows has the same lines."""
    body, _ = parse("a\r\n\r\nb {figure}`c`\r\n", path="x")

    assert (Reference("figure", "c", Place("x", 3, 3)),) == body.references


def test_one_parser_serves_all_and_remembers_nothing() -> None:
    """Definitions and notes of one text are unknown in the next."""
    parse("[x]: brief:a\n\n[x] y[^1]\n\n[^1]: n", path="x")

    assert parser() is parser()
    assert printed("[x] z") == "<p>[x] z</p>"


def test_an_anchor_that_was_written_out_is_left_alone() -> None:
    """A heading that counts itself keeps its anchor; the ones that are counted go around it."""
    body, _ = parse("## a 2\n\n## a\n\n## a", path="x")
    anchors = [heading.text for heading in body.slots("heading-open")]

    assert anchors == ["a-2", "a", "a-3"]
