"""Change anything a site depends on, or the site itself: it is made anew, and only then."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from support.presses import tree
from support.sites import ROOT, newsroom, write_publication

HEAVY = ("babel", "jinja2", "markdown_it", "pelican", "rich", "uharfbuzz", "weasyprint", "yaml")
EMBARGO = "embargo: 2025-06-01T07:00+09:00\n"
Run = subprocess.CompletedProcess[str]


def build(folder: Path, *arguments: str, **environment: str) -> Run:
    """Build the web site of a publication."""
    environment = {"NEWSROOM_NOW": "2025-05-02", **environment}
    ran = newsroom(folder, "build", "--format", "web", *arguments, **environment)
    assert ran.returncode == 0, ran.stderr
    return ran


def was_idle(ran: Run) -> bool:
    """Tell whether a build found nothing to do."""
    return "nothing changed" in ran.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a publication that has a theme of its own and an embargo, and was built."""
    folder = write_publication(tmp_path_factory.mktemp("made"))
    (folder / "look").mkdir()
    (folder / "look/theme.toml").write_text('name = "look"\ninherits = "default"\n')
    settings = folder / "pelicanconf.py"
    text = re.sub(r"THEME = .*", 'THEME = "look"', settings.read_text())
    address = 'SITEURL = __import__("os").environ.get("SITEURL", "https://briefing.example")'
    settings.write_text(re.sub(r"SITEURL = .*", address, text))
    brief = folder / "content/briefs/2025/held.ko.md"
    held = (folder / "content/briefs/2025/ferries.ko.md").read_text()
    brief.write_text(held.replace("source:", f"{EMBARGO}source:"))
    (folder / "content/units.yml").write_text("")
    build(folder)
    return folder


@pytest.fixture
def still(made: Path) -> Path:
    """Return it as it rests after a build that had nothing to do."""
    time.sleep(0.12)
    build(made)
    assert was_idle(build(made))
    return made


def test_with_nothing_to_do_nothing_heavy_is_imported(still: Path) -> None:
    """Neither Pelican nor what reads, renders and prints."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "newsroom", "build", "--format", "web"],
        cwd=still,
        env=dict(os.environ, NEWSROOM_NOW="2025-05-02"),
        capture_output=True,
        text=True,
        check=True,
    )
    assert was_idle(ran)
    imported = {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines()}
    assert imported.isdisjoint(HEAVY)


def test_it_says_again_what_was_said(still: Path) -> None:
    """The same counts, the same warnings."""
    (still / ".newsroom/last").unlink()
    whole = build(still)
    again = build(still)
    assert (was_idle(whole), was_idle(again)) == (False, True)
    assert again.stderr == whole.stderr

    def said(ran: Run) -> list[str]:
        return [line for line in ran.stdout.splitlines()[1:] if "  time " not in line]

    assert said(again) == said(whole)


def brief_of(folder: Path) -> Path:
    """Return a brief that tests edit."""
    return folder / "content/briefs/2025/ferries.ko.md"


def turn(folder: Path) -> None:
    """Put one word for another of its length."""
    path = brief_of(folder)
    text = path.read_text()
    new = text.replace("아침에", "저녁에")
    path.write_text(new if new != text else text.replace("저녁에", "아침에"))


def turn_and_hide(folder: Path) -> None:
    """Change a brief, keep its size, and put its time back."""
    status = brief_of(folder).stat()
    turn(folder)
    os.utime(brief_of(folder), ns=(status.st_atime_ns, status.st_mtime_ns))


def turn_beside(folder: Path) -> None:
    """Change a copy, give it the brief's time, and rename it over the brief."""
    copy = folder / "copy.md"
    shutil.copy2(brief_of(folder), copy)
    turn_and_hide(folder)
    changed = brief_of(folder).read_bytes()
    brief_of(folder).write_bytes(copy.read_bytes())
    copy.write_bytes(changed)
    copy.rename(brief_of(folder))


def add_to_theme(folder: Path) -> None:
    """Give the theme a style sheet of its own."""
    path = folder / "look/static/css/tokens.css"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"/* {time.time_ns()} */")


def add_folder_and_brief(folder: Path) -> None:
    """Add a brief in a folder that is new."""
    path = folder / f"content/briefs/{time.time_ns()}/new-{time.time_ns()}.ko.md"
    path.parent.mkdir()
    path.write_text(brief_of(folder).read_text())


