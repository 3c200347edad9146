"""Test what one build tells the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.formats.renderer import ArtifactFacts
from newsroom.press.memory import Memory, Remembered, maker, recall, remember

FACTS = ArtifactFacts("ko/", "text/html", "0" * 64, 12, 3)
MEMORY = Memory("maker", {"ko/": Remembered("fingerprint", (FACTS,))})


def test_a_memory_survives_the_disk(tmp_path: Path) -> None:
    """What was remembered is recalled."""
    remember(tmp_path / "state.json", MEMORY)
    assert recall(tmp_path / "state.json", "maker") == MEMORY


def test_another_program_has_no_memory(tmp_path: Path) -> None:
    """After an upgrade all is made anew."""
    remember(tmp_path / "state.json", MEMORY)
    assert recall(tmp_path / "state.json", "newer") == Memory("newer")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"maker": "maker"}',
        b'{"maker": "maker", "jobs": []}',
        b'{"maker": "maker", "jobs": {"ko/": 1}}',
        b'{"maker": "maker", "jobs": {"ko/": ["f", 1]}}',
        b'{"maker": "maker", "jobs": {"ko/": ["f", [[1]]]}}',
        b'{"maker": "maker", "jobs": {"ko/": ["f", [["a", "b", "c", "many", 0]]]}}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_a_damaged_memory_is_an_empty_one(tmp_path: Path, content: bytes) -> None:
    """It only ever saves work, so nothing is lost."""
    (tmp_path / "state.json").write_bytes(content)
    assert recall(tmp_path / "state.json", "maker") == Memory("maker")


def test_the_maker_is_the_same_twice() -> None:
    """Only another program changes it."""
    assert maker() == maker()
