"""Read dates in ISO 8601 only, and say how any other date is to be written."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date, datetime

from newsroom.model import PartialDate
from newsroom.reading.findings import Refusal

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(?:\.0+)?"
    r" ?(Z|z|[+-][0-9]{2}:?[0-9]{2})?\Z"
)
_SEPARATED = re.compile(
    r"([0-9]{1,4})\s*[-./\u5e74\ub144]\s*([0-9]{1,2})\s*[-./\u6708\uc6d4]\s*([0-9]{1,4})\s*[.\u65e5\uc77c]?\Z"
)
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})\Z")
_PART = re.compile(r"(?:[0-9]{1,2}\s*[\u6708\uc6d4.]\s*)?[0-9]{1,2}\s*[\u65e5\uc77c]?\Z")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ABBREVIATED = tuple(name[:3].lower() for name in _MONTHS)
_WORDS = re.compile(
    r"(?:(?P<before>[0-9]{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>[a-z]{3,9})\.?\s*"
    r"(?:(?P<after>[0-9]{1,2})(?:st|nd|rd|th)?)?,?\s+(?P<year>[0-9]{4})\Z",
    re.IGNORECASE,
)
_FIRST_YEAR = 1000


def read_day(text: str) -> date | Refusal:
    """Read a day, ``2025-03-21``."""
    if match := _DAY.match(text):
        return _day(text, *(int(part) for part in match.groups()))
    return _refuse(text, "2025-03-21")


def read_partial_date(text: str) -> PartialDate | Refusal:
    """Read a date as precisely as it is known: ``2025-03-20``, ``2025-03`` or ``2025``."""
    match = _PARTIAL.match(text)
    if not match:
        return _refuse(text, "2025-03-20, 2025-03 or 2025")
    year, month, day = (int(part) if part else None for part in match.groups())
    checked = _day(text, year or 0, 1 if month is None else month, 1 if day is None else day)
    return checked if isinstance(checked, Refusal) else PartialDate(checked.year, month, day)


def read_moment(text: str) -> datetime | Refusal:
    """Read a moment with its zone, ``2025-03-21T07:00+09:00``."""
    if _DAY.match(text):
        mend = f"write it as in {text}T07:00+09:00"
        return Refusal("NR112", f'"{text}" has no time of day', mend)
    match = _MOMENT.match(text)
    if not match:
        return _refuse(text, "2025-03-21T07:00+09:00")
    day, hour, minute, second, zone = match.groups()
    checked = read_day(day)
    if isinstance(checked, Refusal):
        return checked
    if zone is None:
        mend = f"write the zone too, as in {day}T{hour}:{minute}+09:00"
        return Refusal("NR112", f'"{text}" does not say in which time zone', mend)
    zone = zone.upper() if ":" in zone or len(zone) == 1 else f"{zone[:3]}:{zone[3:]}"
    try:
        return datetime.fromisoformat(f"{day}T{hour}:{minute}:{second or '00'}{zone}")
    except ValueError:
        return Refusal("NR111", f'there is no time "{text}"', "hours end at 23, minutes at 59")


def _day(text: str, year: int, month: int, day: int) -> date | Refusal:
    if year < _FIRST_YEAR:
        return Refusal("NR111", f'the year in "{text}" cannot be', "write it in four digits")
    if not 1 <= month <= 12:  # noqa: PLR2004 - a year's months
        return Refusal("NR111", f'there is no month {month:02} in "{text}"', "months are 01 to 12")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        mend = f"{_MONTHS[month - 1]} {year} has {last} days"
        return Refusal("NR111", f'there is no day {day:02} in "{text}"', mend)
    return date(year, month, day)


def _refuse(text: str, example: str) -> Refusal:
    """Say how to write a date that is not ISO 8601, where it can be told what was meant."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if _MOMENT.match(plain):
        return Refusal("NR112", f'"{text}" has a time of day', f"write {plain[:10]}")
    if match := _COMPACT.match(plain):
        return _mend(text, *(int(part) for part in match.groups()))
    if match := _SEPARATED.match(plain):
        return _refuse_separated(text, *match.groups())
    if (match := _WORDS.match(plain)) and match["month"][:3].lower() in _ABBREVIATED:
        return _refuse_words(text, match)
    is_part = _PARTIAL.match(plain) or _PART.match(plain)
    what = "is not a whole date" if is_part else "is not a date"
    return Refusal("NR112", f'"{text}" {what}', f"write it as in {example}")


def _refuse_words(text: str, match: re.Match[str]) -> Refusal:
    """Say how to write ``March 4, 2025`` or ``4 Mar 2025``."""
    month = _ABBREVIATED.index(match["month"][:3].lower()) + 1
    day = match["before"] or match["after"]
    if day:
        return _mend(text, int(match["year"]), month, int(day))
    mend = f"write {match['year']}-{month:02}, and the day after it where it is asked for"
    return Refusal("NR112", f'"{text}" is not written year-month-day', mend)


def _refuse_separated(text: str, first: str, second: str, third: str) -> Refusal:
    a, b, c = int(first), int(second), int(third)
    if len(first) == 4:  # noqa: PLR2004 - the digits of a year
        return _mend(text, a, b, c)
    if len(third) != 4:  # noqa: PLR2004 - the same
        mend = f"write the year in four digits, as in {2000 + a % 100}-{b:02}-{c % 100:02}"
        return Refusal("NR112", f'"{text}" has no year in four digits', mend)
    readings = {
        str(found): found
        for found in (_day(text, c, b, a), _day(text, c, a, b))
        if not isinstance(found, Refusal)
    }
    if not readings:
        return Refusal("NR111", f'there is no day "{text}"', "write it as in 2025-03-21")
    if len(readings) == 1:
        mend = f"write {next(iter(readings))}"
        return Refusal("NR112", f'"{text}" is not written year-month-day', mend)
    mend = " or ".join(
        f"{written} for {found.day} {_MONTHS[found.month - 1]}"
        for written, found in readings.items()
    )
    return Refusal("NR112", f'"{text}" can be read in two ways', f"write {mend}")


def _mend(text: str, year: int, month: int, day: int) -> Refusal:
    found = _day(text, year, month, day)
    if isinstance(found, Refusal):
        return found
    return Refusal("NR112", f'"{text}" is not written year-month-day', f"write {found}")
