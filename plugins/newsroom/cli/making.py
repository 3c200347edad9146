"""Make the site for a command line, and say what was made.

Click does not stand here: after an edit it would take as long to import as the edited page to make.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from newsroom.cli.publication import from_here, read_table
from newsroom.press.glance import SETTINGS_FILE, Glance
from newsroom.problems import PublicationError
from newsroom.settings import Settings

if TYPE_CHECKING:
    from newsroom.press.report import Report
    from newsroom.press.run import Progress
    from newsroom.press.unchanged import Standing


class Wish(Struct, frozen=True):
    """Hold what the options say besides the settings."""

    now: str = ""
    processes: int | None = None
    verify: bool = False
    why: bool = False
    timings: bool = False
    quiet: bool = False


def make(
    settings: Settings, table: dict[str, object], wish: Wish, glance: Glance | None = None
) -> int:
    """Make the site of some settings, and say so; return the exit status.

    :raises PublicationError: with every problem, where one is an error.
    """
    moment = _moment(settings, wish.now)
    report = _directly(settings, moment, wish, glance)
    _tell(report, settings, wish)
    if glance is not None and glance.call is not None:
        from newsroom.press.unchanged import note_call  # noqa: PLC0415 - help does without it

        note_call(settings, glance.call, table, moment, _warnings(report, settings))
    return 0


def make_edited(glance: Glance, *, quiet: bool) -> int | None:
    """Make the site after an edit that a glance saw; None where more than the site is asked for.

    :raises PublicationError: with every problem, where one is an error.
    """
    table = glance.table
    settings = read_table(SETTINGS_FILE, table) if table is not None else None
    if table is None or settings is None or settings.plugins:
        return None
    return make(settings, table, Wish(quiet=quiet), glance)


def _moment(settings: Settings, now: str) -> datetime:
    from newsroom.press.moment import settle_moment  # noqa: PLC0415 - help does without the press

    moment, problems = settle_moment(settings, now)
    if problems:
        raise PublicationError(problems)
    return moment


def _directly(settings: Settings, now: datetime, wish: Wish, glance: Glance | None) -> Report:
    from newsroom.press.unchanged import said_again, take_stock  # noqa: PLC0415 - help does without

    standing = take_stock(settings, now, verify=wish.verify, glance=glance)
    if standing is not None and standing.is_same:
        return said_again(settings, standing)
    return _made(settings, now, wish, standing, glance)


def _made(
    settings: Settings,
    now: datetime,
    wish: Wish,
    standing: Standing | None,
    glance: Glance | None,
) -> Report:
    from newsroom.press.moment import settle_processes  # noqa: PLC0415 - not where nothing is done

    processes = wish.processes or settle_processes()
    ahead = None
    if standing is not None and standing.is_edited and not wish.verify:
        from newsroom.press.ahead import start_ahead  # noqa: PLC0415 - the same

        ahead = start_ahead(settings, standing, glance.early if glance else None)
    try:
        with _progress(quiet=wish.quiet) as progress:
            if ahead is not None:
                from newsroom.press.quick import build_quickly  # noqa: PLC0415 - the same

                quick = build_quickly(
                    settings, ahead, now=now, processes=processes, progress=progress
                )
                if quick is not None:
                    return quick
            from newsroom.press.build import build  # noqa: PLC0415 - the same

            return build(
                settings,
                now=now,
                processes=processes,
                progress=progress,
                verify=wish.verify,
                standing=standing,
            )
    except PublicationError as error:
        raise PublicationError(from_here(error.problems, settings.root)) from None


def _tell(report: Report, settings: Settings, wish: Wish) -> None:
    """Say what was wrong, what was made, and what else was asked for."""
    from newsroom.press.report import summary, timed  # noqa: PLC0415 - help does without the press

    sys.stderr.write(_warnings(report, settings))
    if wish.why:
        from newsroom.press.reasons import explained  # noqa: PLC0415 - only where it is asked for

        for line in explained(report.reasons):
            print(line)
    if not wish.quiet:
        print(summary(report))
    if wish.timings:
        print(timed(report.seconds))


def _warnings(report: Report, settings: Settings) -> str:
    return "".join(f"{problem}\n" for problem in from_here(report.problems, settings.root))


@contextlib.contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress]:
    """Show how far a build is where a person watches; a log would only be filled."""
    if quiet or os.environ.get("CI") or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where it renders
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("making the site"), BarColumn(), MofNCompleteColumn())
    # Without a thread of its own: the press forks, and a thread does not survive that.
    bar = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
    with bar:
        task = bar.add_task("", total=None)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, refresh=True)

        yield show
