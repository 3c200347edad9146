"""A PDF of ours is set beside a plain call with the same pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.digests import measure_one


@pytest.mark.slow
def test_one_digest_is_set_in_all_three_ways(tmp_path: Path) -> None:
    """The page that is kept for a plain call is the page our press sets: 24 pages each."""
    found = measure_one(tmp_path, 1)
    assert found["pages"] == 24
    assert len(found["warm"]) == 2
    assert min(*found["warm"], *found["plain"]["wall"], *found["fresh"]["wall"]) > 0
