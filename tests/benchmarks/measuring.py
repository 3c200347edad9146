"""Run a command and say what it cost: seconds, processor seconds, memory; of all its processes."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import subprocess
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_BECOME_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER
_LOOK_EVERY = 0.03
_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Cost:
    """State what one run of a command took, with all the processes it started."""

    wall: float
    cpu: float


class DidNotWorkError(Exception):
    """Say that a command failed or made too little: its time is worth nothing."""


def adopt_orphans() -> None:
    """Ask Linux to hand us what our commands leave behind, so that its time is counted too."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_BECOME_SUBREAPER, 1)


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end.

    :raises DidNotWorkError: if its exit status is not 0.
    """
    with tempfile.TemporaryFile() as said:
        began, before = time.perf_counter(), _processor_seconds()
        with subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            env=_as_installed(),
        ) as process:
            status = process.wait()
        wall = time.perf_counter() - began
        _wait_for_orphans()
        cpu = _processor_seconds() - before
        if status:
            said.seek(0)
            words = said.read().decode(errors="replace")[-2000:]
            raise DidNotWorkError(f"{' '.join(command)} ended with {status} in {folder}:\n{words}")
    return Cost(wall, cpu)


def _as_installed() -> dict[str, str]:
    """Return an environment in which Python keeps its bytecode, as an installed program's is kept.

    Where it must not, each run would compile each module again: we would measure the compiler.
    """
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def peak_memory(work: Callable[[], object]) -> int:
    """Do some work and return the most bytes that all processes under this one held at once.

    Shared pages are counted once (proportional set size). Looking costs time, so that a run is
    either timed or watched. Where the system does not say, the answer is 0.
    """
    peak = 0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(_LOOK_EVERY):
            peak = max(peak, sum(map(_bytes_of, _descendants(os.getpid()))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        work()
    finally:
        done.set()
        watcher.join()
    return peak


def _processor_seconds() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _wait_for_orphans() -> None:
    """Wait for processes whose parent ended before them; most often there is none.

    :raises DidNotWorkError: if one goes on and on.
    """
    last = time.monotonic() + _PATIENCE
    with contextlib.suppress(ChildProcessError):
        while time.monotonic() < last:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(_LOOK_EVERY)
        raise DidNotWorkError("a build left a process behind that does not end")


def _descendants(root: int) -> Iterator[int]:
    children: dict[int, list[int]] = defaultdict(list)
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            # The name before the last bracket may hold anything.
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            children[parent].append(int(entry.name))
    left = children[root]
    while left:
        process = left.pop()
        yield process
        left += children[process]


def _bytes_of(process: int) -> int:
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
