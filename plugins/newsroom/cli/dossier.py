"""Print all that was published on a topic as one PDF: ``newsroom dossier``."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsroom.cli.publication import from_here, open_settings, settings_option
from newsroom.languages import mend_of
from newsroom.problems import PublicationError, did_you_mean

if TYPE_CHECKING:
    from newsroom.model import Edition
    from newsroom.templating.site import Site


@click.command("dossier")
@click.argument("topic")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Only briefs of this day and after, as in 2025-01-01.",
)
@click.option("--lang", "language", default="", metavar="LANG", help="[default: the site's]")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to write it.  [default: TOPIC-dossier-LANG.pdf]",
)
@settings_option
@click.option("--now", default="", metavar="MOMENT", help="Print as of 2025-04-01T07:00+09:00.")
def command(  # noqa: PLR0913, PLR0917 - each is an argument or an option of the command
    topic: str,
    since: datetime | None,
    language: str,
    output: Path | None,
    settings_file: str,
    now: str,
) -> int:
    """Print a topic's published briefs, from the oldest to the newest, as one PDF.

    They stand in the topic's sections, with contents and an index, as in an issue.
    """
    site = _site(settings_file, now)
    edition = _edition(site, topic, language, since.date() if since else None)
    path = output or Path(f"{topic}-dossier-{edition.language}.pdf")
    from newsroom.press.facts import printed_pages  # noqa: PLC0415 - help does without the press

    content = _print(site, edition, path.stem)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise click.FileError(str(path), str(error.strerror)) from None
    count = len(edition.entries)
    briefs = "1 brief" if count == 1 else f"{count} briefs"
    click.echo(f"{path}: {briefs}, {printed_pages(content)} pages, {len(content) // 1000} kB")
    return 0


def _site(settings_file: str, now: str) -> Site:
    """Read and check the publication.

    :raises PublicationError: with every problem of it.
    """
    from newsroom.press.assemble import assemble  # noqa: PLC0415 - help does without the press
    from newsroom.press.moment import settle_moment  # noqa: PLC0415 - the same

    settings = open_settings(settings_file)
    moment, badly_said = settle_moment(settings, now)
    if badly_said:
        raise PublicationError(badly_said)
    assembly = assemble(settings, now=moment)
    if assembly.site is None:
        raise PublicationError(from_here(assembly.problems, settings.root))
    return assembly.site


def _edition(site: Site, topic: str, language: str, since: date | None) -> Edition:
    """Gather the dossier, or say why there is none."""
    from newsroom.curation.dossiers import dossier  # noqa: PLC0415 - the same

    topics, languages = site.publication.topics, site.publication.languages
    if topic not in topics:
        mend = did_you_mean(topic, topics, "known are " + ", ".join(topics))
        raise click.BadParameter(f'there is no topic "{topic}"; {mend}', param_hint="TOPIC")
    tag = language or site.publication.default_language
    if tag not in languages:
        why = f'"{tag}" is not a language here; {mend_of(tag)}'
        raise click.BadParameter(why, param_hint="--lang")
    found = dossier(site.publication, site.settings, topic, tag, since)
    if found is None:
        when = f" since {since}" if since else ""
        why = f'nothing was published on "{topic}" in {tag}{when}'
        raise click.BadParameter(why, param_hint="TOPIC")
    return found


def _print(site: Site, edition: Edition, stem: str) -> bytes:
    """Set the dossier.

    :raises PublicationError: with what stops it.
    """
    from newsroom.formats.pdf.renderer import PdfRenderer  # noqa: PLC0415 - heavy

    renderer = PdfRenderer.for_dossiers()
    try:
        return renderer.dossier(site, edition, stem)
    except PublicationError as error:
        raise PublicationError(from_here(error.problems, site.settings.root)) from None
    finally:
        renderer.close()
