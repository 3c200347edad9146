"""Write dates in full, as precisely as they are known."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

import babel

from newsroom.locales.hiding import hidden
from newsroom.model import PartialDate

with hidden("pytz"):
    # Where pytz is installed Babel looks for this machine's zone among its six hundred, a tenth of
    # a build after an edit; no date of ours has a zone. It is asked at import: babel/dates.py,
    # LOCALTZ. May go when Babel no longer knows pytz.
    from babel.dates import (
        format_date,
        format_interval,
        format_skeleton,
        format_time,
        get_datetime_format,
    )


def write(day: date | PartialDate, locale: str) -> str:
    """Write a day, a month or a year: ``20 March 2025``, ``2025년 3월``, ``2025年``."""
    if isinstance(day, date):
        return _day(day, locale)
    if day.month is None:
        return _part(date(day.year, 1, 1), "y", locale)
    if day.day is None:
        return month(date(day.year, day.month, 1), locale)
    return _day(date(day.year, day.month, day.day), locale)


def moment(at: datetime, locale: str) -> str:
    """Write a moment to the minute, as its own clock has it: ``21 March 2025, 07:00``."""
    where = babel.Locale.parse(locale)
    # By 24 hours in every language: nobody publishes twelve hours too early.
    time = format_time(at.time(), "HH:mm", locale=where)
    joined = str(get_datetime_format("medium", locale=where))
    return joined.replace("{1}", _day(at.date(), locale)).replace("{0}", time).replace("'", "")


def month(day: date, locale: str) -> str:
    """Write the month a day is in, with its year: ``March 2025``."""
    return _part(day.replace(day=1), "yMMMM", locale)


def months(first: date, last: date, locale: str) -> str:
    """Write from which month to which, as the language writes spans: ``March – April 2025``."""
    where = babel.Locale.parse(locale)
    return str(format_interval(first.replace(day=1), last.replace(day=1), "yMMMM", locale=where))


# Ten thousand briefs share some hundreds of days; Babel takes 8 µs for each.
@lru_cache(maxsize=8192)
def _day(day: date, locale: str) -> str:
    # Never "medium": Japanese would get 2025/03/20, and never relative words: pages do not age.
    return format_date(day, "long", babel.Locale.parse(locale))


@lru_cache(maxsize=2048)
def _part(day: date, skeleton: str, locale: str) -> str:
    return str(format_skeleton(skeleton, day, locale=babel.Locale.parse(locale)))
