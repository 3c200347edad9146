"""Stop where an article cannot be taken in, and say why."""

from __future__ import annotations

from typing import NoReturn

from newsroom.problems import Place, Problem, PublicationError


def refuse(name: str, message: str, mend: str, code: str = "NR702") -> NoReturn:
    """Stop, and say why an article cannot be taken in: NR702 its text, NR703 its address.

    :raises PublicationError: always.
    """
    raise PublicationError([Problem(code, Place(name), message, mend)])
