"""Test that dates are read in ISO 8601 only, and that any other is told how to be written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.model import PartialDate
from newsroom.reading.dates import read_day, read_moment, read_partial_date
from newsroom.reading.findings import Refusal


@pytest.mark.parametrize(
    ("text", "code", "mend"),
    [
        ("2025-13-45", "NR111", "months are 01 to 12"),
        ("2025-02-30", "NR111", "February 2025 has 28 days"),
        ("2025-00-01", "NR111", "months are 01 to 12"),
        ("0025-03-04", "NR111", "write it in four digits"),
        ("99/99/2025", "NR111", "write it as in 2025-03-21"),
        ("03/04/2025", "NR112", "write 2025-04-03 for 3 April or 2025-03-04 for 4 March"),
        ("13/04/2025", "NR112", "write 2025-04-13"),
        ("04/04/2025", "NR112", "write 2025-04-04"),
        ("2025.3.4", "NR112", "write 2025-03-04"),
        ("2025. 3. 4.", "NR112", "write 2025-03-04"),
        ("2025/3/4", "NR112", "write 2025-03-04"),
        ("2025-3-4", "NR112", "write 2025-03-04"),
        ("2025-3-45", "NR111", "March 2025 has 31 days"),
        ("2025년 3월 4일", "NR112", "write 2025-03-04"),
        ("2025年3月4日", "NR112", "write 2025-03-04"),
        ("20250304", "NR112", "write 2025-03-04"),
        ("２０２５-03-04", "NR112", "write 2025-03-04"),
        ("March 4, 2025", "NR112", "write 2025-03-04"),
        ("4th Mar. 2025", "NR112", "write 2025-03-04"),
        ("Mar 2025", "NR112", "write 2025-03, and the day after it where it is asked for"),
        ("25-3-4", "NR112", "write the year in four digits, as in 2025-03-04"),
        ("20일", "NR112", "write it as in 2025-03-21"),
        ("3월 20일", "NR112", "write it as in 2025-03-21"),
        ("2025-03", "NR112", "write it as in 2025-03-21"),
        ("2025-03-21T07:00Z", "NR112", "write 2025-03-21"),
        ("tomorrow", "NR112", "write it as in 2025-03-21"),
        ("٢٠٢٥-٠٣-٠٤", "NR112", "write it as in 2025-03-21"),
    ],
)
def test_other_dates_are_told_how_to_be_written(text: str, code: str, mend: str) -> None:
    """What was meant is written out wherever it can be told."""
    refused = read_day(text)

    assert isinstance(refused, Refusal)
    assert (code, mend) == (refused.code, refused.mend)


@given(day=st.dates(min_value=date(1000, 1, 1)))
@settings(max_examples=50)
def test_every_day_is_read(day: date) -> None:
    """Every day of the calendar is read as it is written."""
    assert day == read_day(str(day))
    assert PartialDate(day.year, day.month, day.day) == read_partial_date(str(day))


@given(text=st.text(st.sampled_from("0123456789-/.:T+Z 年月日년월일JanuryMch,"), max_size=20))
@settings(max_examples=300)
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises, whichever date is asked for."""
    for read in (read_day, read_partial_date, read_moment):
        found = read(text)
        assert not isinstance(found, Refusal) or found.code in {"NR111", "NR112"}


def test_a_date_may_be_partial() -> None:
    """A source's date is as precise as it is known."""
    assert PartialDate(2025) == read_partial_date("2025")
    assert PartialDate(2025, 3) == read_partial_date("2025-03")
    assert isinstance(read_partial_date("2025-13"), Refusal)
    assert isinstance(read_partial_date("25"), Refusal)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("2025-03-21T07:00+09:00", datetime(2025, 3, 20, 22, tzinfo=UTC)),
        ("2025-03-21 07:00:30 +0900", datetime(2025, 3, 20, 22, 0, 30, tzinfo=UTC)),
        ("2025-03-21T07:00Z", datetime(2025, 3, 21, 7, tzinfo=UTC)),
    ],
)
def test_a_moment_has_a_zone(text: str, want: datetime) -> None:
    """A time is read with its zone."""
    assert want == read_moment(text)


def test_a_moment_keeps_its_own_zone() -> None:
    """The zone that was written stays."""
    read = read_moment("2025-03-21T07:00+09:00")

    assert isinstance(read, datetime)
    assert timezone(timedelta(hours=9)) == read.tzinfo


@pytest.mark.parametrize(
    ("text", "code", "mend"),
    [
        (
            "2025-03-21T07:00",
            "NR112",
            "write the zone too, as in 2025-03-21T07:00+09:00",
        ),
        ("2025-03-21", "NR112", "write it as in 2025-03-21T07:00+09:00"),
        ("2025-03-21T25:00Z", "NR111", "hours end at 23, minutes at 59"),
        ("2025-02-30T07:00Z", "NR111", "February 2025 has 28 days"),
        ("soon", "NR112", "write it as in 2025-03-21T07:00+09:00"),
    ],
)
def test_other_moments_are_refused(text: str, code: str, mend: str) -> None:
    """A time without its zone, or that the clock does not have, is refused."""
    refused = read_moment(text)

    assert isinstance(refused, Refusal)
    assert (code, mend) == (refused.code, refused.mend)
