"""Tell the scripts of East Asia apart, as far as Markdown and the counting of words need it."""

from __future__ import annotations

import re

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_MARKS = "\u3000-\u3004\u3008-\u303f\ufe30-\ufe4f\uff00-\uff65\uffe0-\uffef"
_QUOTES = "“”‘’…—·"

CJK = re.compile(f"[{_HAN}{_KANA}{_HANGUL}{_MARKS}]")
"""Any character of Chinese, Japanese or Korean, its punctuation too."""

_CHARACTER = re.compile(f"[{_HAN}{_KANA}]")
_WORD = re.compile(rf"[^\W_{_HAN}{_KANA}]+(?:['’.,-][^\W_{_HAN}{_KANA}]+)*")
_SOLID = re.compile(f"[{_HAN}{_KANA}{_MARKS}]")
_NEUTRAL = re.compile(f"[{_QUOTES}]")


def count(text: str) -> tuple[int, int]:
    """Count (words, characters): words of spaced scripts and Hangul, characters of Han and kana."""
    characters = len(_CHARACTER.findall(text)) if not text.isascii() else 0
    return len(_WORD.findall(text)), characters


def joins(before: str, after: str) -> bool:
    """Tell whether a line that ends and one that begins so are joined without a space.

    Chinese and Japanese have no spaces: a line break in the source is no more than that.
    """
    solid = bool(_SOLID.match(before)), bool(_SOLID.match(after))
    neutral = bool(_NEUTRAL.match(before)), bool(_NEUTRAL.match(after))
    return any(solid) and all(s or n for s, n in zip(solid, neutral, strict=True))
