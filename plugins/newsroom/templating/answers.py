"""Define what a page is told of other pages: small frozen values, none holding a whole text.

A page depends on what it was told. So these values hold what is shown and nothing else: a brief's
new sentence changes its page, its issue, and perhaps the weight of a bar, and no list of titles.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from newsroom.model import Hold


class IssueRef(Struct, frozen=True):
    """Name a published edition as links do."""

    topic: str
    issue: str
    language: str
    number: int
    date: date


class Weight(Struct, frozen=True):
    """Say how much one brief of an edition is to read, and in which language it stands there."""

    slug: str
    language: str
    words: int
    characters: int


class Stack(Struct, frozen=True):
    """Hold the briefs under one heading of an edition."""

    section: str
    """Its id; empty for the briefs under no heading."""
    weights: tuple[Weight, ...]


class Headline(Struct, frozen=True):
    """Hold a brief's title in the language it stands in."""

    slug: str
    language: str
    title: str


HEADLINES = 5
"""How many of an edition's first titles a card holds."""


class Card(Struct, frozen=True):
    """Hold an edition as lists of issues show it."""

    ref: IssueRef
    stacks: tuple[Stack, ...]
    headlines: tuple[Headline, ...]
    """The first five, in reading order."""
    deck: str = ""
    """The first brief's summary, in the language of its headline."""
    hold: Hold | None = None
    """Why readers do not see it yet; only a preview has one."""

    @property
    def weights(self) -> tuple[Weight, ...]:
        """Return the weights of all briefs in reading order."""
        return tuple(weight for stack in self.stacks for weight in stack.weights)


class Line(Struct, frozen=True):
    """Hold a brief as lists of briefs show it."""

    slug: str
    language: str
    """The title's: the one asked for, or the original's."""
    title: str
    date: date
    outlet: str
    """Whose article it tells of; empty for our own reporting."""
    hold: Hold | None = None
    """The same as a card's."""


class Neighbour(Struct, frozen=True):
    """Name a brief beside another in an edition, and the language it stands there in."""

    slug: str
    language: str


class Surroundings(Struct, frozen=True):
    """Hold what lies around a brief's page in one language."""

    home: IssueRef | None = None
    """The newest issue that prints it in this language."""
    section: str = ""
    before: Neighbour | None = None
    after: Neighbour | None = None
    also: tuple[IssueRef, ...] = ()
    """Its other issues, newest first."""


class Elsewhere(Struct, frozen=True):
    """Hold where a brief can be met in languages in which it has no page."""

    shown: tuple[IssueRef, ...] = ()
    """The newest issue of each such language that prints it, in whatever language."""
    topic: str = ""
    """The topic of its newest issue; empty where it is in none."""


class Corrected(Struct, frozen=True):
    """Hold a correction to a brief, and the newest issue of a topic that prints it."""

    ref: IssueRef
    slug: str
    language: str
    """The brief's there; ``title``, ``what`` and ``why`` are in it."""
    title: str
    date: date
    what: str
    why: str


class Beside(Struct, frozen=True):
    """Hold the editions before and after one on its topic."""

    before: IssueRef | None = None
    after: IssueRef | None = None


class PageRef(Struct, frozen=True):
    """Name an ordinary page in one language."""

    path: str
    language: str
    title: str
