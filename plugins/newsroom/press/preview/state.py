"""Hold one state of the preview, and make the next one of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from newsroom.copydesk.copy import Copy
from newsroom.copydesk.every import CHECKS
from newsroom.curation import curate, curate_preview
from newsroom.model import Manuscripts, Publication
from newsroom.press.preview.rewording import reworded
from newsroom.press.preview.shelf import Known, Shelf, changed_paths
from newsroom.press.preview.surroundings import Surroundings
from newsroom.problems import Problem, in_order
from newsroom.reading.gathering import gather
from newsroom.settings import Settings
from newsroom.templating.site import Site

SHOWN_ALL_THE_SAME = frozenset({"NR307"})
"""Errors that stop a build and not a preview: what they are about is shown, and marked."""

GoesOn = Callable[[], bool]
"""Tells whether the work is still wanted: something newer may have come."""


class SupersededError(Exception):
    """Say that work was given up because something newer came."""


class Found(Struct, frozen=True, dict=True):
    """Hold what the rooms made of all files: everything is in relation, and checked."""

    manuscripts: Manuscripts
    published: Publication
    """As a build would make it."""
    shown: Publication
    """The same with drafts and embargoes."""
    problems: tuple[Problem, ...]

    @property
    def until(self) -> tuple[datetime, ...]:
        """Return the moments at which embargoes pass."""
        facts = (brief.facts for brief in self.manuscripts.briefs if brief.facts)
        return tuple(one.embargo for one in facts if one.embargo)

    @cached_property
    def errors(self) -> tuple[Problem, ...]:
        """Return what a preview cannot show either."""
        return tuple(
            problem
            for problem in self.problems
            if problem.is_error and problem.code not in SHOWN_ALL_THE_SAME
        )


class State(Struct, frozen=True, dict=True):
    """Hold what is shown, what it was made of, and what is wrong with what is on the disk."""

    number: int
    around: Surroundings
    shelf: Shelf
    """What is on the disk."""
    shown: Mapping[str, Known]
    """What the site is made of: the same, or the last that could be shown."""
    site: Site
    problems: tuple[Problem, ...] = ()
    """Those of the content, as ``newsroom check`` has them."""
    touched: tuple[str, ...] = ()
    """The files that the last change was in."""
    is_checked: bool = False
    """The problems are those of what is on the disk now."""

    @property
    def is_current(self) -> bool:
        """Tell whether the site shows what is on the disk."""
        return self.shown == self.shelf.known

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Return what is to be told."""
        return in_order((*self.around.problems, *self.problems))


def find_out(
    shelf: Shelf, settings: Settings, now: datetime, goes_on: GoesOn = lambda: True
) -> Found:
    """Put everything in relation and check it.

    :raises SupersededError: where it is not wanted any more.
    """
    manuscripts, reading = gather(shelf.readings)
    _stop_unless(goes_on)
    published, curating = curate(manuscripts, settings, now=now)
    shown = published
    if _holds_anything(published, curating):
        _stop_unless(goes_on)
        shown, _ = curate_preview(manuscripts, settings, now=now)
    copy = Copy(manuscripts, published, settings)
    checking: list[Problem] = []
    for check in CHECKS:
        _stop_unless(goes_on)
        checking += check(copy)
    problems = in_order((*shelf.problems, *reading, *curating, *checking))
    return Found(manuscripts, published, shown, problems)


def _stop_unless(goes_on: GoesOn) -> None:
    if not goes_on():
        raise SupersededError


def _holds_anything(published: Publication, problems: tuple[Problem, ...]) -> bool:
    return (
        bool(published.embargoed)
        or any(problem.code in SHOWN_ALL_THE_SAME for problem in problems)
        or any(edition.state.value == "draft" for edition in published.editions.values())
    )


def with_new_words(state: State, shelf: Shelf) -> State | None:
    """Return the state with the words that changed; None where more than words did.

    What else is wrong on the disk does not keep new words from being shown.
    """
    paths = changed_paths(state.shelf, shelf)
    publication: Publication | None = state.site.publication if paths else None
    for path in paths or ():
        before = state.shown.get(path)
        if publication is None or before is None or before is not state.shelf.known[path]:
            return None
        publication = reworded(publication, before.reading, shelf.known[path].reading)
    if publication is None:
        return None
    return replace(
        state,
        number=state.number + 1,
        shelf=shelf,
        shown={**state.shown, **{path: shelf.known[path] for path in paths or ()}},
        site=next_site(state.site, publication, state.around, state.site.now),
        is_checked=False,
    )


def next_site(before: Site, publication: Publication, around: Surroundings, now: datetime) -> Site:
    """Return the next site, with what was opened for the one before and is still good."""
    site = Site(publication, around.settings, around.theme, now)
    kept = ["assets"] if site.theme is before.theme else []
    if kept and publication.units == before.publication.units:
        # Templates take a tenth of a second to compile, catalogues as much to load.
        kept += ["_environments", "_locales"]
    vars(site).update({name: vars(before)[name] for name in kept if name in vars(before)})
    return site


def first_state(around: Surroundings, shelf: Shelf, found: Found, now: datetime) -> State:
    """Return the state that a preview begins with: as complete as the problems let it be."""
    site = Site(found.shown, around.settings, around.theme, now)
    return State(1, around, shelf, shelf.known, site, found.problems, is_checked=True)


def after_finding(
    state: State, around: Surroundings, shelf: Shelf, found: Found, now: datetime
) -> State:
    """Return the state after everything was looked at: what can be shown is shown."""
    told = replace(
        state,
        number=state.number + 1,
        around=around,
        shelf=shelf,
        problems=found.problems,
        is_checked=True,
    )
    if found.errors:
        return told
    site = state.site
    same = found.shown == site.publication and around.settings == site.settings
    if not same or around.theme is not site.theme:
        site = next_site(site, found.shown, around, now)
    return replace(told, shown=shelf.known, site=site)
