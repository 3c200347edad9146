"""Decide by the one moment that counts which briefs must wait."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from newsroom.model import Brief
from newsroom.problems import Problem


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
