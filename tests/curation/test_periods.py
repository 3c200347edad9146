"""Hold the periods of each cadence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.curation.periods import last_day, period_after, period_named, period_of
from newsroom.model import Cadence

MAKING = [cadence for cadence in Cadence if cadence is not Cadence.MANUAL]


@pytest.mark.parametrize(
    ("day", "cadence", "name", "last"),
    [
        ("2025-03-20", Cadence.WEEKLY, "2025-w12", "2025-03-23"),
        ("2024-12-30", Cadence.WEEKLY, "2025-w01", "2025-01-05"),
        ("2025-03-20", Cadence.FORTNIGHTLY, "2025-w12", "2025-03-23"),
        ("2025-03-24", Cadence.FORTNIGHTLY, "2025-w14", "2025-04-06"),
        # 2020 has a week 53, which no even week closes.
        ("2020-12-31", Cadence.FORTNIGHTLY, "2021-w02", "2021-01-17"),
        ("2024-02-01", Cadence.MONTHLY, "2024-02", "2024-02-29"),
        ("2025-12-31", Cadence.MONTHLY, "2025-12", "2025-12-31"),
        ("2025-03-31", Cadence.QUARTERLY, "2025-q1", "2025-03-31"),
        ("2025-10-01", Cadence.QUARTERLY, "2025-q4", "2025-12-31"),
    ],
)
def test_a_day_is_in_a_named_period(day: str, cadence: Cadence, name: str, last: str) -> None:
    """Names are ISO's, and the last day is what an issue is dated."""
    period = period_of(date.fromisoformat(day), cadence)
    assert period
    assert (name, last) == (period.name, str(period.last))


@given(day=st.dates(date(1900, 1, 1), date(2200, 1, 1)), cadence=st.sampled_from(MAKING))
@settings(max_examples=200)
def test_periods_follow_each_other_without_gaps(day: date, cadence: Cadence) -> None:
    """Each day is in one period, the next begins the day after, and names lead back."""
    period = period_of(day, cadence)
    assert period
    assert period.last >= day
    assert period == period_of(period.last, cadence) == period_named(period.name, cadence)
    assert period.last == last_day(period.name)
    following = period_after(period, cadence)
    assert following
    assert following == period_of(period.last + timedelta(days=1), cadence)
    assert following.name > period.name


@pytest.mark.parametrize("cadence", MAKING)
def test_time_ends_without_a_fall(cadence: Cadence) -> None:
    """The last day of the calendar is in a period, after which there is none."""
    period = period_of(date.max, cadence)
    assert period
    assert period_after(period, cadence) is None


def test_a_manual_topic_makes_no_periods() -> None:
    """Its issues have files, whatever they are called."""
    assert period_of(date(2025, 3, 1), Cadence.MANUAL) is None
    assert period_named("2025-03", Cadence.MANUAL) is None


def test_a_name_of_another_cadence_is_none_of_ours() -> None:
    """A monthly topic makes no week, and a fortnight has an even week."""
    assert period_named("2025-w12", Cadence.MONTHLY) is None
    assert period_named("2025-w11", Cadence.FORTNIGHTLY) is None
    assert period_named("special", Cadence.MONTHLY) is None


@pytest.mark.parametrize(
    ("name", "want"),
    [
        ("2025-03-20", date(2025, 3, 20)),
        ("2025-02", date(2025, 2, 28)),
        ("2025-w12", date(2025, 3, 23)),
        ("2025-q3", date(2025, 9, 30)),
        ("2025-13", None),
        ("2025-w54", None),
        ("2025-02-30", None),
        ("special", None),
        ("2025", None),
    ],
)
def test_a_name_tells_its_day(name: str, want: date | None) -> None:
    """An issue's file need not repeat the date that its name says."""
    assert want == last_day(name)
