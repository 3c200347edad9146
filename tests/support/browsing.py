"""Build a site with the command and serve it on the loopback address, for browsers to look at."""

from __future__ import annotations

import functools
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CHROMIUM = "/usr/bin/chromium"


class Quiet(SimpleHTTPRequestHandler):
    """Serve files and print nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of the loopback address; yield its address."""
    handler = functools.partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def build(settings: Path, output: Path, *arguments: str) -> None:
    """Build a publication with the command, as an editor would."""
    command = [sys.executable, "-m", "newsroom", "build", "--quiet", "--settings", str(settings)]
    made = subprocess.run(
        [*command, "--output", str(output), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr + made.stdout
