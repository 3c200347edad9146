"""Watch files, and hand on what changed as soon as it is quiet enough to read.

One watcher looks into the folders of content and theme; another looks at the folders in which
those lie, and at the settings beside them, so that a folder that is removed and comes back is
watched again. Whenever watching begins anew, anything may have changed: then None is handed on.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct, field

Changes = frozenset[Path] | None
"""Paths that may have changed; None: any may have."""

_STEP = 5
"""Milliseconds between two looks at what the system has reported."""
_DEBOUNCE = 40
_BURST = 40
"""So many changes at once are a checkout or a build, not an editor: better wait for its end."""
_QUIET = 0.1
_BEGUN = 1.0
_LONGEST = 3.0


class Watched(Struct, frozen=True):
    """Hold what is watched: folders with all in them, and single folders around those."""

    deep: frozenset[Path]
    flat: frozenset[Path]


def watched(root: Path, folders: Iterable[Path]) -> Watched:
    """Return what to watch for some folders and for the settings beside them."""
    deep = frozenset(folders)
    around = {root, *(folder.parent for folder in deep)}
    # Each folder between them and the root may go as well, and come back.
    around |= {up for folder in deep for up in folder.parents if up.is_relative_to(root)}
    return Watched(deep, frozenset(around))


class Watcher(Struct, dict=True):
    """Watch until it is told to stop, in threads of its own."""

    what: Callable[[], Watched]
    """What to watch now: a change of the settings may change it."""
    say: Callable[[str], None]
    _found: queue.SimpleQueue[Changes] = field(default_factory=queue.SimpleQueue)
    _stop: threading.Event = field(default_factory=threading.Event)
    _again_deep: threading.Event = field(default_factory=threading.Event)
    _again_flat: threading.Event = field(default_factory=threading.Event)

    def changes(self, tick: float) -> Iterator[Changes]:
        """Yield what changed, a burst at a time; an empty set after each tick without any."""
        threads = [
            threading.Thread(target=self._watch_flat, daemon=True),
            threading.Thread(target=self._watch_deep, daemon=True),
        ]
        for thread in threads:
            thread.start()
        while not self._stop.is_set():
            yield self._burst(tick)

    def stop(self) -> None:
        """End the watching."""
        self._stop.set()
        self.watch_again()

    def watch_again(self) -> None:
        """Begin anew, because other folders are to be watched."""
        self._again_flat.set()
        self._again_deep.set()

    def _burst(self, tick: float) -> Changes:
        """Return all changes that wait; many at once are waited out."""
        try:
            found = self._found.get(timeout=tick)
        except queue.Empty:
            return frozenset()
        last = time.monotonic() + _LONGEST
        while True:
            found = self._drained(found)
            if found is not None and len(found) < _BURST:
                return found
            if time.monotonic() > last:
                return found
            try:
                more = self._found.get(timeout=_QUIET)
            except queue.Empty:
                return found
            found = _joined(found, more)

    def _drained(self, found: Changes) -> Changes:
        while True:
            try:
                found = _joined(found, self._found.get_nowait())
            except queue.Empty:
                return found

    def _watch_deep(self) -> None:
        while not self._stop.is_set():
            self._again_deep.clear()
            folders = [path for path in self.what().deep if path.is_dir()]
            # Once now, and once when the watching has surely begun: nothing is saved unseen.
            self._found.put(None)
            later = threading.Timer(_BEGUN, self._found.put, (None,))
            later.daemon = True
            later.start()
            self._watch(folders, recursive=True, until=self._again_deep)

    def _watch_flat(self) -> None:
        while not self._stop.is_set():
            self._again_flat.clear()
            folders = [path for path in self.what().flat if path.is_dir()]
            self._watch(folders, recursive=False, until=self._again_flat)

    def _watch(self, folders: list[Path], *, recursive: bool, until: threading.Event) -> None:
        from watchfiles import watch  # noqa: PLC0415 - only where files are watched

        if not folders:
            until.wait()
            return
        try:
            for changes in watch(
                *folders,
                watch_filter=None,
                step=_STEP,
                debounce=_DEBOUNCE,
                recursive=recursive,
                stop_event=until,
                raise_interrupt=False,
                ignore_permission_denied=True,
            ):
                self._take(frozenset(Path(path) for _, path in changes), recursive=recursive)
        except OSError as error:
            # A folder may go while it is begun to be watched; too many folders are worth a word.
            self.say(f"files cannot be watched: {error}")
            until.wait(1.0)

    def _take(self, paths: frozenset[Path], *, recursive: bool) -> None:
        what = self.what()
        # A folder that was watched is gone, or one that was gone is back.
        if any(folder.is_relative_to(path) for path in paths for folder in what.deep):
            self.watch_again()
        beside = paths if recursive else frozenset(path for path in paths if path.suffix == ".py")
        if beside:
            self._found.put(beside)


def _joined(one: Changes, other: Changes) -> Changes:
    return None if one is None or other is None else one | other
