"""Fork processes that work for this one and end with it."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import warnings
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

_PR_SET_PDEATHSIG = 1


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """Tell whether this system makes a process by copying one."""
    return hasattr(os, "fork")


@contextlib.contextmanager
def settled() -> Iterator[None]:
    """Keep the collector off what is here now: looking at it would copy it in every process."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def fork(
    work: Callable[[Connection], None], others: tuple[Connection, ...] = ()
) -> tuple[ForkProcess, Connection]:
    """Start a process that works with one end of a line; return it, and the other end.

    ``others`` are our ends of other processes' lines: it must not hold them open.
    """
    import multiprocessing  # noqa: PLC0415 - a build in one process does without

    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    closing = (*others, ours)
    process = context.Process(target=_begin, args=(work, theirs, closing, os.getpid()))
    with warnings.catch_warnings():
        # Newer Pythons warn of any thread; ours hold no lock that a worker takes.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    theirs.close()
    return process, ours


def send(line: Connection, message: object) -> bool:
    """Send a message; False where nobody is there any more."""
    try:
        line.send(message)
    except OSError:
        return False
    return True


def receive(line: Connection, seconds: float | None = None) -> object:
    """Return the next message; None where there is none and will be none."""
    try:
        return line.recv() if line.poll(seconds) else None
    except (EOFError, OSError):
        return None


def _begin(
    work: Callable[[Connection], None],
    line: Connection,
    others: tuple[Connection, ...],
    parent: int,
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with(parent)
    for other in others:
        other.close()
    work(line)


def _die_with(parent: int) -> None:
    """Ask Linux to end this process when its parent dies, in the middle of a page if need be.

    Elsewhere it ends after the batch it is at; until then it keeps the output locked.
    """
    with contextlib.suppress(OSError, AttributeError):
        import ctypes  # noqa: PLC0415 - not where no worker is forked

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
