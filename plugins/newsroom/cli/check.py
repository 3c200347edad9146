"""Check the content: ``newsroom check``."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsroom.cli.publication import from_here, open_settings, settings_option
from newsroom.problems import Problem, PublicationError, did_you_mean, errors_of, in_order

if TYPE_CHECKING:
    from newsroom.press.assemble import Assembly
    from newsroom.settings import Settings

FORMATS = ("text", "github", "json", "sarif")


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@settings_option
@click.option("--format", "form", default="text", metavar="FORMAT", help=", ".join(FORMATS) + ".")
@click.option("--now", default="", metavar="MOMENT", help="Check as of 2025-04-01T07:00+09:00.")
def command(paths: tuple[str, ...], settings_file: str, form: str, now: str) -> int:
    """Name every problem of the content, with its place and its mend.

    All files are read whatever is asked for; PATHS only choose what is shown.
    """
    if form not in FORMATS:
        mend = did_you_mean(form, FORMATS, "known are " + ", ".join(FORMATS))
        raise click.BadParameter(f'there is no format "{form}"; {mend}', param_hint="--format")
    for path in paths:
        if not os.path.lexists(path):
            raise click.BadParameter(f'there is no file or folder "{path}"', param_hint="PATHS")
    try:
        problems, otherwise = _check(settings_file, now)
    except PublicationError as error:
        # Settings that cannot be read are problems like others, in the format that was asked for.
        problems, otherwise = error.problems, ""
    shown = tuple(problem for problem in problems if not paths or _is_below(problem, paths))
    _print(form, shown, otherwise, len(errors_of(problems)) - len(errors_of(shown)))
    return 1 if errors_of(shown) else 0


def _check(settings_file: str, now: str) -> tuple[tuple[Problem, ...], str]:
    """Return all problems, and what to say where there are none."""
    from newsroom.press.assemble import assemble  # noqa: PLC0415 - help does without the press
    from newsroom.press.moment import settle_moment  # noqa: PLC0415

    settings = open_settings(settings_file)
    moment, badly_said = settle_moment(settings, now)
    if badly_said:
        raise PublicationError(badly_said)
    assembly = assemble(settings, now=moment)
    problems = in_order((*assembly.problems, *_rights(assembly, settings)))
    return from_here(problems, settings.root), _praise(assembly)


def _rights(assembly: Assembly, settings: Settings) -> tuple[Problem, ...]:
    """Compare the briefs with their sources' texts, where this machine has any."""
    if not (settings.root / ".newsroom" / "sources").is_dir():
        return ()
    from newsroom.copydesk.rights import check_rights  # noqa: PLC0415 - only where there is a cache
    from newsroom.intake.pairs import pairs_of  # noqa: PLC0415 - the same

    return check_rights(pairs_of(assembly.manuscripts, settings))


def _praise(assembly: Assembly) -> str:
    from newsroom.press.report import counted, placing  # noqa: PLC0415

    counts = assembly.counts
    return f"no problems: {placing(counts)}; {counted(counts.issues, 'issue')}"


def _is_below(problem: Problem, paths: Iterable[str]) -> bool:
    place = Path(problem.place.path).absolute()
    return any(place.is_relative_to(os.path.normpath(Path(path).absolute())) for path in paths)


def _print(form: str, problems: tuple[Problem, ...], otherwise: str, elsewhere: int) -> None:
    from newsroom.cli.reporters import github, json, sarif, text  # noqa: PLC0415

    if form == "json":
        click.echo(json.report(problems))
    elif form == "sarif":
        click.echo(sarif.report(problems))
    else:
        write = text.report if form == "text" else github.report
        click.echo(write(problems, otherwise=otherwise if not elsewhere else ""))
        if elsewhere:
            click.echo(f"({elsewhere} more with an error in other files)")
