"""Give each character its place in a language's own order, and the heading it stands under.

Without ICU, the charsets that each language was typed in before Unicode are the source: their
makers laid the common characters out by reading (KS X 1001, GB 2312, JIS X 0208) or by strokes
(Big5). What that cannot do: a character of many readings has one place, the reading its charset
gives it; kanji of JIS's second level and characters outside the charset stand under ``#``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from newsroom.locales.tables import (
    HANGUL_READINGS,
    KANA_ROWS,
    PINYIN_INITIALS,
    RARE_PINYIN,
    STROKES,
)

Spot = tuple[str, int]
"""(heading, rank): ranks of one heading lie together, and headings follow each other."""

LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HANGUL = "가나다라마바사아자차카타파하"

_SYLLABLES = range(0xAC00, 0xD7A4)
_PER_INITIAL = 588
# The headings of the nineteen initials: a doubled one stands with its single.
_INITIALS = "가가나다다라마바바사사아자자차카타파하"
_PER_SYLLABLE = 1 << 13
_PER_LETTER = 1 << 13
_NOTHING: Mapping[str, Spot] = {}
_SECOND_LEVEL = 1 << 12


def korean(char: str) -> Spot | None:
    """Place Hangul by code point and Hanja behind the syllable it is read as."""
    syllable, rank = char, 0
    if ord(char) not in _SYLLABLES:
        syllable, rank = _hanja().get(char, ("", 0))
    if not syllable:
        return None
    offset = ord(syllable) - _SYLLABLES.start
    return _INITIALS[offset // _PER_INITIAL], offset * _PER_SYLLABLE + rank


def korean_first(char: str) -> Spot | None:
    """Place the first character of a name: Hanja is read there by the initial-sound rule."""
    if char in _hanja():
        syllable, rank = _hanja()[char]
        offset = ord(_initial_sound(syllable)) - _SYLLABLES.start
        return _INITIALS[offset // _PER_INITIAL], offset * _PER_SYLLABLE + rank
    return korean(char)


def _initial_sound(syllable: str) -> str:
    """Turn 녀 into 여, 리 into 이 and 로 into 노, as Sino-Korean words begin."""
    initial, rest = divmod(ord(syllable) - _SYLLABLES.start, _PER_INITIAL)
    nieun, rieul, ieung = 2, 5, 11
    is_palatal = rest // 28 in {2, 6, 7, 12, 17, 20}
    if initial in {nieun, rieul} and is_palatal:
        initial = ieung
    elif initial == rieul:
        initial = nieun
    return chr(_SYLLABLES.start + initial * _PER_INITIAL + rest)


@lru_cache(maxsize=1)
def _hanja() -> Mapping[str, tuple[str, int]]:
    starts = dict(zip(HANGUL_READINGS[1::2], HANGUL_READINGS[::2], strict=True))
    return _runs(_charset("euc_kr", range(0xCA, 0xFE), range(0xA1, 0xFF)), starts)


def simplified(char: str) -> Spot | None:
    """Place a character by the initial and the order of its pinyin."""
    return _pinyin().get(char)


@lru_cache(maxsize=1)
def _pinyin() -> Mapping[str, Spot]:
    starts = dict(zip(PINYIN_INITIALS[1::2], PINYIN_INITIALS[::2], strict=True))
    common = _runs(_charset("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF)), starts)
    spots: dict[str, Spot] = {}
    letter = ""
    for rank, char in enumerate(RARE_PINYIN):
        if char.isascii():
            letter = char
        else:
            spots[char] = letter, _SECOND_LEVEL + rank
    spots.update(common)
    return {
        char: (initial, LATIN.index(initial) * _PER_LETTER + rank)
        for char, (initial, rank) in spots.items()
    }


def traditional(char: str) -> Spot | None:
    """Place a character by its strokes, the common ones of each count before the rare."""
    try:
        code = int.from_bytes(char.encode("big5"), "big")
    except UnicodeEncodeError:
        return None
    codes, strokes = _strokes()
    if not codes[0] <= code <= 0xF9D5:  # noqa: PLR2004 - the last character of the second level
        return None
    count = strokes[bisect_right(codes, code) - 1]
    return f"{count}畫", count << 16 | code


@lru_cache(maxsize=1)
def _strokes() -> tuple[tuple[int, ...], tuple[int, ...]]:
    pairs = [pair for row in STROKES for pair in row]
    return tuple(code for code, _ in pairs), tuple(count for _, count in pairs)


def japanese(char: str) -> Spot | None:
    """Place kana by the fifty sounds, and kanji behind the kana of the row they are read in."""
    return _sounds().get(char)


@lru_cache(maxsize=1)
def _sounds() -> Mapping[str, Spot]:
    starts = {first: heading for heading, _, first in KANA_ROWS}
    kanji = _runs(_charset("shift_jis", range(0x88, 0x99), range(0x40, 0xFD)), starts)
    spots: dict[str, Spot] = {}
    for row, (heading, kana, _) in enumerate(KANA_ROWS):
        for vowel, sound in enumerate(kana):
            spots[sound] = heading, row * _PER_LETTER + vowel
    rows = {heading: row for row, (heading, _, _) in enumerate(KANA_ROWS)}
    for char, (heading, rank) in kanji.items():
        spots[char] = heading, rows[heading] * _PER_LETTER + _SECOND_LEVEL + rank
    return spots


def vowel_of(kana: str) -> str:
    """Return the vowel that a long-vowel mark after this kana stands for, or nothing."""
    for _, row, _ in KANA_ROWS:
        if kana in row[:5]:
            return "あいうえお"[row.index(kana)]
    return ""


def _charset(name: str, leads: range, trails: range) -> Iterable[str]:
    for lead in leads:
        for trail in trails:
            try:
                yield bytes((lead, trail)).decode(name)
            except UnicodeDecodeError:
                continue


def _runs(characters: Iterable[str], starts: Mapping[str, str]) -> dict[str, Spot]:
    """Name each character by the last start at or before it, and count them through."""
    spots: dict[str, Spot] = {}
    name = ""
    for rank, char in enumerate(characters):
        name = starts.get(char, name)
        if name:
            spots[char] = name, rank
    return spots


def english(char: str) -> Spot | None:
    """Place nothing: English has no characters beside the Latin letters."""
    return _NOTHING.get(char)


ORDERS: Mapping[str, Callable[[str], Spot | None]] = {
    "ko": korean,
    "en": english,
    "zh-Hant": traditional,
    "zh-Hans": simplified,
    "ja": japanese,
}

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "ko": (*HANGUL, *LATIN),
    "en": tuple(LATIN),
    "zh-Hant": (*(f"{count}畫" for count in range(1, 37)), *LATIN),
    "zh-Hans": tuple(LATIN),
    "ja": (*(heading for heading, _, _ in KANA_ROWS), *LATIN),
}
"""The headings of each language's index in their order; ``#`` follows them."""
