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
def test_answers_come_in_the_order_of_the_items(processes: int) -> None:
    """Whoever gave them, and however many there were."""
    assert spread(square, ITEMS, processes=processes) == [square(one) for one in ITEMS]


def test_little_work_starts_no_process() -> None:
    """A process costs more than a few files."""
    parent = os.getpid()
    assert spread(lambda _: os.getpid(), ITEMS[:40], processes=2) == [parent] * 40


def test_what_a_killed_process_held_is_done_here() -> None:
    """It is only slower."""
    parent = os.getpid()

    def fatal(number: int) -> int:
        if number == 500 and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert spread(fatal, ITEMS, processes=2) == list(ITEMS)


def test_a_failure_is_raised_as_without_processes(capfd: pytest.CaptureFixture[str]) -> None:
    """With its own type."""
    with pytest.raises(ZeroDivisionError):
        spread(lambda number: 1 // (number - 500), ITEMS, processes=2)
    capfd.readouterr()
