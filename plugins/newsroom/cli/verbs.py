"""Know the verbs, open the one that was typed, and let no traceback reach an editor."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from newsroom.problems import PublicationError, did_you_mean
from newsroom.version import VERSION

if TYPE_CHECKING:
    from newsroom.press.glance import Glance

VERBS = {
    "init": "Make a new publication that builds at once.",
    "add": "Make a draft brief of an article: a saved page, an address, a paste.",
    "new": "Begin a brief of our own, with no article at hand.",
    "translate": "Begin a translation, with the original's paragraphs beside it.",
    "check": "Name every problem of the content.",
    "build": "Make the whole site and put it in the output folder.",
    "serve": "Show the site on this machine, each page anew when you save.",
    "translations": "Show which translations are older than their originals.",
    "close": "Close editions, and lock what subscribers were sent.",
    "dossier": "Print all that was published on a topic as one PDF.",
    "schema": "Print the JSON Schema of a kind of file, for an editor's completions.",
}
"""Each verb's module bears its name; the sentences stand here so that help imports none."""

_PROBLEMS = 1
_FAULT = 70
_INTERRUPTED = 130


class Verbs(click.Group):
    """Know the verbs by name, and import one when it is called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the verbs in the order an editor meets them."""
        return list(VERBS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a verb's module and return its command."""
        if cmd_name not in VERBS:
            return None
        command = importlib.import_module(f"newsroom.cli.{cmd_name}").command
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb, or offer the nearest."""
        if args[0] not in VERBS and not args[0].startswith("-"):
            mend = did_you_mean(args[0], VERBS, "newsroom --help lists what there is")
            ctx.fail(f'there is no verb "{args[0]}"; {mend}')
        return super().resolve_command(ctx, args)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs with their sentences, without opening any."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="newsroom")
def newsroom() -> None:
    """Make a newsletter of themed issues from Markdown briefs."""


def open_verb(arguments: Sequence[str], glance: Glance | None = None) -> int:
    """Run the command; return 0, 1 for problems, 2 for a wrong call, 70 for a fault of ours.

    ``glance`` is what was seen already of what there is to do.
    """
    try:
        code = newsroom.main(
            list(arguments), prog_name="newsroom", standalone_mode=False, obj=glance
        )
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last door: nothing may pass it
        return end(error, arguments)
    return code if isinstance(code, int) else 0


def end(error: BaseException, arguments: Sequence[str]) -> int:
    """Tell why a run ended early, and return its exit status."""
    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case click.ClickException():
            error.show()
            return error.exit_code
        case PublicationError():
            return _stop(error)
        case click.Abort() | KeyboardInterrupt():
            click.echo("stopped", err=True)
            return _INTERRUPTED
        case BrokenPipeError():
            # Whoever read our output, `head` for one, has had enough.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        case _:
            return _admit(error, arguments)


def _stop(error: PublicationError) -> int:
    from newsroom.cli.reporters import text  # noqa: PLC0415 - a run without problems does without

    click.echo(text.report(error.problems), err=True)
    return _PROBLEMS


def _admit(error: BaseException, arguments: Sequence[str]) -> int:
    from newsroom.cli.faults import write_log  # noqa: PLC0415 - hardly ever needed

    click.echo(
        f"Newsroom failed, and it is not your mistake: see {write_log(error, arguments)}", err=True
    )
    return _FAULT
