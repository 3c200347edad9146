"""Hold money, percentages and counted things to what each language's papers print."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.languages import LANGUAGES
from newsroom.locales import open_locale
from newsroom.model import Names, Quantity, Unit

UNITS = {
    "company": Unit(
        "company",
        Names((
            ("ko", "{}곳"),
            ("en", "{} companies"),
            ("zh-Hant", "{}家企業"),
            ("zh-Hans", "{}家企业"),
            ("ja", "{}社"),
        )),
        Names((("en", "{} company"),)),
    ),
    "mast": Unit("mast", Names((("en", "{} masts"),)), Names((("en", "{} mast"),))),
    "odd": Unit("odd", Names((("en", "of them"),))),
}  # fmt: skip

GOLDEN = [
    tuple(cell.strip() for cell in line.split("|"))
    for line in Path(__file__).with_name("quantities.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: f"{row[0]}-{row[1]}")
def test_a_quantity_is_written_as_papers_print_it(row: tuple[str, ...]) -> None:
    """Each language writes a quantity with its own words, grouping and spacing, and exactly."""
    value, unit, *want = row
    quantity = Quantity(Decimal(value), unit)
    got = [open_locale(tag, UNITS).quantity(quantity) for tag in LANGUAGES]
    assert want == got


def test_an_estimate_is_introduced_in_each_language() -> None:
    """What is only about so much says so."""
    quantity = Quantity(Decimal(129_000_000), "USD")
    want = [
        "약 1억 2,900만 미국 달러",
        "about US$129 million",
        "約1.29億美元",
        "约1.29亿美元",
        "約1億2900万米ドル",
    ]
    assert want == [open_locale(tag, {}).approx(quantity) for tag in LANGUAGES]


def test_a_plain_number_keeps_every_digit() -> None:
    """Plain numbers are digits with separators, beyond the precision of decimal's context."""
    locale = open_locale("ko", {})
    want = ["12,345,678,901,234,567,890,123,456,789,012.5", "-0.001", "0", "1,234"]
    values = [
        Decimal("12345678901234567890123456789012.50"),
        Decimal("-0.001"),
        Decimal("-0"),
        1234,
    ]
    assert want == [locale.number(value) for value in values]


WORDS = {
    "경": 16, "조": 12, "억": 8, "만": 4, "trillion": 12, "billion": 9, "million": 6,
    "萬億": 12, "億": 8, "萬": 4, "万亿": 12, "亿": 8, "万": 4, "京": 16, "兆": 12,
}  # fmt: skip
PIECE = re.compile(rf"([\d.,]+)\s*({'|'.join(WORDS)})?")


def parsed(shown: str) -> Decimal:
    """Read a shown number back: the sum of its pieces."""
    pieces = PIECE.findall(shown.removeprefix("-"))
    total = sum(
        (Decimal(digits.replace(",", "")) * 10 ** WORDS.get(word, 0) for digits, word in pieces),
        Decimal(0),
    )
    return total.copy_negate() if shown.startswith("-") else total


@given(
    whole=st.integers(-(10**18), 10**18),
    zeros=st.integers(0, 12),
    decimals=st.integers(0, 3),
    tag=st.sampled_from(LANGUAGES),
)
@settings(max_examples=300, deadline=None)
def test_a_shown_number_is_never_false(whole: int, zeros: int, decimals: int, tag: str) -> None:
    """Whatever is written reads back as exactly the number that was meant."""
    value = Decimal(whole // 10**zeros * 10**zeros) / 10**decimals
    shown = open_locale(tag, UNITS).quantity(Quantity(value, "company"))
    assert value == parsed(shown)
