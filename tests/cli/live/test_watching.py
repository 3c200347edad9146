"""Test that whatever is saved is heard of, whatever happens to the folders meanwhile."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.cli.live.watching import Changes, Watcher, watched
from support.desks import until

TICK = 0.1


class Ear:
    """Gather what a watcher hands on, in a thread of its own."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.said: list[str] = []
        self.heard: list[Changes] = []
        self.watcher = Watcher(lambda: watched(root, [folder]), self.said.append)
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        for changes in self.watcher.changes(TICK):
            if changes is None or changes:
                self.heard.append(changes)

    def settle(self) -> None:
        """Wait until it has looked twice because it began, and forget that."""
        until(lambda: self.heard.count(None), lambda count: count >= 2)
        self.heard.clear()

    def hears(self, path: Path) -> None:
        """Wait until a path is told of, or that any may have changed."""
        until(
            lambda: list(self.heard),
            lambda heard: any(one is None or path in one for one in heard),
        )

    def stop(self) -> None:
        """End it."""
        self.watcher.stop()
        self._thread.join(timeout=10)
        assert not self._thread.is_alive()


@pytest.fixture
def ear(tmp_path: Path) -> Iterator[Ear]:
    """Watch a content folder two levels down."""
    (tmp_path / "src/content/briefs").mkdir(parents=True)
    (tmp_path / "src/content/briefs/a.md").write_text("a")
    (tmp_path / "conf.py").write_text("")
    listening = Ear(tmp_path, tmp_path / "src/content")
    listening.settle()
    yield listening
    listening.stop()


def test_files_in_the_folder_and_settings_beside_it(ear: Ear, tmp_path: Path) -> None:
    """Written, added, removed; and nothing of what lies elsewhere."""
    (tmp_path / "output").mkdir()
    (tmp_path / "output/index.html").write_text("x")
    (tmp_path / "notes.txt").write_text("x")
    for path in (tmp_path / "src/content/briefs/a.md", tmp_path / "conf.py"):
        ear.heard.clear()
        path.write_text("other")
        ear.hears(path)
    (tmp_path / "src/content/briefs/a.md").unlink()
    ear.hears(tmp_path / "src/content/briefs/a.md")

    assert not any("output" in str(heard) or "notes" in str(heard) for heard in ear.heard)


@pytest.mark.parametrize("gone", ["src/content", "src"])
def test_a_folder_that_goes_and_comes_back(ear: Ear, tmp_path: Path, gone: str) -> None:
    """It is watched again, also where the folder around it was away."""
    brief = tmp_path / "src/content/briefs/a.md"
    for _ in range(2):
        ear.heard.clear()
        shutil.rmtree(tmp_path / gone)
        ear.hears(brief)
        ear.settle()
        brief.parent.mkdir(parents=True)
        ear.settle()
        brief.write_text("again")
        ear.hears(brief)


def test_a_new_folder_is_looked_into(ear: Ear, tmp_path: Path) -> None:
    """Whatever is in it when it is heard of."""
    shutil.copytree(tmp_path / "src/content/briefs", tmp_path / "src/content/more/deep")
    ear.hears(tmp_path / "src/content/more")


def test_many_changes_come_as_few(ear: Ear, tmp_path: Path) -> None:
    """A checkout is waited out."""
    for number in range(300):
        (tmp_path / f"src/content/briefs/{number}.md").write_text("x")
    last = tmp_path / "src/content/briefs/299.md"
    ear.hears(last)

    assert len(ear.heard) < 100
