"""Begin a translation of a brief: ``newsroom translate``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from newsroom.cli.drafting import open_in_editor, shown, write_new
from newsroom.cli.publication import open_settings, settings_option
from newsroom.languages import mend_of
from newsroom.problems import did_you_mean

if TYPE_CHECKING:
    from newsroom.intake.filing import Desk


@click.command("translate")
@click.argument("slug")
@click.argument("language", metavar="LANG")
@settings_option
@click.option("--edit", is_flag=True, help="Open the draft in $EDITOR.")
def command(slug: str, language: str, settings_file: str, *, edit: bool) -> int:
    """Make a draft of a translation of SLUG into LANG, beside the original.

    The original's paragraphs stand in it as comments, its names, figures and links in place.
    """
    from newsroom.intake.filing import open_desk, original_of  # noqa: PLC0415 - help does without
    from newsroom.intake.translating import translation_text  # noqa: PLC0415 - the same

    settings = open_settings(settings_file)
    if language not in settings.languages:
        mend = mend_of(language, settings.languages)
        raise click.BadParameter(f'there is no language "{language}"; {mend}', param_hint="LANG")
    desk = open_desk(settings)
    versions = {filed.language: filed for filed in desk.filed if filed.slug == slug}
    if not versions:
        slugs = {filed.slug for filed in desk.filed}
        mend = did_you_mean(slug, slugs, "it is the file's name without its language")
        raise click.BadParameter(f'there is no brief "{slug}"; {mend}', param_hint="SLUG")
    if language in versions:
        there = shown(desk, versions[language].path)
        raise click.ClickException(f"{there} is there already: nothing was changed")
    original = original_of(slug, desk)
    if original is None:
        raise click.ClickException(_unreadable(slug, desk))
    file, body = original
    folder = file.version.origin.path.rpartition("/")[0]
    path = f"{folder}/{slug}.{language}.md"
    written = write_new(desk, path, translation_text(file, body))
    count = len(re.findall(r"\bTODO\b", written.read_text(encoding="utf-8")))
    click.echo(f"{shown(desk, path)} is a draft now: {count} times it says TODO")
    if edit:
        open_in_editor(written)
    return 0


def _unreadable(slug: str, desk: Desk) -> str:
    paths = [shown(desk, filed.path) for filed in desk.filed if filed.slug == slug]
    return f'the original of "{slug}" has problems: newsroom check {" ".join(paths)} names them'
