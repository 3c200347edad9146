"""Test where the one moment of a build comes from."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsroom.press.moment import settle_formats, settle_moment, settle_processes
from support.presses import settings_in


@pytest.mark.parametrize(
    ("given", "environment", "want"),
    [
        ("2025-04-01T07:00+09:00", "", "2025-03-31T22:00:00+00:00"),
        ("2025-04-01", "2020-01-01", "2025-04-01T00:00:00+00:00"),
        ("", "2025-04-01T07:00", "2025-04-01T07:00:00+00:00"),
        ("", "2025-04-01T07:00Z", "2025-04-01T07:00:00+00:00"),
    ],
)
def test_the_command_comes_before_the_environment(
    tmp_path: Path, given: str, environment: str, want: str
) -> None:
    """A moment without a zone is in the publication's."""
    moment, problems = settle_moment(settings_in(tmp_path), given, {"NEWSROOM_NOW": environment})
    assert (moment.astimezone(UTC).isoformat(), problems) == (want, ())


def test_without_either_it_is_the_clock(tmp_path: Path) -> None:
    """Here and nowhere else."""
    before = datetime.now(UTC)
    moment, _ = settle_moment(settings_in(tmp_path), "", {})
    assert before <= moment <= datetime.now(UTC)


@pytest.mark.parametrize("given", ["tomorrow", "01/04/2025", "2025-13-01", "٢٠٢٥-٠٤-٠١"])
def test_what_is_no_moment_is_a_problem(tmp_path: Path, given: str) -> None:
    """It names where it was said and how to say it."""
    _, problems = settle_moment(settings_in(tmp_path), "", {"NEWSROOM_NOW": given})
    (problem,) = problems
    assert str(problem) == (
        f'NEWSROOM_NOW: error NR402: "{given}" is not a moment; '
        "write it as 2025-04-01T07:00+09:00 or 2025-04-01"
    )


def test_the_environment_can_limit_a_build() -> None:
    """As the command does when Pelican is its host."""
    assert settle_processes({"NEWSROOM_PROCESSES": "3"}) == 3
    assert settle_processes({"NEWSROOM_PROCESSES": "0"}) is None
    assert settle_processes({"NEWSROOM_PROCESSES": "many"}) is None
    assert settle_formats({"NEWSROOM_FORMATS": "web,pdf"}) == ("web", "pdf")
    assert settle_formats({}) == ()
