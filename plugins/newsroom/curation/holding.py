"""Decide by the one moment that counts which briefs must wait, and mark them for a preview."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from newsroom.model import Brief, Edition, EditionState, Hold
from newsroom.problems import Problem
from newsroom.settings import Settings

Key = tuple[str, str, str]


def today(now: datetime, timezone: str) -> date:
    """Return the day it is for the publication's editors at a moment."""
    zone = ZoneInfo(timezone)
    return (now.astimezone(zone) if now.tzinfo else now).date()


def held_back(briefs: Iterable[Brief], now: datetime, timezone: str) -> tuple[str, ...]:
    """Return the slugs whose embargo has not passed, in the order of the briefs."""
    moment = _aware(now, timezone)
    return tuple(
        brief.slug
        for brief in briefs
        if brief.facts.embargo is not None and _aware(brief.facts.embargo, timezone) > moment
    )


def _aware(moment: datetime, timezone: str) -> datetime:
    """Read a moment without an offset as one of the publication's own time zone."""
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(timezone))


def future_dates(briefs: Iterable[Brief], day: date) -> tuple[Problem, ...]:
    """Report the briefs that are dated later than today and say no embargo (NR307)."""
    return tuple(
        Problem(
            "NR307",
            brief.original.origin.place("date"),
            f"the date {brief.facts.date} is later than today, {day}",
            'write the day it happened or appeared, or "embargo:" with the moment it may be read',
        )
        for brief in briefs
        if brief.facts.embargo is None and brief.facts.date > day
    )


def hold_editions(editions: Mapping[Key, Edition]) -> Mapping[Key, Edition]:
    """Mark the drafts, which makes a preview show them."""
    return {
        key: replace(edition, hold=Hold.DRAFT) if edition.state is EditionState.DRAFT else edition
        for key, edition in editions.items()
    }


def hold_briefs(
    briefs: Mapping[str, Brief], editions: Iterable[Edition], now: datetime, settings: Settings
) -> Mapping[str, Brief]:
    """Mark the briefs that readers do not see yet, or not in a language that only has drafts."""
    day = today(now, settings.timezone)
    embargoed = frozenset(held_back(briefs.values(), now, settings.timezone))
    drafts = _only_in_drafts(editions)
    held: dict[str, Mapping[str, Hold]] = {}
    for slug, brief in briefs.items():
        if slug in embargoed:
            held[slug] = dict.fromkeys(settings.languages, Hold.EMBARGO)
        elif brief.facts.embargo is None and brief.facts.date > day:
            held[slug] = dict.fromkeys(settings.languages, Hold.FUTURE)
        elif slug in drafts:
            held[slug] = dict.fromkeys(drafts[slug], Hold.DRAFT)
    return {slug: _held(brief, held.get(slug)) for slug, brief in briefs.items()}


def _held(brief: Brief, holds: Mapping[str, Hold] | None) -> Brief:
    return brief if holds is None else replace(brief, holds=holds)


def _only_in_drafts(editions: Iterable[Edition]) -> Mapping[str, tuple[str, ...]]:
    """Return for each slug the languages in which only drafts print it."""
    shown: set[tuple[str, str]] = set()
    drafted: dict[tuple[str, str], None] = {}
    for edition in editions:
        printed = [(entry.brief.slug, edition.language) for entry in edition.entries]
        if edition.hold is not None:
            drafted |= dict.fromkeys(printed)
        elif edition.is_published:
            shown.update(printed)
    found: dict[str, tuple[str, ...]] = {}
    for slug, language in drafted:
        if (slug, language) not in shown:
            found[slug] = (*found.get(slug, ()), language)
    return found
