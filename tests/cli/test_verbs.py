"""Test the verbs that look at a publication or show it."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.presses import tree
from support.sites import environment, newsroom, write_publication


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small publication without PDFs."""
    write_publication(tmp_path)
    with (tmp_path / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('NEWSROOM["formats"] = ["web"]\n')
    return tmp_path


def test_a_check_imports_nothing_heavy(folder: Path) -> None:
    """It runs in every pull request."""
    program = (
        "import sys; from newsroom.cli.main import run; code = run(['check']); "
        "sys.exit(code or str({'weasyprint', 'pelican', 'rich'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment(),
    )
    assert ran.stderr.strip() == "set()"


@pytest.mark.parametrize("kind", ["brief", "translation", "topic", "issue", "outlets"])
def test_schemas_are_printed(folder: Path, kind: str) -> None:
    """As JSON, for an editor's tools; without a kind they are listed."""
    ran = newsroom(folder, "schema", kind)
    assert json.loads(ran.stdout)["$schema"].startswith("https://json-schema.org/")
    assert kind in newsroom(folder, "schema").stdout.split()


def test_translations_are_listed_and_marked(folder: Path) -> None:
    """Sixteen digits change, and then the translation is up to date."""
    listed = newsroom(folder, "translations").stdout.splitlines()
    assert listed[0].startswith("content/briefs/2025/bridgehead.en.md: older than its original")
    assert listed[-1] == "1 translation, 1 older than its original"
    before = tree(folder / "content")
    marked = newsroom(folder, "translations", "--mark", "bridgehead", "en")
    assert (marked.returncode, marked.stderr) == (0, "")
    after = tree(folder / "content")
    changed = [name for name in before if before[name] != after[name]]
    assert changed == ["briefs/2025/bridgehead.en.md"]
    assert (
        newsroom(folder, "translations").stdout == "1 translation, none older than its original\n"
    )
    assert "up to date" in newsroom(folder, "translations", "--all").stdout
    original = folder / "content/briefs/2025/bridgehead.ko.md"
    original.write_text(original.read_text().replace("교두보", "거점"))
    assert newsroom(folder, "translations", "--write").returncode == 0
    assert "none older" in newsroom(folder, "translations").stdout


def test_a_new_translation_can_be_marked_before_it_is_whole(folder: Path) -> None:
    """Its author does not have to find the digest."""
    path = folder / "content/briefs/2025/ferries.en.md"
    path.write_text("---\ntitle: Ferries\nsummary: More.\ntranslation: {mode: human}\n---\nText.\n")
    ran = newsroom(folder, "translations", "--mark", "ferries", "en")
    assert ran.returncode == 0, ran.stderr
    assert re.search(r"\{of: [0-9a-f]{16}, mode: human\}", path.read_text())
    assert "ferries" not in newsroom(folder, "translations").stdout


@pytest.mark.parametrize(
    ("slug", "language", "words"),
    [
        ("bridghead", "en", 'there is no brief "bridghead"; did you mean "bridgehead"?'),
        ("bridgehead", "ja", '"bridgehead" has no translation "ja"; it has en'),
        ("bridgehead", "ko", '"bridgehead" has no translation "ko"'),
        ("ferries", "en", '"ferries" has no translation "en"; it has none'),
    ],
)
def test_what_cannot_be_marked_is_said(folder: Path, slug: str, language: str, words: str) -> None:
    """With the nearest name."""
    ran = newsroom(folder, "translations", "--mark", slug, language)
    assert (ran.returncode, words in ran.stderr) == (2, True), ran.stderr


@pytest.mark.parametrize(("ci", "shown"), [("", True), ("true", False)])
def test_progress_is_for_those_who_watch(folder: Path, ci: str, shown: bool) -> None:  # noqa: FBT001
    """On a terminal, and not in CI."""
    parent, child = pty.openpty()
    ran = subprocess.Popen(
        [sys.executable, "-m", "newsroom", "build", "--processes", "2"],
        cwd=folder,
        env=environment(CI=ci, TERM="xterm"),
        stdout=subprocess.DEVNULL,
        stderr=child,
    )
    os.close(child)
    told = b""
    while True:
        try:
            part = os.read(parent, 4096)
        except OSError:
            break
        if not part:
            break
        told += part
    os.close(parent)
    assert ran.wait(timeout=60) == 0
    assert ("making the site" in told.decode()) == shown


def test_a_format_that_is_not_known_is_said(folder: Path) -> None:
    """With the nearest."""
    ran = newsroom(folder, "build", "--format", "wbe")
    assert ran.returncode == 2
    assert 'there is no format "wbe"; did you mean "web"?' in ran.stderr


def test_a_quiet_build_says_nothing(folder: Path) -> None:
    """Only problems would be said."""
    newsroom(folder, "translations", "--write")
    ran = newsroom(folder, "build", "--quiet", "--output", "elsewhere")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert (folder / "elsewhere/ko/index.html").is_file()


def test_a_quick_build_leaves_out_what_only_publishing_needs(tmp_path: Path) -> None:
    """No search, no card, no twin: and no page that names one."""
    write_publication(tmp_path)
    with (tmp_path / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('SITEURL = "https://sample.example"\n')
        settings.write('NEWSROOM["formats"] = ["web", "feed", "data", "search"]\n')
    whole = newsroom(tmp_path, "build")
    assert whole.returncode == 0, whole.stderr
    made = {path.name for path in (tmp_path / "output").rglob("*") if path.is_file()}
    assert {"archive.json", "archive.csv", "brief.json", "feed.atom"} <= made
    assert (tmp_path / "output/ko/search/index.json").is_file()

    quick = newsroom(tmp_path, "build", "--quick")
    assert quick.returncode == 0, quick.stderr
    left = {path.name for path in (tmp_path / "output").rglob("*") if path.is_file()}
    assert not {"archive.json", "archive.csv", "brief.json", "brief.md"} & left
    assert "feed.atom" in left
    assert not (tmp_path / "output/ko/search").exists()
    assert not any("search/" in p.read_text() for p in (tmp_path / "output").rglob("*.html"))