def fill_an_empty_file(folder: Path) -> None:
    """Write the first line of a file that was there, or another."""
    (folder / "content/units.yml").write_text(
        f"u{time.time_ns()}: {{forms: {{ko: '{{}}곳', en: '{{}}'}}}}\n"
    )


def rename_setting(folder: Path) -> None:
    """Give the publication another name."""
    path = folder / "pelicanconf.py"
    path.write_text(
        re.sub(r'"en": "[^"]*"', f'"en": "Name {time.time_ns()}"', path.read_text(), count=1)
    )


def spoil_a_page(folder: Path) -> None:
    """Change a page of the site, keep its size, and put its time back."""
    page = folder / "output/ko/index.html"
    status = page.stat()
    page.write_bytes(b"x" * status.st_size)
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))


def spoil_the_list(folder: Path) -> None:
    """Leave the press's own list of the site readable, and not as it was."""
    path = folder / "output/manifest.json"
    path.write_text(path.read_text() + "\n")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word": turn,
    "a word, hidden": turn_and_hide,
    "a word, renamed over": turn_beside,
    "a new folder": add_folder_and_brief,
    "an empty file": fill_an_empty_file,
    "a theme file": add_to_theme,
    "a setting": rename_setting,
    "a page spoilt": spoil_a_page,
    "a page gone": lambda folder: (folder / "output/en/index.html").unlink(),
    "a page more": lambda folder: (folder / "output/ko/more.html").write_text("more"),
    "a folder more": lambda folder: (folder / "output/ko/more").mkdir(),
    "the output gone": lambda folder: shutil.rmtree(folder / "output"),
    "the list of the site": spoil_the_list,
    "left behind": lambda folder: (folder / ".output-output.next").mkdir(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_changed_is_seen(still: Path, tmp_path: Path, name: str) -> None:
    """And what then stands there is what a clean build makes."""
    CHANGES[name](still)
    assert not was_idle(build(still))
    for part in ("content", "look"):
        shutil.copytree(still / part, tmp_path / part)
    shutil.copy(still / "pelicanconf.py", tmp_path)
    build(tmp_path)
    assert tree(still / "output") == tree(tmp_path / "output")


def test_surroundings_are_seen(still: Path) -> None:
    """An address from the environment, another output, other formats."""
    assert not was_idle(build(still, SITEURL="https://other.example"))
    assert not was_idle(build(still))
    assert not was_idle(build(still, "--output", "elsewhere"))
    assert not was_idle(build(still))
    assert was_idle(build(still))


def test_another_program_is_seen(still: Path, tmp_path: Path) -> None:
    """The same Python with a copy of ours in front: it may make something else."""
    shutil.copytree(ROOT / "plugins", tmp_path / "plugins")
    shutil.copytree(ROOT / "themes/broadsheet", tmp_path / "themes/broadsheet")
    assert not was_idle(build(still, PYTHONPATH=str(tmp_path / "plugins")))
    assert not was_idle(build(still))
    assert was_idle(build(still))


def test_the_moment_counts_where_an_embargo_ends(still: Path) -> None:
    """Not a second before, and not when it goes back over it either."""
    assert was_idle(build(still, NEWSROOM_NOW="2025-06-01T06:59:59+09:00"))
    assert not was_idle(build(still, NEWSROOM_NOW="2025-06-01T07:00+09:00"))
    assert was_idle(build(still, NEWSROOM_NOW="2031-01-01"))
    assert not was_idle(build(still, NEWSROOM_NOW="2025-06-01T06:59:59+09:00"))


def test_what_is_only_touched_is_recognised(still: Path) -> None:
    """By its digest, in content, theme and output; and by no more than a look the next time."""
    for part in ("content", "look", "output"):
        for path in (still / part).rglob("*"):
            path.touch()
    assert was_idle(build(still))
    assert was_idle(build(still, "--verify"))


@pytest.mark.parametrize("spoil", ["", "{}", "cut", "older"])
def test_a_spoilt_note_only_costs_time(still: Path, spoil: str) -> None:
    """It is data, under a checksum."""
    note = still / ".newsroom/last"
    whole = note.read_bytes()
    other = {"cut": whole[:-100], "older": whole.replace(b"0", b"1", 3)}
    note.write_bytes(other.get(spoil, spoil.encode()))
    assert not was_idle(build(still))
