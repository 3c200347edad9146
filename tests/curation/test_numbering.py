"""Hold the numbers of issues: fixed, counted, and clashing."""

from __future__ import annotations

from datetime import date

from newsroom.curation.calendars import Planned
from newsroom.curation.numbering import number
from newsroom.problems import Problem
from support.publications import issue


def planned(name: str, wanted: int | None = None, day: str = "", *, made: bool = False) -> Planned:
    """Plan an issue of a month, with a file unless a cadence made it."""
    when = date.fromisoformat(day or f"{name}-28")
    file = None if made else issue("harbour", name, number=wanted, date=when)
    return Planned("harbour", name, when, file)


def numbers(*issues: Planned) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Return the numbers, and the problems by code and file."""
    counted, problems = number(issues)
    assert (counted, problems) == number(issues[::-1])
    return dict(counted), [_shown(problem) for problem in problems]


def _shown(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.place.path.rpartition("/")[2]


def test_issues_are_counted_in_the_order_of_their_dates() -> None:
    """A file without a number and a made issue count alike."""
    want = {"2025-01": 1, "2025-02": 2, "2025-03": 3}
    got = numbers(planned("2025-02"), planned("2025-03", made=True), planned("2025-01", made=True))
    assert (want, []) == got


def test_counting_goes_on_from_a_fixed_number() -> None:
    """A newsletter that moves in with No. 41 counts on from there."""
    want = {"2025-01": 1, "2025-02": 41, "2025-03": 42}
    got = numbers(planned("2025-01"), planned("2025-02", 41), planned("2025-03", made=True))
    assert (want, []) == got


def test_two_files_with_one_number_are_reported() -> None:
    """The later one is counted instead, so that everything else can be looked at."""
    want = {"2025-01": 7, "2025-02": 8, "2025-03": 9}
    got = numbers(planned("2025-01", 7), planned("2025-02", 7), planned("2025-03"))
    assert (want, [("NR303", "2025-02.yml")]) == got


def test_a_counted_number_that_another_date_has_fixed_is_reported() -> None:
    """Nothing is renumbered in silence: one of the two is not meant."""
    want = {"2025-01": 2, "2025-02": 1, "2025-03": 3}
    got = numbers(planned("2025-01", made=True), planned("2025-02", 1), planned("2025-03"))
    assert (want, [("NR303", "2025-02.yml")]) == got


def test_two_issues_of_one_day_are_reported() -> None:
    """Their order would hang on their names."""
    want = {"2025-01": 1, "special": 2}
    got = numbers(planned("2025-01", day="2025-01-31"), planned("special", day="2025-01-31"))
    assert (want, [("NR304", "special.yml")]) == got


def test_a_made_issue_of_the_same_day_points_to_the_file() -> None:
    """There is no file to mend but the other one."""
    _, problems = numbers(
        planned("2025-01", day="2025-01-31"), planned("2025-01-31", made=True, day="2025-01-31")
    )
    assert problems == [("NR304", "2025-01.yml")]
