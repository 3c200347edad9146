"""Write notes of builds that never were."""

from __future__ import annotations

from datetime import UTC, datetime

from newsroom.press.counts import Counts
from newsroom.press.last import Head, Last, Span, Told, watch_of
from newsroom.press.looks import NOTHING
from newsroom.press.report import Sums


def last(site: tuple[str, ...], waiting: tuple[str, ...]) -> Last:
    """Return a note in which each path has a look of its own."""
    told = Told("Briefing", Counts(), (), Sums(0, 0, 0))
    head = Head("", "", Span(datetime(2025, 4, 1, tzinfo=UTC)), told, (0, 0, 0, 0))
    parts = [
        watch_of({path: ((first + at, 0, 0), NOTHING) for at, path in enumerate(paths)})
        for first, paths in ((10, site), (20, waiting))
    ]
    return Last(head, watch_of({}), watch_of({}), *parts)
