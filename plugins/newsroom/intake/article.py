"""Hold what was found in an article: each value with how sure it is, and the line it came from."""

from __future__ import annotations

from decimal import Decimal
from typing import Generic, TypeVar

from msgspec import Struct, field

from newsroom.model import PartialDate, Quantity

T = TypeVar("T")


class Evidence(Struct, frozen=True):
    """Point to the line of the article that says it; lines count from 1, 0 is no line of it."""

    line: int
    text: str


class Found(Struct, Generic[T], frozen=True):
    """Hold a value, the confidence in it from 0 to 1, and its evidence."""

    value: T
    confidence: float
    evidence: Evidence


class Line(Struct, frozen=True, order=True):
    """Hold a line of the article as it is read: cleaned, never empty."""

    number: int
    text: str


class Parts(Struct, frozen=True):
    """Hold an article taken apart, before its facts are looked for.

    ``header`` and ``footer`` are the lines around the body that are none of the other parts; what
    a page states of itself (its metadata) stands in ``stated``.
    """

    lines: tuple[Line, ...]
    title: Found[str] | None = None
    decks: tuple[Found[str], ...] = ()
    captions: tuple[Line, ...] = ()
    body: tuple[Line, ...] = ()
    header: tuple[Line, ...] = ()
    footer: tuple[Line, ...] = ()
    stated: Stated | None = None


class Stated(Struct, frozen=True):
    """Hold what a page states of itself beside its text."""

    authors: tuple[Found[str], ...] = ()
    site_name: Found[str] | None = None
    url: Found[str] | None = None
    published: Found[str] | None = None
    """As it is written there, ``2025-03-20T19:31:05+09:00``."""
    language: Found[str] | None = None


class OutletName(Struct, frozen=True):
    """Name an outlet: by its id where the publication knows it, else only as it is written."""

    name: str
    id: str = ""


class Money(Struct, frozen=True):
    """Hold a number of the article with its unit, and about how much that is in another."""

    quantity: Quantity
    approx: Quantity | None = None


class EntityName(Struct, frozen=True):
    """Name an entity: by its id where it is known; a new one has its Latin name."""

    name: str
    id: str = ""
    latin: str = ""


class RelativeDate(Struct, frozen=True):
    """Keep a date as it is said, and the date it means where the day of the article is known."""

    said: str
    date: PartialDate | None = None


class Article(Struct, frozen=True):
    """Hold all that was found; an empty field was not found."""

    title: Found[str] | None = None
    decks: tuple[Found[str], ...] = ()
    authors: tuple[Found[str], ...] = ()
    outlet: Found[OutletName] | None = None
    url: Found[str] | None = None
    published: Found[PartialDate] | None = None
    language: Found[str] | None = None
    credit: Found[str] | None = None
    via: tuple[Found[OutletName], ...] = ()
    figures: tuple[Found[Money], ...] = ()
    entities: tuple[Found[EntityName], ...] = ()
    relative_dates: tuple[Found[RelativeDate], ...] = ()
    body: tuple[Line, ...] = field(default=())

    @property
    def text(self) -> str:
        """Return the body's paragraphs as one text."""
        return "\n".join(line.text for line in self.body)


def quantity(value: Decimal, unit: str) -> Quantity:
    """Return a quantity whose number has no zeros that only its spelling gave it."""
    whole = value.to_integral_value()
    return Quantity(whole if whole == value else value.normalize(), unit)
