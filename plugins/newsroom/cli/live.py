"""Serve the output on this machine, tell open pages of each build, and lay problems over them.

Only what is served here carries a script; what is published has none. A page is sent without its
content policy, with one script that listens for server-sent events (WHATWG HTML, section 9.2).
"""

from __future__ import annotations

import functools
import json
import re
import threading
from dataclasses import dataclass
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST = "127.0.0.1"
SCRIPT_PATH = "/-/live.js"
EVENTS_PATH = "/-/events"
_HEARTBEAT = 15.0
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
_SCRIPT = Path(__file__).with_name("live.js")


@dataclass(frozen=True, slots=True)
class Build:
    """Say what became of the latest build: its number, and its problems as text."""

    number: int = 0
    problems: str = ""


class Wire:
    """Hold the latest build, and wake those who wait for the next."""

    def __init__(self) -> None:
        self._latest = Build()
        self._changed = threading.Condition()

    @property
    def latest(self) -> Build:
        """Return the latest build."""
        with self._changed:
            return self._latest

    def send(self, problems: str) -> None:
        """Tell everybody that there was another build."""
        with self._changed:
            self._latest = Build(self._latest.number + 1, problems)
            self._changed.notify_all()

    def wait(self, seen: int, seconds: float) -> Build | None:
        """Return the latest build once it is newer than one that was seen, or None in time."""
        with self._changed:
            self._changed.wait_for(lambda: self._latest.number != seen, timeout=seconds)
            return self._latest if self._latest.number != seen else None


class Server(ThreadingHTTPServer):
    """Serve on this machine only; listeners do not keep it from ending."""

    daemon_threads = True


def make_server(folder: Path, port: int, wire: Wire | None = None) -> Server:
    """Return a server of a folder, reached from this machine only."""
    handler = functools.partial(Handler, directory=str(folder), wire=wire or Wire())
    return Server((HOST, port), handler)


class Handler(SimpleHTTPRequestHandler):
    """Serve files as they are now; the folder itself may be exchanged at any time."""

    def __init__(self, *args: object, wire: Wire, **kwargs: object) -> None:
        self.wire = wire
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with the script, the events, a page that listens, or a file."""
        if self.headers.get("Host", "").rpartition(":")[0] not in {HOST, "localhost"}:
            # Another site's page must not read drafts through a name that it points here.
            self.send_error(HTTPStatus.FORBIDDEN)
        elif self.path == SCRIPT_PATH:
            self._answer(_SCRIPT.read_bytes(), "text/javascript; charset=utf-8")
        elif self.path.partition("?")[0] == EVENTS_PATH:
            self._send_events()
        elif page := self._page():
            self._answer(listening(page.read_bytes()), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _page(self) -> Path | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        return path if path.suffix == ".html" and path.is_file() else None

    def _answer(self, content: bytes, media_type: str, code: int = HTTPStatus.OK) -> None:
        self.send_response(code)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen = -1
        try:
            while True:
                build = self.wire.wait(seen, _HEARTBEAT)
                if build:
                    seen = build.number
                self.wfile.write(event(build))
                self.wfile.flush()
        except OSError:
            self.close_connection = True  # the page was closed

    def end_headers(self) -> None:
        """Ask the browser to look again each time."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page where there is nothing."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self._answer(listening(page.read_bytes()), "text/html; charset=utf-8", code)

    def list_directory(self, _path: object) -> None:
        """Show no list: the published site has none either."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its parent's name
        """Say nothing of each request."""


def listening(page: bytes) -> bytes:
    """Return a page that listens for builds: without its policy, with the script."""
    return _POLICY.sub(b"", page) + f'<script src="{SCRIPT_PATH}"></script>\n'.encode()


def event(build: Build | None) -> bytes:
    """Write a build as an event; None is a comment that keeps the line open."""
    if build is None:
        return b": still here\n\n"
    told = json.dumps({"number": build.number, "problems": build.problems})
    return f"data: {told}\n\n".encode()
