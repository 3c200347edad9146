"""Compile, on the second core, the templates that an edit of words usually needs.

Compiling them takes as long as importing what a page needs besides, and neither waits for the
other. What was compiled goes through a pipe from a process that this one forked: nothing is kept.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from types import CodeType
from typing import TYPE_CHECKING

from newsroom.press.beside import Beside
from newsroom.press.processes import can_fork, cores

if TYPE_CHECKING:
    from newsroom.settings import Settings
    from newsroom.templating.environment import Codes

_USUAL = ("brief.html", "issue.html")
_OF_FEEDS = ("feed/title.html", "feed/issue.html", "feed/issue-title.html", "feed/brief.html")


def start_compiling(find: Callable[[], Settings]) -> Beside[Codes]:
    """Begin to compile what pages usually need; ``find`` is called in the other process.

    Where it failed, or there is no second core, there is nothing.
    """
    is_worth_it = can_fork() and cores() > 1
    return Beside((lambda: marshal.dumps(_compiled(find()))) if is_worth_it else None, _read)


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
