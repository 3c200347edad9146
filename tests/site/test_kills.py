"""Kill builds at random moments: the published tree is the old or the new, and never torn."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.presses import tree
from support.sites import environment, newsroom, write_publication

BRIEF = "content/briefs/2025/ferries.ko.md"


def with_words(folder: Path, words: str) -> None:
    """Change what a brief says."""
    path = folder / BRIEF
    path.write_text(path.read_text().partition("\n새 ")[0] + f"\n새 항로는 {words}.\n")


def start(folder: Path) -> subprocess.Popen[bytes]:
    """Start a build in two processes, in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "newsroom", "build", "--processes", "2"],
        cwd=folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def is_killed_after(folder: Path, seconds: float) -> bool:
    """Start a build and kill its whole process group; tell whether it was still running."""
    process = start(folder)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def ended_amid(folder: Path, how: signal.Signals, *, alone: bool) -> int:
    """Start a build and end it, or its whole group, while it makes pages; return its status."""
    process = start(folder)
    growing = folder / ".output-output.next/ko"
    while not growing.exists() and process.poll() is None:
        time.sleep(0.002)
    (os.kill if alone else os.killpg)(process.pid, how)
    return process.wait(timeout=120)


def left_behind(folder: Path) -> list[Path]:
    """Return what a build left beside the output, but for the tree in waiting."""
    return [path for path in folder.glob(".output-*") if not path.name.endswith(".waiting")]


def kill_many(folder: Path, seed: int, kills: int) -> None:
    """Kill builds that would put one of two sites in the other's place."""
    write_publication(folder)
    sites = []
    for words in ("밤에 다닌다", "낮에 다닌다"):
        with_words(folder, words)
        ran = newsroom(folder, "build")
        assert ran.returncode == 0, ran.stderr
        sites.append((words, tree(folder / "output")))
    began = time.monotonic()
    newsroom(folder, "build")
    longest = (time.monotonic() - began) * 1.3
    moments = random.Random(seed)  # noqa: S311 - a seed makes the test repeatable
    running = 0
    for number in range(kills):
        words, want = sites[number % 2]
        with_words(folder, words)
        running += is_killed_after(folder, moments.uniform(0, longest))
        assert tree(folder / "output") in [site for _, site in sites], f"kill {number}"
        if number % 10 == 9:
            shutil.rmtree(folder / ".newsroom" / "cache" / "fonts", ignore_errors=True)
        ran = newsroom(folder, "build")
        assert ran.returncode == 0, ran.stderr
        assert tree(folder / "output") == want
        assert left_behind(folder) == []
    assert running, "no build was still running when it was to be killed"


def test_a_handful_of_kills(tmp_path: Path) -> None:
    """In the ordinary suite, always the same."""
    kill_many(tmp_path, seed=2025, kills=4)


@pytest.mark.parametrize(
    ("how", "alone", "status"),
    [
        (signal.SIGINT, False, 130),
        (signal.SIGKILL, True, -signal.SIGKILL),
        pytest.param(signal.SIGINT, True, 130, marks=pytest.mark.slow),
        pytest.param(signal.SIGTERM, True, -signal.SIGTERM, marks=pytest.mark.slow),
    ],
)
def test_other_ends_leave_the_old_site_too(
    tmp_path: Path,
    how: signal.Signals,
    alone: bool,  # noqa: FBT001
    status: int,
) -> None:
    """Ctrl+C, a cancelled job, a parent that dies without its workers."""
    write_publication(tmp_path)
    newsroom(tmp_path, "build", "--format", "web")
    before = tree(tmp_path / "output")
    with_words(tmp_path, "곧 다닌다")
    # The PDF is not yet made: there is much to do.
    assert ended_amid(tmp_path, how, alone=alone) == status
    assert tree(tmp_path / "output") == before
    if how == signal.SIGINT:
        assert left_behind(tmp_path) == []
    ran = newsroom(tmp_path, "build", "--format", "web")
    assert ran.returncode == 0, ran.stderr
    assert left_behind(tmp_path) == []


@pytest.mark.slow
def test_fifty_kills(tmp_path: Path) -> None:
    """At fifty moments between the first import and the end."""
    kill_many(tmp_path, seed=50, kills=50)
