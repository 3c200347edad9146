"""Open one language: the single value through which everything is written in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct

from newsroom.locales import collation, dates, quantities, words
from newsroom.locales.numerals import digits
from newsroom.locales.styles import STYLES, Style
from newsroom.locales.tags import nearest_language
from newsroom.locales.words import minutes
from newsroom.model import PartialDate, Quantity, Unit


class Locale(Struct, frozen=True):
    """Write in one language as its newspapers do; the same words on every machine."""

    tag: str
    """The BCP 47 tag, as the settings spell it."""
    own_name: str
    """What the language calls itself: ``한국어``."""
    style: Style
    units: Mapping[str, Unit]

    def date(self, day: dt.date | PartialDate) -> str:
        """Write a date in full, as precisely as it is known: ``2025년 3월 20일``."""
        return dates.write(day, self.style.babel)

    def moment(self, at: dt.datetime) -> str:
        """Write a moment to the minute, as its own clock has it: ``2025년 3월 21일 07:00``."""
        return dates.moment(at, self.style.babel)

    def month(self, day: dt.date) -> str:
        """Write the month a day is in: ``March 2025``."""
        return dates.month(day, self.style.babel)

    def months(self, first: dt.date, last: dt.date) -> str:
        """Write from which month to which: ``March – April 2025``."""
        return dates.months(first, last, self.style.babel)

    def number(self, value: Decimal | int) -> str:
        """Write a plain number in digits, exactly: ``1,234.5``."""
        return digits(value)

    def quantity(self, quantity: Quantity) -> str:
        """Write a number with its unit, exactly: ``10억 홍콩 달러``, ``HK$1 billion``."""
        return quantities.write(quantity, self.style, self.units)

    def approx(self, quantity: Quantity) -> str:
        """Write a quantity as an estimate: ``약 1억 2,900만 미국 달러``."""
        return self.style.approx.replace("{}", self.quantity(quantity))

    def list(self, items: Iterable[str]) -> str:
        """Join words into one phrase: ``A, B and C``."""
        return words.join(tuple(items), self.style.babel)

    def size(self, count: int) -> str:
        """Write a file's size in thousands or millions of bytes: ``412 kB``, ``1.2 MB``."""
        return words.size(count)

    def minutes_to_read(self, words: int, characters: int) -> int:
        """Count how many minutes a text takes, at least one.

        ``words`` are Latin, Cyrillic and Hangul words, ``characters`` Han and kana characters.
        """
        return minutes(words, characters, self.style.words_a_minute)

    def sort_key(self, text: str) -> collation.SortKey:
        """Return what names are sorted by in this language: total, equal only for equal texts."""
        return collation.sort_key(text, self.style.tag)

    def index_letter(self, text: str) -> str:
        """Return the heading a name stands under in an index: ``가``, ``A``, ``4畫``, ``あ``."""
        return collation.index_letter(text, self.style.tag)

    def title_quotes(self, text: str) -> str:
        """Put the marks of a work's title around it: ``《》``, ``「」``, ``“”``."""
        return words.quote(text, self.style.quotes)

    def language_name(self, tag: str) -> str:
        """Return what this language calls another: ``중국어(번체)``; the tag itself if unknown."""
        return words.language_name(tag, self.style)


def open_locale(language: str, units: Mapping[str, Unit]) -> Locale:
    """Open a language with the publication's units; it is cheap, and reads no clock and no file.

    :raises LookupError: if no style is known for the language.
    """
    style = STYLES[nearest_language(language, STYLES) or language]
    return Locale(language, style.own_name, style, units)
