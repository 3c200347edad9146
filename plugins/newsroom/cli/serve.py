"""Show the site on this machine and keep it up to date: ``newsroom serve``."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import click

from newsroom.cli.live import HOST, Wire, make_server
from newsroom.cli.publication import open_settings, settings_option
from newsroom.settings import Settings

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
    """Build, show the site on this machine only, and build again when a file changes.

    Open pages look again by themselves; what is wrong is laid over them until it is mended.
    """
    settings = open_settings(settings_file)
    call = [sys.executable, "-m", "newsroom", "build", "--settings", settings_file]
    call += ["--format", formats] if formats else []
    wire = Wire()
    try:
        server = make_server(settings.output, port, wire)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(
            f"port {port} cannot be used: {reason}; name another with --port"
        ) from error
    _build(call, wire)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(f"http://{HOST}:{server.server_port}/ shows the site; Ctrl+C ends this")
    try:
        for path in _changes(settings):
            if path:
                click.echo(f"{path} changed")
            _build(call if path else [*call, "--quiet"], wire)
    finally:
        server.shutdown()
    return 0


def _build(call: list[str], wire: Wire) -> None:
    """Build in a process of its own: what it imports and forks stays out of the server."""
    ran = subprocess.run(call, capture_output=True, text=True, check=False)  # noqa: S603
    click.echo(ran.stdout, nl=False)
    click.echo(ran.stderr, nl=False, err=True)
    wire.send(ran.stderr or ran.stdout if ran.returncode else "")


def _changes(settings: Settings) -> Iterator[str]:
    """Yield what changed, a burst at a time; once an empty name, when the watching has begun."""
    try:
        from watchfiles import watch  # noqa: PLC0415 - Pelican brings it; one can do without
    except ImportError:
        click.echo("watchfiles is not installed: the site is not built again by itself")
        threading.Event().wait()
        return
    theme = settings.theme
    watched = [settings.content, *([theme] if theme and theme.is_dir() else [])]
    watched += [path for path in settings.root.glob("*.py") if path.is_file()]
    looked = False
    for changes in watch(*watched, raise_interrupt=True, yield_on_timeout=True, rust_timeout=500):
        if not changes:
            # What was saved during the first build came before anybody watched: look once more.
            if not looked:
                looked = True
                yield ""
            continue
        path = Path(min(path for _, path in changes))
        yield str(path.relative_to(settings.root) if path.is_relative_to(settings.root) else path)
