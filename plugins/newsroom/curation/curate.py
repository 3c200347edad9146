"""Make a publication of manuscripts: the one way through this room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from newsroom.curation.attribution import attribute
from newsroom.curation.calendars import open_calendars
from newsroom.curation.holding import future_dates, held_back, hold_briefs, hold_editions, today
from newsroom.curation.indexes import mentions, placed, told
from newsroom.curation.issues import make_editions, make_issues, materials
from newsroom.curation.pairing import pair_briefs, pair_pages
from newsroom.curation.placing import add_letters, place
from newsroom.model import Manuscripts, Origin, Publication, Topic
from newsroom.problems import Problem, in_order
from newsroom.settings import Settings


def curate(
    manuscripts: Manuscripts, settings: Settings, *, now: datetime
) -> tuple[Publication, tuple[Problem, ...]]:
    """Put everything in relation, and report what cannot be.

    The same manuscripts in any order give an equal publication. There is always a publication,
    as complete as the problems let it be, so that further checks can look at it.
    """
    return _curate(manuscripts, settings, now, is_preview=False)


def curate_preview(
    manuscripts: Manuscripts, settings: Settings, *, now: datetime
) -> tuple[Publication, tuple[Problem, ...]]:
    """Curate as if every draft were published and every embargo had passed, all of it marked.

    What is made of it is for the editors' own eyes: the press puts no such publication in place.
    """
    return _curate(manuscripts, settings, now, is_preview=True)


def _curate(
    manuscripts: Manuscripts, settings: Settings, now: datetime, *, is_preview: bool
) -> tuple[Publication, tuple[Problem, ...]]:
    day = today(now, settings.timezone)
    briefs, unpaired = pair_briefs(manuscripts.briefs, manuscripts.is_waiting)
    briefs = attribute(briefs, manuscripts.outlets)
    topics = _topics(manuscripts.topics, settings.topics)
    held = () if is_preview else held_back(briefs.values(), now, settings.timezone)
    calendars, undated = open_calendars(topics.values(), manuscripts, day)
    placing, unplaced = place(briefs.values(), calendars, frozenset(held))
    placing, stray = add_letters(placing, manuscripts.letters, calendars)
    issues, misnumbered = make_issues(topics, briefs, placing)
    material = tuple(materials(topics, briefs, issues, placing, manuscripts.letters))
    editions = make_editions(material, settings)
    if is_preview:
        editions = hold_editions(editions)
        briefs = hold_briefs(briefs, editions.values(), now, settings)
        material = tuple(materials(topics, briefs, issues, placing, manuscripts.letters))
        editions = hold_editions(make_editions(material, settings))
    published = placed(editions.values())
    entities = _by_id(manuscripts.entities)
    publication = Publication(
        languages=settings.languages,
        default_language=settings.default_language,
        briefs=briefs,
        topics=topics,
        issues=issues,
        editions=editions,
        outlets=_by_id(manuscripts.outlets),
        entities=entities,
        units=_by_id(manuscripts.units),
        pages=pair_pages(manuscripts.pages, settings.languages),
        images={image.path: image for image in sorted(manuscripts.images, key=lambda i: i.path)},
        placed=published,
        mentions=mentions(entities, briefs, published),
        told=told(briefs, published),
        embargoed=held,
    )
    future = future_dates(briefs.values(), day)
    return publication, in_order((*unpaired, *undated, *unplaced, *stray, *misnumbered, *future))


class _Identified(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def origin(self) -> Origin: ...


_Thing = TypeVar("_Thing", bound=_Identified)


def _by_id(things: Iterable[_Thing]) -> Mapping[str, _Thing]:
    """Keep things by id, sorted; of two with one id the first file's stays, and is reported."""
    ordered = sorted(things, key=lambda thing: (thing.id, thing.origin.place()), reverse=True)
    kept = {thing.id: thing for thing in ordered}
    return {name: kept[name] for name in sorted(kept)}


def _topics(topics: Iterable[Topic], order: Sequence[str]) -> Mapping[str, Topic]:
    """Keep the topics in the order of the settings, those not named there by id behind them."""
    known = _by_id(topics)
    named = [name for name in order if name in known]
    return {name: known[name] for name in dict.fromkeys((*named, *known))}
