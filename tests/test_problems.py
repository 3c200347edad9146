"""Problems: one line a problem, in one order, each once."""

from __future__ import annotations

import pytest

from newsroom.problems import (
    Place,
    Problem,
    PublicationError,
    Severity,
    did_you_mean,
    errors_of,
    in_order,
)

ERROR = Problem("NR104", Place("b.md", 4, 10), 'unknown topic "x"', 'did you mean "y"?')
WARNING = Problem("NR201", Place("a.md", 9), "HTML is printed as text", "", Severity.WARNING)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("a.md", 4, 10), "a.md:4:10"),
        (Place("a.md", 4), "a.md:4"),
        (Place("a.md", 0, 10), "a.md"),
        (Place("a.md"), "a.md"),
    ],
)
def test_a_place_says_only_what_is_known(place: Place, words: str) -> None:
    """Compilers write it so, and editors jump to it."""
    assert str(place) == words


def test_a_problem_is_one_line() -> None:
    """Place, severity, code, words, and the mend where there is one."""
    assert str(ERROR) == 'b.md:4:10: error NR104: unknown topic "x"; did you mean "y"?'
    assert str(WARNING) == "a.md:9: warning NR201: HTML is printed as text"


def test_two_runs_print_the_same() -> None:
    """By place, each once, whatever the order they were found in."""
    assert in_order([ERROR, WARNING, ERROR]) == in_order([WARNING, ERROR]) == (WARNING, ERROR)
    assert errors_of((WARNING, ERROR)) == (ERROR,)
    assert PublicationError([ERROR, WARNING]).problems == (WARNING, ERROR)


@pytest.mark.parametrize(
    ("word", "mend"),
    [
        ("greater-bay-area-al", 'did you mean "greater-bay-area-ai"?'),
        ("Greater-Bay-Area-AI", 'did you mean "greater-bay-area-ai"?'),
        ("cricket", "known are all"),
    ],
)
def test_the_nearest_word_is_offered(word: str, mend: str) -> None:
    """Capitals do not matter; a word that is near to none gets the other sentence."""
    known = ("greater-bay-area-ai", "ai-policy-watch")

    assert did_you_mean(word, known, "known are all") == mend
