"""Lighthouse gives the pages that are read most a hundred; their speed is only told."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from support.browsing import CHROMIUM

pytestmark = pytest.mark.browser

LIGHTHOUSE = Path(__file__).parent / "node_modules/.bin/lighthouse"
FLAGS = "--headless=new --no-sandbox --disable-quic --no-first-run --disable-component-update"
SOUND = ("accessibility", "best-practices", "seo")
SPEED = "performance"
"""Told and not held: on a busy machine it says more of the machine than of the page."""


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
    return {name: round(100 * found[name]["score"]) for name in (*SOUND, SPEED)}


@pytest.mark.parametrize(
    "page", ["ko/", "ko/greater-bay-area-ai/2025-03/", "en/briefs/hong-kong-bridgehead/"]
)
def test_a_hundred(address: str, page: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A front page, an issue and a brief: accessible, sound and findable."""
    found = scores(address + page)
    with capsys.disabled():
        print(f"\n{page} {SPEED} {found[SPEED]} of 100")  # noqa: T201 - for whoever watches

    assert {name: found[name] for name in SOUND} == dict.fromkeys(SOUND, 100)
