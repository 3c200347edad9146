"""Keep the sketches of all cached texts in one file beside them; make anew what is missing."""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping
from pathlib import Path

from newsroom.intake.cache import FOLDER, recall_one
from newsroom.intake.sketches import sketch

FILE = "sketches.bin"


def open_sketchbook(root: Path) -> Mapping[str, array[int]]:
    """Return the sketch of each cached text by its digest; write those that were missing."""
    folder = root / FOLDER
    if not folder.is_dir() or folder.is_symlink():
        return {}
    digests = {
        name[:-4] for name in (path.name for path in folder.iterdir()) if name.endswith(".txt")
    }
    known = {name: one for name, one in _read(folder / FILE).items() if name in digests}
    missing = sorted(digests - known.keys())
    for digest in missing:
        source = recall_one(root, digest)
        known[digest] = sketch(source.text) if source else array("I")
    if missing:
        _write(folder / FILE, known)
    return known


def _read(file: Path) -> dict[str, array[int]]:
    """Read a sketchbook; one that is spoilt is none."""
    try:
        head, _, data = file.read_bytes().partition(b"\n")
        counts = json.loads(head)
        numbers = array("I")
        numbers.frombytes(data)
        if not isinstance(counts, dict) or sum(counts.values()) != len(numbers):
            return {}
    except (OSError, ValueError, TypeError):
        return {}
    found, at = {}, 0
    for name, count in counts.items():
        found[name] = numbers[at : at + count]
        at += count
    return found


def _write(file: Path, sketches: Mapping[str, array[int]]) -> None:
    head = json.dumps({name: len(one) for name, one in sketches.items()}).encode()
    waiting = file.with_suffix(".new")
    waiting.write_bytes(head + b"\n" + b"".join(one.tobytes() for one in sketches.values()))
    waiting.replace(file)
