"""Tell the language of an article by the scripts it is written in.

Which Chinese characters only one script uses is known from the old national character sets: GB 2312
holds the simplified ones, Big5 the traditional ones; what both hold tells nothing.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

_ENOUGH = 20
"""So many letters of a text decide; fewer leave it less sure."""
_KOREAN = 0.2
_JAPANESE = 0.08
_LATIN = 0.75
_CLEAR = 2


def language_of(text: str) -> tuple[str, float]:
    """Return (tag, confidence); ``zh`` where the two Chinese scripts tie, empty where none fits."""
    scripts = Counter(_script(sign) for sign in text if sign.isalpha())
    total = sum(scripts.values())
    if not total:
        return "", 0.0
    sure = 0.99 if total >= _ENOUGH else 0.7
    share = {script: count / total for script, count in scripts.items()}
    if share.get("hangul", 0) >= _KOREAN:
        return "ko", sure
    if share.get("kana", 0) >= _JAPANESE:
        return "ja", sure
    if share.get("latin", 0) >= _LATIN:
        return "en", sure if share.get("accented", 0) == 0 else sure - 0.2
    if share.get("han", 0) > share.get("latin", 0):
        return _chinese(text, sure)
    return "", 0.0


def _script(sign: str) -> str:
    if sign.isascii():
        return "latin"
    if "\uac00" <= sign <= "\ud7a3" or "\u1100" <= sign <= "\u11ff" or "\u3131" <= sign <= "\u318e":
        return "hangul"
    if "\u3041" <= sign <= "\u30ff":
        return "kana"
    if "\u3400" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff" or sign >= "\U00020000":
        return "han"
    return "accented" if sign <= "\u024f" else "other"


def _chinese(text: str, sure: float) -> tuple[str, float]:
    simplified = sum(sign in _only("gb2312", "big5hkscs") for sign in text)
    traditional = sum(sign in _only("big5hkscs", "gb2312") for sign in text)
    if simplified >= _CLEAR * traditional and simplified:
        return "zh-Hans", sure
    if traditional >= _CLEAR * simplified and traditional:
        return "zh-Hant", sure
    return "zh", 0.5


@cache
def _only(one: str, other: str) -> frozenset[str]:
    """Return the Chinese characters that one character set has and another has not."""
    return frozenset(
        sign
        for sign in map(chr, range(0x4E00, 0xA000))
        if _is_in(sign, one) and not _is_in(sign, other)
    )


def _is_in(sign: str, charset: str) -> bool:
    try:
        sign.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
