"""Guess in which legacy encoding a text was saved, so that a message can name it."""

from __future__ import annotations

from msgspec import Struct


class _Legacy(Struct, frozen=True):
    """Describe an encoding by the characters that any text of its language is full of."""

    codec: str
    name: str
    common: frozenset[str]


_LEGACY = (
    _Legacy(
        "cp949",
        "cp949 (Korean, also called EUC-KR)",
        frozenset("이다는을의가에하고로지은한도를기사서어아인자리시해대라나스일정수있으과원부"),
    ),
    _Legacy(
        "cp932",
        "shift_jis (Japanese)",
        frozenset("のにはをたがでてとしれさいるあもうからなまこくりっんスーンルト、。年日"),
    ),
    _Legacy(
        "euc_jp",
        "euc_jp (Japanese)",
        frozenset("のにはをたがでてとしれさいるあもうからなまこくりっんスーンルト、。年日"),
    ),
    _Legacy(
        "gb18030",
        "gb18030 (simplified Chinese, also called GBK)",
        frozenset(
            "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会，。年发经"
        ),
    ),
    _Legacy(
        "big5",
        "big5 (traditional Chinese)",
        frozenset(
            "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會，。年發經"
        ),
    ),
)
WIDE = ("utf-16", "utf-32")
"""Encodings whose ASCII text is UTF-8 full of NULs."""
_SAMPLE = 65_536
_ENOUGH = 0.08
"""The least share of common characters: real text has 0.2 and more, a wrong guess almost none."""


def guess_encoding(data: bytes) -> str:
    """Return the likely encoding's name and language, or nothing where none is likely."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _every_other_is_zero(data):
        return "utf-16"
    best = max(_LEGACY, key=lambda legacy: _likeness(data, legacy))
    return best.name if _likeness(data, best) >= _ENOUGH else ""


def _every_other_is_zero(data: bytes) -> bool:
    """Tell UTF-16 by its ASCII, whose zeros stand on even places only, or on odd ones."""
    sample = data[:_SAMPLE]
    few, many = sorted((sample[0::2].count(0), sample[1::2].count(0)))
    return many > 4 * few + 3 and many * 10 >= len(sample)


def _likeness(data: bytes, legacy: _Legacy) -> float:
    """Return the share of the encoding's common characters among all that are not ASCII."""
    try:
        text = data.decode(legacy.codec)
    except UnicodeDecodeError:
        return 0.0
    foreign = [character for character in text if not character.isascii()]
    hits = sum(character in legacy.common for character in foreign)
    return hits / len(foreign) if foreign else 0.0
