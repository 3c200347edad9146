"""Test what is said at the end of a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.formats.renderer import ArtifactFacts
from newsroom.press.counts import Counts
from newsroom.press.report import Report, duration, placing, size, summary, sums_of, tally
from newsroom.problems import Place, Problem, Severity

WARNING = Problem("NR308", Place("a.md"), "older", severity=Severity.WARNING)
ERROR = Problem("NR104", Place("b.md", 1, 2), "unknown")


def test_the_summary_says_all_that_was_asked_for() -> None:
    """Briefs, issues, editions, pages, PDFs with pages and size, time, where to open."""
    report = Report(
        name="Briefing",
        output=Path("/site/output"),
        counts=Counts(41, 14, 13, 1, 2, 3, {"ko": {"open": 3}, "ja": {"open": 1, "none": 2}}),
        problems=(WARNING,),
        sums=sums_of(
            (
                ArtifactFacts("ko/", "text/html; charset=utf-8", "0", 2_000),
                ArtifactFacts("ko/t/1/t-1-ko.pdf", "application/pdf", "0", 412_000, 24),
                ArtifactFacts("robots.txt", "text/plain", "0", 30),
            )
        ),
        made=1,
        seconds={"read": 0.41, "make": 64.0},
    )
    assert summary(report).split("\n") == [
        "Briefing: built in 1 min 04 s",
        "  briefs    14 briefs in 41 files: 13 placed, 1 held back by an embargo",
        "  issues    3 on 2 topics",
        "  editions  ko 3 open; ja 1 open, 2 none",
        "  pages     1 page, 1 other file, 414 kB with the PDFs; 1 made, 2 unchanged",
        "  PDFs      t-1-ko.pdf  24 pages, 412 kB",
        "  problems  1 warning in 1 file",
        "  time      read 0.4 s, make 1 min 04 s",
        "  open      /site/output/index.html",
    ]


@pytest.mark.parametrize(
    ("problems", "want"),
    [
        ((), "no problems"),
        ((ERROR,), "1 error in 1 file"),
        ((ERROR, ERROR, WARNING), "2 errors, 1 warning in 2 files"),
        ((WARNING,), "1 warning in 1 file"),
    ],
)
def test_problems_are_counted(problems: tuple[Problem, ...], want: str) -> None:
    """By severity, and by the files they are in."""
    assert tally(problems) == want


def test_a_brief_in_no_issue_is_told() -> None:
    """Nothing is lost in silence."""
    counts = Counts(files=5, briefs=5, placed=3)
    assert placing(counts) == "5 briefs in 5 files: 3 placed, 2 in no issue"
    assert placing(Counts()) == "0 briefs in 0 files"


def test_times_and_sizes_are_readable() -> None:
    """Rounded as a person would."""
    assert [duration(0.04), duration(59.94), duration(125)] == ["0.0 s", "59.9 s", "2 min 05 s"]
    assert [size(12), size(412_499), size(3_440_000)] == ["12 B", "412 kB", "3.4 MB"]
