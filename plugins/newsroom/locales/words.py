"""Write lists, sizes, titles and the names of languages, and count the minutes of reading."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import babel
from babel.lists import format_list

from newsroom.locales.styles import CHARACTERS_A_MINUTE, Quotes, Style

_KILO, _MEGA = 1_000, 1_000_000


def join(items: Sequence[str], locale: str) -> str:
    """Join words into one phrase, as the language does: ``A, B 및 C``."""
    return format_list(list(items), "standard", babel.Locale.parse(locale)) if items else ""


def size(count: int) -> str:
    """Write a number of bytes in kB or MB, which every one of our languages writes alike."""
    kilobytes = max(1, (count + _KILO // 2) // _KILO)
    if kilobytes < _KILO:
        return f"{kilobytes} kB"
    tenths = (count + _MEGA // 20) // (_MEGA // 10)
    return f"{tenths // 10:,}.{tenths % 10} MB"


def minutes(words: int, characters: int, words_a_minute: int) -> int:
    """Count the minutes a text takes, to the nearest one and at least one."""
    halves = 2 * words * CHARACTERS_A_MINUTE + 2 * characters * words_a_minute
    whole = words_a_minute * CHARACTERS_A_MINUTE
    return max(1, (halves + whole) // (2 * whole))


def quote(text: str, quotes: Quotes) -> str:
    """Put title marks around a text; the same marks inside it become the inner ones."""
    for outer, inner in zip(quotes.outer, quotes.inner, strict=True):
        text = text.replace(outer, inner)
    return text.join(quotes.outer)


def language_name(tag: str, style: Style) -> str:
    """Return what a language calls another, or the tag if it has no name for it."""
    return style.languages.get(tag) or _babel_name(tag, style.babel)


@lru_cache(maxsize=256)
def _babel_name(tag: str, locale: str) -> str:
    names = babel.Locale.parse(locale).languages
    parts = tag.replace("-", "_")
    while parts:
        if parts in names:
            return str(names[parts])
        parts = parts.rpartition("_")[0]
    return tag
