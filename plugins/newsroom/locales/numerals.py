"""Write an exact number in a language's own large words: 억, million, 億, 亿.

Nothing here rounds. A number that its language's words cannot say exactly, or not shortly, is
written in digits: ``128,690,123`` rather than a false ``1.29億``. All arithmetic is on whole
numbers and text, because :mod:`decimal` rounds to its context where one least expects it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from msgspec import Struct

MOST_DIGITS = 60
"""A number with more digits than this is hostile or a slip; it is shown as it was written."""

SEPARATOR_FROM = 10_000
"""From here on digits are always grouped; below it Chinese and Japanese papers differ."""


class Numerals(Protocol):
    """Be one language's way to write whole numbers."""

    @property
    def is_separated(self) -> bool:
        """Tell whether ``2,200`` has its comma below ten thousand."""
        ...

    def words(self, whole: int) -> str | None:
        """Write a whole number, not negative, with large words; None if digits are better."""
        ...


class Grouped(Struct, frozen=True):
    """Write every group of four digits with its name: ``1억 2,900만``, ``1億2900万``."""

    names: tuple[tuple[int, str], ...]
    """(power of ten, its word), the largest first."""
    between: str
    is_separated: bool

    def words(self, whole: int) -> str | None:
        """Write a whole number group by group; what is left under the last one in digits."""
        if whole < 10 ** self.names[-1][0]:
            return None
        parts = []
        for power, name in self.names:
            count, whole = divmod(whole, 10**power)
            if count:
                parts.append(separated(count, always=self.is_separated) + name)
        if whole:
            parts.append(separated(whole, always=self.is_separated))
        return self.between.join(parts)


class Scale(Struct, frozen=True):
    """Hold one large word and when it is used."""

    power: int
    name: str
    most_decimals: int
    """With more decimals than these the number is not written with this word."""


class Scaled(Struct, frozen=True):
    """Write a number as a decimal of one large word: ``1.29億``, ``128.69 million``."""

    scales: tuple[Scale, ...]
    """The largest first."""
    joint: str
    is_separated: bool
    most_whole: int
    """A smaller word than the largest is used only while it counts fewer than this."""

    def words(self, whole: int) -> str | None:
        """Write a whole number with the largest word that says it exactly in few decimals."""
        for scale in self.scales:
            count, rest = divmod(whole, 10**scale.power)
            decimals = str(rest).zfill(scale.power).rstrip("0") if rest else ""
            if count and len(decimals) <= scale.most_decimals:
                if count >= self.most_whole and scale is not self.scales[0]:
                    return None
                digits = separated(count, always=self.is_separated)
                return _point(digits, decimals) + self.joint + scale.name
        return None


def separated(whole: int, *, always: bool) -> str:
    """Write a whole number in digits with separators, below ten thousand only if ``always``."""
    return f"{whole:,}" if always or whole >= SEPARATOR_FROM else str(whole)


def split(value: Decimal | int) -> tuple[str, int, str] | None:
    """Return (sign, whole part, decimals without trailing zeros), exact; None if unwritable."""
    value = Decimal(value)
    if not value.is_finite() or abs(value.adjusted()) >= MOST_DIGITS:
        return None
    whole, _, decimals = f"{value.copy_abs():f}".partition(".")
    is_negative = value.is_signed() and not value.is_zero()
    return ("-" if is_negative else ""), int(whole), decimals.rstrip("0")


def digits(value: Decimal | int, *, always: bool = True, least_decimals: int = 0) -> str:
    """Write a number in digits, exactly, with separators: ``-1,234.5``."""
    parts = split(value)
    if parts is None:
        return str(value)
    sign, whole, decimals = parts
    if decimals:
        decimals = decimals.ljust(least_decimals, "0")
    return sign + _point(separated(whole, always=always), decimals)


def spell(value: Decimal | int, numerals: Numerals, *, least_decimals: int = 0) -> str:
    """Write a number with large words where they say it exactly, else in digits."""
    parts = split(value)
    words = numerals.words(parts[1]) if parts and not parts[2] else None
    if parts and words:
        return parts[0] + words
    return digits(value, always=numerals.is_separated, least_decimals=least_decimals)


def _point(whole: str, decimals: str) -> str:
    return f"{whole}.{decimals}" if decimals else whole
