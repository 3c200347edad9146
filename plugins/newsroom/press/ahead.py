"""Begin, on the second core, what a build after an edit of words will need first.

Reading a brief takes Markdown and YAML, making a page takes Jinja and the views: each takes as long
to import as to do. So one process reads while this one gets ready to make.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from newsroom.press.beside import Beside
from newsroom.press.early import Early, start_packing
from newsroom.press.unchanged import Standing, waits_unchanged
from newsroom.settings import Settings

if TYPE_CHECKING:
    from newsroom.press.readings import Kept


class Ahead(Struct, frozen=True):
    """Hold what was begun; each answer is waited for once."""

    standing: Standing
    paths: tuple[str, ...]
    """The edited files, seen from the root."""
    packed: Beside[Mapping[str, Kept]]
    """What was read of them, and how each looked before; what is no ordinary file is left out."""
    waits: Callable[[], bool]
    """Tells whether the tree in waiting is as it was left."""

    def end(self) -> None:
        """Leave no process behind of what nobody asked for."""
        self.packed.end()
        self.waits()


def start_ahead(settings: Settings, standing: Standing, early: Early | None = None) -> Ahead:
    """Begin, where only a few of the content's files were edited, what was not begun early."""
    if early is None or not early.edited.issuperset(standing.edited):
        packed = start_packing(lambda: settings, standing.edited)
    else:
        packed = early.packed
    paths = tuple(Path(file).relative_to(settings.root).as_posix() for file in standing.edited)
    return Ahead(standing, paths, packed, _once(waits_unchanged(standing.last)))


def _once(answer: Callable[[], bool]) -> Callable[[], bool]:
    """Wait for an answer once, and remember it."""
    found: list[bool] = []

    def known() -> bool:
        if not found:
            found.append(answer())
        return found[0]

    return known
