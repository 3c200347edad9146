"""Tell which translations are older than their originals: ``newsroom translations``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from newsroom.cli.publication import open_settings, settings_option
from newsroom.problems import did_you_mean

if TYPE_CHECKING:
    from newsroom.model import Brief, Publication
    from newsroom.settings import Settings

_FRONT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?P<front>.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
_FLOW = re.compile(rb"^translation:[ \t]*\{(?P<inside>[^}\r\n]*)\}", re.MULTILINE)
_BLOCK = re.compile(
    rb"^translation:[ \t]*(?:#[^\r\n]*)?\r?\n(?P<inside>(?:[ \t]+[^\r\n]*\r?\n)*)", re.MULTILINE
)
_OF = re.compile(
    rb"(?P<key>(?:^|(?<=[\s,]))of:)[ \t]*(?P<value>\"[^\"]*\"|'[^']*'|[^\s,#]*)", re.MULTILINE
)
_INDENT = re.compile(rb"[ \t]+")


class Row(Struct, frozen=True):
    """State how one translation stands to its original."""

    slug: str
    language: str
    original: str
    """The original's language."""
    digest: str
    """The original's digest now."""
    of: str
    """The digest that it was translated from."""
    file: str

    @property
    def is_current(self) -> bool:
        """Tell whether the original is still as it was translated."""
        return self.of == self.digest


@click.command("translations")
@settings_option
@click.option(
    "--mark",
    nargs=2,
    multiple=True,
    metavar="SLUG LANG",
    help="Say that a translation has been brought up to date.",
)
@click.option("--write", is_flag=True, help="Say it of all that are listed.")
@click.option("--all", "every", is_flag=True, help="List those that are up to date as well.")
def command(
    settings_file: str, mark: tuple[tuple[str, str], ...], *, write: bool, every: bool
) -> int:
    """Show which translations are older than their originals.

    With --mark or --write, put the original's present digest into the translation's `of:`, and
    change nothing else of the file. Do this once you have compared the two.
    """
    settings = open_settings(settings_file)
    publication = _read(settings)
    rows = tuple(rows_of(publication))
    stale = tuple(row for row in rows if not row.is_current)
    if mark or write:
        todo = dict.fromkeys([*mark, *((row.slug, row.language) for row in stale if write)])
        for slug, language in todo:
            _mark(settings, publication, slug, language)
        return 0
    for row in rows if every else stale:
        click.echo(_line(row))
    whole = "1 translation" if len(rows) == 1 else f"{len(rows)} translations"
    than = "its original" if len(rows) == 1 else "their originals"
    click.echo(f"{whole}, {len(stale) or 'none'} older than {than}")
    return 0


def rows_of(publication: Publication) -> Iterator[Row]:
    """Yield how each translation stands, by slug and language."""
    for brief in publication.briefs.values():
        for version in brief.versions[1:]:
            of = version.translation.of if version.translation else ""
            yield Row(
                brief.slug,
                version.language,
                brief.original.language,
                brief.original.digest,
                of,
                version.origin.path,
            )


def marked(text: bytes, digest: str) -> bytes | None:
    """Return a file with another digest in its translation's ``of``; None if it has no such field.

    Works on the bytes, so that line ends, quotes, comments and order stay as somebody wrote them.
    """
    front = _FRONT.match(text)
    if not front:
        return None
    field = _FLOW.search(text, *front.span("front")) or _BLOCK.search(text, *front.span("front"))
    if not field:
        return None
    begin, end = field.span("inside")
    inside = text[begin:end]
    if found := _OF.search(inside):
        inside = inside[: found.end("key")] + b" " + digest.encode() + inside[found.end("value") :]
    else:
        inside = _with_digest(inside, digest.encode(), is_flow=text[begin - 1 : begin] == b"{")
    return text[:begin] + inside + text[end:]


def _with_digest(inside: bytes, digest: bytes, *, is_flow: bool) -> bytes:
    if is_flow:
        return b"of: " + digest + (b", " + inside.lstrip() if inside.strip() else b"")
    indent = _INDENT.match(inside)
    newline = b"\r\n" if b"\r\n" in inside else b"\n"
    return (indent.group() if indent else b"  ") + b"of: " + digest + newline + inside


def _read(settings: Settings) -> Publication:
    from newsroom.press.assemble import assemble  # noqa: PLC0415 - help does without the press
    from newsroom.press.moment import settle_moment  # noqa: PLC0415

    # What is wrong elsewhere is for `check` to say; it must not keep a translator waiting.
    return assemble(settings, now=settle_moment(settings)[0]).publication


def _mark(settings: Settings, publication: Publication, slug: str, language: str) -> None:
    brief = publication.briefs.get(slug)
    if brief is None:
        mend = did_you_mean(slug, publication.briefs, "newsroom translations lists them")
        raise click.BadParameter(f'there is no brief "{slug}"; {mend}', param_hint="--mark")
    file = _file_of(settings, brief, language)
    text = marked(file.read_bytes(), brief.original.digest)
    if text is None:
        message = f"{file.name} has no translation: field"
        raise click.ClickException(
            f"{message}; write\n  translation:\n    of: {brief.original.digest}"
        )
    file.write_bytes(text)
    click.echo(f"{slug}.{language}: translated from {brief.original.digest}")


def _file_of(settings: Settings, brief: Brief, language: str) -> Path:
    """Find a translation's file; by its name, for a new one's front matter may not be read yet."""
    folder = (settings.root / brief.original.origin.path).parent
    known = [path.suffixes[0][1:] for path in folder.glob(f"{brief.slug}.*.md")]
    known = [tag for tag in known if tag != brief.original.language]
    if language not in known:
        mend = did_you_mean(language, known, "it has " + (", ".join(known) or "none"))
        message = f'"{brief.slug}" has no translation "{language}"; {mend}'
        raise click.BadParameter(message, param_hint="--mark")
    return folder / f"{brief.slug}.{language}.md"


def _line(row: Row) -> str:
    if row.is_current:
        return f"{row.file}: up to date"
    return f"{row.file}: older than its original ({row.original}), which is now {row.digest}"
