"""Begin a brief that has no article: ``newsroom new``."""

from __future__ import annotations

import click

from newsroom.cli.drafting import day_of, open_in_editor, shown, write_new
from newsroom.cli.publication import open_settings, settings_option


@click.command("new")
@click.argument("slug")
@settings_option
@click.option("--in", "language", default="", metavar="LANG", help="The brief's language.")
@click.option("--topic", "topics", multiple=True, metavar="ID", help="The brief's topic.")
@click.option("--section", default="", metavar="ID", help="The section it stands in.")
@click.option("--title", default="", metavar="TEXT", help="Its headline.")
@click.option("--edit", is_flag=True, help="Open the draft in $EDITOR.")
@click.option("--now", default="", metavar="MOMENT", help="As of 2025-04-01T07:00+09:00.")
def command(  # noqa: PLR0913, PLR0917 - each is an argument or an option of the command
    slug: str,
    settings_file: str,
    language: str,
    topics: tuple[str, ...],
    section: str,
    title: str,
    now: str,
    *,
    edit: bool,
) -> int:
    """Make a draft of a brief of our own, SLUG, with no article at hand.

    Small letters, digits and hyphens: the slug is the brief's address for ever.
    """
    from newsroom.cli.asking import Answers  # noqa: PLC0415 - help does without the intake
    from newsroom.intake.blank import blank_text  # noqa: PLC0415 - the same
    from newsroom.intake.draft import Setting  # noqa: PLC0415 - the same
    from newsroom.intake.filing import open_desk, path_of  # noqa: PLC0415 - the same

    settings = open_settings(settings_file)
    day = day_of(settings, now)
    desk = open_desk(settings)
    sets = (f"slug={slug}", *([f"section={section}"] if section else []))
    Answers(topics=topics, language=language, sets=sets).checked(desk)
    known = desk.registers.manuscripts.topics
    chosen = topics or ((known[0].id,) if len(known) == 1 else ())
    language = language or settings.default_language
    taken = next((filed for filed in desk.filed if filed.slug == slug), None)
    if taken:
        there = shown(desk, taken.path)
        raise click.ClickException(f'there is a brief "{slug}" already, {there}; choose another')
    path = path_of(slug, language, day, settings)
    file = write_new(desk, path, blank_text(Setting(day, chosen, section, title)))
    click.echo(f"{shown(desk, path)} is a draft now: write what says TODO")
    if edit:
        open_in_editor(file)
    return 0
