"""Draw an issue's score: one bar a brief, so that every issue has its own mark."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model import Edition, Version
from newsroom.templating.vantage import Vantage

STRONGEST, WEAKEST = 100, 42
SHORTEST = 8
"""Percent: a bar must be seen."""


@dataclass(frozen=True, slots=True)
class BarView:
    """Hold one brief's bar."""

    length: int
    """Percent of the longest in this issue: the square of the time it takes to read, so that
    briefs of nearly one length still make a rhythm."""
    strength: int
    """Percent; one strength a section, the first the strongest."""
    top: int
    """Its place from above, in bars: 0, 1, 2 …"""


@dataclass(frozen=True, slots=True)
class ScoreView:
    """Hold the bars in reading order, and what to say in their place."""

    bars: tuple[BarView, ...]
    sections: str
    """The sections with their counts as a list: "Companies 3, Research 2"; may be empty."""

    @property
    def count(self) -> int:
        """Return how many briefs there are."""
        return len(self.bars)


def score_view(vantage: Vantage, edition: Edition) -> ScoreView:
    """Make an edition's score."""
    weights = [
        [seconds_to_read(vantage, entry.version) for entry in section.entries]
        for section in edition.sections
    ]
    longest = max((weight for row in weights for weight in row), default=1)
    bars = [
        (max(SHORTEST, round(100 * (weight / longest) ** 2)), _strength(rank, len(weights)))
        for rank, row in enumerate(weights)
        for weight in row
    ]
    return ScoreView(
        bars=tuple(BarView(length, strength, top) for top, (length, strength) in enumerate(bars)),
        sections=_sections(vantage, edition),
    )


def seconds_to_read(vantage: Vantage, version: Version) -> int:
    """Return how long a text takes in its own language, in sixtieths of a minute."""
    locale = vantage.site.locale(version.language)
    return locale.minutes_to_read(version.body.words * 60, version.body.characters * 60)


def minutes_to_read(vantage: Vantage, edition: Edition) -> int:
    """Return how long an edition takes, in minutes, at least one."""
    seconds = sum(seconds_to_read(vantage, entry.version) for entry in edition.entries)
    return max(1, round(seconds / 60))


def _strength(rank: int, count: int) -> int:
    return STRONGEST - round((STRONGEST - WEAKEST) * rank / max(1, count - 1))


def _sections(vantage: Vantage, edition: Edition) -> str:
    named = [
        f"{vantage.name(section.section.names)} {vantage.locale.number(len(section.entries))}"
        for section in edition.sections
        if section.section is not None and section.entries
    ]
    return vantage.locale.list(named) if named else ""
