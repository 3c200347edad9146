"""Make a new publication: ``newsroom init``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

STARTER = Path(__file__).parent / "starter"
"""The files of a new publication; a leading ``dot-`` stands for a dot, which tools would heed."""


@click.command("init")
@click.argument("folder", metavar="DIR")
def command(folder: str) -> int:
    """Make a new publication in DIR that builds at once: settings, one topic, one brief.

    A folder that has files of its own is left alone.
    """
    target = Path(folder)
    if target.exists() and not target.is_dir():
        raise click.BadParameter(f'"{folder}" is a file; name a folder', param_hint="DIR")
    if target.is_dir() and any(path.name != ".git" for path in target.iterdir()):
        raise click.BadParameter(
            f'the folder "{folder}" is not empty; name a new one', param_hint="DIR"
        )
    try:
        for name, content in starter_files():
            file = target / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    except OSError as error:
        raise click.ClickException(f'"{folder}" cannot be written: {error.strerror}') from error
    click.echo(f"{folder} is ready. Now:\n  cd {folder}\n  newsroom build")
    click.echo("and write your own brief where content/briefs/ has the first one.")
    return 0


def starter_files() -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each file of a new publication, in order."""
    for path in sorted(STARTER.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            parts = path.relative_to(STARTER).parts
            name = "/".join(
                part.replace("dot-", ".", 1) if part.startswith("dot-") else part for part in parts
            )
            yield name, path.read_bytes()
