"""Begin, on the second core, what a build after an edit of words will need first.

Reading a brief takes Markdown and YAML, making a page takes Jinja and the views: each takes as long
to import as to do. So one process reads while this one gets ready to make.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from newsroom.press.compiling import Compiling
from newsroom.press.content import Packed, believed_look, start_packing
from newsroom.press.looks import Look
from newsroom.press.unchanged import Standing, waits_unchanged
from newsroom.reading.walk import entry_of
from newsroom.settings import Settings

_Found = TypeVar("_Found")


class Ahead(Struct, frozen=True, dict=True):
    """Hold what was begun; each answer is waited for once."""

    standing: Standing
    looks: Mapping[str, Look]
    """How the edited files looked before they were read, by their paths from the root."""
    packed: Callable[[], Mapping[str, Packed]]
    waits: Callable[[], bool]
    """Tells whether the tree in waiting is as it was left."""
    codes: Compiling
    """The templates that such a build usually needs, compiled."""

    def end(self) -> None:
        """Wait for what nobody asked for, so that no process is left."""
        self.packed()
        self.waits()
        self.codes.end()


def start_ahead(settings: Settings, standing: Standing, codes: Compiling) -> Ahead | None:
    """Begin, where only a few of the content's files were edited; ``codes`` has begun already."""
    began = time.time_ns()
    looks: dict[str, Look] = {}
    for edited in standing.edited:
        path = Path(edited).relative_to(settings.root).as_posix()
        entry = entry_of(path, settings)
        if entry is None:
            return None
        looks[path] = believed_look(entry, began, verify=False)
    packed = _once(start_packing(settings, tuple(looks)))
    return Ahead(standing, looks, packed, _once(waits_unchanged(standing.last)), codes)


def _once(answer: Callable[[], _Found]) -> Callable[[], _Found]:
    """Wait for an answer once, and remember it."""
    found: list[_Found] = []

    def known() -> _Found:
        if not found:
            found.append(answer())
        return found[0]

    return known
