"""Test that lines are kept or not there, whatever became of their file."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from newsroom.press.store import Store

LINES = {f"name {number}": f"text {number} 홍콩 " * 40 for number in range(60)}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store with some lines in it."""
    made = Store(tmp_path / "cache/lines.sqlite", "one")
    assert made.put(LINES)
    return made


def test_lines_come_back(store: Store) -> None:
    """All of them, or one by its name."""
    assert store.everything() == LINES
    with store.reading() as look:
        assert look("name 7") == LINES["name 7"]
        assert look("name 777") is None


def test_lines_are_put_for_others_and_taken_out(store: Store) -> None:
    """In one step, and the sum of all stays right."""
    assert store.put({"name 1": "other", "more": "line"}, ["name 2", "never there"])
    kept = {name: text for name, text in LINES.items() if name != "name 2"}

    assert store.everything() == kept | {"name 1": "other", "more": "line"}
    assert store.replace({"only": "one"})
    assert store.everything() == {"only": "one"}


def test_another_version_finds_nothing_and_begins_anew(store: Store) -> None:
    """What one program wrote another does not believe."""
    newer = Store(store.file, "two")
    assert newer.everything() is None
    with newer.reading() as look:
        assert look("name 7") is None
    assert newer.put({"a": "b"})
    assert newer.everything() == {"a": "b"}
    assert store.everything() is None


def test_a_line_that_is_lost_is_missed(store: Store) -> None:
    """A sum over all lines says that one is gone, though every other is as it was."""
    with sqlite3.connect(store.file) as base:
        base.execute("DELETE FROM lines WHERE name = 'name 3'")
    assert store.everything() is None


def test_a_line_that_was_changed_is_not_believed(store: Store) -> None:
    """Nor is the whole."""
    with sqlite3.connect(store.file) as base:
        base.execute("UPDATE lines SET text = 'forged' WHERE name = 'name 3'")
    assert store.everything() is None
    with store.reading() as look:
        assert look("name 3") is None
        assert look("name 4") == LINES["name 4"]


def _is_right(store: Store) -> bool:
    """Tell whether what the store says is what was put in, or nothing."""
    found = store.everything()
    with store.reading() as look:
        lines = {name: look(name) for name in LINES}
    return found in (None, LINES) and all(t in (None, LINES[name]) for name, t in lines.items())


def test_a_file_cut_at_any_length_only_costs_time(store: Store) -> None:
    """No wrong line and no error, and the next writing mends it."""
    whole = store.file.read_bytes()
    for length in [*range(200), *range(200, len(whole), 97)]:
        store.file.write_bytes(whole[:length])
        assert _is_right(store), length
    store.put({"new": "line"})
    found = store.everything()
    assert found is None or found["new"] == "line"
    assert store.replace(LINES)
    assert store.everything() == LINES


def test_random_bytes_only_cost_time(store: Store) -> None:
    """Whole pages of them, or one bit."""
    whole, draw = store.file.read_bytes(), random.Random(7)  # noqa: S311 - a seed repeats
    for _ in range(400):
        spoilt = bytearray(whole)
        at, length = draw.randrange(len(whole)), draw.choice([1, 8, 300])
        spoilt[at : at + length] = draw.randbytes(min(length, len(whole) - at))
        store.file.write_bytes(spoilt)
        assert _is_right(store), (at, length)


@pytest.mark.parametrize("kind", ["text", "other tables", "a view", "a folder", "a link"])
def test_what_is_not_ours_is_not_believed(tmp_path: Path, kind: str) -> None:
    """A program in it is never run."""
    store = Store(tmp_path / "lines.sqlite", "one")
    if kind == "text":
        store.file.write_text("not a database")
    elif kind == "a folder":
        store.file.mkdir()
    elif kind == "a link":
        other = Store(tmp_path / "other.sqlite", "one")
        other.put(LINES)
        store.file.symlink_to(other.file)
    else:
        if kind == "a view":
            store.put(LINES)
        what = "TABLE x (y)" if kind == "other tables" else "VIEW v AS SELECT 1"
        with sqlite3.connect(store.file) as base:
            base.execute(f"CREATE {what}")
    assert store.everything() is None
    with store.reading() as look:
        assert look("name 1") is None


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    """It is said, and that is all."""
    (tmp_path / "cache").write_text("a file where the folder would be")
    assert not Store(tmp_path / "cache/lines.sqlite", "one").put(LINES)


def test_a_store_that_another_build_writes_is_not_waited_for(store: Store) -> None:
    """The other's transaction holds it; ours is given up."""
    other = sqlite3.connect(store.file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert not store.put({"a": "b"})
    other.execute("ROLLBACK")
    other.close()
    assert store.put({"a": "b"})
