"""Test that what changed is read again and nothing else, as reading everything anew would."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom.press.preview import shelf as module
from newsroom.press.preview.shelf import Shelf, changed_paths, fill, look_again
from newsroom.settings import Settings, load_settings
from support.sites import write_publication

FERRIES = "content/briefs/2025/ferries.ko.md"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return the settings of a small publication."""
    found, problems = load_settings(write_publication(tmp_path) / "pelicanconf.py")
    assert found is not None, problems
    return found


@pytest.fixture
def shelf(settings: Settings) -> Shelf:
    """Read the small publication."""
    return fill(settings, processes=1)


def same(one: Shelf, other: Shelf) -> bool:
    """Tell whether two shelves hold the same readings, problems and looks."""
    return (one.entries, one.known, one.problems) == (other.entries, other.known, other.problems)


def test_nothing_changed(shelf: Shelf, settings: Settings) -> None:
    """The same shelf comes back."""
    assert look_again(shelf, settings) is shelf
    assert look_again(shelf, settings, [settings.root / FERRIES]) is shelf
    assert look_again(shelf, settings, []) is shelf


def test_a_touched_file_gives_what_it_gave(shelf: Shelf, settings: Settings) -> None:
    """Its bytes decide; nothing that was read is replaced."""
    (settings.root / FERRIES).touch()
    again = look_again(shelf, settings, [settings.root / FERRIES])

    assert again.known is shelf.known or again.known == shelf.known
    assert changed_paths(shelf, again) == ()


def test_one_file_is_read_and_no_other(
    shelf: Shelf, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the folders are not gone through."""
    monkeypatch.setattr(module, "survey", None)
    file = settings.root / FERRIES
    file.write_text(file.read_text().replace("아침에", "저녁에"))
    again = look_again(shelf, settings, [file])

    assert changed_paths(shelf, again) == (FERRIES,)
    assert "저녁에" in str(again.known[FERRIES].reading)
    assert same(again, fill(settings, processes=1))


def remove(settings: Settings) -> Path:
    """Remove a brief."""
    (settings.root / FERRIES).unlink()
    return settings.root / FERRIES


def add(settings: Settings) -> Path:
    """Add a brief."""
    shutil.copy(settings.root / FERRIES, settings.root / "content/briefs/2025/more.ko.md")
    return settings.root / "content/briefs/2025/more.ko.md"


def link(settings: Settings) -> Path:
    """Put a link in a brief's place."""
    (settings.root / FERRIES).unlink()
    (settings.root / FERRIES).symlink_to("bridgehead.ko.md")
    return settings.root / FERRIES


def folder(settings: Settings) -> Path:
    """Add a folder with a brief in it."""
    (settings.root / "content/briefs/2026").mkdir()
    shutil.copy(settings.root / FERRIES, settings.root / "content/briefs/2026/new.ko.md")
    return settings.root / "content/briefs/2026"


def twin(settings: Settings) -> Path:
    """Add a name that differs only in case."""
    shutil.copy(settings.root / FERRIES, settings.root / "content/briefs/2025/Ferries.ko.md")
    return settings.root / "content/briefs/2025/Ferries.ko.md"


def no_content(settings: Settings) -> Path:
    """Remove the whole content."""
    shutil.rmtree(settings.content)
    return settings.content


def latin(settings: Settings) -> Path:
    """Save a brief in another encoding."""
    (settings.root / FERRIES).write_bytes("---\ntitle: 배\n---\n".encode("cp949"))
    return settings.root / FERRIES


@pytest.mark.parametrize("change", [remove, add, link, folder, twin, no_content, latin])
def test_a_change_is_found_as_reading_anew_finds_it(
    shelf: Shelf, settings: Settings, change: Callable[[Settings], Path]
) -> None:
    """By the path that is told of, and by going through everything."""
    path = change(settings)
    anew = fill(settings, processes=1)

    assert same(look_again(shelf, settings, [path]), anew)
    assert same(look_again(shelf, settings), anew)


def test_what_is_no_content_is_not_looked_at(
    shelf: Shelf, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor's own files beside the text, and files elsewhere."""
    monkeypatch.setattr(module, "survey", None)
    beside = settings.root / "content/briefs/2025/.ferries.ko.md.swp"
    beside.write_text("x")
    elsewhere = settings.root / "output/index.html"

    assert look_again(shelf, settings, [beside, elsewhere, settings.root / "gone.md"]) is shelf


def test_what_comes_back_is_known(
    shelf: Shelf, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A branch that is left and come back to is not read again."""
    kept = settings.content.rename(settings.root / "kept")
    without = look_again(shelf, settings)
    kept.rename(settings.content)
    monkeypatch.setattr("newsroom.reading.reader.read_file", None)
    again = look_again(without, settings)

    assert without.known == {}
    assert again.known == shelf.known


def test_many_files_at_once(shelf: Shelf, settings: Settings) -> None:
    """They are shared out among processes, and give the same."""
    text = (settings.root / FERRIES).read_text()
    for number in range(60):
        (settings.root / f"content/briefs/2025/more-{number}.ko.md").write_text(text)

    assert same(look_again(shelf, settings, processes=2), fill(settings, processes=1))
