"""Measure how long it takes from saving a brief until a local server shows it."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.contenders import Bout, beside_python, hugo_program
from benchmarks.measuring import DidNotWorkError

_ASK_EVERY = 0.003
_PATIENCE = 120.0
_SETTLE = 2.0
"""Seconds left alone after the first answer, because a server may start to watch after it."""


def latencies(bout: Bout, saves: int) -> list[float]:
    """Save a brief again and again; return the seconds until each save was served.

    The first one only warms the server up.
    """
    with _server(bout) as address:
        page = address + bout.contender.brief.replace("{slug}", f"brief-{bout.count // 2:05}")
        _wait_for("<html", page)
        time.sleep(_SETTLE)
        found = []
        for _ in range(saves + 1):
            words = bout.edit()
            began = time.perf_counter()
            _wait_for(words, page)
            found.append(time.perf_counter() - began)
            time.sleep(_SETTLE)
        return found[1:]


@contextmanager
def _server(bout: Bout) -> Iterator[str]:
    """Start a contender's server; yield its address, and end it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    commands = {
        "newsroom": [beside_python("newsroom"), "serve", "--port", port],
        "hugo": [hugo_program(), "server", "--bind", "127.0.0.1", "--port", port],
    }
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            commands[bout.contender.name], cwd=bout.folder, stdout=said, stderr=said
        )
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=30)
            process.kill()
            process.wait()


def _wait_for(words: str, page: str) -> None:
    last = time.perf_counter() + _PATIENCE
    while time.perf_counter() < last:
        if words in _shown(page):
            return
        time.sleep(_ASK_EVERY)
    raise DidNotWorkError(f"{page} never showed {words!r}")


def _shown(page: str) -> str:
    """Return a page as it is served now; nothing where it is not yet, or being exchanged."""
    try:
        with urllib.request.urlopen(page, timeout=_PATIENCE) as answer:  # noqa: S310 - our own
            return str(answer.read().decode())
    except OSError:
        return ""
