"""Test when the published tree is the one that was left."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsroom.press.last import Last
from newsroom.press.paths import MANIFEST
from newsroom.press.unchanged import is_as_left
from newsroom.press.watch import watch_of
from newsroom.settings import Settings
from support.notes import last
from support.publications import settings


@pytest.fixture
def around(tmp_path: Path) -> Settings:
    """Return settings whose output has a list of artifacts."""
    (tmp_path / MANIFEST).write_bytes(b"listed")
    return replace(settings(), output=tmp_path)


def left(around: Settings, look: tuple[int, ...], content: bytes) -> Last:
    """Return a note of a tree whose list looked so, and held that."""
    path, digest = str(around.output / MANIFEST), hashlib.sha256(content).digest()
    return replace(last((), ()), site=watch_of({path: (look, digest)}))


def look(around: Settings) -> tuple[int, ...]:
    """Return how the list looks."""
    status = (around.output / MANIFEST).lstat()
    return status.st_size, status.st_ctime_ns, status.st_ino


def test_a_list_that_looks_the_same_is_the_same(around: Settings) -> None:
    """Nothing is read."""
    assert is_as_left(around, left(around, look(around), b"not read"))


def test_a_list_too_new_for_its_look_is_read(around: Settings) -> None:
    """A build that follows at once is no whole one for that."""
    size, _, inode = look(around)
    assert is_as_left(around, left(around, (size, -1, inode), b"listed"))
    assert not is_as_left(around, left(around, (size, -1, inode), b"others"))


def test_a_list_that_was_changed_or_is_gone_is_another(around: Settings) -> None:
    """Nor is one the same that nobody noted."""
    before = left(around, look(around), b"listed")
    (around.output / MANIFEST).write_bytes(b"changed")
    assert not is_as_left(around, before)
    (around.output / MANIFEST).unlink()
    assert not is_as_left(around, before)
    assert not is_as_left(around, last((), ()))
