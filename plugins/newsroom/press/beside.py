"""Hold work that another process does for this one, until it is asked for or let go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from newsroom.press.aside import aside

Found = TypeVar("Found")


class Beside(Generic[Found]):
    """Wait for an answer once and remember it; ``read`` makes of it what it is."""

    def __init__(self, work: Callable[[], bytes] | None, read: Callable[[bytes], Found]) -> None:
        self._answer = aside(work) if work is not None else None
        self._read = read
        self._found: list[Found] = []

    def __call__(self) -> Found:
        """Return the answer when it is there."""
        if not self._found:
            answer, self._answer = self._answer, None
            self._found.append(self._read(b"" if answer is None else answer()))
        return self._found[0]

    def end(self) -> None:
        """End the process, if nobody waited for it."""
        if self._answer is not None:
            answer, self._answer = self._answer, None
            answer.end()
