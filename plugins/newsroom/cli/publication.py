"""Open the settings that a verb works with, and put places where its user stands."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from newsroom.problems import Place, Problem, PublicationError, errors_of
from newsroom.settings import Settings, load_table, read_settings

Command = TypeVar("Command", bound=Callable[..., object])


def settings_option(command: Command) -> Command:
    """Give a command the option that names the publication's settings file."""
    import click  # noqa: PLC0415 - a build after an edit does without

    option = click.option(
        "--settings",
        "settings_file",
        default="pelicanconf.py",
        show_default=True,
        metavar="FILE",
        help="The publication's settings file.",
    )
    return option(command)


def open_settings(file: str) -> Settings:
    """Run a settings file and return its settings.

    :raises PublicationError: with every problem of the settings.
    """
    return read_table(file, open_table(file))


def open_table(file: str) -> dict[str, object]:
    """Run a settings file and return what it names in capitals, not read yet.

    :raises PublicationError: where it cannot be run.
    """
    path = Path(file)
    if not path.is_file():
        raise PublicationError((_no_settings(file),))
    table, problems = load_table(path)
    if table is None:
        raise PublicationError(from_here(problems, path.absolute().parent))
    return table


def read_table(file: str, table: dict[str, object]) -> Settings:
    """Return the settings that a settings file names.

    :raises PublicationError: with every problem of the settings.
    """
    path = Path(file).absolute()
    settings, problems = read_settings(table, path=path)
    if settings is None or errors_of(problems):
        raise PublicationError(from_here(problems, path.parent))
    return settings


def from_here(problems: Iterable[Problem], root: Path) -> tuple[Problem, ...]:
    """Write the places of problems as seen from the current folder, where tools can open them."""
    way = Path(os.path.relpath(root)).as_posix()
    if way == ".":
        return tuple(problems)
    return tuple(_moved(problem, way, root) for problem in problems)


def _moved(problem: Problem, way: str, root: Path) -> Problem:
    if not os.path.lexists(root / problem.place.path):
        return problem
    place = replace(problem.place, path=f"{way}/{problem.place.path}")
    return replace(problem, place=place)


def _no_settings(file: str) -> Problem:
    mend = "go to your publication's folder, name the file with --settings, or run newsroom init"
    return Problem("NR408", Place(file), "there is no such settings file", mend)
