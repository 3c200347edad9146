"""Test that what is kept is taken back whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsroom.shelf import Shelf, write_whole


def test_what_was_put_is_taken(tmp_path: Path) -> None:
    """Under its key, as often as asked, and another content takes its place."""
    shelf = Shelf(tmp_path / "new/folder")
    assert shelf.take("key") is None
    shelf.put("key", b"one")
    assert shelf.take("key") == shelf.take("key") == b"one"
    shelf.put("key", b"")
    assert shelf.take("key") == b""


def test_what_was_cut_short_or_changed_is_not_taken(tmp_path: Path) -> None:
    """At whatever length, and by whatever byte."""
    shelf = Shelf(tmp_path)
    shelf.put("key", b"content")
    whole = (tmp_path / "key").read_bytes()
    for length in range(len(whole)):
        (tmp_path / "key").write_bytes(whole[:length])
        assert shelf.take("key") is None
        (tmp_path / "key").write_bytes(whole[:length] + b"\xff" + whole[length + 1 :])
        assert shelf.take("key") is None


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    """It costs time, no more."""
    (tmp_path / "file").write_text("a file, no folder")
    shelf = Shelf(tmp_path / "file")
    shelf.put("key", b"content")
    assert shelf.take("key") is None


def test_a_file_that_cannot_be_put_in_place_leaves_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what was there stays."""
    write_whole(tmp_path / "file", b"before")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "file", b"after")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_bytes() == b"before"
