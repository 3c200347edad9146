"""Cut the calendar into the periods of a cadence, each with a name and a last day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from newsroom.model import Cadence

_WEEK = re.compile(r"(\d{4})-w(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-q([1-4])")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_LAST_WEEK = 52


class Period(Struct, frozen=True):
    """Name a stretch of days: ``2025-03``, ``2025-w12``, ``2025-q1``."""

    name: str
    last: date
    """Its last day: what an issue of the period is dated."""


def period_of(day: date, cadence: Cadence) -> Period | None:
    """Return the period a day is in; None where the cadence makes none."""
    make = _MAKERS.get(cadence)
    return make(day) if make else None


def period_after(period: Period, cadence: Cadence) -> Period | None:
    """Return the next period, or None at the end of time."""
    return period_of(_later(period.last, 1), cadence) if period.last < date.max else None


def period_named(name: str, cadence: Cadence) -> Period | None:
    """Return the period of that name, or None if the cadence makes none so called."""
    last = last_day(name)
    period = period_of(last, cadence) if last else None
    return period if period and period.name == name else None


def last_day(name: str) -> date | None:
    """Return the last day that an issue's name speaks of, whatever its topic's cadence."""
    for pattern, read in _READERS:
        match = pattern.fullmatch(name)
        if match:
            try:
                return read(*map(int, match.groups()))
            except ValueError:
                return None
    return None


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def _week(day: date) -> Period:
    year, week, weekday = day.isocalendar()
    return Period(f"{year}-w{week:02}", _later(day, 7 - weekday))


def _fortnight(day: date) -> Period:
    """Join an odd week with the even one after it, and a week 53 with the next year's first two."""
    year, week, weekday = day.isocalendar()
    to_sunday = 7 - weekday
    if week > _LAST_WEEK:
        return Period(f"{year + 1}-w02", _later(day, to_sunday + 14))
    return Period(f"{year}-w{week + week % 2:02}", _later(day, to_sunday + 7 * (week % 2)))


def _month(day: date) -> Period:
    return Period(f"{day.year:04}-{day.month:02}", _end_of_month(day.year, day.month))


def _quarter(day: date) -> Period:
    number = (day.month + 2) // 3
    return Period(f"{day.year:04}-q{number}", _end_of_month(day.year, number * 3))


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


_MAKERS: Mapping[Cadence, Callable[[date], Period]] = {
    Cadence.WEEKLY: _week,
    Cadence.FORTNIGHTLY: _fortnight,
    Cadence.MONTHLY: _month,
    Cadence.QUARTERLY: _quarter,
}

_READERS: tuple[tuple[re.Pattern[str], Callable[..., date]], ...] = (
    (_DAY, date),
    (_WEEK, lambda year, week: date.fromisocalendar(year, week, 7)),
    (_MONTH, _end_of_month),
    (_QUARTER, lambda year, number: _end_of_month(year, number * 3)),
)
