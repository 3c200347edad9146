"""Read the content folder on all cores.

Reading a file is a pure function of its path and bytes: any process may do it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from functools import partial

from newsroom.model import Manuscripts
from newsroom.press.codec import codec_of
from newsroom.press.crew import spread
from newsroom.problems import Problem, in_order
from newsroom.reading.files import FileReading, SourceFile
from newsroom.reading.gathering import gather
from newsroom.reading.walk import Entry, load, survey
from newsroom.settings import Settings


@dataclass(frozen=True, slots=True)
class Packed:
    """Hold the reading of a file as it is sent between processes."""

    sha256: str
    """The digest of the file's bytes; empty where none were read."""
    reading: bytes
    """What was read, in JSON."""


def read_content(settings: Settings, *, processes: int) -> tuple[Manuscripts, tuple[Problem, ...]]:
    """Read every file of the content folder; tell every problem of every file."""
    # Markdown and YAML come with the reader: before the processes start, so that all share them.
    import newsroom.reading.reader  # noqa: F401, PLC0415

    entries, surveying = survey(settings)
    packed = spread(partial(pack, settings), entries, processes=processes)
    manuscripts, reading = gather(unpack(one.reading) for one in packed)
    return manuscripts, in_order((*surveying, *reading))


def pack(settings: Settings, entry: Entry) -> Packed:
    """Load and read one file; what is wrong with either is among its problems."""
    from newsroom.reading.reader import read_file  # noqa: PLC0415 - the same

    file, problems = load(entry, settings)
    found = read_file(file, settings)
    whole = replace(found, problems=(*problems, *found.problems))
    told = json.dumps(codec_of(FileReading).encode(whole), separators=(",", ":"))
    return Packed(sha256_of(file), told.encode())


def unpack(reading: bytes) -> FileReading:
    """Return a reading that was packed.

    :raises ValueError: where it is none.
    """
    found = codec_of(FileReading).decode(json.loads(reading))
    assert isinstance(found, FileReading)  # noqa: S101 - the codec's own promise
    return found


def sha256_of(file: SourceFile) -> str:
    """Return the digest of the bytes that were read of a file, or nothing."""
    if file.image:
        return file.image.sha256
    return hashlib.sha256(file.data).hexdigest() if file.data else ""
