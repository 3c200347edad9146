"""Test that a reader finds the old folder or the new one, whatever is interrupted."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from newsroom.press import swap as swapping
from newsroom.press.swap import Folders, recover, swap
from support.presses import tree

OLD = {"index.html": b"old", "gone/index.html": b"gone"}
NEW = {"index.html": b"new"}


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Write some files below a folder."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Return a published folder and a new one that is whole."""
    found = Folders(tmp_path / "output")
    write(found.output, OLD)
    write(found.next, NEW)
    return found


@pytest.mark.parametrize("in_one_step", [True, False])
def test_the_new_folder_takes_the_old_ones_place(
    folders: Folders,
    in_one_step: bool,  # noqa: FBT001
) -> None:
    """Nothing of the old site is left, nor anything beside it."""
    swap(folders, in_one_step=in_one_step)
    assert tree(folders.output) == NEW
    assert [path.name for path in folders.output.parent.iterdir()] == ["output"]


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    """There is nothing to exchange with."""
    folders = Folders(tmp_path / "output")
    write(folders.next, NEW)
    swap(folders)
    assert tree(folders.output) == NEW


class KilledError(Exception):
    """Stand for the end of the process."""


@pytest.mark.parametrize("call", range(6))
def test_a_kill_between_any_two_steps_leaves_a_whole_site(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    """After the next start the site is the old or the new, and nothing lies beside it."""
    calls = 0

    def dying(step: object) -> object:
        def stepped(*arguments: object, **options: object) -> object:
            nonlocal calls
            calls += 1
            if calls > call:
                raise KilledError
            return step(*arguments, **options)  # type: ignore[operator]

        return stepped

    with monkeypatch.context() as patched:
        for name in ("rename", "write_text", "unlink"):
            patched.setattr(swapping.Path, name, dying(getattr(Path, name)))
        patched.setattr(swapping.shutil, "rmtree", dying(swapping.shutil.rmtree))
        with contextlib.suppress(KilledError):
            swap(folders, in_one_step=False)
    recover(folders)
    assert tree(folders.output) in (OLD, NEW)
    assert [path.name for path in folders.output.parent.iterdir()] == ["output"]


def test_a_system_that_refuses_leaves_the_old_site(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the second rename fails, the first is taken back."""
    rename = Path.rename

    def refusing(path: Path, target: Path) -> Path:
        if path == folders.next:
            raise PermissionError(13, "permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(PermissionError):
        swap(folders, in_one_step=False)
    assert tree(folders.output) == OLD
    assert not folders.intention.exists()


def test_recovery_without_need_changes_nothing(tmp_path: Path) -> None:
    """It is done at every start."""
    folders = Folders(tmp_path / "output")
    write(folders.output, OLD)
    recover(folders)
    assert tree(folders.output) == OLD
