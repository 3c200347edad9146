"""Load a theme's catalogues from their ``.po`` files: nobody has to make a ``.mo``."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from gettext import GNUTranslations, NullTranslations
from typing import NoReturn

from newsroom.problems import Place, Problem, PublicationError

Keep = Callable[[int, Callable[[], bytes]], bytes]
"""Returns what was compiled of the catalogue at a place in the row, or compiles it."""

_LINE = re.compile(
    r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"(?:[^"\\]|\\.)*"\s*)?'
)


def compile_anew(_place: int, compile_it: Callable[[], bytes]) -> bytes:
    """Compile a catalogue whether or not it was compiled before."""
    return compile_it()


def load(catalogues: Sequence[tuple[str, bytes]], keep: Keep = compile_anew) -> NullTranslations:
    """Read catalogues of one language, each with its path and content: a later one wins.

    Fuzzy and empty messages are left out, as gettext does; a message that is in no catalogue
    stays as it is written in the template.

    :raises PublicationError: NR405 with the file and line, where a catalogue cannot be read.
    """
    words = NullTranslations()
    for place, (path, content) in enumerate(catalogues):
        compiled = keep(place, lambda path=path, content=content: _compiled(path, content))  # type: ignore[misc]
        found = GNUTranslations(io.BytesIO(compiled))
        if place:
            found.add_fallback(words)
        words = found
    return words


def _compiled(path: str, content: bytes) -> bytes:
    """Return a catalogue in gettext's own form (``.mo``)."""
    # Babel brings all of e-mail for the head of a catalogue: as long to import as a page to make.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415

    try:
        text = content.decode("utf-8-sig")
        _refuse_malformed(path, text)
        catalogue = read_po(io.StringIO(text), abort_invalid=True)
        catalogue.charset = "utf-8"
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        # A head that gettext cannot read is found where its line can be told.
        GNUTranslations(io.BytesIO(compiled.getvalue()))
        return compiled.getvalue()
    except PoFileError as error:
        _refuse(path, error.lineno + 1, "this line is out of place")
    except ValueError as error:
        _refuse(path, 0, str(error))


def _refuse_malformed(path: str, text: str) -> None:
    """Refuse a text that is not in quotes: Babel would cut its first and last letter off."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not _LINE.fullmatch(line):
            _refuse(path, number, "a text is not in quotes")


def _refuse(path: str, line: int, why: str) -> NoReturn:
    problem = Problem("NR405", Place(path, line), f"the catalogue cannot be read: {why}")
    raise PublicationError([problem])
