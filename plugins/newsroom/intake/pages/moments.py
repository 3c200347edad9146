"""Read a moment that a page states, as the day it was where the page was written."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from newsroom.intake.language import language_of

_UTC = re.compile(r"(?:Z|[+-]00:?00)$")
_HOURS = {"ko": 9, "ja": 9, "zh-Hant": 8, "zh-Hans": 8}
"""How far east of Greenwich the papers of a language are written; English ones are everywhere."""


def local_moment(moment: str, text: str) -> str:
    """Return a moment in UTC as its readers' clocks had it, where the language tells where."""
    moment = moment.strip()
    hours = _HOURS.get(language_of(text)[0])
    if hours is None or not _UTC.search(moment) or "T" not in moment:
        return moment
    try:
        when = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    return when.astimezone(timezone(timedelta(hours=hours))).isoformat()
