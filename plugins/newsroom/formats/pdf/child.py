"""Start children that set PDFs, give them work, and end them.

A :class:`Workshop` keeps as many children as there are callers at once, in threads or, after a
fork, in each process its own. A child that failed is not used again.
"""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from pathlib import Path
from typing import BinaryIO, Self

from newsroom.formats.pdf.manifest import (
    Limits,
    Manifest,
    Outcome,
    read_frame,
    receive_outcome,
    send_manifest,
)
from newsroom.problems import Place, Problem, PublicationError

_START = 120.0
"""Seconds that a child may take to import WeasyPrint on a busy machine."""

_KEPT = ("LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "WEASYPRINT_DLL_DIRECTORIES")

_FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <!-- No folder: the only fonts are the page's own. -->
  <cachedir>{cache}</cachedir>
  <!-- Colour pictures come in one size and are scaled to the text's. -->
  <match target="font">
    <test name="outline" compare="eq"><bool>false</bool></test>
    <edit name="pixelsizefixupfactor" mode="assign">
      <divide><name target="pattern">pixelsize</name><name target="font">pixelsize</name></divide>
    </edit>
    <edit name="matrix" mode="assign">
      <times>
        <name>matrix</name>
        <matrix>
          <name>pixelsizefixupfactor</name><double>0</double>
          <double>0</double><name>pixelsizefixupfactor</name>
        </matrix>
      </times>
    </edit>
    <edit name="size" mode="assign">
      <divide><name>size</name><name>pixelsizefixupfactor</name></divide>
    </edit>
  </match>
</fontconfig>
"""


class Child:
    """Hold one child process, with a folder of its own for what it writes on the way."""

    def __init__(self) -> None:
        self._scratch = tempfile.TemporaryDirectory(
            prefix="newsroom-pdf-", ignore_cleanup_errors=True
        )
        scratch = Path(self._scratch.name)
        fonts = scratch / "fonts.conf"
        fonts.write_text(_FONTS_CONF.format(cache=scratch / "fontconfig"), encoding="utf-8")
        self._process = subprocess.Popen(
            [sys.executable, "-s", "-P", "-m", "newsroom.formats.pdf.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_surroundings(scratch, fonts),
            cwd=scratch,
        )
        assert self._process.stdin is not None  # noqa: S101 - asked for above
        assert self._process.stdout is not None  # noqa: S101 - the same
        self._to: BinaryIO = self._process.stdin  # type: ignore[assignment]
        self._from = _Deadline(self._process.stdout.fileno())
        self._end = weakref.finalize(self, _end, os.getpid(), self._process, self._scratch)
        self._is_greeted = False

    def make(self, manifest: Manifest) -> Outcome:
        """Set one manifest; the child is of no more use if this raises.

        :raises EOFError: if the child ended.
        :raises PublicationError: if it could not start.
        """
        self._greet()
        self._from.until = time.monotonic() + manifest.limits.wall_seconds + 30
        try:
            send_manifest(self._to, manifest)
            return receive_outcome(self._from)
        except (OSError, TimeoutError) as error:
            raise EOFError(str(error)) from error

    def end(self) -> None:
        """End the child and remove what it wrote."""
        self._end()

    def _greet(self) -> None:
        """Wait until the child has imported all it needs."""
        if self._is_greeted:
            return
        self._is_greeted = True
        self._from.until = time.monotonic() + _START
        try:
            head, _ = read_frame(self._from)
        except (EOFError, TimeoutError):
            head = {"ready": False, "words": "it ended at once"}
        if not head["ready"]:
            self.end()
            mend = (
                "run: sudo apt-get install --no-install-recommends"
                " libpangoft2-1.0-0 libharfbuzz-subset0"
            )
            words = f"it cannot start: {head['words']}".split("\n")[0]
            raise PublicationError([Problem("NR502", Place("weasyprint"), words, mend)])


class Workshop:
    """Lend children to whoever calls, and keep them warm between calls."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._owner = os.getpid()
        self._idle: list[Child] = []

    def expect(self, count: int = 1) -> None:
        """See that so many children are idle, so that they import while work is made ready."""
        children = [self._take() for _ in range(count)]
        with self._lock:
            self._idle += children

    def take_part(self, number: int) -> None:
        """Keep, after a fork, the child with this number; the others are other processes'.

        Whoever started it ends it: its pipes stay open in the processes that have them too.
        """
        with self._lock:
            self._owner, self._idle = os.getpid(), self._idle[number : number + 1]

    def make(self, manifest: Manifest) -> Outcome:
        """Set one manifest in a child; a child that ends under it is an outcome too."""
        child = self._take()
        try:
            outcome = child.make(manifest)
        except EOFError:
            child.end()
            return Outcome(ended="the child process ended")
        except BaseException:
            child.end()
            raise
        with self._lock:
            self._idle.append(child)
        return outcome

    def close(self) -> None:
        """End all children."""
        with self._lock:
            idle, self._idle = self._idle, []
        for child in idle:
            child.end()

    def _take(self) -> Child:
        with self._lock:
            if self._owner != os.getpid():
                # After a fork the children are somebody else's.
                self._owner, self._idle = os.getpid(), []
            if self._idle:
                return self._idle.pop()
        return Child()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> tuple[type[Workshop], tuple[()]]:
        # Another process starts its own children.
        return Workshop, ()


class _Deadline:
    """Read from a pipe until a moment, and not after it."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.until = 0.0

    def read(self, size: int = -1, /) -> bytes:
        left = self.until - time.monotonic()
        if left <= 0 or not select.select([self.descriptor], [], [], left)[0]:
            raise TimeoutError
        return os.read(self.descriptor, min(size, 1 << 20))


def _surroundings(scratch: Path, fonts: Path) -> dict[str, str]:
    """Return the only environment a child has: the same on every machine."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {
        "PATH": os.defpath,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "HOME": str(scratch),
        "TMPDIR": str(scratch),
        "XDG_CACHE_HOME": str(scratch),
        "FONTCONFIG_FILE": str(fonts),
        "PYTHONHASHSEED": "0",
        # fontTools writes the moment into the fonts that it saves; this one never changes.
        "SOURCE_DATE_EPOCH": "0",
        "PYTHONPATH": os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path if entry),
    }


def _end(
    owner: int, process: subprocess.Popen[bytes], scratch: tempfile.TemporaryDirectory[str]
) -> None:
    if owner != os.getpid():
        # A fork of its owner forgets it; the child goes on for the one that started it.
        scratch._finalizer.detach()  # type: ignore[attr-defined]  # noqa: SLF001 - no other way
        return
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    process.kill()
    process.wait()
    scratch.cleanup()


__all__ = ["Child", "Limits", "Workshop"]
