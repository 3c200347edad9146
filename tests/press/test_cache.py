"""Test that the cache saves work and is never believed without proof."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.model import Artifact
from newsroom.press.cache import Cache

KEY = hashlib.sha256(b"key").hexdigest()
PDF = Artifact("ko/x.pdf", "application/pdf", b"%PDF-1.7 \x00\xff")


def filled(tmp_path: Path) -> Cache:
    """Return a cache that holds the PDF."""
    cache = Cache(tmp_path / "cache")
    cache.put(KEY, [PDF])
    return cache


def test_what_was_put_is_got(tmp_path: Path) -> None:
    """Bytes, type and path come back."""
    assert filled(tmp_path).get(KEY, PDF.path) == (PDF,)


def test_another_fingerprint_or_path_finds_nothing(tmp_path: Path) -> None:
    """An entry is for one page as it was."""
    cache = filled(tmp_path)
    assert cache.get(hashlib.sha256(b"other").hexdigest(), PDF.path) is None
    assert cache.get(KEY, "ko/y.pdf") is None


@pytest.mark.parametrize("damage", ["empty", "cut", "other", "pickle", "gone", "folder"])
def test_a_damaged_cache_is_an_empty_one(tmp_path: Path, damage: str) -> None:
    """Half a file, foreign bytes, a pickle: made anew, never a crash, never run."""
    cache = filled(tmp_path)
    marker = tmp_path / "ran"

    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return os.system, (f"touch {marker}",)

    for file in [path for path in cache.folder.rglob("*") if path.is_file()]:
        content = file.read_bytes()
        file.unlink()
        if damage == "empty":
            file.write_bytes(b"")
        elif damage == "cut":
            file.write_bytes(content[: len(content) // 2])
        elif damage == "other":
            file.write_bytes(b"\xff" * len(content))
        elif damage == "pickle":
            file.write_bytes(gzip.compress(pickle.dumps(Evil())))
        elif damage == "folder":
            file.mkdir()
    assert cache.get(KEY, PDF.path) is None
    assert not marker.exists()


@pytest.mark.parametrize(
    "record",
    [
        [],
        {"fingerprint": KEY},
        {"fingerprint": KEY, "artifacts": []},
        {"fingerprint": KEY, "artifacts": [["ko/x.pdf", "text/html", "../../../etc/passwd"]]},
        {"fingerprint": KEY, "artifacts": [["ko/x.pdf", "text/html"]]},
        {"fingerprint": KEY, "artifacts": "ko"},
    ],
)
def test_a_made_up_record_names_no_file(tmp_path: Path, record: object) -> None:
    """A record can only name contents of the cache, by their digests."""
    cache = filled(tmp_path)
    (cache.folder / KEY[:2] / f"{KEY}.json").write_text(json.dumps(record))
    assert cache.get(KEY, PDF.path) is None


@settings(max_examples=50, deadline=None)
@given(content=st.binary(max_size=200))
def test_any_record_is_survived(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever stands in the record's file."""
    cache = filled(tmp_path_factory.mktemp("cache"))
    (cache.folder / KEY[:2] / f"{KEY}.json").write_bytes(content)
    assert cache.get(KEY, PDF.path) is None


def test_a_cache_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    """A build goes on without it."""
    (tmp_path / "cache").write_text("a file")
    cache = filled(tmp_path)
    assert cache.get(KEY, PDF.path) is None
    cache.prune()


def test_pruning_forgets_what_was_used_longest_ago(tmp_path: Path) -> None:
    """What this build used stays."""
    cache = Cache(tmp_path / "cache")
    keys = [hashlib.sha256(bytes([number])).hexdigest() for number in range(4)]
    for number, key in enumerate(keys):
        cache.put(key, [Artifact("x.pdf", "application/pdf", bytes([number]) * 1000)])
        for file in cache.folder.rglob("*"):
            if file.stat().st_mtime > len(keys):
                os.utime(file, (number, number))
    cache.get(keys[0], "x.pdf")
    cache.prune(most=3_000)
    held = [key for key in keys if cache.get(key, "x.pdf")]
    assert keys[3] in held
    assert keys[1] not in held
