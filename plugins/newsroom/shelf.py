"""Keep what took long to make, by a key, and check it when it is taken."""

from __future__ import annotations

import hashlib
import os
from _thread import get_ident
from pathlib import Path

from msgspec import Struct

_SUM = 32


class Shelf(Struct, frozen=True):
    """Hold a folder of files that are named by their keys and begin with their checksums."""

    folder: Path

    def take(self, key: str) -> bytes | None:
        """Return what is kept under a key, or None where nothing or something spoilt is."""
        try:
            kept = (self.folder / key).read_bytes()
        except OSError:
            return None
        checksum, content = kept[:_SUM], kept[_SUM:]
        return content if hashlib.sha256(content).digest() == checksum else None

    def put(self, key: str, content: bytes) -> None:
        """Keep something under a key; a folder that cannot be written costs time, no more."""
        try:
            write_whole(self.folder / key, hashlib.sha256(content).digest(), content)
        except OSError:
            return


def write_whole(path: Path, *pieces: bytes) -> None:
    """Write a file, in one piece or several, so that it is there as before or as now.

    Whoever else writes it. What is written on the way has a name that begins with a dot: nobody
    reads it as content, should it be left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}-{get_ident()}")
    try:
        with draft.open("wb") as file:
            file.writelines(pieces)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
