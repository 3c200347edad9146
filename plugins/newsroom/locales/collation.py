"""Sort names as each language's readers expect, and say which heading of an index they go under.

Native script first, then Latin, then the rest; in Simplified Chinese Latin names stand among the
others of their letter, as in a telephone's list. Case, accents, half and full width, hiragana
and katakana, voiced and small kana count as equal until all else is equal. The order is total.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from newsroom.locales.orders import HEADINGS, ORDERS, Spot, korean_first, vowel_of
from newsroom.locales.tables import SPOKEN

SortKey = tuple[int, tuple[tuple[int, int], ...], str, str]
"""What names are compared by: heading, characters, folded text, text."""

OTHER = "#"
"""The heading for what begins with a digit, a sign, or a script of no place in the language."""

_SPACE, _DIGIT, _NATIVE, _LATIN, _OTHER = range(5)
_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_SMALL_KANA = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
_VOICING = re.compile("[\u3099\u309a]")
_LATIN_NAME = re.compile(r"LATIN (?:SMALL|CAPITAL) LETTER ([A-Z])")


def sort_key(text: str, language: str) -> SortKey:
    """Return what a name is sorted by: total, and equal only for equal texts."""
    folded = _folded(text, language)
    headings = HEADINGS[language]
    heading = _heading(folded, language)
    rank = headings.index(heading) if heading in headings else len(headings)
    return rank, _weights(folded, language), folded, text


def index_letter(text: str, language: str) -> str:
    """Return the heading of an index that a name stands under, ``#`` if it has none."""
    return _heading(_folded(text, language), language)


def _folded(text: str, language: str) -> str:
    """Bring a name to the letters that count, without the marks it may begin with."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = folded[next((at for at, char in enumerate(folded) if char.isalnum()), 0) :]
    for name, spoken in SPOKEN.get(language, {}).items():
        if folded.startswith(name):
            folded = spoken + folded[len(name) :]
    return _kana(folded) if language == "ja" else folded


def _kana(text: str) -> str:
    """Make all kana large, unvoiced hiragana, and write long vowels out."""
    plain = _VOICING.sub("", unicodedata.normalize("NFD", text))
    sounds: list[str] = []
    for char in plain.translate(_KATAKANA_TO_HIRAGANA).translate(_SMALL_KANA):
        sounds.append(vowel_of(sounds[-1]) if char == "ー" and sounds else char)
    return "".join(sounds)


def _heading(folded: str, language: str) -> str:
    if not folded:
        return OTHER
    native = _first(language)(folded[0])
    return native[0] if native else _latin(folded[0]).upper() or OTHER


def _weights(folded: str, language: str) -> tuple[tuple[int, int], ...]:
    place = ORDERS[language]
    weights = [_weight(char, place) for char in folded if char.isalnum() or char.isspace()]
    if folded:
        weights[:1] = [_weight(folded[0], _first(language))]
    return tuple(weights)


def _first(language: str) -> Callable[[str], Spot | None]:
    return korean_first if language == "ko" else ORDERS[language]


def _weight(char: str, place: Callable[[str], Spot | None]) -> tuple[int, int]:
    native = place(char)
    if native:
        return _NATIVE, native[1]
    if char.isspace():
        return _SPACE, 0
    if char.isdecimal():
        return _DIGIT, int(char)
    letter = _latin(char)
    return (_LATIN, ord(letter)) if letter else (_OTHER, ord(char))


@lru_cache(maxsize=2048)
def _latin(char: str) -> str:
    """Return the plain small letter of a Latin one: ``é`` and ``ø`` are ``e`` and ``o``."""
    if char.isascii():
        return char if char.isalpha() else ""
    match = _LATIN_NAME.match(unicodedata.name(char, ""))
    return match[1].lower() if match else ""
