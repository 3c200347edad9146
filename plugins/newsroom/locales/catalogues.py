"""Load a theme's catalogues straight from their ``.po`` files: no ``.mo`` is made or read."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import NullTranslations, Translations

from newsroom.problems import Place, Problem, PublicationError

_LINE = re.compile(
    r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"(?:[^"\\]|\\.)*"\s*)?'
)


def load(paths: Sequence[Path]) -> NullTranslations:
    """Read catalogues of one language and merge them: a later path wins over an earlier one.

    Fuzzy and empty messages are left out, as gettext does; a message that is in no catalogue
    stays as it is written in the template.

    :raises PublicationError: NR405 with the file and line, where a catalogue cannot be read.
    """
    if not paths:
        return NullTranslations()
    merged = _read(paths[0])
    for path in paths[1:]:
        merged.merge(_read(path))
    return merged


def _read(path: Path) -> Translations:
    try:
        text = path.read_text(encoding="utf-8-sig")
        _refuse_malformed(path, text)
        catalogue = read_po(io.StringIO(text), abort_invalid=True)
        catalogue.charset = "utf-8"
        binary = io.BytesIO()
        write_mo(binary, catalogue)
        binary.seek(0)
        return Translations(binary)
    except PoFileError as error:
        _refuse(path, error.lineno + 1, "this line is out of place")
    except (OSError, ValueError) as error:
        _refuse(path, 0, str(error))


def _refuse_malformed(path: Path, text: str) -> None:
    """Refuse a text that is not in quotes: Babel would cut its first and last letter off."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not _LINE.fullmatch(line):
            _refuse(path, number, "a text is not in quotes")


def _refuse(path: Path, line: int, why: str) -> NoReturn:
    problem = Problem("NR405", Place(str(path), line), f"the catalogue cannot be read: {why}")
    raise PublicationError([problem])
