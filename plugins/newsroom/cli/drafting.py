"""Share what the verbs that write drafts need: the day, the paths as people see them, an editor."""

from __future__ import annotations

import os
import shlex
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsroom.problems import PublicationError

if TYPE_CHECKING:
    from newsroom.intake.filing import Desk
    from newsroom.settings import Settings


def day_of(settings: Settings, now: str) -> date:
    """Return the day that a new brief gets: of the moment given, else today.

    :raises PublicationError: where the moment given is none.
    """
    from newsroom.curation.holding import today  # noqa: PLC0415 - help does without
    from newsroom.press.moment import settle_moment  # noqa: PLC0415 - the same

    moment, badly_said = settle_moment(settings, now)
    if badly_said:
        raise PublicationError(badly_said)
    return today(moment, settings.timezone)


def shown(desk: Desk, path: str) -> str:
    """Return a path below the settings' root as seen from here, where tools can open it."""
    return Path(os.path.relpath(desk.settings.root / path)).as_posix()


def write_new(desk: Desk, path: str, text: str) -> Path:
    """Write a file that is not there yet, below the settings' root; return it."""
    file = desk.settings.root / path
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        message = f"{shown(desk, path)} is there already: nothing was changed"
        raise click.ClickException(message) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(f"{shown(desk, path)} cannot be written: {reason}") from error
    return file


def open_in_editor(file: Path) -> None:
    """Open a file in the editor that the environment names."""
    words = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not words:
        raise click.ClickException("$EDITOR names no editor: the draft is written and not opened")
    try:
        subprocess.run([*words, str(file)], check=False)  # noqa: S603 - the user's own editor
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(
            f'the editor "{words[0]}" cannot be started: {reason}'
        ) from error
