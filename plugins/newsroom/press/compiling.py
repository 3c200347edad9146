"""Compile, on the second core, the templates that an edit of words usually needs.

Compiling them takes as long as importing what a page needs besides, and neither waits for the
other. What was compiled goes through a pipe from a process that this one forked: nothing is kept.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from types import CodeType
from typing import TYPE_CHECKING

from newsroom.press.aside import aside
from newsroom.press.processes import can_fork, cores
from newsroom.settings import Settings

if TYPE_CHECKING:
    from newsroom.templating.environment import Codes

_USUAL = ("brief.html", "issue.html")
_OF_FEEDS = ("feed/title.html", "feed/issue.html", "feed/issue-title.html", "feed/brief.html")


def start_compiling(settings: Settings) -> Callable[[], Codes]:
    """Begin to compile; return what waits for it, once. Where it failed there is nothing."""
    if cores() < 2 or not can_fork():  # noqa: PLR2004 - no second core
        return dict
    answer = aside(lambda: marshal.dumps(_compiled(settings)))
    found: list[Codes] = []

    def wait() -> Codes:
        if not found:
            found.append(_read(answer()))
        return found[0]

    return wait


def _read(content: bytes) -> Codes:
    try:
        known = marshal.loads(content)  # noqa: S302 - of our own child, through our own pipe
    except (EOFError, ValueError, TypeError):
        return {}
    return known if isinstance(known, dict) else {}


def _compiled(settings: Settings) -> dict[str, tuple[str, CodeType]]:
    from newsroom.templating.environment import compiled  # noqa: PLC0415 - not in this process
    from newsroom.templating.theme import load_theme  # noqa: PLC0415 - the same

    theme, _ = load_theme(settings)
    names = (*_USUAL, *(_OF_FEEDS if "feed" in settings.formats else ()))
    return dict(compiled(theme, names)) if theme else {}
