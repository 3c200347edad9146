"""Load a theme's catalogues straight from their ``.po`` files: no ``.mo`` is made or read."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import NullTranslations, Translations

from newsroom.problems import Place, Problem, PublicationError


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
        with path.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
    except PoFileError as error:
        _refuse(path, error.lineno, str(error))
    except (OSError, UnicodeDecodeError) as error:
        _refuse(path, 0, str(error))
    binary = io.BytesIO()
    write_mo(binary, catalogue)
    binary.seek(0)
    return Translations(binary)


def _refuse(path: Path, line: int, why: str) -> NoReturn:
    problem = Problem("NR405", Place(str(path), line), f"the catalogue cannot be read: {why}")
    raise PublicationError([problem])
