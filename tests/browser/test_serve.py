"""An editor's loop in a real browser: save, look; a mistake lies over the page until mended."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from support.sites import write_publication

pytestmark = pytest.mark.browser

PATIENCE = 30_000


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Serve a small publication; yield its folder and address."""
    write_publication(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "newsroom", "serve", "--port", "0", "--format", "web"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.match(r"(http://127\.0\.0\.1:\d+/) shows the site", line):
            break
    else:
        pytest.fail("it ended")
    yield tmp_path, found[1]
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=30)


def test_the_loop(served: tuple[Path, str], chromium: Browser) -> None:
    """The page follows each save by itself, and never shows half a site."""
    root, address = served
    brief = root / "content/briefs/2025/ferries.ko.md"
    text = brief.read_text(encoding="utf-8")
    tab = chromium.new_page()
    tab.goto(f"{address}ko/briefs/ferries/")
    pane = tab.locator("#newsroom-problems")
    tab.wait_for_timeout(500)

    brief.write_text(text.replace("아침에", "저녁에"), encoding="utf-8")
    expect(tab.locator("main")).to_contain_text("저녁에", timeout=PATIENCE)
    brief.write_text(text.replace("topics: [", "topics: [nowhere, "), encoding="utf-8")
    expect(pane).to_contain_text('unknown topic "nowhere"', timeout=PATIENCE)
    expect(tab.locator("main")).to_contain_text("저녁에")
    brief.write_text(text, encoding="utf-8")
    expect(tab.locator("main")).to_contain_text("아침에", timeout=PATIENCE)
    expect(pane).to_have_count(0)
    tab.close()
