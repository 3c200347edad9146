"""State how each language's newspapers write: the data behind a Locale, once for each language.

Where papers differ the choice is noted beside the value. English is British in its dates, after
the style of the Hong Kong papers: ``20 March 2025``, ``HK$1 billion``, ``10 billion yuan``.
Traditional Chinese is that of Hong Kong: ``港元`` and not ``港幣``, ``萬億`` and not ``兆``.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from newsroom.locales.numerals import Grouped, Numerals, Scale, Scaled


class Quotes(Struct, frozen=True):
    """Hold the marks around a work's title, and those for a title inside it."""

    outer: tuple[str, str]
    inner: tuple[str, str]


class Style(Struct, frozen=True):
    """Hold all that one language's newspapers do in their own way."""

    tag: str
    own_name: str
    babel: str
    """The locale that Babel is asked for."""
    numerals: Numerals
    approx: str
    """How an inexact amount is introduced, around ``{}``."""
    money: Mapping[str, str]
    """Currencies, around ``{}``, that papers write otherwise than Babel."""
    is_name_joined: bool
    """A currency's name follows its number without a space."""
    pads_cents: bool
    """Write ``HK$7.50`` and not ``HK$7.5``."""
    quotes: Quotes
    words_a_minute: int
    languages: Mapping[str, str]
    """Names of other languages that Babel gives too long."""


CHARACTERS_A_MINUTE = 500
"""How many Han and kana characters are read in a minute, in every language."""

KOREAN = Style(
    tag="ko",
    own_name="한국어",
    babel="ko",
    # The National Institute's spacing: groups apart, each with its comma.
    numerals=Grouped(((16, "경"), (12, "조"), (8, "억"), (4, "만")), " ", is_separated=True),
    approx="약 {}",
    money={
        "CNY": "{}위안",
        "GBP": "{}파운드",
        "JPY": "{}엔",
        "KRW": "{}원",
        "TWD": "{} 대만 달러",
    },
    is_name_joined=False,
    pads_cents=False,
    quotes=Quotes(("「", "」"), ("『", "』")),
    words_a_minute=170,
    languages={"zh-Hant": "중국어(번체)", "zh-Hans": "중국어(간체)"},
)

ENGLISH = Style(
    tag="en",
    own_name="English",
    babel="en_GB",
    numerals=Scaled(
        (Scale(12, "trillion", 3), Scale(9, "billion", 3), Scale(6, "million", 3)),
        joint=" ",
        is_separated=True,
        most_whole=1000,
    ),
    approx="about {}",
    money={
        "AUD": "A${}",
        "CAD": "C${}",
        "CNY": "{} yuan",
        "EUR": "€{}",
        "GBP": "£{}",
        "HKD": "HK${}",
        "JPY": "{} yen",
        "KRW": "{} won",
        "NZD": "NZ${}",
        "SGD": "S${}",
        "TWD": "NT${}",
        "USD": "US${}",
    },
    is_name_joined=False,
    pads_cents=True,
    quotes=Quotes(("“", "”"), ("‘", "’")),
    words_a_minute=220,
    languages={},
)

TRADITIONAL = Style(
    tag="zh-Hant",
    own_name="繁體中文",
    babel="zh_Hant_HK",
    numerals=Scaled(
        (Scale(12, "萬億", 4), Scale(8, "億", 4), Scale(4, "萬", 2)),
        joint="",
        is_separated=True,
        most_whole=1_000_000,
    ),
    approx="約{}",
    # A bare 元 would be read as Hong Kong's or Taiwan's.
    money={"CNY": "{}元人民幣", "TWD": "{}元新台幣"},
    is_name_joined=True,
    pads_cents=False,
    quotes=Quotes(("《", "》"), ("〈", "〉")),
    words_a_minute=220,
    languages={},
)

SIMPLIFIED = Style(
    tag="zh-Hans",
    own_name="简体中文",
    babel="zh_Hans",
    # Mainland papers write four digits without a comma (GB/T 15835).
    numerals=Scaled(
        (Scale(12, "万亿", 4), Scale(8, "亿", 4), Scale(4, "万", 2)),
        joint="",
        is_separated=False,
        most_whole=1_000_000,
    ),
    approx="约{}",
    money={"CNY": "{}元"},
    is_name_joined=True,
    pads_cents=False,
    quotes=Quotes(("《", "》"), ("〈", "〉")),
    words_a_minute=220,
    languages={},
)

JAPANESE = Style(
    tag="ja",
    own_name="日本語",
    babel="ja",
    numerals=Grouped(((16, "京"), (12, "兆"), (8, "億"), (4, "万")), "", is_separated=False),
    approx="約{}",
    money={"CNY": "{}元", "GBP": "{}ポンド", "KRW": "{}ウォン", "TWD": "{}台湾ドル"},
    is_name_joined=True,
    pads_cents=False,
    quotes=Quotes(("「", "」"), ("『", "』")),
    words_a_minute=220,
    languages={},
)

STYLES: Mapping[str, Style] = {
    style.tag: style for style in (KOREAN, ENGLISH, TRADITIONAL, SIMPLIFIED, JAPANESE)
}
