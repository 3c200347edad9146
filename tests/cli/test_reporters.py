"""Test how problems are written for people, for GitHub and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.cli.reporters import github, sarif, text
from newsroom.cli.reporters import json as json_reporter
from newsroom.problems import Place, Problem, Severity

ERROR = Problem(
    "NR104", Place("content/x.ko.md", 2, 9), 'unknown topic "ai"', 'did you mean "gba-ai"?'
)
WARNING = Problem("NR308", Place("content/x.en.md"), "older", severity=Severity.WARNING)


def shown(problems: Iterable[Problem], line: str) -> str:
    """Write problems as text, with a line that stands at every place."""
    return text.report(problems, line_of=lambda _place: line)


def test_a_problem_is_shown_with_its_line_and_a_caret() -> None:
    """As compilers do; a problem of a whole file has no line."""
    assert shown([ERROR, WARNING], "topics: [ai]").split("\n") == [
        'content/x.ko.md:2:9: error NR104: unknown topic "ai"; did you mean "gba-ai"?',
        "  2 | topics: [ai]",
        "    |         ^",
        "content/x.en.md: warning NR308: older",
        "1 error, 1 warning in 2 files",
    ]


@pytest.mark.parametrize(
    ("line", "column", "under"),
    [
        ("title: x", 8, "       ^"),
        ("홍콩: ai", 4, "     ^"),
        ("香港 AI", 4, "     ^"),
        ("ｆｕｌｌ x", 6, "         ^"),
        ("e\u0301te\u0301 x", 6, "   ^"),
        ("\ttab", 2, "\t^"),
        ("short", 99, "     ^"),
        ("", 1, "^"),
    ],
)
def test_the_caret_stands_under_its_letter(line: str, column: int, under: str) -> None:
    """Han, kana and Hangul are two columns wide, combining marks none."""
    assert text.caret(line, column) == (line, under)


@pytest.mark.parametrize("column", [1, 30, 150, 300])
def test_a_long_line_is_cut_around_its_place(column: int) -> None:
    """A paragraph on one line does not fill the screen."""
    line = "".join(chr(0xAC00 + number) for number in range(300))
    cut, under = text.caret(line, column)
    at = (len(under) - 1 - cut.startswith("…")) // 2 + cut.startswith("…")
    assert cut[at] == line[column - 1]
    assert len(cut) <= 50


def test_control_characters_do_not_reach_the_terminal() -> None:
    """Neither from the line nor from what the message quotes."""
    evil = Problem("NR002", Place("x.md", 1, 2), "a control \x1b[2J\x07", "\u202eremove it")
    told = shown([evil], "a\x1b]0;title\x07\u202eb")
    assert not {"\x1b", "\x07", "\u202e"} & set(told)


def test_lines_are_read_from_their_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With any line end, a byte order mark or a broken letter; never through a link."""
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_bytes(b"\xef\xbb\xbf---\r\ntitle: \xff\r\n")
    Path("link.md").symlink_to("a.md")
    problems = [Problem("NR108", Place(name, 2, 1), "x") for name in ("a.md", "link.md", "no.md")]
    assert text.report(problems).count("title: ") == 1


def test_praise_stands_where_there_are_no_problems() -> None:
    """In text and in GitHub's log."""
    assert text.report([], otherwise="no problems: 4 briefs") == "no problems: 4 briefs"
    assert github.report([], otherwise="100% fine") == "100%25 fine"
    assert text.report([]) == "no problems"


def test_github_gets_annotations() -> None:
    """A line each; nothing in a message can begin another command."""
    evil = Problem("NR002", Place("a,b:c.md", 1), "50% of\r\n::error::it", "mend")
    first, second, last = github.report([ERROR, evil]).split("\n")
    assert first == (
        "::error file=content/x.ko.md,line=2,col=9,title=NR104 an unknown topic::"
        'unknown topic "ai"; did you mean "gba-ai"?'
    )
    assert second == (
        "::error file=a%2Cb%3Ac.md,line=1,title=NR002 a control character::"
        "50%25 of%0D%0A::error::it; mend"
    )
    assert last == "2 errors in 2 files"


def test_json_says_all_and_is_stable() -> None:
    """Programs get every field, in one order."""
    told = json.loads(json_reporter.report([ERROR, WARNING]))
    assert (told["version"], told["errors"], told["warnings"]) == (1, 1, 1)
    assert told["problems"][0] == {
        "code": "NR104",
        "severity": "error",
        "path": "content/x.ko.md",
        "line": 2,
        "column": 9,
        "message": 'unknown topic "ai"',
        "mend": 'did you mean "gba-ai"?',
        "title": "an unknown topic",
        "help": "https://newsroom.example/en/handbook/problems/nr104/",
    }


def test_sarif_has_rules_and_results() -> None:
    """In the shape of version 2.1.0."""
    (run,) = json.loads(sarif.report([ERROR, ERROR, WARNING]))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["NR104", "NR308"]
    assert all(rule["helpUri"].startswith("https://") for rule in rules)
    assert [(one["ruleIndex"], one["level"]) for one in run["results"]] == [
        (0, "error"),
        (0, "error"),
        (1, "warning"),
    ]
    (location,) = run["results"][0]["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "content/x.ko.md"},
        "region": {"startLine": 2, "startColumn": 9},
    }
    assert "region" not in run["results"][2]["locations"][0]["physicalLocation"]


def test_half_a_character_reaches_every_reporter_whole() -> None:
    """A lone surrogate in a file's name or a message can be written nowhere."""
    half = Problem("NR010", Place("a\ud800.md", 1, 1), "half \udc00", "")
    for report in (text.report, github.report, json_reporter.report, sarif.report):
        report([half]).encode("utf-8", "strict")


@settings(max_examples=100, deadline=None)
@given(line=st.text(max_size=300), column=st.integers(0, 400))
def test_any_line_can_be_shown(line: str, column: int) -> None:
    """And the caret is always the last sign under it."""
    cut, under = text.caret(line, column)
    assert under.endswith("^")
    assert len(cut) <= len(line) + 2
