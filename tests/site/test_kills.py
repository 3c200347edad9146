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


def killed_build(folder: Path, seconds: float) -> bool:
    """Start a build and kill its whole process group; tell whether it was still running."""
    process = subprocess.Popen(
        [sys.executable, "-m", "newsroom", "build", "--processes", "2"],
        cwd=folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


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
        running += killed_build(folder, moments.uniform(0, longest))
        assert tree(folder / "output") in [site for _, site in sites], f"kill {number}"
        if number % 5 == 0:
            shutil.rmtree(folder / ".newsroom" / "cache" / "fonts", ignore_errors=True)
        ran = newsroom(folder, "build")
        assert ran.returncode == 0, ran.stderr
        assert tree(folder / "output") == want
        assert not list(folder.glob(".output-*"))
    assert running, "no build was still running when it was to be killed"


def test_a_handful_of_kills(tmp_path: Path) -> None:
    """In the ordinary suite, always the same."""
    kill_many(tmp_path, seed=2025, kills=4)


@pytest.mark.slow
def test_fifty_kills(tmp_path: Path) -> None:
    """At fifty moments between the first import and the end."""
    kill_many(tmp_path, seed=50, kills=50)
