"""Test that shared work gives what one process gives, whoever dies."""

from __future__ import annotations

import os
import signal

import pytest

from newsroom.press.crew import spread

ITEMS = tuple(range(1_000))


def square(number: int) -> int:
    """Return a number's square."""
    return number * number


@pytest.mark.parametrize("processes", [1, 2, 3, 7])
def test_each_item_is_answered_once(processes: int) -> None:
    """Whoever answers, in whatever order, and however many there are."""
    found = list(spread(square, ITEMS, processes=processes))

    assert sorted(found) == [(one, square(one)) for one in ITEMS]


def test_little_work_starts_no_process() -> None:
    """A process costs more than a few files."""
    parent = os.getpid()
    found = spread(lambda _: os.getpid(), ITEMS[:40], processes=2)

    assert list(found) == [(item, parent) for item in ITEMS[:40]]


def test_what_a_killed_process_held_is_done_here() -> None:
    """It is only slower."""
    parent = os.getpid()

    def fatal(number: int) -> int:
        if number == 500 and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert sorted(spread(fatal, ITEMS, processes=2)) == [(item, item) for item in ITEMS]


def test_a_failure_is_raised_as_without_processes(capfd: pytest.CaptureFixture[str]) -> None:
    """With its own type."""
    with pytest.raises(ZeroDivisionError):
        list(spread(lambda number: 1 // (number - 500), ITEMS, processes=2))
    capfd.readouterr()
