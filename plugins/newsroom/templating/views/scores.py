"""Draw an issue's score: one bar a brief, so that every issue has its own mark."""

from __future__ import annotations

from msgspec import Struct

from newsroom.model import Topic
from newsroom.templating.answers import Card, Weight
from newsroom.templating.vantage import Vantage

STRONGEST, WEAKEST = 100, 42
SHORTEST = 8
"""Percent: a bar must be seen."""


class BarView(Struct, frozen=True):
    """Hold one brief's bar."""

    length: int
    """Percent of the longest in this issue: the square of the time it takes to read, so that
    briefs of nearly one length still make a rhythm."""
    strength: int
    """Percent; one strength a section, the first the strongest."""
    top: int
    """Its place from above, in bars: 0, 1, 2 …"""


class ScoreView(Struct, frozen=True):
    """Hold the bars in reading order, and what to say in their place."""

    bars: tuple[BarView, ...]
    sections: str
    """The sections with their counts as a list: "Companies 3, Research 2"; may be empty."""

    @property
    def count(self) -> int:
        """Return how many briefs there are."""
        return len(self.bars)


def score_view(vantage: Vantage, card: Card, topic: Topic) -> ScoreView:
    """Make an edition's score."""
    weights = [[seconds_to_read(vantage, one) for one in stack.weights] for stack in card.stacks]
    longest = max((weight for row in weights for weight in row), default=1)
    bars = [
        (max(SHORTEST, round(100 * (weight / longest) ** 2)), _strength(rank, len(weights)))
        for rank, row in enumerate(weights)
        for weight in row
    ]
    return ScoreView(
        bars=tuple(BarView(length, strength, top) for top, (length, strength) in enumerate(bars)),
        sections=_sections(vantage, card, topic),
    )


def seconds_to_read(vantage: Vantage, weight: Weight) -> int:
    """Return how long a text takes in its own language, in sixtieths of a minute."""
    locale = vantage.site.locale(weight.language)
    return locale.minutes_to_read(weight.words * 60, weight.characters * 60)


def minutes_to_read(vantage: Vantage, card: Card) -> int:
    """Return how long an edition takes, in minutes, at least one."""
    seconds = sum(seconds_to_read(vantage, weight) for weight in card.weights)
    return max(1, round(seconds / 60))


def _strength(rank: int, count: int) -> int:
    return STRONGEST - round((STRONGEST - WEAKEST) * rank / max(1, count - 1))


def _sections(vantage: Vantage, card: Card, topic: Topic) -> str:
    names = {section.id: section.names for section in topic.sections}
    named = [
        f"{vantage.name(names[stack.section])} {vantage.locale.number(len(stack.weights))}"
        for stack in card.stacks
        if stack.section and stack.weights
    ]
    return vantage.locale.list(named) if named else ""
