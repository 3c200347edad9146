"""Show the site on this machine and keep it up to date: ``newsroom serve``."""

from __future__ import annotations

import functools
import subprocess
import sys
import threading
from collections.abc import Iterator
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click

from newsroom.cli.publication import open_settings, settings_option
from newsroom.settings import Settings

HOST = "127.0.0.1"
_PORT = 8000


@click.command("serve")
@settings_option
@click.option(
    "--port",
    default=_PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="0 takes any free one.",
)
@click.option("--format", "formats", metavar="web,pdf", help="Make only these formats.")
def command(settings_file: str, port: int, formats: str | None) -> int:
    """Build, show the site on this machine only, and build again when a file changes."""
    settings = open_settings(settings_file)
    call = [sys.executable, "-m", "newsroom", "build", "--settings", settings_file]
    call += ["--format", formats] if formats else []
    try:
        server = make_server(settings.output, port)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(
            f"port {port} cannot be used: {reason}; name another with --port"
        ) from error
    _build(call)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(f"http://{HOST}:{server.server_port}/ shows the site; Ctrl+C ends this")
    try:
        for path in _changes(settings):
            click.echo(f"{path} changed")
            _build(call)
    finally:
        server.shutdown()
    return 0


def make_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of a folder, reached from this machine only."""
    handler = functools.partial(Handler, directory=str(folder))
    return ThreadingHTTPServer((HOST, port), handler)


class Handler(SimpleHTTPRequestHandler):
    """Serve files as they are now; the folder itself may be exchanged at any time."""

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
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def list_directory(self, _path: object) -> None:
        """Show no list: the published site has none either."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its parent's name
        """Say nothing of each request."""


def _build(call: list[str]) -> None:
    """Build in a process of its own: what it imports and forks stays out of the server."""
    subprocess.run(call, check=False)  # noqa: S603 - our own words


def _changes(settings: Settings) -> Iterator[str]:
    """Yield what changed, a burst of changes at a time, for as long as it goes on."""
    try:
        from watchfiles import watch  # noqa: PLC0415 - Pelican brings it; one can do without
    except ImportError:
        click.echo("watchfiles is not installed: the site is not built again by itself")
        threading.Event().wait()
        return
    theme = settings.theme
    watched = [settings.content, *([theme] if theme and theme.is_dir() else [])]
    watched += [path for path in settings.root.glob("*.py") if path.is_file()]
    for changes in watch(*watched, raise_interrupt=True):
        path = Path(min(path for _, path in changes))
        yield str(path.relative_to(settings.root) if path.is_relative_to(settings.root) else path)
