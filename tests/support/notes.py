"""Write notes of builds that never were."""

from __future__ import annotations

from datetime import UTC, datetime

from newsroom.press.counts import Counts
from newsroom.press.last import Head, Last, Span, Told
from newsroom.press.looks import NOTHING
from newsroom.press.report import Sums
from newsroom.press.watch import watch_of


def last(site: tuple[str, ...], waiting: tuple[str, ...]) -> Last:
    """Return a note in which each path has a look of its own."""
    told = Told("Briefing", Counts(), (), Sums(0, 0, 0))
    parts = [
        watch_of({path: ((first + at, 0, 0), NOTHING) for at, path in enumerate(paths)})
        for first, paths in ((10, site), (20, waiting))
    ]
    sizes = (0, 0, *(len(part.paths) for part in parts))
    lengths = (0, 0, *(len(part.paths.written) for part in parts))
    head = Head("", "", Span(datetime(2025, 4, 1, tzinfo=UTC)), told, sizes, lengths)
    return Last(head, watch_of({}), watch_of({}), *parts)
