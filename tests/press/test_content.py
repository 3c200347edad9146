"""Test that what is remembered of the content is what would be read anew."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsroom.model import Manuscripts
from newsroom.press import content
from newsroom.press.codec import codec_of
from newsroom.press.content import read_content
from newsroom.problems import Problem
from newsroom.settings import Settings, load_settings
from support.sites import write_publication

ALL = codec_of(Manuscripts)
Found = tuple[Manuscripts, tuple[Problem, ...], object]


@pytest.fixture
def publication(tmp_path: Path) -> Settings:
    """Return the settings of a small publication whose files have rested."""
    settings, problems = load_settings(write_publication(tmp_path) / "pelicanconf.py")
    assert settings is not None, problems
    time.sleep(0.12)
    return settings


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be read anew from here on."""

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(content, "pack", refuse)


def same(one: Found, other: Found) -> bool:
    """Tell whether two readings agree in everything, what is not compared too."""
    return one[1] == other[1] and ALL.encode(one[0]) == ALL.encode(other[0])


def anew(settings: Settings) -> Found:
    """Return what is read without a memory."""
    (settings.root / ".newsroom/cache/reading.sqlite").unlink(missing_ok=True)
    return read_content(settings, processes=1)


@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_remembered_is_what_was_read(
    publication: Settings, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without reading one file again, problems included."""
    (publication.content / "briefs/2025/odd.ko.md").write_text("---\ntitle: [\n---\n")
    time.sleep(0.12)
    first = read_content(publication, processes=processes)
    assert first[1]
    forget(monkeypatch)
    monkeypatch.setattr(content, "load", None)
    assert same(read_content(publication, processes=processes), first)


def test_a_touched_file_is_recognised(
    publication: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its bytes, as in a fresh clone of the repository."""
    first = read_content(publication, processes=1)
    for path in publication.content.rglob("*.*"):
        path.touch()
    forget(monkeypatch)
    assert same(read_content(publication, processes=1), first)


def test_an_edit_that_hides_is_found(publication: Settings) -> None:
    """Of the same length, its time put back, at once after it was read."""
    brief = publication.content / "briefs/2025/ferries.ko.md"
    for word, other in (("아침에", "저녁에"), ("저녁에", "아침에")) * 3:
        read_content(publication, processes=1)
        status = brief.stat()
        brief.write_text(brief.read_text().replace(word, other))
        os.utime(brief, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert brief.stat().st_size == status.st_size
        remembered = read_content(publication, processes=1)
        assert other in str(remembered)
        assert same(remembered, anew(publication))


def test_a_file_that_takes_another_s_place_is_found(publication: Settings) -> None:
    """Renamed over it, older than what it replaces."""
    older = publication.root / "older.md"
    brief = publication.content / "briefs/2025/ferries.ko.md"
    older.write_text(brief.read_text().replace("아침에", "저녁에"))
    os.utime(older, (0, 0))
    read_content(publication, processes=1)
    older.rename(brief)
    remembered = read_content(publication, processes=1)
    assert "저녁에" in str(remembered)
    assert same(remembered, anew(publication))


def test_a_file_that_is_gone_is_forgotten(publication: Settings) -> None:
    """The memory does not grow for ever."""
    read_content(publication, processes=1)
    (publication.content / "briefs/2025/ferries.ko.md").unlink()
    remembered = read_content(publication, processes=1)
    kept = (publication.root / ".newsroom/cache/reading.sqlite").read_bytes()
    assert b"2025/bridgehead.ko.md" in kept
    assert same(remembered, anew(publication))


def test_another_content_folder_is_another_content(publication: Settings, tmp_path: Path) -> None:
    """The same path below the root may mean something else there."""
    read_content(publication, processes=1)
    (publication.content / "pages").mkdir(exist_ok=True)
    inner = replace(publication, content=publication.content / "pages")
    assert same(read_content(inner, processes=1), anew(inner))
