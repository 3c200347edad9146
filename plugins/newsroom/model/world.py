"""Hold what editors write about the world: outlets, names, figures, sources."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from newsroom.model.words import Names, Origin
from newsroom.values import Partly


class PartialDate(Struct, frozen=True):
    """Say a date as precisely as it is known: a year, a month of it, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """Write it as ISO 8601 does, ``2025-03`` for a month."""
        parts = [f"{self.year:04}", *(f"{n:02}" for n in (self.month, self.day) if n is not None)]
        return "-".join(parts)


class Outlet(Partly, frozen=True):
    """Describe who publishes articles, and on what terms we may quote them."""

    id: str
    names: Names
    site: str = ""
    country: str = ""
    language: str = ""
    rights: str = ""
    quote_limit: int | None = None
    """The most characters of one quotation that the outlet's terms allow."""
    origin: Origin = Origin("")


class EntityKind(StrEnum):
    """Tell organisations, people and places apart; the value is the folder in the address."""

    ORGANISATION = "organisations"
    PERSON = "people"
    PLACE = "places"


class Entity(Partly, frozen=True):
    """Describe an organisation, a person or a place, with its names in each language."""

    id: str
    kind: EntityKind
    names: Names
    aliases: tuple[tuple[str, str], ...] = ()
    """(language, other name), as written; for search and intake."""
    site: str = ""
    origin: Origin = Origin("")


class Unit(Partly, frozen=True):
    """Say how a counted thing is written in each language: ``{}곳``, ``{} departments``.

    ``singular`` is used for exactly one where a language has such a form.
    """

    id: str
    forms: Names
    singular: Names = Names()
    origin: Origin = Origin("")


class Quantity(Struct, frozen=True):
    """Hold a number and its unit: an ISO 4217 currency, ``percent``, or an id of ``units.yml``."""

    value: Decimal
    unit: str


class Figure(Struct, frozen=True):
    """Hold a number in the story that matters; labels stand in each version of the brief."""

    id: str
    quantity: Quantity
    approx: Quantity | None = None
    """About how much that is in another unit, as the source says."""


class Via(Struct, frozen=True):
    """Name an outlet that the source itself relied on; the chain's order is nearest first."""

    outlet: str
    title: str = ""
    url: str = ""
    published: PartialDate | None = None


class Source(Struct, frozen=True):
    """Say where a story was found; ``language`` is that of the article and its title."""

    outlet: str
    title: str = ""
    url: str = ""
    published: PartialDate | None = None
    language: str = ""
    authors: tuple[str, ...] = ()
    via: tuple[Via, ...] = ()
    also: tuple[Source, ...] = ()
    """Further articles on the same story that we relied on."""
    rights: str = ""


class Correction(Struct, frozen=True):
    """Record a change made after publication, its reason and its day."""

    date: date
    what: str
    why: str = ""


class Picture(Struct, frozen=True):
    """Name an image under ``content/images``, its credit and its alternative text."""

    file: str
    alt: str
    credit: str = ""
