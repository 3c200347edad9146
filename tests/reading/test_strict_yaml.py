"""Test the strict subset of YAML: what it keeps, what it refuses, where things stand."""

from __future__ import annotations

import pytest

from newsroom.reading.findings import Findings
from newsroom.reading.nodes import Entries, Items, Node, Scalar
from newsroom.reading.strict_yaml import parse
from support.sources import short


def values(text: str) -> dict[str, Node]:
    """Read a mapping that has nothing wrong with it."""
    findings = Findings("f")
    root = parse(text, findings).root
    assert findings.problems == []
    assert isinstance(root, Entries)
    return {name: value for name, (_, value) in root.entries.items()}


def told(text: str) -> list[str]:
    """Read a text; return its problems."""
    findings = Findings("f")
    parse(text, findings)
    return [short(problem) for problem in findings.problems]


@pytest.mark.parametrize("word", ["no", "yes", "12:30:00", "1e3", "0x1F", "2025-03-21", "1_000"])
def test_a_scalar_is_always_text(word: str) -> None:
    """Nothing is guessed: no is not False and 12:30:00 no number."""
    assert Scalar(word, plain=True, line=1, column=4) == values(f"a: {word}")["a"]


def test_nodes_know_their_places() -> None:
    """Lines and columns count from 1, in characters, from the line that the text begins on."""
    findings = Findings("f")
    root = parse('이름: x\n나: [1, "둘"]\n', findings, first_line=3).root
    assert isinstance(root, Entries)

    assert root.entries["이름"][1][-2:] == (3, 5)
    items = root.entries["나"][1]
    assert isinstance(items, Items)
    assert items[-2:] == (4, 4)
    assert [item[-2:] for item in items.items] == [(4, 5), (4, 8)]


def test_an_empty_text_has_no_fields() -> None:
    """Nothing, blank lines and comments are a mapping without entries."""
    for text in ("", "\n\n", "# only a comment\n", "---\n", "~"):
        assert values(text) == {}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("a: 香港\n  政府\n", "香港政府"),
        ("a: >\n  香港\n  政府\n", "香港政府"),
        ("a: '人工\n  知能，\n  研究'\n", "人工知能，研究"),
        ("a: 홍콩\n  정부\n", "홍콩 정부"),
        ("a: Hong\n  Kong\n", "Hong Kong"),
        ("a: 在\n  AI\n", "在 AI"),
        ("a: 香 港\n  府\n", "香 港府"),
        ("a: |\n  香港\n  政府\n", "香港\n政府"),
    ],
)
def test_lines_are_joined_as_their_script_asks(text: str, want: str) -> None:
    """Chinese and Japanese lines are joined without a space; spaces in a line stay."""
    node = values(text)["a"]
    assert isinstance(node, Scalar)

    assert want == node.text.strip("\n")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("a: &x 1", '1:4 NR103: "&" before a value names an anchor'),
        ("a: &x 1\nb: *x", '2:4 NR103: "*x" repeats another value'),
        ("a: !!int 1", '1:4 NR103: "!" before a value names a YAML type'),
        ("a: !x [1]", '1:4 NR103: "!" before a value names a YAML type'),
        ("<<: {a: 1}", '1:1 NR103: the merge key "<<" is not allowed'),
        ("? [a]\n: b", "1:3 NR103: a key cannot be a list or a mapping"),
        ("a: 1\n---\nb: 2", "2:1 NR103: a second YAML document"),
        ("%YAML 1.2\n---\na: 1", "1:1 NR103: YAML directives are not allowed"),
        ("a: 1\nb: 2\na: 3", '3:1 NR105: "a" stands here a second time; the first is on line 1'),
        ("e\u0301: 1\n\u00e9: 2", ""),
        ("a: " + "[" * 9 + "]" * 9, "1:11 NR106: nested more than 8 levels deep"),
        ("a: No #2\n", '1:7 NR103: "#2" would be lost'),
        ("a: #1 in AI\n", '1:4 NR103: "#1 in AI" would be lost'),
        ("- a #b\n", '1:5 NR103: "#b" would be lost'),
        ('a: "\\u200b"', "1:4 NR003: an invisible character U+200B"),
        ('a: "\\0"', "1:4 NR002: a control character U+0000, NUL"),
    ],
)
def test_what_is_not_in_the_subset_is_refused(text: str, want: str) -> None:
    """Each refusal has its code, its place and its words."""
    found = told(text)

    assert any(line.startswith(want) for line in found) or not want, found


def test_comments_and_quotes_are_left_alone() -> None:
    """A comment has a space after its sign; in quotes and addresses the sign is text."""
    assert told("a: 1 # one\n# two\nb: 'x #y' # z\nc: https://x.y/#z\nd: C#\n") == []


def test_one_mistake_hides_no_other() -> None:
    """After a syntax error the rest is read entry by entry, each mistake in its line."""
    findings = Findings("f")

    document = parse('a: x: y\nb: "open\nc: [1, 2\nd: good\nd: again\n', findings, first_line=2)

    assert [(problem.place.line, problem.code) for problem in findings.problems] == [
        (2, "NR102"),
        (3, "NR102"),
        (4, "NR102"),
        (6, "NR105"),
    ]
    assert {"a", "b", "c"} == document.lost
    assert isinstance(document.root, Entries)
    assert list(document.root.entries) == ["d"]


def test_eight_levels_are_enough_and_allowed() -> None:
    """The limit is the mapping itself and seven more."""
    assert told("a: " + "[" * 7 + "x" + "]" * 7) == []


def test_a_deep_text_stops_early() -> None:
    """Thousands of brackets are one problem, not a crash."""
    assert len(told("a: " + "[" * 5000)) == 1
    assert len(told("- " * 3000 + "x")) == 1


def test_what_was_cut_short_is_not_called_missing() -> None:
    """Nobody knows which fields stood after the place where reading stopped."""
    findings = Findings("f")

    assert {"*"} == parse("a: 1\nb: " + "[" * 9, findings).lost
    assert [problem.code for problem in findings.problems] == ["NR106"]
