"""Show the publication on this machine as it is now: ``newsroom serve``."""

from __future__ import annotations

import importlib
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from newsroom.cli.build import chosen
from newsroom.cli.faults import write_log
from newsroom.cli.live.callers import LOOPBACK, is_private
from newsroom.cli.live.watching import Watched, Watcher, watched
from newsroom.cli.publication import from_here, open_settings, settings_option
from newsroom.problems import Problem, PublicationError
from newsroom.settings import Settings, load_settings

if TYPE_CHECKING:
    from newsroom.cli.live.server import Server
    from newsroom.press.preview.resident import Resident
    from newsroom.press.preview.state import State

_PORT = 8000
_TICK = 1.0
_LOOK_EVERY = 30
"""Ticks after which everything is looked through, changed or not."""


@click.command("serve")
@settings_option
@click.option(
    "--port",
    default=_PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="0 takes any free one.",
)
@click.option("--host", default=LOOPBACK, show_default=True, metavar="NAME", help="Listen there.")
@click.option("--format", "formats", metavar="web,pdf", help="Show only these formats.")
@click.option("--now", default="", metavar="MOMENT", help="Show it as of 2025-04-01T07:00+09:00.")
def command(settings_file: str, port: int, host: str, formats: str | None, now: str) -> int:
    """Show the publication on this machine only, and each page anew when you save.

    Drafts and embargoed briefs are shown, marked; the output folder is not touched. What is wrong
    is laid over the pages until it is mended; /-/desk/ shows the web page and the PDF side by side.
    """
    from newsroom.press.moment import settle_moment  # noqa: PLC0415 - help does without the press
    from newsroom.press.preview.resident import Resident  # noqa: PLC0415 - the same

    settings = chosen(open_settings(settings_file), None, formats)
    if problems := settle_moment(settings, now)[1]:
        raise PublicationError(problems)
    _warn(settings, host)
    load = partial(_load, Path(settings_file), formats)
    with _ending_in_order():
        resident = Resident(settings, load, lambda given: settle_moment(given, now)[0])
        try:
            _serve(resident, host, port)
        except KeyboardInterrupt:
            click.echo("\nended")
        finally:
            resident.close()
    return 0


def _serve(resident: Resident, host: str, port: int) -> None:
    server = _open_server(resident, host, port)
    threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    shown = f"http://{f'[{host}]' if ':' in host else host}:{server.server_port}/"
    click.echo(f"{shown} shows the site, {shown}-/desk/ the desk; Ctrl+C ends this")
    told = _tell(resident.state, "")
    watcher = Watcher(lambda: _watched(resident.state), partial(click.echo, err=True))
    idle = 0
    try:
        for changes in watcher.changes(_TICK):
            if changes is None or changes:
                around = resident.state.around
                resident.take(changes)
                if resident.state.around != around:
                    watcher.watch_again()
            else:
                idle += 1
                resident.tick()
                if idle % _LOOK_EVERY == 0:
                    # What the system did not report, a share of another machine's for one.
                    resident.take((resident.state.around.settings.content,))
            if resident.state.is_checked:
                told = _tell(resident.state, told)
    finally:
        watcher.stop()
        server.shutdown()
        server.server_close()


def _open_server(resident: Resident, host: str, port: int) -> Server:
    from newsroom.cli.live.server import Server  # noqa: PLC0415 - help does without it

    try:
        return Server(resident, host, port, lambda error, path: str(write_log(error, [path])))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"port {port} of {host} cannot be used: {reason}; name another with --port"
        raise click.ClickException(f"{message}, or --port 0 for any free one") from error


def _load(file: Path, formats: str | None) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Run the settings file again; what it imports from beside it is read anew as well."""
    root = file.absolute().parent
    way = list(sys.path)
    for name, module in list(sys.modules.items()):
        place = getattr(module, "__file__", None)
        if place and Path(place).parent == root:
            del sys.modules[name]
    importlib.invalidate_caches()
    try:
        settings, problems = load_settings(file)
    finally:
        sys.path[:] = way
    return (chosen(settings, None, formats) if settings else None), problems


def _watched(state: State) -> Watched:
    settings = state.around.settings
    folders = (settings.content, *state.around.theme.folders)
    return watched(settings.root, folders)


def _warn(settings: Settings, host: str) -> None:
    if not is_private(host):
        click.echo(
            f"warning: everybody who reaches {host} sees drafts and embargoed briefs", err=True
        )
    if settings.plugins:
        names = ", ".join(settings.plugins)
        click.echo(
            f"note: this preview does not show what other Pelican plug-ins add ({names}); "
            "newsroom build runs them",
            err=True,
        )


def _tell(state: State, told: str) -> str:
    """Say what is wrong where that is something new; return what was said."""
    from newsroom.cli.reporters import text  # noqa: PLC0415 - only where there is something to say

    problems = from_here(state.all_problems, state.around.settings.root)
    words = text.report(problems) if problems else ""
    if words != told:
        click.echo(words or "all mended: no problems", err=bool(words))
    return words


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Let whoever ends this process, a terminal that closes too, end it as Ctrl+C does."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    numbers = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    before = {number: signal.signal(number, end) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
