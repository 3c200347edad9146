"""Take a saved page apart in a process of its own, whose time and memory are limited.

The parsers are large and the page is anybody's. What they do to it happens where it can be ended,
and only plain text comes back.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from newsroom.intake.article import Evidence, Found, Line, Parts, Stated
from newsroom.intake.refusing import refuse

SECONDS = 20
"""How long a page may take; an ordinary one takes about one."""
_NEEDS = ("lxml", "trafilatura")
_EXTRA = "pip install 'pelican-newsroom[intake]' (in a checkout: tools/set-up intake)"
_PASTE = "paste the article's text instead, with newsroom add -"


def take_page_apart(text: str, *, url: str, name: str) -> Parts:
    """Return the parts of a page.

    :raises PublicationError: where it takes too long, or the extra ``intake`` is not installed.
    """
    if any(importlib.util.find_spec(module) is None for module in _NEEDS):
        refuse(name, "reading a saved page needs the extra packages for intake", _EXTRA)
    # The package's parent folder, wherever it is installed or checked out.
    home = str(Path(__file__).resolve().parents[2])
    call = [sys.executable, "-c", _PROGRAM, home, url]
    try:
        ran = subprocess.run(  # noqa: S603 - our own program
            call, input=text.encode("utf-8", "replace"), capture_output=True, check=False,
            timeout=SECONDS + 5,
        )  # fmt: skip
        told = json.loads(ran.stdout) if ran.returncode == 0 else None
    except (subprocess.TimeoutExpired, ValueError):
        told = None
    if told is None:
        refuse(name, "the page could not be read in the time and memory that it may take", _PASTE)
    return _parts(told)


_PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from newsroom.intake.pages.child import main; main(sys.argv[2])"
)


def _parts(told: dict[str, Any]) -> Parts:
    lines = {name: tuple(Line(*one) for one in told[name]) for name in _LINES}
    stated = Stated(
        authors=tuple(_found(one) for one in told["authors"]),
        **{
            name: _found_or_none(told[name])
            for name in Stated.__struct_fields__
            if name != "authors"
        },
    )
    decks = tuple(_found(one) for one in told["decks"])
    return Parts(title=_found_or_none(told["title"]), decks=decks, stated=stated, **lines)


_LINES = ("lines", "captions", "body", "header", "footer")


def _found_or_none(told: list[Any] | None) -> Found[str] | None:
    return _found(told) if told else None


def _found(told: list[Any]) -> Found[str]:
    value, confidence, line, text = told
    return Found(value, confidence, Evidence(line, text))
