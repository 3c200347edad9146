"""Build the site: ``newsroom build``."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from newsroom.cli.publication import from_here, open_table, read_table, settings_option
from newsroom.problems import PublicationError, did_you_mean
from newsroom.settings import FORMATS, PUBLISHING_FORMATS, Settings

if TYPE_CHECKING:
    from newsroom.press.glance import Glance
    from newsroom.press.report import Report
    from newsroom.press.run import Progress
    from newsroom.press.unchanged import Standing


@click.command("build")
@settings_option
@click.option("--output", metavar="DIR", help="Put the site here instead of OUTPUT_PATH.")
@click.option("--now", default="", metavar="MOMENT", help="Build as of 2025-04-01T07:00+09:00.")
@click.option("--processes", type=click.IntRange(min=1), help="Work in so many processes.")
@click.option("--format", "formats", metavar="web,pdf", help="Make only these formats.")
@click.option("--quick", is_flag=True, help="Leave out data, cards and search, while writing.")
@click.option("--verify", is_flag=True, help="Believe digests only, never a file's time.")
@click.option("--why", is_flag=True, help="Say of each page that was made why it was.")
@click.option("--timings", is_flag=True, help="Say how long each stage took.")
@click.option("--quiet", is_flag=True, help="Say nothing but problems.")
@click.pass_obj
def command(  # noqa: PLR0913 - each is an option of the command
    glance: Glance | None,
    *,
    settings_file: str,
    output: str | None,
    now: str,
    processes: int | None,
    formats: str | None,
    quick: bool,
    verify: bool,
    why: bool,
    timings: bool,
    quiet: bool,
) -> int:
    """Make the whole site and put it in the output folder's place.

    Only what has changed since the last build is made; the result is that of a clean one.
    The old site stays until the new one is complete; where anything is wrong it stays for good.
    NEWSROOM_NOW and NEWSROOM_PROCESSES in the environment do what the options do, for Pelican too.
    """
    table = open_table(settings_file) if glance is None or glance.table is None else glance.table
    settings = chosen(read_table(settings_file, table), output, formats, quick=quick)
    if settings.plugins:
        return _through_pelican(settings, settings_file, now, processes, quiet=quiet)
    moment = _moment(settings, now)
    report = _directly(settings, moment, processes, glance, verify=verify, quiet=quiet)
    _tell(report, settings, why=why, timings=timings, quiet=quiet)
    if glance is not None and glance.call is not None:
        from newsroom.press.unchanged import note_call  # noqa: PLC0415 - help does without it

        note_call(settings, glance.call, table, moment, _warnings(report, settings))
    return 0


def chosen(
    settings: Settings, output: str | None, formats: str | None, *, quick: bool = False
) -> Settings:
    """Return the settings with another output folder, or with only some of their formats.

    :raises BadParameter: where there is no such format.
    """
    if output is not None:
        settings = replace(settings, output=Path(output).absolute())
    if formats is not None:
        words = tuple(word.strip() for word in formats.split(",") if word.strip())
        for word in words:
            if word not in FORMATS:
                mend = did_you_mean(word, FORMATS, "known are " + ", ".join(FORMATS))
                raise click.BadParameter(
                    f'there is no format "{word}"; {mend}', param_hint="--format"
                )
        settings = replace(
            settings, formats=tuple(name for name in settings.formats if name in words)
        )
    if quick:
        kept = tuple(name for name in settings.formats if name not in PUBLISHING_FORMATS)
        settings = replace(settings, formats=kept)
    return settings


def _moment(settings: Settings, now: str) -> datetime:
    from newsroom.press.moment import settle_moment  # noqa: PLC0415 - help does without the press

    moment, problems = settle_moment(settings, now)
    if problems:
        raise PublicationError(problems)
    return moment


def _directly(  # noqa: PLR0913 - what the options say
    settings: Settings,
    now: datetime,
    processes: int | None,
    glance: Glance | None,
    *,
    verify: bool,
    quiet: bool,
) -> Report:
    from newsroom.press.unchanged import said_again, take_stock  # noqa: PLC0415 - help does without

    standing = take_stock(settings, now, verify=verify, glance=glance)
    if standing is not None and standing.is_same:
        return said_again(settings, standing)
    return _made(settings, now, processes, standing, glance, verify=verify, quiet=quiet)


def _made(  # noqa: PLR0913 - what the options say
    settings: Settings,
    now: datetime,
    processes: int | None,
    standing: Standing | None,
    glance: Glance | None,
    *,
    verify: bool,
    quiet: bool,
) -> Report:
    from newsroom.press.moment import settle_processes  # noqa: PLC0415 - not where nothing is done

    processes = processes or settle_processes()
    ahead = None
    if standing is not None and standing.is_edited and not verify:
        from newsroom.press.ahead import start_ahead  # noqa: PLC0415 - the same

        ahead = start_ahead(settings, standing, glance.early if glance else None)
    try:
        with _progress(quiet=quiet) as progress:
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
                verify=verify,
                standing=standing,
            )
    except PublicationError as error:
        raise PublicationError(from_here(error.problems, settings.root)) from None


def _tell(report: Report, settings: Settings, *, why: bool, timings: bool, quiet: bool) -> None:
    """Say what was wrong, what was made, and what else was asked for."""
    from newsroom.press.report import summary, timed  # noqa: PLC0415 - help does without the press

    click.echo(_warnings(report, settings), err=True, nl=False)
    if why:
        from newsroom.press.reasons import explained  # noqa: PLC0415 - only where it is asked for

        for line in explained(report.reasons):
            click.echo(line)
    if not quiet:
        click.echo(summary(report))
    if timings:
        click.echo(timed(report.seconds))


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


def _through_pelican(
    settings: Settings, settings_file: str, now: str, processes: int | None, *, quiet: bool
) -> int:
    """Let Pelican be the host, because its other plug-ins are asked for; it reaches our press.

    In a process of its own, since Pelican changes the locale and the logging of the one it is in.
    """
    import subprocess  # noqa: PLC0415 - only with other plug-ins

    environment = dict(os.environ, NEWSROOM_FORMATS=",".join(settings.formats))
    if now:
        environment["NEWSROOM_NOW"] = now
    if processes:
        environment["NEWSROOM_PROCESSES"] = str(processes)
    call = [sys.executable, "-m", "pelican", str(settings.content), "-s", settings_file]
    call += ["-o", str(settings.output), *(["-q"] if quiet else [])]
    if not quiet:
        return subprocess.run(call, check=False, env=environment).returncode  # noqa: S603 - our own words
    # Pelican says "Done" and logs to the same stream: worth reading only if it failed.
    ran = subprocess.run(call, check=False, env=environment, stdout=subprocess.PIPE)  # noqa: S603 - the same
    if ran.returncode:
        sys.stderr.buffer.write(ran.stdout)
    return ran.returncode
