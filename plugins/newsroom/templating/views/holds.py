"""Show why readers do not see something yet; nothing that is published has such a mark."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from msgspec import Struct

from newsroom.model import Brief, Edition, Hold
from newsroom.templating.answers import Card
from newsroom.templating.vantage import Vantage


class HoldView(Struct, frozen=True):
    """Hold the mark of what only a preview shows."""

    kind: str
    """``draft``, ``embargo``, or ``future``: dated later than today."""
    until: str
    """The moment its embargo passes or the day it is dated, in words; empty for a draft."""


def edition_hold(edition: Edition | Card) -> HoldView | None:
    """Return the mark of a draft that a preview shows."""
    return HoldView(edition.hold.value, "") if edition.hold else None


def brief_hold(vantage: Vantage, brief: Brief) -> HoldView | None:
    """Return the mark of a brief that a preview shows and readers of this page do not see."""
    hold = brief.holds.get(vantage.language)
    if hold is None:
        return None
    return HoldView(hold.value, _until(vantage, brief, hold))


def _until(vantage: Vantage, brief: Brief, hold: Hold) -> str:
    if hold is Hold.FUTURE:
        return vantage.locale.date(brief.facts.date)
    if hold is Hold.DRAFT or brief.facts.embargo is None:
        return ""
    zone = ZoneInfo(vantage.site.settings.timezone)
    embargo = brief.facts.embargo
    return vantage.locale.moment(embargo.astimezone(zone) if embargo.tzinfo else embargo)
