"""Keep the present state, take changes into it, and wake who waits for the next."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from newsroom.formats.renderer import Renderer
from newsroom.press.preview.paper import Paper, Printed
from newsroom.press.preview.sheets import Sheets
from newsroom.press.preview.shelf import Shelf, fill, look_again
from newsroom.press.preview.state import (
    State,
    SupersededError,
    after_finding,
    find_out,
    first_state,
    with_new_words,
)
from newsroom.press.preview.surroundings import (
    LoadSettings,
    Surroundings,
    first_surroundings,
    load_again,
)
from newsroom.press.processes import cores
from newsroom.press.renderers import renderers_for
from newsroom.settings import Settings
from newsroom.templating.addresses import file_of

_PATIENCE = 3.0
"""Seconds that somebody who asks for a page waits for a change that is being taken in."""
_QUIET = 0.15
"""Seconds without a change before everything is checked."""
_PDF = "pdf"
_YOUNG = 20_000
"""New objects between two collections: a save makes some thousands, nearly all of them trees."""

Moment = Callable[[Settings], datetime]


class Resident:
    """Be the publication as it is now: one thread changes it, any number look at it."""

    def __init__(self, settings: Settings, load: LoadSettings, moment: Moment) -> None:
        self._load = load
        self._moment = moment
        self._turn = threading.RLock()
        self._news = threading.Condition()
        self._unchecked = threading.Event()
        self._end = threading.Event()
        self._until: tuple[datetime, ...] = ()
        self._as_of = moment(settings)
        self.paper = Paper()
        self._renderers = renderers_for(settings)
        self._state, self._sheets = self._open(settings)
        # What is here now stays: the collector need not look at it at every save, nor at the end.
        gc.collect()
        gc.freeze()
        gc.set_threshold(_YOUNG)
        self._checker = threading.Thread(target=self._check_again, daemon=True)
        self._checker.start()
        threading.Thread(target=self._sheets.get, args=("",), daemon=True).start()  # opens words

    def _open(self, settings: Settings) -> tuple[State, Sheets]:
        around = first_surroundings(settings)
        shelf = fill(settings, processes=cores())
        now = self._moment(settings)
        found = find_out(shelf, settings, now)
        self._until, self._as_of = found.until, now
        state = first_state(around, shelf, found, now)
        return state, Sheets(state.site, self._renderers, self.paper.facts)

    # --- looking ---------------------------------------------------------------------------

    def look(self) -> tuple[State, Sheets]:
        """Return the present state and its pages, after a change that is being taken in."""
        in_turn = self._turn.acquire(timeout=_PATIENCE)
        try:
            return self._state, self._sheets
        finally:
            if in_turn:
                self._turn.release()

    @property
    def state(self) -> State:
        """Return the present state at once, whatever is being taken in."""
        return self._state

    def wait(self, seen: int, seconds: float) -> State | None:
        """Return the present state once it is another than one that was seen, or None in time."""
        with self._news:
            self._news.wait_for(lambda: self.ends or self._state.number != seen, timeout=seconds)
            return self._state if self._state.number != seen and not self.ends else None

    @property
    def ends(self) -> bool:
        """Tell whether it is over."""
        return self._end.is_set()

    def print(self, path: str, slug: str | None = None) -> Printed | None:
        """Print the edition whose PDF a path is, or only a first look; None where there is none.

        Whoever had to wait for others gets what the edition is by then.
        """
        with self.paper.turn(is_whole=slug is None):
            state, sheets = self.look()
            renderer = self._renderers.get(_PDF)
            job = sheets.job(file_of(path)) if renderer else None
            if renderer is None or job is None or job.format != _PDF:
                return None
            if slug is None:
                return self.paper.print(state.site, renderer, job)
            return self.paper.glance(state.site, renderer, job, slug)

    # --- changing --------------------------------------------------------------------------

    def take(self, paths: Collection[Path] | None) -> bool:
        """Take in that files may have changed, or that any may have; tell whether it mattered."""
        with self._turn:
            before = self._state
            around = load_again(before.around, self._load, paths)
            shelf = self._shelved(before, around.settings, paths)
            if around == before.around and _gives_the_same(shelf, before.shelf):
                self._state = replace(before, shelf=shelf)
                return False
            before = replace(before, touched=_touched(before.shelf, shelf))
            stands = around.settings is before.around.settings
            stands = stands and around.theme is before.around.theme
            words = with_new_words(before, shelf) if stands else None
            if words is not None:
                self._tell(replace(words, around=around), same_pages=True)
                self._unchecked.set()
            elif stands and _gives_the_same(shelf, before.shelf):
                number = before.number + 1
                self._tell(replace(before, number=number, shelf=shelf, around=around))
            else:
                self._find(before, around, shelf, self._moment(around.settings))
            return True

    def tick(self) -> None:
        """Take in that time has passed: embargoes may be over, and a day may have begun."""
        with self._turn:
            state = self._state
            then, now = self._as_of, self._moment(state.around.settings)
            passed = any(_between(moment, then, now) for moment in self._until)
            if passed or then.date() != now.date():
                self._find(state, state.around, state.shelf, now)

    def _find(self, state: State, around: Surroundings, shelf: Shelf, now: datetime) -> None:
        if around.settings.formats != state.around.settings.formats:
            self._renderers = _renderers(around.settings, self._renderers)
        found = find_out(shelf, around.settings, now)
        self._until, self._as_of = found.until, now
        self._tell(after_finding(state, around, shelf, found, now))

    def close(self) -> None:
        """Wake everybody who waits, and end what was started."""
        with self._news:
            self._end.set()
            self._news.notify_all()
        self._unchecked.set()
        for renderer in self._renderers.values():
            if close := getattr(renderer, "close", None):
                close()

    def _shelved(self, state: State, settings: Settings, paths: Collection[Path] | None) -> Shelf:
        before = state.around.settings
        if (settings.content, settings.root) != (before.content, before.root):
            return fill(settings, processes=cores())
        return look_again(state.shelf, settings, paths, processes=cores())

    def _tell(self, state: State, *, same_pages: bool = False) -> None:
        if state.site is not self._state.site:
            self._sheets = Sheets(
                state.site,
                self._renderers,
                self.paper.facts,
                self._sheets,
                same_pages=same_pages,
            )
        with self._news:
            self._state = state
            self._news.notify_all()

    # --- checking, when there is time -------------------------------------------------------

    def _check_again(self) -> None:
        while True:
            self._unchecked.wait()
            self._unchecked.clear()
            while self.wait(self._state.number, _QUIET) is not None:
                continue
            if self.ends:
                return
            if not self._state.is_checked:
                self._check(self._state)

    def _check(self, state: State) -> None:
        """Find out everything about a state that only took in new words, unless it is past."""
        settings = state.around.settings
        now = self._moment(settings)
        try:
            found = find_out(
                state.shelf, settings, now, lambda: self._state is state and not self.ends
            )
        except SupersededError:
            return
        with self._turn:
            if self._state is state:
                self._until, self._as_of = found.until, now
                self._tell(after_finding(state, state.around, state.shelf, found, now))


def _renderers(settings: Settings, before: Mapping[str, Renderer]) -> Mapping[str, Renderer]:
    """Return the renderers for other formats; those that are open stay open."""
    return {name: before.get(name, one) for name, one in renderers_for(settings).items()}


def _gives_the_same(one: Shelf, other: Shelf) -> bool:
    return one.known is other.known and one.problems == other.problems


def _touched(before: Shelf, after: Shelf) -> tuple[str, ...]:
    known = before.known
    return tuple(path for path, one in after.known.items() if known.get(path) is not one)


def _between(moment: datetime, then: datetime, now: datetime) -> bool:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)
    return then < aware <= now
