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

if TYPE_CHECKING:
    from pathlib import Path

    from newsroom.settings import Settings
    from newsroom.templating.environment import Codes

_USUAL = ("brief.html", "issue.html")
_OF_FEEDS = ("feed/title.html", "feed/issue.html", "feed/issue-title.html", "feed/brief.html")


class Compiling:
    """Wait for compiled templates; there are none where that failed, or was never begun."""

    def __init__(self, find: Callable[[], Settings | None]) -> None:
        is_worth_it = can_fork() and cores() > 1
        self._answer = aside(lambda: marshal.dumps(_compiled(find()))) if is_worth_it else None
        self._codes: Codes = {}

    def __call__(self) -> Codes:
        """Return the templates when they are there."""
        if self._answer is not None:
            answer, self._answer = self._answer, None
            self._codes = _read(answer())
        return self._codes

    def end(self) -> None:
        """End the process, if nobody waited for it."""
        if self._answer is not None:
            answer, self._answer = self._answer, None
            answer.end()


def start_compiling(settings: Settings) -> Compiling:
    """Begin to compile what pages of a publication usually need."""
    return Compiling(lambda: settings)


def start_compiling_early(table: dict[str, object], file: str) -> Compiling:
    """Begin before this process has read its settings: ``table`` is what their file names."""

    def find() -> Settings | None:
        from pathlib import Path  # noqa: PLC0415 - not in this process

        from newsroom.settings import read_settings  # noqa: PLC0415 - the same

        path: Path = Path(file).absolute()
        return read_settings(table, path=path)[0]

    return Compiling(find)


def _read(content: bytes) -> Codes:
    try:
        known = marshal.loads(content)  # noqa: S302 - of our own child, through our own pipe
    except (EOFError, ValueError, TypeError):
        return {}
    return known if isinstance(known, dict) else {}


def _compiled(settings: Settings | None) -> dict[str, tuple[str, CodeType]]:
    from newsroom.templating.environment import compiled  # noqa: PLC0415 - not in this process
    from newsroom.templating.theme import load_theme  # noqa: PLC0415 - the same

    if settings is None:
        return {}
    theme, _ = load_theme(settings)
    names = (*_USUAL, *(_OF_FEEDS if "feed" in settings.formats else ()))
    return dict(compiled(theme, names)) if theme else {}
