"""Test that a problem is told with its line, and the sign it points to."""

from __future__ import annotations

from pathlib import Path

from newsroom.cli.live.telling import MOST, tell
from newsroom.problems import Place, Problem, Severity


def test_the_line_in_three_parts(tmp_path: Path) -> None:
    """Before the sign, the sign, and behind it; in Korean as in English."""
    (tmp_path / "a.md").write_text("---\n날짜: 2025-13-01\n", encoding="utf-8")
    problem = Problem("NR111", Place("a.md", 2, 5), "impossible", "write another")
    (told,) = tell([problem], tmp_path)

    assert (told["before"], told["at"], told["after"]) == ("날짜: ", "2", "025-13-01")
    assert (told["place"], told["number"], told["mend"]) == ("a.md:2:5", 2, "write another")


def test_places_that_have_no_sign(tmp_path: Path) -> None:
    """A whole line, the end of one, a file that is not there, a line that is not there."""
    (tmp_path / "a.md").write_text("one\n", encoding="utf-8")
    places = [Place("a.md", 1), Place("a.md", 1, 99), Place("b.md", 1, 1), Place("a.md", 9, 1)]
    parts = [
        tuple(told[name] for name in ("before", "at", "after"))
        for told in tell([Problem("NR001", place, "x") for place in places], tmp_path)
    ]

    assert parts == [("one", "", ""), ("one", " ", ""), ("", "", ""), ("", "", "")]


def test_a_long_line_is_cut_around_the_sign(tmp_path: Path) -> None:
    """So that it is seen."""
    (tmp_path / "a.md").write_text("x" * 5000 + "!" + "y" * 5000, encoding="utf-8")
    (told,) = tell([Problem("NR001", Place("a.md", 1, 5001), "x")], tmp_path)

    assert told["at"] == "!"
    assert len(str(told["before"])) + len(str(told["after"])) < 200
    assert str(told["before"]).startswith("…")
    assert str(told["after"]).endswith("…")


def test_errors_first_and_not_too_many(tmp_path: Path) -> None:
    """A page is no place for ten thousand."""
    warning = Problem("NR314", Place("a", 1), "w", severity=Severity.WARNING)
    errors = [Problem("NR104", Place("b", line), "e") for line in range(1, 200)]
    told = tell([warning, *errors], tmp_path)

    assert len(told) == MOST
    assert {one["severity"] for one in told} == {"error"}


def test_nothing_is_read_outside(tmp_path: Path) -> None:
    """A link in a brief's place shows no other file's lines."""
    (tmp_path / "secret").write_text("secret\n", encoding="utf-8")
    (tmp_path / "a.md").symlink_to(tmp_path / "secret")
    (told,) = tell([Problem("NR004", Place("a.md", 1, 1), "a link")], tmp_path)

    assert "secret" not in str(told)
