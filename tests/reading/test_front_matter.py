"""Test that front matter is told from the body, and what is said where it cannot be."""

from __future__ import annotations

import pytest

from newsroom.reading.findings import Findings
from newsroom.reading.front_matter import BODY_BYTES, FRONT_MATTER_BYTES, Parts, split
from support.sources import short


def told(text: str, *, is_required: bool = True) -> list[str]:
    """Split a text; return its problems."""
    findings = Findings("f")
    split(text, findings, is_required=is_required)
    return [short(problem) for problem in findings.problems]


def test_the_parts_know_their_lines() -> None:
    """The body begins on the line after the second row of hyphens."""
    assert Parts("a: 1\nb: 2\n", "\ntext\n", 2, 5) == split(
        "---  \na: 1\nb: 2\n---\t\n\ntext\n", Findings("f")
    )
    assert Parts("", "", 2, 3) == split("---\n---", Findings("f"))
    assert Parts("a: 1\n", "x\n---\ny", 2, 4) == split("---\na: 1\n---\nx\n---\ny", Findings("f"))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("", "1:1 NR101: the file is empty"),
        ("  \n\n", "1:1 NR101: the file is empty"),
        ("hello\n", "1:1 NR101: the file has no front matter"),
        ("title: x\n---\n", "1:1 NR101: the file has no front matter"),
        ("---\ntitle: x\n", "1:1 NR101: the front matter has no end"),
        ("\u2014\ntitle: x\n---\n", '1:1 NR101: the front matter begins with "\u2014"'),
        ("+++\ntitle = 1\n+++\n", '1:1 NR101: the front matter begins with "+++"'),
        ("----\ntitle: x\n----\n", '1:1 NR101: the front matter begins with "----"'),
        ("```yaml\ntitle: x\n```\n", '1:1 NR101: the front matter begins with "```yaml"'),
        ("\n\n---\na: 1\n---\n", "3:1 NR101: the front matter does not begin on the first line"),
        (" ---\na: 1\n---\n", "1:1 NR101: the front matter does not begin on the first line"),
    ],
)
def test_front_matter_that_cannot_be_found(text: str, want: str) -> None:
    """Each mistake at the beginning of a file has its words and a mend."""
    (found,) = told(text)

    assert found.startswith(want)
    assert "; " in found


def test_a_letter_may_do_without() -> None:
    """Where no front matter is required, a text alone is the body; a field alone is a mistake."""
    assert Parts("", "Dear\n", 1, 1) == split("Dear\n", Findings("f"), is_required=False)
    assert len(told("title: x\n\nDear", is_required=False)) == 1
    assert len(told("--\ntitle: x\n--\n", is_required=False)) == 1


def test_each_part_has_its_limit() -> None:
    """Sizes are in bytes, and each part is told where it begins."""
    front, body = "가" * (FRONT_MATTER_BYTES // 3 + 1), "나" * (BODY_BYTES // 3 + 1)

    found = told(f"---\na: {front}\n---\n{body}")

    assert [line.split(": ")[0] for line in found] == ["2:1 NR005", "4:1 NR005"]
    assert "16384 are allowed" in found[0]
    assert told("---\na: " + "x" * (FRONT_MATTER_BYTES - 4) + "\n---\n" + "y" * BODY_BYTES) == []
