"""Every PDF of the sample publication, as a press would check it before it is sent."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

EDITIONS = 9
OURS = re.compile(r"[A-Z]{6}\+nr-(sans|serif|emoji)")


def run(*command: str) -> str:
    """Return what a tool prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def editions(site: Path) -> tuple[Path, ...]:
    """Return every PDF of the sample."""
    found = tuple(sorted(site.rglob("*.pdf")))
    assert len(found) == EDITIONS
    return found


def test_all_are_accessible(editions: tuple[Path, ...]) -> None:
    """PDF/UA-1 holds in each."""
    validation = importlib.import_module("page")
    failures = {}
    for pdf in editions:
        report = json.loads(validation.validate_pdf(str(pdf), profile="ua1").to_json())
        if not report["is_compliant"]:
            failures[pdf.name] = report["failures"]

    assert failures == {}


def test_all_are_sound_and_small(editions: tuple[Path, ...]) -> None:
    """No fault of syntax; at most 60 kB a page and 3 MB an issue."""
    for pdf in editions:
        assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(pdf))
        pages = int(re.findall(r"^Pages:\s+(\d+)", run("pdfinfo", str(pdf)), re.MULTILINE)[0])
        assert pdf.stat().st_size <= min(pages * 60_000, 3_000_000), pdf.name


def test_all_hold_only_our_fonts(editions: tuple[Path, ...]) -> None:
    """Every font is a subset of ours."""
    for pdf in editions:
        rows = run("pdffonts", str(pdf)).splitlines()[2:]
        assert rows
        assert [row for row in rows if not OURS.match(row)] == []


def test_all_say_what_the_briefs_say(site: Path, editions: tuple[Path, ...]) -> None:
    """Copied text has no joiner, and lists every headline of the web page, in its order."""
    for pdf in editions:
        text = re.sub(r"\s+", "", run("pdftotext", "-f", "2", str(pdf), "-"))
        page = (pdf.parent / "index.html").read_text(encoding="utf-8")
        contents = page[
            page.index('class="contents') : page.index("</nav>", page.index("contents"))
        ]
        titles = re.findall(r"<a [^>]*>(?:<span[^>]*>)?([^<]+)<", contents)

        assert "\u2060" not in text
        assert titles
        places = [text.find(re.sub(r"\s+", "", title.replace("&#39;", "'"))) for title in titles]
        assert places == sorted(places), pdf.name
        assert -1 not in places, pdf.name
