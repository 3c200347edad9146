"""Say which characters and which glyph forms a language is set in."""

from __future__ import annotations

from collections.abc import Mapping

SHAPES: Mapping[str, str] = {"ko": "kr", "en": "kr", "ja": "jp", "zh-Hans": "sc", "zh-Hant": "tc"}
"""Whose glyph forms a language is set in; Latin quotes and dashes are narrow in the Korean face."""

FACES: Mapping[str, int] = {"jp": 0, "kr": 1, "sc": 2, "tc": 3}
"""Where each script's face stands in a collection of Noto CJK."""

IGNORED = frozenset({0x09, 0x0A, 0x0D, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFE0E, 0xFE0F})
"""Characters that shape or separate, and need no glyph."""

BASIC = frozenset({*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x2010, 0x2028), 0x2030, 0x3000})
"""What a style sheet or a hyphenated line may add to any text."""


def shape_of(language: str) -> str:
    """Return whose glyph forms a language is set in; a language we do not know is in Latin."""
    return SHAPES.get(language, "kr")


def is_syllable(code: int) -> bool:
    """Tell whether a code point is a Korean syllable."""
    return 0xAC00 <= code <= 0xD7A3  # noqa: PLR2004 - the Unicode block


def hangul() -> frozenset[int]:
    """Return the 2,350 syllables of KS X 1001: with them cut, a new Korean word cuts nothing."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xC9) for cell in range(0xA1, 0xFF))
    return frozenset(ord(pair.decode("euc_kr")) for pair in rows)
