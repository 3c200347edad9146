"""Hold what waits: embargoes and dates in the future."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from newsroom.curation import curate
from newsroom.curation.holding import today
from newsroom.model import Manuscripts, Publication
from newsroom.problems import Problem
from support.publications import brief, settings, topic

SEOUL = timezone(timedelta(hours=9))
MOMENT = datetime(2025, 3, 21, 7, 0, tzinfo=SEOUL)


def curated(now: datetime, **facts: object) -> tuple[Publication, tuple[Problem, ...]]:
    """Curate one brief of 21 March at a moment."""
    made = Manuscripts(
        briefs=brief("a", date(2025, 3, 21), entities=("cloudwalk",), **facts),
        topics=(topic("harbour"),),
    )
    return curate(made, settings(), now=now)


@pytest.mark.parametrize(
    ("before", "want"), [(timedelta(seconds=1), ("a",)), (timedelta(0), ()), (-timedelta(1), ())]
)
def test_an_embargo_holds_a_brief_back(before: timedelta, want: tuple[str, ...]) -> None:
    """Until that very moment it is in no issue and no index; the zone of the clock is nothing."""
    publication, problems = curated((MOMENT - before).astimezone(UTC), embargo=MOMENT)
    assert problems == ()
    assert want == publication.embargoed
    assert ([] if want else ["a"]) == list(publication.placed)
    assert bool(want) == (not publication.issues)
    assert "a" in publication.briefs


def test_a_brief_held_back_is_still_checked() -> None:
    """Its mistakes come to light before the morning it is to appear."""
    _, (problem,) = curated(MOMENT - timedelta(days=1), embargo=MOMENT, issue="nowhere")
    assert problem.code == "NR306"


def test_a_date_in_the_future_is_reported() -> None:
    """The day is the publication's own, not that of the machine."""
    assert curated(datetime(2025, 3, 20, 15, 0, tzinfo=UTC))[1] == ()
    publication, (problem,) = curated(datetime(2025, 3, 20, 14, 59, tzinfo=UTC))
    assert (problem.code, problem.place.line) == ("NR307", 3)
    assert "2025-03-21 is later than today, 2025-03-20" in problem.message
    assert list(publication.placed) == ["a"]


def test_a_future_date_under_an_embargo_is_meant() -> None:
    """The embargo says when it may be read."""
    assert curated(MOMENT - timedelta(days=5), embargo=MOMENT)[1] == ()


def test_moments_without_an_offset_are_local() -> None:
    """They are read in the publication's time zone on both sides."""
    naive = MOMENT.replace(tzinfo=None)
    assert today(naive, "Asia/Seoul") == date(2025, 3, 21)
    assert curated(naive, embargo=MOMENT)[0].embargoed == ()
    assert curated(MOMENT - timedelta(seconds=1), embargo=naive)[0].embargoed == ("a",)
