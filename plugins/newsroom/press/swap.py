"""Exchange two folders so that a reader, or a kill, finds the one or the other whole.

Linux does it in one step. Elsewhere it takes two renames; what was intended is written down
before, and completed by :func:`recover` when the next build starts.

The old tree is kept in waiting: the next build brings it forward by what has changed, which costs
as much as the change, and exchanges the two again.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from pathlib import Path

from msgspec import Struct

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_HERE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}


class Folders(Struct, frozen=True):
    """Name the published folder and what stands beside it during a build."""

    output: Path

    @property
    def lock(self) -> Path:
        """Return the file that keeps a second build waiting."""
        return self._beside("lock")

    @property
    def next(self) -> Path:
        """Return the folder in which the new site grows; after the swap it holds the old one."""
        return self._beside("next")

    @property
    def old(self) -> Path:
        """Return where the old site waits between two renames."""
        return self._beside("old")

    @property
    def waiting(self) -> Path:
        """Return the tree that was published before, and will be brought forward next."""
        return self._beside("waiting")

    @property
    def intention(self) -> Path:
        """Return the file that says that two renames have begun."""
        return self._beside("swap")

    def _beside(self, suffix: str) -> Path:
        return self.output.with_name(f".output-{self.output.name}.{suffix}")


def swap(folders: Folders, *, in_one_step: bool = True) -> None:
    """Put the new folder in the old one's place; then remove the old one.

    :raises OSError: with the old folder still in its place, where the system refuses.
    """
    if not os.path.lexists(folders.output):
        folders.next.rename(folders.output)
    elif not (in_one_step and _exchange(folders.next, folders.output)):
        _in_two_steps(folders)
    # A folder that cannot be removed now is removed when the next build starts.
    shutil.rmtree(folders.next, ignore_errors=True)
    shutil.rmtree(folders.old, ignore_errors=True)


def change_places(folders: Folders) -> None:
    """Put the tree in waiting in the published one's place, and that one in waiting.

    :raises OSError: with the published tree still in its place, where the system refuses.
    """
    if not _exchange(folders.waiting, folders.output):
        shutil.rmtree(folders.next, ignore_errors=True)
        folders.waiting.rename(folders.next)
        swap(folders)


def recover(folders: Folders) -> None:
    """Complete what a killed build had begun, and remove what it left; needs the lock."""
    if folders.intention.exists():
        if not os.path.lexists(folders.output):
            # Between its two renames: the new site was whole, only not yet in its place.
            whole = folders.next if folders.next.exists() else folders.old
            whole.rename(folders.output)
        folders.intention.unlink()
    for left in (folders.next, folders.old):
        if left.exists():
            shutil.rmtree(left)


def _in_two_steps(folders: Folders) -> None:
    folders.intention.write_text("the new site is whole\n", encoding="utf-8")
    try:
        folders.output.rename(folders.old)
        try:
            folders.next.rename(folders.output)
        except OSError:
            folders.old.rename(folders.output)
            raise
    finally:
        folders.intention.unlink(missing_ok=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names by the system's own call; False where it has none."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    arguments = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other))
    if call(*arguments, ctypes.c_uint(_RENAME_EXCHANGE)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_HERE:
        return False
    raise OSError(number, os.strerror(number), str(other))
