"""The Nu checker reads every page of the sample publication."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

VNU = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"

KNOWN = {
    "role is unnecessary for element": "Safari forgets that a list without bullets is a list",
    "violates Content Security Policy (meta tag)": "read from disk, the checker has no origin",
}
"""Warnings that we have looked at and why they stay; errors have no such list."""


def complaints(folder: Path) -> list[str]:
    """Return the checker's errors and warnings for all HTML under a folder, in one run."""
    command = ["java", "-jar", str(VNU), "--format", "json", "--skip-non-html", str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(ran.stderr)["messages"]
    return [
        f"{m['url'].removeprefix(f'file:{folder}/')}:{m.get('lastLine')}: {m['message']}"
        for m in messages
        if m["type"] != "info"
        or (m.get("subType") == "warning" and not any(known in m["message"] for known in KNOWN))
    ]


def test_every_page_is_valid(site: Path) -> None:
    """No page has an error or a warning."""
    assert len(list(site.rglob("*.html"))) > 100

    assert complaints(site) == []


def test_the_checker_bites(tmp_path: Path) -> None:
    """The same run finds an error where there is one."""
    page = "<!doctype html><html lang=en><title>x</title><p><div></p><img src=a b>"
    (tmp_path / "bad.html").write_text(page, encoding="utf-8")

    assert complaints(tmp_path) != []
