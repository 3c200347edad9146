"""Test that numbers and units are read exactly, and that other spellings are told the mend."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.reading.findings import Refusal
from newsroom.reading.numbers import read_number, read_unit, read_whole_number


@pytest.mark.parametrize(
    ("text", "want"),
    [("1_000_000_000", "1000000000"), ("14.16", "14.16"), ("-5", "-5"), ("+3", "3"), ("007", "7")],
)
def test_a_number_is_read_exactly(text: str, want: str) -> None:
    """Underscores are for the eye, and a point stands before decimals."""
    assert Decimal(want) == read_number(text)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("10억", "write 1_000_000_000"),
        ("4.5억", "write 450_000_000"),
        ("3 만", "write 30_000"),
        ("100億", "write 10_000_000_000"),
        ("1.2 million", "write 1_200_000"),
        ("1bn", "write 1_000_000_000"),
        ("1,000,000", "write 1_000_000"),
        ("1 000", "write 1_000"),
        ("１００", "write 100"),
        ("5%", 'write 5, with "unit: percent"'),
        ("1e9", "write digits, with underscores for the eye: 1_000_000_000"),
        ("1__0", "write digits, with underscores for the eye: 1_000_000_000"),
        ("about 5", "write digits, with underscores for the eye: 1_000_000_000"),
        ("NaN", "write digits, with underscores for the eye: 1_000_000_000"),
        ("9" * 31, "write digits, with underscores for the eye: 1_000_000_000"),
    ],
)
def test_other_numbers_are_told_how_to_be_written(text: str, mend: str) -> None:
    """What was written for people is written out in digits."""
    refused = read_number(text)

    assert isinstance(refused, Refusal)
    assert ("NR119", mend) == (refused.code, refused.mend)


@given(text=st.text(st.sampled_from("0123456789_.,+-% eE억만bnmk兆"), max_size=40))
@settings(max_examples=300)
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises, and no number is other than finite."""
    number = read_number(text)

    assert isinstance(number, Refusal) or number.is_finite()


def test_a_whole_number_is_small_and_not_negative() -> None:
    """Issue numbers, ranks and limits are counted."""
    assert read_whole_number("12") == 12
    for text in ("-1", "1.5", "x", "1000000000"):
        assert isinstance(read_whole_number(text), Refusal)


@pytest.mark.parametrize("unit", ["HKD", "percent", "department", "gwh"])
def test_units_are_currencies_and_identifiers(unit: str) -> None:
    """Which of them exist is not asked here."""
    assert unit == read_unit(unit)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("HK$", 'write "HKD"'),
        ("홍콩 달러", 'write "HKD"'),
        ("%", 'write "percent"'),
        ("hkd", 'write "HKD"'),
        ("Hkd", 'write "HKD"'),
        ("¥", 'write "CNY" or "JPY"'),
        ("곳", 'write the letters of a currency such as HKD, "percent", or an id of units.yml'),
    ],
)
def test_signs_are_told_their_unit(text: str, mend: str) -> None:
    """A currency's sign or name is told its three letters."""
    refused = read_unit(text)

    assert isinstance(refused, Refusal)
    assert ("NR121", mend) == (refused.code, refused.mend)
