"""Test that what an edit needs is begun at a glance, and that none of it is left behind."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from newsroom.press.ahead import start_ahead
from newsroom.press.aside import aside
from newsroom.press.beside import Beside
from newsroom.press.early import Early, begin
from newsroom.press.glance import Call, Glance
from newsroom.press.unchanged import Standing
from newsroom.settings import load_settings
from newsroom.settingsfile import run_settings
from support.notes import last
from support.sites import write_publication


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a publication, from inside."""
    made = write_publication(tmp_path)
    monkeypatch.chdir(made)
    return made


def seen(folder: Path, *edited: Path) -> Glance:
    """Return what a glance saw."""
    found = Glance()
    found.call = Call(("--quiet",), "pelicanconf.py")
    found.table = run_settings(str(folder / "pelicanconf.py"))
    found.edited = tuple(map(str, edited))
    return found


def begun(folder: Path, *edited: Path) -> Early:
    """Begin with what a glance saw."""
    early = begin(seen(folder, *edited))
    assert early is not None
    return early


def test_without_an_edit_nothing_is_begun(folder: Path) -> None:
    """Nor where the glance had no settings."""
    assert begin(seen(folder)) is None
    assert begin(Glance()) is None


def test_an_edited_brief_is_read(folder: Path) -> None:
    """By a process of its own; what is not there is left out."""
    brief = next((folder / "content/briefs").rglob("*.md"))
    early = begun(folder, brief, folder / "content/briefs/gone.ko.md")
    packed = early.packed()

    assert list(packed) == [brief.relative_to(folder).as_posix()]
    (kept,) = packed.values()
    assert kept.sha256 == hashlib.sha256(brief.read_bytes()).hexdigest()
    assert kept.look.size == brief.stat().st_size
    assert early.packed() is early.packed()
    early.end()


def test_settings_that_are_refused_give_nothing(folder: Path) -> None:
    """The build itself says what is wrong with them."""
    found = seen(folder, next((folder / "content/briefs").rglob("*.md")))
    found.table = {"NEWSROOM": "no table"}
    early = begin(found)
    assert early is not None
    assert early.packed() == {}


def test_what_nobody_asked_for_is_ended(folder: Path) -> None:
    """At once, and also where it is ended twice."""
    endless = Beside(_wait_for_ever, bytes)
    endless.end()
    endless.end()
    early = begun(folder, next((folder / "content/briefs").rglob("*.md")))
    early.end()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_an_edit_that_the_glance_did_not_see_is_read_anew(folder: Path) -> None:
    """A file may be saved between the glance and the look that counts."""
    first, second = sorted((folder / "content/briefs").rglob("*.md"))[:2]
    settings, _ = load_settings(folder / "pelicanconf.py")
    assert settings is not None
    early = begun(folder, first)
    standing = Standing(last((), ()), (str(first), str(second)), True, True, 0.0)  # noqa: FBT003
    ahead = start_ahead(settings, standing, early)

    assert set(ahead.packed()) == set(ahead.paths)
    assert len(ahead.paths) == 2
    ahead.end()
    early.end()


def test_where_there_is_no_fork_work_waits_until_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And is never done if nobody asks."""
    done = []
    monkeypatch.delattr(os, "fork")
    answer = aside(lambda: done.append(1) or b"answer")  # type: ignore[func-returns-value]
    answer.end()
    assert not done
    assert answer() == b"answer"


def _wait_for_ever() -> bytes:
    while True:
        os.read(os.pipe()[0], 1)
