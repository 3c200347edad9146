"""Know the program that makes a site, and where it keeps what saves work."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

from newsroom.version import release_of

WORKSHOP = Path(".newsroom")
"""The folder beside the settings file where the press keeps what saves work."""
CACHE = WORKSHOP / "cache"

_LIBRARIES = (
    "babel",
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "mdit-py-plugins",
    "mdurl",
    "msgspec",
    "pillow",
    "pyyaml",
    "uharfbuzz",
    "weasyprint",
)


@cache
def maker() -> str:
    """Return a digest of this package's own files and of the libraries that shape its output.

    What is kept covers what a page is made from; this covers what makes it, so that an upgrade
    never leaves an old page standing.
    """
    digest = hashlib.sha256(sys.version.encode())
    package = Path(__file__).resolve().parent.parent
    for path in sorted(package.rglob("*")):
        # What was compiled of them, theirs and the themes', comes and goes.
        if "__pycache__" not in path.parts and path.suffix != ".pyc" and path.is_file():
            digest.update(path.relative_to(package).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for library in _LIBRARIES:
        digest.update(f"{library} {release_of(library)}\n".encode())
    return digest.hexdigest()
