"""Let another process work beside this one, on the second core, and hand its answer back."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable


class Answer:
    """Wait for the answer of a process, once; it is nothing where that failed or was killed."""

    def __init__(self, child: int, reader: int) -> None:
        self._child = child
        self._reader = reader

    def __call__(self) -> bytes:
        """Return the answer when it is there."""
        with open(self._reader, "rb") as line:  # noqa: PTH123 - a pipe
            found = line.read()
        os.waitpid(self._child, 0)
        self._child = 0
        return found

    def end(self) -> None:
        """End the process, if nobody waited for it."""
        if self._child:
            os.kill(self._child, signal.SIGKILL)
            self()


class _Later:
    """Do the work when its answer is asked for: this system has no fork."""

    def __init__(self, work: Callable[[], bytes]) -> None:
        self._work = work

    def __call__(self) -> bytes:
        return self._work()

    def end(self) -> None:
        """Do nothing: nothing was begun."""


def aside(work: Callable[[], bytes]) -> Answer | _Later:
    """Begin some work in a process of its own; where there can be none, do it when it is asked."""
    if not hasattr(os, "fork"):
        return _Later(work)
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        _be_the_other(work, writer)
    os.close(writer)
    return Answer(child, reader)


def _be_the_other(work: Callable[[], bytes], writer: int) -> None:
    """Answer, and leave without any of the parent's farewells; what goes wrong is no answer."""
    try:
        with open(writer, "wb") as line:
            line.write(work())
    finally:
        os._exit(0)
