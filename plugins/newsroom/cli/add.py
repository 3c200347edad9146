"""Take an article in as a draft brief: ``newsroom add``."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from newsroom.cli.drafting import day_of, open_in_editor, shown, write_new
from newsroom.cli.publication import open_settings, settings_option
from newsroom.problems import Place, Problem, PublicationError

if TYPE_CHECKING:
    from newsroom.intake.filing import Desk, Filing
    from newsroom.intake.opening import Raw

_OPEN = 2
"""The exit status where something that is needed stays open."""


class _How(Struct, frozen=True, dict=True):
    """Hold how the command is to behave."""

    anyway: bool
    edit: bool
    dry_run: bool
    as_json: bool


@click.command("add")
@click.argument("source", metavar="FILE|URL|-")
@settings_option
@click.option("--url", default="", metavar="URL", help="The article's address.")
@click.option("--date", "published", default="", metavar="DATE", help="When it was published.")
@click.option("--outlet", default="", metavar="ID", help="Who published it, as in outlets.yml.")
@click.option("--lang", default="", metavar="LANG", help="The language it is written in.")
@click.option("--topic", "topics", multiple=True, metavar="ID", help="The brief's topic.")
@click.option("--in", "language", default="", metavar="LANG", help="The brief's own language.")
@click.option(
    "--set",
    "sets",
    multiple=True,
    metavar="FIELD=VALUE",
    help="title, authors, credit of the article; headline, summary, section, slug of the brief.",
)
@click.option("--anyway", is_flag=True, help="Take it in although the archive has it already.")
@click.option("--edit", is_flag=True, help="Open the draft in $EDITOR.")
@click.option("--dry-run", is_flag=True, help="Show what was found; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as one JSON object.")
@click.option("--now", default="", metavar="MOMENT", help="As of 2025-04-01T07:00+09:00.")
def command(  # noqa: PLR0913, PLR0917 - each is an argument or an option of the command
    source: str,
    settings_file: str,
    url: str,
    published: str,
    outlet: str,
    lang: str,
    topics: tuple[str, ...],
    language: str,
    sets: tuple[str, ...],
    now: str,
    *,
    anyway: bool,
    edit: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Make a draft brief of an article: a saved page, an address, or the text that you paste.

    What is found is shown with the line it comes from. What the article does not say is asked for
    on a terminal; elsewhere it stays open and is listed, and the exit status is 2.
    """
    from newsroom.cli.asking import Answers, ask  # noqa: PLC0415 - help does without the intake
    from newsroom.intake.filing import file_article, open_desk  # noqa: PLC0415 - the same
    from newsroom.intake.opening import parts_of_raw  # noqa: PLC0415 - the same

    settings = open_settings(settings_file)
    day = day_of(settings, now)
    desk = open_desk(settings)
    answers = Answers(url, published, outlet, lang, topics, language, sets).checked(desk)
    raw = _raw(source)
    parts = parts_of_raw(raw)
    answers = answers.with_url(raw.url)
    filing = file_article(parts, answers.given(desk), answers.wishes(desk), desk, day)
    if filing.open and sys.stdin.isatty() and not as_json:
        answers = ask(filing.open, answers, desk)
        filing = file_article(parts, answers.given(desk), answers.wishes(desk), desk, day)
    return _finish(filing, desk, _How(anyway, edit, dry_run, as_json))


def _raw(source: str) -> Raw:
    """Read what the editor names: standard input, an address, or a file."""
    from newsroom.intake.opening import LARGEST, Raw  # noqa: PLC0415 - as above
    from newsroom.intake.refusing import refuse  # noqa: PLC0415 - as above

    if source == "-":
        return Raw("-", sys.stdin.buffer.read(LARGEST + 1))
    if "://" in source.split("/", 2)[0] + "//" and source.partition("://")[1]:
        from newsroom.intake.fetching import fetch  # noqa: PLC0415 - a file does without

        return fetch(source, is_allowed="CI" not in os.environ)
    path = Path(source)
    try:
        if not path.is_file():
            refuse(source, "there is no such file", "name a saved page, an address, or -")
        with path.open("rb") as file:
            return Raw(source, file.read(LARGEST + 1))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        refuse(source, f"it cannot be read: {reason}", "look at its permissions")
    except ValueError:
        refuse("FILE", "the file's name has a character that names cannot have", "look at it")


def _finish(filing: Filing, desk: Desk, how: _How) -> int:
    """Show what was found, say what the archive has, and write the draft."""
    from newsroom.cli.evidence import as_object, table  # noqa: PLC0415 - as above
    from newsroom.intake.duplicates import Likeness  # noqa: PLC0415 - as above
    from newsroom.intake.filing import faults_of, keep_source  # noqa: PLC0415 - as above

    first = filing.matches[0] if filing.matches and not how.anyway else None
    is_known = first is not None and first.likeness is Likeness.SAME
    path = first.path if first and is_known else filing.path
    click.echo(
        json.dumps(as_object(filing, path), ensure_ascii=False) if how.as_json else table(filing)
    )
    if first and is_known:
        click.echo(
            f"{shown(desk, first.path)} has this article already: nothing was changed", err=True
        )
        return 0
    if first and first.likeness is Likeness.COPY:
        raise PublicationError([_copy(filing, first.path, first.shared)])
    for match in filing.matches:
        click.echo(_same_story(filing, shown(desk, match.path), match.shared), err=True)
    if faults := faults_of(filing, desk.settings):
        raise RuntimeError("; ".join(str(problem) for problem in faults))
    for field, what in filing.open.items():
        click.echo(f"open: {field}: {what}", err=True)
    if not how.dry_run:
        file = write_new(desk, filing.path, filing.text)
        keep_source(filing, desk)
        click.echo(f"{shown(desk, filing.path)} is a draft now: write what says TODO", err=True)
        if how.edit:
            open_in_editor(file)
    return _OPEN if filing.open else 0


def _copy(filing: Filing, first: str, shared: float) -> Problem:
    name = filing.article.url.value if filing.article.url else first
    message = f'{shared:.0%} of this text is in the article of "{first}"'
    mend = "it is a copy: add its address there under also:, or take it in with --anyway"
    return Problem("NR704", Place(name), message, mend)


def _same_story(filing: Filing, path: str, shared: float) -> str:
    """Offer to add an article to a brief that is there, as its second source."""
    from newsroom.intake.draft import also_lines  # noqa: PLC0415 - as above

    how = f"shares {shared:.0%} of its text with" if shared else "may tell the same story as"
    lines = "\n".join(f"    {line}" for line in also_lines(filing.article))
    return f"this article {how} {path}. As a second source there, under source:\n{lines}"
