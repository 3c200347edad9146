"""Test locks: what is written is read, and what somebody wrote by hand is told."""

from __future__ import annotations

from datetime import date

import pytest

from newsroom.model import IssueLock, LockedEdition, LockedEntry
from newsroom.reading.locks import write_lock
from support.sources import read_one, told

LOCK = IssueLock(
    "t",
    "2025-03",
    3,
    date(2025, 3, 31),
    ("null", "2025", "-", "story"),
    (
        LockedEdition("ko", (LockedEntry("null", "ko", {"title": "1" * 16, "body": "0e" * 8}, 2),)),
        LockedEdition("zh-Hant", (LockedEntry("-", "ko"),), "0123456789abcdef"),
    ),
)


def test_a_lock_is_read_as_it_was_written() -> None:
    """Slugs and digests that look like something else to YAML are quoted."""
    text = write_lock(LOCK)
    manuscripts, problems = read_one("issues/t/2025-03.lock.yml", text)

    assert (problems, manuscripts.locks, manuscripts.issues) == ((), (LOCK,), ())
    assert '  - "null"\n' in text
    assert f'title: "{"1" * 16}"\n' in text
    lines = [line for line in text.split("\n") if line.endswith("ko:")]
    (lock,) = manuscripts.locks
    assert lock.origin.place("editions.ko").line == text.split("\n").index(lines[0]) + 1


@pytest.mark.parametrize(
    ("old", "new", "want"),
    [
        ("1" * 16, "1234", '15:16 NR110: "1234" is not a digest; a lock is never written by hand'),
        ("date:", "dat:", '3:1 NR107: unknown key "dat"; did you mean "date"?'),
        ("language: ko", "language: kr", '13:19 NR118: "editions.ko.briefs.null.language"'),
        ("  ko:", "  kr:", 'NR008: unknown language "kr"'),
        ("editions:", "<<<<<<< HEAD\neditions:", "NR102"),
    ],
)
def test_a_lock_that_was_touched_is_told(old: str, new: str, want: str) -> None:
    """By the reader that reads every file."""
    text = write_lock(LOCK)
    assert old in text
    assert want in "\n".join(told("issues/t/2025-03.lock.yml", text.replace(old, new, 1)))


def test_a_broken_lock_is_named_so_that_nobody_else_is_blamed() -> None:
    """It may have held anything."""
    manuscripts, _ = read_one("issues/t/2025-03.lock.yml", "number: x\n")
    assert manuscripts.is_broken("lock", "t/2025-03")


def test_a_letter_has_a_digest_of_its_words() -> None:
    """Title, authors and text count; blank lines around the text do not."""
    texts = ["Dear\n", "\nDear\n\n", "---\ntitle: x\n---\nDear\n", "---\nauthors: [x]\n---\nDear\n"]
    digests = [read_one("issues/t/m.ko.md", text)[0].letters[0].digest for text in texts]
    assert digests[0] == digests[1]
    assert len({len(digest) for digest in digests} | {16}) == 1
    assert len(set(digests)) == 3
