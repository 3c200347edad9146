"""Be the child process: import WeasyPrint once, and fork for each PDF.

A fork starts warm, has limits of its own that the system keeps, and leaves nothing behind for the
next one. The child ends when its parent does: the pipe closes, or the parent's number changes.
"""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import gc
import os
import resource
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from newsroom.formats.pdf.later import imported_later
from newsroom.formats.pdf.manifest import (
    Limits,
    Manifest,
    Outcome,
    receive_manifest,
    receive_outcome,
    send_outcome,
    write_frame,
)

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_REFUSED = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.posix_spawn",
    "os.system",
    "os.spawn",
    "ctypes.",
)
_SELDOM_USED = {
    "fontTools.subset": (),
    "fontTools.varLib": (),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}
"""What WeasyPrint 70 imports for fonts that are variable, or where HarfBuzz cannot make subsets.

Ours are neither. A hundred and twenty modules: a third of the time until a child is ready.
"""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_ENDS = {signal.SIGXCPU: "cpu", signal.SIGALRM: "time", signal.SIGXFSZ: "it grows too large"}


def main() -> None:
    """Answer manifests from standard input with outcomes on standard output, until it closes."""
    source = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not end up between the frames.
    os.dup2(2, 1)
    parent = os.getppid()
    try:
        _load()
    except Exception as error:  # noqa: BLE001 - a missing system library is an OSError, others differ
        write_frame(answers, {"ready": False, "words": f"{type(error).__name__}: {error}"})
        return
    write_frame(answers, {"ready": True, "words": ""})
    # A parent that was killed cannot clean up; a pipe it no longer reads is an end too.
    with contextlib.suppress(EOFError, BrokenPipeError):
        while _has_more(source, parent):
            manifest = receive_manifest(source)
            send_outcome(answers, _in_a_fork(manifest, parent))
    shutil.rmtree(tempfile.gettempdir(), ignore_errors=True)


def _load() -> None:
    """Import all that a render needs, so that forks share it, and keep the collector off it."""
    try:
        with _without_asking_compilers(), imported_later(_SELDOM_USED):
            _import()
    except (OSError, ImportError):
        # Another system, or another release of WeasyPrint: the plain way is only slower.
        _import()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


@contextlib.contextmanager
def _without_asking_compilers() -> Iterator[None]:
    """Let libraries be found by the names that the system knows.

    WeasyPrint 70 tries other systems' names first, and for each that is missing Python 3 runs
    ``gcc``, ``ld`` and ``ldconfig`` (``ctypes.util.find_library``): a third of a second together.
    """
    find = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _find_nothing
    try:
        yield
    finally:
        ctypes.util.find_library = find


def _find_nothing(name: str) -> str | None:
    del name
    return None


def _import() -> None:
    with warnings.catch_warnings():
        # "No fonts configured": true, and on purpose.
        warnings.simplefilter("ignore")
        from newsroom.formats.pdf import engine, extensions  # noqa: F401, PLC0415 - heavy, only here
        from newsroom.formats.pdf.extensions import haste  # noqa: PLC0415 - the same

        extensions.install()
        haste.hasten()


def _has_more(source: BinaryIO, parent: int) -> bool:
    while not select.select([source], [], [], 1.0)[0]:
        if os.getppid() != parent:
            return False
    return True


def _in_a_fork(manifest: Manifest, parent: int) -> Outcome:
    """Make one PDF in a process of its own, and say how that ended."""
    scratch = tempfile.mkdtemp(prefix="set-")
    answer = Path(scratch) / "answer"
    try:
        process = os.fork()
        if process == 0:
            _be_the_fork(manifest, Path(scratch), answer)
        status = _wait(process, manifest.limits, parent)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0:
            with answer.open("rb") as stream:
                return receive_outcome(stream)
        if os.WIFSIGNALED(status):
            number = os.WTERMSIG(status)
            return Outcome(ended=_ENDS.get(signal.Signals(number), f"signal {number}"))
        return Outcome(ended="memory")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _wait(process: int, limits: Limits, parent: int) -> int:
    """Wait for a fork; end it if the parent has gone, or if its own alarm did not."""
    last = time.monotonic() + limits.wall_seconds + 5
    while True:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            return status
        if time.monotonic() > last or os.getppid() != parent:
            os.kill(process, signal.SIGKILL)
        time.sleep(0.004)


def _be_the_fork(manifest: Manifest, scratch: Path, answer: Path) -> None:
    code = 1
    try:
        _limit(manifest.limits)
        tempfile.tempdir = str(scratch)
        _close_doors(scratch)
        from newsroom.formats.pdf import engine  # noqa: PLC0415 - loaded already

        outcome = engine.make(manifest)
        with answer.open("wb") as stream:
            send_outcome(stream, outcome)
        code = 0
    except MemoryError:
        code = 1
    except BaseException:  # noqa: BLE001 - a fork must never run on into its parent's code
        traceback.print_exc()
    finally:
        os._exit(code)


def _limit(limits: Limits) -> None:
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    for name, soft, hard in (
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 2),
        (resource.RLIMIT_AS, limits.memory, limits.memory),
        (resource.RLIMIT_FSIZE, limits.output, limits.output),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(name, (soft, hard))
    # Left to its default, the alarm ends the process, and Python can do nothing about it.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds)


def _close_doors(scratch: Path) -> None:
    """Refuse sockets, programs and writing elsewhere: a second wall behind the fetcher."""
    inside = str(scratch)

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            writes = isinstance(flags, int) and flags & _WRITING
            if (
                writes
                and isinstance(path, str | bytes)
                and not os.fsdecode(path).startswith(inside)
            ):
                raise PermissionError(path)
        elif event.startswith(_REFUSED):
            raise PermissionError(event)

    sys.addaudithook(refuse)


if __name__ == "__main__":
    main()
