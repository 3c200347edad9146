"""What counts as a figure, and how much it is."""

from __future__ import annotations

import pytest

from newsroom.intake.article import Line
from newsroom.intake.money import money_in


def told(text: str, language: str, country: str = "") -> list[str]:
    """Return the figures of a sentence as ``HKD 1000 = USD 129``."""
    found = (one.value for one in money_in([Line(1, text)], language, country))
    return [
        f"{m.quantity.unit} {m.quantity.value:f}"
        + (f" = {m.approx.unit} {m.approx.value:f}" if m.approx else "")
        for m in found
    ]


@pytest.mark.parametrize(
    ("language", "text", "want"),
    [
        ("ko", "10억 홍콩 달러(약 1억 2,900만 달러)", ["HKD 1000000000 = USD 129000000"]),
        ("ko", "1조2000억원과 3만5천 엔", ["KRW 1200000000000", "JPY 35000"]),
        ("ko", "31.2% 늘었고 2%포인트 올랐다", ["percent 31.2"]),
        ("ko", "100억 위안을 원활히", ["CNY 10000000000"]),
        ("en", "HK$1 billion (about US$129 million)", ["HKD 1000000000 = USD 129000000"]),
        ("en", "10 billion yuan (US$1.39 billion)", ["CNY 10000000000 = USD 1390000000"]),
        (
            "en",
            "RMB 4.5bn and €20m, up 9 per cent",
            ["CNY 4500000000", "EUR 20000000", "percent 9"],
        ),
        ("en", "a 5-year plan for 70 departments", []),
        ("zh-Hant", "10億港元（約1.29億美元）", ["HKD 1000000000 = USD 129000000"]),
        ("zh-Hant", "新台幣12億元，15億元人民幣", ["TWD 1200000000", "CNY 1500000000"]),
        ("zh-Hant", "撥款3億元", []),
        ("zh-Hans", "最高5000万元支持", ["CNY 50000000"]),
        ("zh-Hans", "约合13.8亿美元", ["USD 1380000000"]),
        ("ja", "10億香港ドル（約190億円）", ["HKD 1000000000 = JPY 19000000000"]),
        ("ja", "1億5000万円の円滑な", ["JPY 150000000"]),
    ],
)
def test_sums_are_read_in_five_languages(language: str, text: str, want: list[str]) -> None:
    """With the conversion in the brackets behind them; counts of things are none."""
    assert told(text, language) == want


def test_a_bare_dollar_is_somebodys() -> None:
    """In a Hong Kong paper nobody knows whose; in an American one it is plain."""
    assert told("$1 billion", "en", "US") == ["USD 1000000000"]
    assert told("$1 billion", "en", "HK") == []
