"""Open made sites in real Chromium, served from this machine only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from support.browsing import CHROMIUM, build, serve

ROOT = Path(__file__).parents[2]
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample publication once."""
    output = tmp_path_factory.mktemp("sample") / "output"
    build(ROOT / "pelicanconf.py", output)
    return output


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve the sample publication."""
    yield from serve(site)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()
