"""Hold dates to each language's long form, as precise as they are known."""

from __future__ import annotations

from datetime import date

import pytest

from newsroom.locales import open_locale
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
