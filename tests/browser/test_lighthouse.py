"""Lighthouse gives the pages that are read most a hundred in all four of its categories."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from pathlib import Path

import pytest

from support.browsing import CHROMIUM

pytestmark = pytest.mark.browser

LIGHTHOUSE = Path(__file__).parent / "node_modules/.bin/lighthouse"
FLAGS = "--headless=new --no-sandbox --disable-quic --no-first-run --disable-component-update"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 3
"""The middle of three: one run on a busy machine says nothing about a page's speed."""


def scores(url: str) -> dict[str, int]:
    """Return what Lighthouse gives a page on a slow phone, of 100, by category."""
    command = [str(LIGHTHOUSE), url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    ran = subprocess.run(
        command,
        env={**os.environ, "CHROME_PATH": CHROMIUM},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(ran.stdout)["categories"]
    return {name: round(100 * found[name]["score"]) for name in CATEGORIES}


@pytest.mark.parametrize(
    "page", ["ko/", "ko/greater-bay-area-ai/2025-03/", "en/briefs/hong-kong-bridgehead/"]
)
def test_a_hundred_in_all_four(address: str, page: str) -> None:
    """A front page, an issue and a brief: quick, accessible, sound and findable."""
    runs = [scores(address + page) for _ in range(RUNS)]
    middle = {name: statistics.median(run[name] for run in runs) for name in CATEGORIES}

    assert middle == dict.fromkeys(CATEGORIES, 100)
