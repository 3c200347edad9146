"""Hold dates to each language's long form, as precise as they are known."""

from __future__ import annotations

import importlib
import subprocess
import sys
from datetime import date

import pytest

from newsroom.locales import open_locale
from newsroom.locales.hiding import hidden
from newsroom.model import PartialDate

GOLDEN = {
    "ko": ("2025년 3월 20일", "2025년 3월", "2025년"),
    "en": ("20 March 2025", "March 2025", "2025"),
    "zh-Hant": ("2025年3月20日", "2025年3月", "2025年"),
    "zh-Hans": ("2025年3月20日", "2025年3月", "2025年"),
    "ja": ("2025年3月20日", "2025年3月", "2025年"),
}


@pytest.mark.parametrize("tag", GOLDEN)
def test_a_date_is_written_in_full(tag: str) -> None:
    """Days are British in English, and Japanese never gets the 2025/03/20 of Babel's medium."""
    locale = open_locale(tag, {})
    day, month, year = GOLDEN[tag]
    assert day == locale.date(date(2025, 3, 20))
    assert month == locale.month(date(2025, 3, 20))
    got = [locale.date(PartialDate(2025, *rest)) for rest in ((3, 20), (3,), ())]
    assert [day, month, year] == got


@pytest.mark.parametrize(
    ("tag", "near", "far"),
    [
        ("ko", "2025년 3월 ~ 4월", "2025년 3월 ~ 2026년 1월"),
        ("en", "March\u2009\u2013\u2009April 2025", "March 2025\u2009\u2013\u2009January 2026"),
        ("zh-Hant", "2025年3月至4月", "2025年3月至2026年1月"),
        ("zh-Hans", "2025年3月至4月", "2025年3月至2026年1月"),
        ("ja", "2025年3月～4月", "2025年3月～2026年1月"),
    ],
)
def test_a_span_of_months_is_written_as_the_language_writes_spans(
    tag: str, near: str, far: str
) -> None:
    """What both ends share is said once; one month is one."""
    locale = open_locale(tag, {})
    first = date(2025, 3, 20)

    assert near == locale.months(first, date(2025, 4, 2))
    assert far == locale.months(first, date(2026, 1, 31))
    assert locale.month(first) == locale.months(first, date(2025, 3, 31))


def test_no_zones_are_opened() -> None:
    """Where pytz is installed, as it is here, no build waits for its six hundred zones."""
    opened = "import sys, newsroom.templating.environment, newsroom.locales"
    looked = "assert 'pytz' not in sys.modules; import pytz, babel.dates; assert pytz.timezone"
    subprocess.run([sys.executable, "-c", f"{opened}; {looked}"], check=True)


def test_what_is_hidden_is_there_again() -> None:
    """Also what was open before."""
    before = importlib.import_module("json")
    with hidden("json"), pytest.raises(ModuleNotFoundError):
        importlib.import_module("json")

    assert importlib.import_module("json") is before
