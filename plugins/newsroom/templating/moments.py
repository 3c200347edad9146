"""Say when things came out and changed: from content and corrections, never from a clock."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from newsroom.model import Brief, Edition, EditionState, Version
from newsroom.settings import Settings


def brief_published(settings: Settings, brief: Brief) -> dt.datetime:
    """Return when a brief could first be read: its embargo's end, or the start of its day."""
    embargo = brief.facts.embargo
    if embargo is None:
        return day_start(settings, brief.facts.date)
    return embargo if embargo.tzinfo else embargo.replace(tzinfo=ZoneInfo(settings.timezone))


def brief_updated(settings: Settings, brief: Brief, version: Version) -> dt.datetime:
    """Return when one version last changed in a way that readers are told of."""
    corrected = (day_start(settings, correction.date) for correction in version.corrections)
    return max((brief_published(settings, brief), *corrected))


def edition_published(settings: Settings, edition: Edition) -> dt.datetime:
    """Return an edition's day; while it is open, that of its newest brief where that is earlier.

    An issue that cadence makes is dated at the end of its period: a day that may not have come.
    """
    dated = day_start(settings, edition.issue.date)
    if edition.state is EditionState.CLOSED or not edition.entries:
        return dated
    newest = max(brief_published(settings, entry.brief) for entry in edition.entries)
    return min(dated, newest)


def edition_updated(settings: Settings, edition: Edition) -> dt.datetime:
    """Return when an edition last gained a brief or a correction."""
    changes = (brief_updated(settings, entry.brief, entry.version) for entry in edition.entries)
    return max((edition_published(settings, edition), *changes))


def day_start(settings: Settings, day: dt.date) -> dt.datetime:
    """Return the moment a day begins where the publication is made."""
    return dt.datetime.combine(day, dt.time(), ZoneInfo(settings.timezone))
