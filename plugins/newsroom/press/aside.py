"""Let another process work beside this one, on the second core, and hand its answer back."""

from __future__ import annotations

import os
from collections.abc import Callable

Answer = Callable[[], bytes]
"""Waits for the answer of a process; nothing where it failed or was killed."""


def aside(work: Callable[[], bytes]) -> Answer:
    """Begin some work in a process of its own; where there can be none, do it when it is asked."""
    if not hasattr(os, "fork"):
        return work
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        _be_the_other(work, writer)
    os.close(writer)

    def answer() -> bytes:
        with open(reader, "rb") as line:  # noqa: PTH123 - a pipe
            found = line.read()
        os.waitpid(child, 0)
        return found

    return answer


def _be_the_other(work: Callable[[], bytes], writer: int) -> None:
    """Answer, and leave without any of the parent's farewells; what goes wrong is no answer."""
    try:
        with open(writer, "wb") as line:
            line.write(work())
    finally:
        os._exit(0)
