"""Test that an editor's mistakes in YAML are told in an editor's words, at the right place."""

from __future__ import annotations

import pytest

from newsroom.reading.findings import Findings
from newsroom.reading.strict_yaml import parse
from support.sources import short

CASES = [
    (
        "title: 중국: 홍콩\ndate: x\n",
        (
            '1:10 NR102: a colon stands inside the value of "title"; '
            'put the value in quotes: "중국: 홍콩"'
        ),
    ),
    ('a: he said: "x"\n', "put the value in quotes: 'he said: \"x\"'"),
    ("- a: b: c\n", '1:7 NR102: a colon stands inside the value of "a"'),
    ("t:\n- Hong Kong: b: c\n", "2:15 NR102: a colon stands inside an item"),
    (
        "a: 1\ntitle foo\ndate: x\n",
        '2:6 NR102: a colon is missing after "title"; write "title: foo"',
    ),
    ("title foo\ndate: x\n", '1:6 NR102: a colon is missing after "title"'),
    ("title\n", '1:6 NR102: a colon is missing after "title"; write "title:"'),
    ("a: 1\ntitle:foo\n", '2:7 NR102: a space is missing after "title:"; write "title: foo"'),
    ("title:foo", '1:7 NR102: a space is missing after "title:"'),
    ("title：foo\nb: 1\n", '1:6 NR102: a full-width colon "：" stands after "title"'),
    ("title:\u3000foo\nb: 1\n", '1:7 NR102: a wide or unbreakable space stands after "title:"'),
    ("source:\n\toutlet: x\n", "2:1 NR102: a tab stands at the beginning of the line"),
    ("a: b\n\u3000c: d: e\n", "2:1 NR102: the line is indented with a wide or unbreakable space"),
    ('title: "foo\ndate: x\nb: y\n', '1:8 NR102: the quote " is not closed'),
    ('title: "foo\ndate: x\nb: "y"\n', '1:8 NR102: the quote " is not closed'),
    ('title: "foo\ndate: x\nb: y"\n', '1:8 NR102: the quote " is not closed'),
    ("title: 'foo\n", "1:8 NR102: the quote ' is not closed"),
    (
        "title: 'it's a test'\n",
        (
            "1:12 NR102: the value goes on after its closing quote '; "
            'put the whole value in quotes: "it\'s a test"'
        ),
    ),
    (
        'title: "foo" bar\n',
        (
            '1:13 NR102: the value goes on after its closing quote "; '
            "put the whole value in quotes: '\"foo\" bar'"
        ),
    ),
    ("title: 'foo' bar\n", "put the whole value in quotes: \"'foo' bar\""),
    ("title: @foo\n", '1:8 NR102: a value cannot begin with "@"'),
    ("title: `foo`\n", '1:8 NR102: a value cannot begin with "`"'),
    ("title: 50%\nb: %c\n", '2:4 NR102: a value cannot begin with "%"'),
    ("title: **foo** bar\n", '1:8 NR102: a value cannot begin with "*"'),
    ("title: & foo\n", '1:8 NR102: a value cannot begin with "&"'),
    ("title: > foo\n", '1:8 NR102: a value cannot begin with ">"'),
    ("title: | foo\n", '1:8 NR102: a value cannot begin with "|"'),
    ("title: - foo\n", '1:8 NR102: a value cannot begin with "-"'),
    ("title: ? foo\n", '1:8 NR102: a value cannot begin with "?"'),
    ("title: , foo\n", '1:8 NR102: a value cannot begin with ","'),
    (
        "title: [속보] 홍콩\n",
        (
            '1:8 NR102: "[" begins a list, and text follows it; '
            'put the value in quotes if it is text: "[속보] 홍콩"'
        ),
    ),
    ("title: {a} b\n", '1:8 NR102: "{" begins a group of fields, and text follows it'),
    ("topics: [a, b\ndate: x\n", '1:9 NR102: "[" is not closed; write "]" at the end'),
    ("t: {a: 1\n", '1:4 NR102: "{" is not closed; write "}" at the end'),
    ("t: {a: 1 b: 2}\n", '1:11 NR102: a comma or "}" is missing before this'),
    ("t: [a, , b]\n", "1:8 NR102: something is missing before this"),
    ("t: [a]]\n", '1:4 NR102: "[" begins a list, and text follows it'),
    ("t:\n  - a\n  b\n", "3:3 NR102: this line stands in a list and does not begin with a dash"),
    ("t:\n  - a\n  b: c\n", "3:3 NR102: this line stands in a list and does not begin"),
    ("a: b\n  c: d\n", "2:3 NR102: the line is indented deeper than the one above it"),
    ("a:\n    b: 1\n  c: 2\n", "3:3 NR102: the line begins in another column than the others"),
    ("  a: 1\nb: 2\n", "2:1 NR102: the line begins in another column than the others"),
    ("x: a\n- b\n", "2:1 NR102: an item of a list stands where a field is expected"),
    (": a\n", "1:1 NR102: nothing stands before the colon"),
    ("<b>x</b>\n", "1:1 NR102: this is not a field: a name, a colon, a space, a value"),
    ("%YAML 3.1\n---\na: 1\n", "1:1 NR103: YAML directives are not allowed"),
    ('t: "\\ud83d"\n', '1:5 NR010: "\\ud83d" is half a character; write the character itself'),
    ('t: "\\U00110000"\n', "NR102: this escape is no character"),
    ('t: "C:\\dir"\n', '1:7 NR102: "\\d" means nothing in double quotes'),
    ('t: "\\xzz"\n', '1:5 NR102: "\\x" means nothing in double quotes'),
    ("k" * 1100 + ": b\n", "NR102: the YAML cannot be read here"),
]


@pytest.mark.parametrize(("text", "want"), CASES)
def test_a_mistake_is_told_as_a_person_would(text: str, want: str) -> None:
    """The commonest mistakes have sentences of their own, with the mend written out."""
    findings = Findings("f")

    parse(text, findings)

    assert want in "\n".join(short(problem) for problem in findings.problems)
    assert len(findings.problems) == 1
