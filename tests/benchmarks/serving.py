"""Measure how long it takes from saving a brief until a local server shows it."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from http.client import HTTPException

from benchmarks.contenders import Bout, beside_python, hugo_program
from benchmarks.measuring import DidNotWorkError

_ASK_EVERY = 0.003
_PATIENCE = 120.0
_START = 900.0
"""Seconds that a server may take to read everything, on a machine that is busy with others."""
_SETTLE = 2.0
"""Seconds left alone after the first answer, because a server may start to watch after it."""


def latencies(bouts: Sequence[Bout], saves: int) -> dict[str, list[float]]:
    """Save a brief again and again; return the seconds until each save was served, by contender.

    All servers run at once and are saved to in turn, so that other work on the machine meets all
    alike. The first saves only warm them up.
    """
    found: dict[str, list[float]] = {bout.contender.name: [] for bout in bouts}
    with ExitStack() as servers:
        pages = [servers.enter_context(_server(bout)) + _edited_page(bout) for bout in bouts]
        for page in pages:
            _wait_for("<html", page, _START)
        time.sleep(_SETTLE)
        for _ in range(saves + 1):
            for bout, page in zip(bouts, pages, strict=True):
                words = bout.edit()
                began = time.perf_counter()
                _wait_for(words, page)
                found[bout.contender.name].append(time.perf_counter() - began)
                time.sleep(_SETTLE)
    return {name: took[1:] for name, took in found.items()}


def _edited_page(bout: Bout) -> str:
    """Return the address, below the site's, of the page of the brief that is edited."""
    page = bout.contender.brief.removesuffix("index.html")
    return page.replace("{slug}", f"brief-{bout.count // 2:05}")


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


def _wait_for(words: str, page: str, patience: float = _PATIENCE) -> None:
    last = time.perf_counter() + patience
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
    except (OSError, HTTPException):
        return ""
