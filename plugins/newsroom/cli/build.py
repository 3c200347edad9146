"""Build the site: ``newsroom build``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from newsroom.cli.making import Wish, make
from newsroom.cli.publication import open_table, read_table, settings_option
from newsroom.problems import did_you_mean
from newsroom.settings import FORMATS, PUBLISHING_FORMATS, Settings

if TYPE_CHECKING:
    from newsroom.press.glance import Glance


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
    wish = Wish(now, processes, verify, why, timings, quiet)
    return make(settings, table, wish, glance)


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
