"""Tell the scripts of East Asia apart, as far as Markdown and the counting of words need it."""

from __future__ import annotations

import re
from bisect import bisect_right

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_MARKS = "\u3000-\u3004\u3008-\u303f\ufe30-\ufe4f\uff00-\uff65\uffe0-\uffef"
_QUOTES = frozenset("“”‘’…—·")

_CHARACTER = re.compile(f"[{_HAN}{_KANA}]")
_WORD = re.compile(rf"(?:[^\W_{_HAN}{_KANA}]++['’.,-]?+)++")
"""A word goes on over one such sign. A set of so many characters is slow to compile: it is one."""


def _bounds(ranges: str) -> tuple[int, ...]:
    """Return where each range of a set begins, and where it is over, in order."""
    pairs = sorted((ord(ranges[at]), ord(ranges[at + 2]) + 1) for at in range(0, len(ranges), 3))
    return tuple(bound for pair in pairs for bound in pair)


_CJK = _bounds(_HAN + _KANA + _HANGUL + _MARKS)
_SOLID = _bounds(_HAN + _KANA + _MARKS)


def is_cjk(character: str) -> bool:
    """Tell whether a character is of Chinese, Japanese or Korean; their punctuation is, too."""
    return bisect_right(_CJK, ord(character)) % 2 == 1


def count(text: str) -> tuple[int, int]:
    """Count (words, characters): words of spaced scripts and Hangul, characters of Han and kana."""
    characters = len(_CHARACTER.findall(text)) if not text.isascii() else 0
    return len(_WORD.findall(text)), characters


def joins(before: str, after: str) -> bool:
    """Tell whether a line that ends and one that begins so are joined without a space.

    Chinese and Japanese have no spaces: a line break in the source is no more than that.
    """
    solid = [bisect_right(_SOLID, ord(character)) % 2 == 1 for character in (before, after)]
    return any(solid) and all(
        is_solid or character in _QUOTES
        for is_solid, character in zip(solid, (before, after), strict=True)
    )
